//! Scopes: names that must differ from each other.

use std::collections::{HashMap, HashSet};

use super::Ident;

/// The names taken in one place: a module, a struct, an enum, a parameter list.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: HashSet<String>,
    /// The number that was given last behind a name: lower ones are taken.
    last: HashMap<String, usize>,
}

impl Scope {
    /// A scope in which some names are taken from the start.
    pub(super) fn with(names: &[&str]) -> Self {
        Self { taken: names.iter().map(|name| (*name).to_owned()).collect(), ..Self::default() }
    }

    /// A scope in which these names are taken.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a Ident>) -> Self {
        Self { taken: names.into_iter().map(|name| name.bare().to_owned()).collect(), ..Self::default() }
    }

    /// Takes a name if it is free.
    pub(super) fn take(&mut self, name: &Ident) -> bool {
        self.taken.insert(name.bare().to_owned())
    }

    /// Takes the first free one of `candidates`; where none is, the last one with the lowest number that is free.
    pub(super) fn claim(&mut self, candidates: impl IntoIterator<Item = Ident>) -> Ident {
        let mut last = None;
        for candidate in candidates {
            if self.take(&candidate) {
                return candidate;
            }
            last = Some(candidate);
        }
        let base = last.unwrap_or_else(|| Ident::snake("empty"));
        let separator = if base.bare().ends_with(|c: char| c.is_ascii_digit()) { "_" } else { "" };
        let mut number = self.last.get(base.bare()).map_or(2, |last| last + 1);
        loop {
            let candidate = base.with_suffix(&format!("{separator}{number}"));
            if self.take(&candidate) {
                self.last.insert(base.bare().to_owned(), number);
                return candidate;
            }
            number += 1;
        }
    }
}
