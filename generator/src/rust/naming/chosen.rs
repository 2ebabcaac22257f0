//! Names that somebody chose, and the tag that an operation's name belongs to.

use crate::api::{Hints, Operation};
use crate::rust::ident::LONGEST;
use crate::rust::{Ident, Lock, NameKind};

/// The first tag of an operation: it decides where the function lives.
pub(in crate::rust) fn home_tag(operation: &Operation) -> Option<&str> {
    operation.tags.first().map(String::as_str)
}

/// A name that somebody chose: the lock's, or a hint's.
pub(super) fn chosen(kind: NameKind, key: &str, hints: Option<&Hints>, old: &Lock) -> Option<Ident> {
    let hinted = hints.and_then(|hints| hints.get("name")).and_then(|name| name.as_str());
    let hinted = hinted.filter(|name| name.len() <= LONGEST);
    hinted.or_else(|| old.get(kind, key)).and_then(Ident::exact)
}
