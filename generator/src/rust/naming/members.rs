//! Fields and variants: names within one type.

use crate::rust::scope::Scope;
use crate::rust::{Ident, Kind, Lock};

/// The members of one type.
#[derive(Debug, Clone, Copy)]
pub(in crate::rust) struct Members<'a> {
    /// Fields or variants.
    pub(in crate::rust) kind: Kind,
    /// The type's key.
    pub(in crate::rust) owner: &'a str,
    /// Names that the type's own methods and variants have.
    pub(in crate::rust) reserved: &'a [&'a str],
}

impl Members<'_> {
    /// Names each of `wires`; `better` names come from hints such as `x-enum-varnames`.
    ///
    /// Names in the lock come first, then those that are what they are on the wire, then the rest in document order: so a
    /// newcomer never takes a name that stands.
    pub(in crate::rust) fn name(
        &self,
        wires: &[&str],
        better: &[Option<String>],
        old: &Lock,
        new: &mut Lock,
    ) -> Vec<Ident> {
        let mut scope = Scope::with(self.reserved);
        let mut names: Vec<Option<Ident>> = vec![None; wires.len()];
        for (slot, wire) in names.iter_mut().zip(wires) {
            *slot =
                old.get(self.kind, &self.key(wire)).and_then(Ident::exact).filter(|name| scope.take(name));
        }
        for canonical in [true, false] {
            for (index, wire) in wires.iter().enumerate() {
                let plain = self.plain(better.get(index).and_then(Option::as_deref).unwrap_or(wire));
                if names[index].is_none() && self.is_canonical(wire, &plain) == canonical {
                    names[index] = Some(scope.claim(self.candidates(wire, plain)));
                }
            }
        }
        let names: Vec<Ident> = names.into_iter().flatten().collect();
        for (name, wire) in names.iter().zip(wires) {
            if !self.is_canonical(wire, name) {
                new.set(self.kind, &self.key(wire), name.bare());
            }
        }
        names
    }

    fn key(&self, wire: &str) -> String {
        format!("{} {wire}", self.owner)
    }

    fn plain(&self, text: &str) -> Ident {
        if self.kind == Kind::Variant { Ident::camel(text) } else { Ident::snake(text) }
    }

    /// The name follows from the wire and the wire from the name: nothing has to be pinned.
    fn is_canonical(&self, wire: &str, name: &Ident) -> bool {
        match self.kind {
            Kind::Variant => Ident::snake(name.bare()).bare() == wire,
            _ => name.bare() == wire,
        }
    }

    /// Where the plain name is taken, the case of the wire tells them apart before a number does.
    fn candidates(&self, wire: &str, plain: Ident) -> Vec<Ident> {
        let upper = wire.chars().any(char::is_uppercase) && !wire.chars().any(char::is_lowercase);
        let qualifier = if upper {
            "upper"
        } else if wire.chars().any(char::is_uppercase) {
            "camel"
        } else {
            "lower"
        };
        let qualified = format!("{} {qualifier}", plain.bare());
        vec![plain, self.plain(&qualified)]
    }
}
