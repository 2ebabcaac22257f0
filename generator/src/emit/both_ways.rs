//! The half of the codec that the API has no use for: the reader of what is only sent, the writer of what is only received. It is there
//! where values are kept or made by hand (features `serde` and `test-fixtures`).

use proc_macro2::TokenStream;

use super::codec::codecs;
use super::paths::Paths;
use super::{fields, newtype, structs, union, values};
use crate::api::Direction;
use crate::rust::{Item, Module};

/// Whether a module has types that travel one way.
pub(super) fn has_one_way(module: &Module) -> bool {
    codecs(module).any(|codec| codec.direction.request != codec.direction.response)
}

/// The halves that the codec of the types lacks.
pub(super) fn items(module: &Module, paths: &Paths<'_>) -> Vec<TokenStream> {
    module.items.iter().flat_map(|item| missing(item, paths)).collect()
}

fn missing(item: &Item, paths: &Paths<'_>) -> Vec<TokenStream> {
    let lacks = |there: &Direction| Direction {
        request: there.response && !there.request,
        response: there.request && !there.response,
    };
    match item {
        Item::Struct(it) => fields::missing(it, lacks(&it.direction), &structs::uses(it, paths), paths),
        Item::ValueEnum(it) => values::halves(it, lacks(&it.direction), paths),
        Item::Union(it) => union::halves(it, lacks(&it.direction), paths),
        Item::Newtype(it) => newtype::halves(it, lacks(&it.direction), paths),
        _ => Vec::new(),
    }
}
