//! The table of an API's schemas.

use std::sync::OnceLock;

use super::super::json::{Reader, Tree};

/// The schemas of an API by name: components, and what stands in operations by a name that says where.
#[derive(Debug)]
pub struct Schemas {
    pub(super) entries: &'static [(&'static str, &'static str)],
    parsed: OnceLock<Vec<Tree<'static>>>,
}

impl Schemas {
    /// Takes names, sorted, with a schema for each.
    pub const fn new(entries: &'static [(&'static str, &'static str)]) -> Self {
        Self { entries, parsed: OnceLock::new() }
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|(name, _)| *name)
    }

    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.entries.binary_search_by_key(&name, |(known, _)| *known).ok()
    }

    pub(super) fn tree(&'static self, name: &str) -> Option<&'static Tree<'static>> {
        let parsed = self.parsed.get_or_init(|| {
            let tree = |text: &'static str| Reader::new(text).tree().unwrap_or(Tree::Bool(true));
            self.entries.iter().map(|(_, text)| tree(text)).collect()
        });
        parsed.get(self.index(name)?)
    }
}
