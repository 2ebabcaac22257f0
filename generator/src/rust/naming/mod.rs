//! Names: one table from keys to identifiers.
//!
//! In: the API, its hints and `names.lock`. Out: [`Names`] and the new lock. A pure function: the same input gives the same
//! names, and what the lock pins stays. Fixed order: tags, operations, components, inline types by their path; members
//! are named when their type is planned.

mod members;
mod operations;
mod path;
mod tags;
mod types;

use std::collections::HashMap;

use super::ident::LONGEST;
use super::{Ident, Kind, Lock, Options};
use crate::api::{Api, Hints, Operation, TypeId};

pub(super) use members::{Members, Wire};
pub(super) use tags::TagName;

/// Every name that is visible outside of its own type.
#[derive(Debug)]
pub(super) struct Names {
    /// Modules of tags, in order of first appearance among the operations.
    pub(super) tags: Vec<TagName>,
    /// Function of each operation, by its index in the API.
    pub(super) operations: HashMap<usize, Ident>,
    /// Nominal types and component aliases.
    pub(super) types: HashMap<TypeId, Ident>,
}

/// Names everything in `api` that `selected` operations and `wanted` types need.
pub(super) fn name(
    api: &Api,
    selected: &[usize],
    wanted: &[TypeId],
    options: &Options,
    old: &Lock,
    new: &mut Lock,
) -> Names {
    let tags = tags::name(api, selected, options, old, new);
    let operations = operations::name(api, selected, &tags, old, new);
    let types = types::name(api, wanted, &operations, &tags, old, new);
    Names { tags, operations, types }
}

/// The first tag of an operation: it decides where the function lives.
pub(super) fn home_tag(operation: &Operation) -> Option<&str> {
    operation.tags.first().map(String::as_str)
}

/// A name that somebody chose: the lock's, or a hint's.
fn chosen(kind: Kind, key: &str, hints: Option<&Hints>, old: &Lock) -> Option<Ident> {
    let hinted = hints.and_then(|hints| hints.get("name")).and_then(|name| name.as_str());
    let hinted = hinted.filter(|name| name.len() <= LONGEST);
    hinted.or_else(|| old.get(kind, key)).and_then(Ident::exact)
}
