//! The `serde` impls of a module's types, in a file of their own: without the feature the compiler does not open
//! it. All work is done by the runtime's bridge.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, text};
use super::{SourceFile, place};
use crate::api::Direction;
use crate::rust::{Crate, Docs, Ident, Item, Lint, Module, Struct, UnionEnum, ValueEnum};

/// Whether a module has types that are read or written.
pub(super) fn has_codecs(module: &Module) -> bool {
    codecs(module).any(|codec| codec.direction.response || codec.direction.request)
}

/// `Deserialize` and `Serialize` for every type, whichever way it travels.
pub(super) fn source(krate: &Crate, module: &Module) -> SourceFile {
    let uses = [
        quote!(
            use serde::{Deserialize, Deserializer, Serialize, Serializer};
        ),
        quote!(
            use crate::support::codec::bridge;
        ),
    ];
    let impls = codecs(module).flat_map(impls);
    SourceFile {
        path: place::beside(&place::path(krate, module), "serde"),
        allows: Vec::new(),
        docs: vec![
            "`Serialize` and `Deserialize` for the types of the file of this name beside the folder.".into(),
        ],
        items: uses.into_iter().chain(impls).collect(),
    }
}

/// The declaration of the file in the module whose types it is about.
pub(super) fn declaration(krate: &Crate, module: &Module) -> TokenStream {
    let path = place::path(krate, module);
    let file = path.rsplit('/').next().unwrap_or(&path);
    let file = text(&place::beside(file, "serde"));
    let deprecated = codecs(module).any(|codec| codec.docs.deprecated.is_some());
    let allow = Allow::default().when(deprecated, Lint::Deprecated).attribute();
    quote! {
        #[cfg(feature = "serde")]
        #allow
        #[path = #file]
        mod serde_impls;
    }
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
        | Item::Union(UnionEnum { name, docs, direction, .. }) => {
            Some(Codec { name, docs, direction: *direction })
        }
        Item::Alias(_)
        | Item::Errors(_)
        | Item::Webhooks(_)
        | Item::Client(_)
        | Item::Handle(_)
        | Item::Operation(_)
        | Item::Schemas(_) => None,
    })
}

fn impls(codec: Codec<'_>) -> impl Iterator<Item = TokenStream> {
    let name = ident(codec.name);
    let read = quote! {
        impl<'de> Deserialize<'de> for super::#name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                bridge::deserialize(from)
            }
        }
    };
    let write = quote! {
        impl Serialize for super::#name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                bridge::serialize(self, to)
            }
        }
    };
    [read, write].into_iter()
}
