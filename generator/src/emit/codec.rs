//! The codec of a module's types, in a file of its own beside their definitions: how they are read, written, shown and converted.

use proc_macro2::TokenStream;

use super::paths::Paths;
use super::{errors, newtype, structs, union, values};
use crate::api::Direction;
use crate::rust::{Docs, Ident, Item, Module, Newtype, Struct, UnionEnum, ValueEnum};

/// All that the types of a module do beside being built.
pub(super) fn items(module: &Module, paths: &Paths<'_>) -> Vec<TokenStream> {
    let one = |item: &Item| match item {
        Item::Struct(item) => structs::codec(item, paths),
        Item::ValueEnum(item) => values::codec(item, paths),
        Item::Union(item) => union::codec(item, paths),
        Item::Newtype(item) => newtype::codec(item, paths),
        Item::Errors(item) => vec![errors::reading(item, paths)],
        _ => Vec::new(),
    };
    module.items.iter().flat_map(one).collect()
}

/// A type and the parts of the codec that it has.
pub(super) struct Codec<'a> {
    pub(super) name: &'a Ident,
    pub(super) docs: &'a Docs,
    pub(super) direction: Direction,
}

/// The types of a module that are read or written as JSON.
pub(super) fn codecs(module: &Module) -> impl Iterator<Item = Codec<'_>> {
    module.items.iter().filter_map(|item| match item {
        Item::Struct(Struct { name, docs, direction, .. })
        | Item::ValueEnum(ValueEnum { name, docs, direction, .. })
        | Item::Union(UnionEnum { name, docs, direction, .. })
        | Item::Newtype(Newtype { name, docs, direction, .. }) => {
            Some(Codec { name, docs, direction: *direction })
        }
        Item::Alias(_)
        | Item::Errors(_)
        | Item::Webhooks(_)
        | Item::Client(_)
        | Item::Handle(_)
        | Item::Operation(_)
        | Item::Schemas(_)
        | Item::Xml(_) => None,
    })
}
