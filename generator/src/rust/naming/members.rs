//! Fields and variants: names within one type.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::Spelling;
use crate::rust::scope::Scope;
use crate::rust::{Ident, Lock, NameKind};

/// What tells a member apart from the others of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rust) enum Wire<'a> {
    /// The name of a property.
    Name(&'a str),
    /// The key of a branch.
    Branch(&'a str),
    /// A listed value that is text.
    Text(&'a str),
    /// Any other listed value, by its JSON text.
    Json(&'a str),
}

impl<'a> Wire<'a> {
    /// What the name is made of.
    fn text(self) -> &'a str {
        match self {
            Self::Name(text) | Self::Branch(text) | Self::Text(text) | Self::Json(text) => text,
        }
    }

    /// What the lock calls it. Text that reads like another value stands in quotes: `1` and `"1"` are two values.
    fn key(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) if reads_as_json(text) => Cow::Owned(Json::from(text).to_string()),
            other => Cow::Borrowed(other.text()),
        }
    }

    /// Locks from before told no such text apart.
    fn former_key(self) -> Option<&'a str> {
        matches!(self.key(), Cow::Owned(_)).then(|| self.text())
    }
}

/// Whether text is the JSON of some value.
fn reads_as_json(text: &str) -> bool {
    text.starts_with('"') || serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// The members of one type.
#[derive(Debug, Clone, Copy)]
pub(in crate::rust) struct Members<'a> {
    /// Fields or variants.
    pub(in crate::rust) kind: NameKind,
    /// The type's key.
    pub(in crate::rust) owner: &'a str,
    /// Names that the type's own methods and variants have.
    pub(in crate::rust) reserved: &'a [&'a str],
    /// How words are spelled in variants.
    pub(in crate::rust) spelling: &'a Spelling,
}

impl Members<'_> {
    /// Names each of `wires`; `better` names come from hints such as `x-enum-varnames`.
    ///
    /// Names in the lock come first, then those that are what they are on the wire, then the rest in document order: so a
    /// newcomer never takes a name that stands.
    pub(in crate::rust) fn name(
        &self,
        wires: &[Wire<'_>],
        better: &[Option<String>],
        old: &Lock,
        new: &mut Lock,
    ) -> Vec<Ident> {
        let mut scope = Scope::with(self.reserved);
        let mut names: Vec<Option<Ident>> = vec![None; wires.len()];
        for former in [false, true] {
            for (slot, wire) in names.iter_mut().zip(wires).filter(|(slot, _)| slot.is_none()) {
                let key = if former { wire.former_key().map(Cow::Borrowed) } else { Some(wire.key()) };
                let pinned = key.and_then(|key| old.get(self.kind, &self.key(&key)));
                *slot = pinned.and_then(Ident::exact).filter(|name| scope.take(name));
            }
        }
        for canonical in [true, false] {
            for (index, wire) in wires.iter().enumerate() {
                let plain = self.plain(better.get(index).and_then(Option::as_deref).unwrap_or(wire.text()));
                if names[index].is_none() && self.is_canonical(*wire, &plain) == canonical {
                    names[index] = Some(scope.claim(self.candidates(*wire, plain)));
                }
            }
        }
        let names: Vec<Ident> = names.into_iter().flatten().collect();
        for (name, wire) in names.iter().zip(wires) {
            if !self.is_canonical(*wire, name) {
                new.set(self.kind, &self.key(&wire.key()), name.bare());
            }
        }
        names
    }

    fn key(&self, wire: &str) -> String {
        format!("{} {wire}", self.owner)
    }

    fn plain(&self, text: &str) -> Ident {
        if self.kind == NameKind::Variant { self.spelling.camel(text) } else { Ident::snake(text) }
    }

    /// The name follows from the wire and the wire from the name: nothing has to be pinned.
    fn is_canonical(&self, wire: Wire<'_>, name: &Ident) -> bool {
        match (self.kind, wire) {
            (_, Wire::Json(_)) => false,
            (NameKind::Variant, wire) => Ident::snake(name.bare()).bare() == wire.text(),
            (_, wire) => name.bare() == wire.text(),
        }
    }

    /// Where the plain name is taken, the case of the wire tells them apart before a number does.
    fn candidates(&self, wire: Wire<'_>, plain: Ident) -> Vec<Ident> {
        let (Wire::Name(wire) | Wire::Text(wire) | Wire::Json(wire)) = wire else { return vec![plain] };
        let upper = wire.chars().any(char::is_uppercase) && !wire.chars().any(char::is_lowercase);
        let qualifier = if upper {
            "upper"
        } else if wire.chars().any(char::is_uppercase) {
            "camel"
        } else {
            "lower"
        };
        let qualified = format!("{} {qualifier}", plain.bare());
        let spelled = match self.kind {
            NameKind::Variant => Ident::camel_spelled(wire),
            _ => Ident::snake_spelled(wire),
        };
        std::iter::once(plain.clone()).chain(spelled).chain([self.plain(&qualified)]).collect()
    }
}
