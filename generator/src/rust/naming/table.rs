//! The table of names: tags, then operations, then types.

use std::collections::HashMap;

use super::{TagName, operations, tags, types};
use crate::api::{Api, TypeId};
use crate::rust::sharing::Shared;
use crate::rust::{CrateOptions, Ident, Lock};

/// Every name that is visible outside of its own type.
#[derive(Debug)]
pub(in crate::rust) struct Names {
    /// Modules of tags, in order of first appearance among the operations.
    pub(in crate::rust) tags: Vec<TagName>,
    /// Function of each operation, by its index in the API.
    pub(in crate::rust) operations: HashMap<usize, Ident>,
    /// Nominal types and component aliases.
    pub(in crate::rust) types: HashMap<TypeId, Ident>,
}

/// Names everything in `api` that `selected` operations and `wanted` types need.
pub(in crate::rust) fn name(
    api: &Api,
    selected: &[usize],
    wanted: &[TypeId],
    shared: &Shared,
    options: &CrateOptions,
    old: &Lock,
    new: &mut Lock,
) -> Names {
    let tags = tags::name(api, selected, options, old, new);
    let operations = operations::name(api, selected, &tags, old, new);
    let types = types::name(api, wanted, &operations, &tags, shared, old, new);
    Names { tags, operations, types }
}
