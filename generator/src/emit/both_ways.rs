//! The half of the codec that the API has no use for: the reader of what is only sent, the writer of what is only received. It is in a
//! file of its own, which the compiler opens where values are kept or made by hand (features `serde` and `test-fixtures`).

use proc_macro2::TokenStream;
use quote::quote;

use super::index::Index;
use super::literal::text;
use super::paths::Paths;
use super::{SourceFile, fields, place, serde, structs, union, values};
use crate::api::Direction;
use crate::rust::{Crate, Item, Module};

/// The folder of the files beside those of the types.
const FOLDER: &str = "both_ways";

/// The name of the module inside that of the types.
pub(super) const MODULE: &str = "codec_impls";

/// Whether a module has types that travel one way.
pub(super) fn has_one_way(module: &Module) -> bool {
    serde::codecs(module).any(|codec| codec.direction.request != codec.direction.response)
}

/// The halves that the file of the types lacks.
pub(super) fn source(krate: &Crate, module: &Module, index: &Index<'_>) -> SourceFile {
    let paths = Paths::below(index, &krate.root, module, MODULE);
    let halves: Vec<TokenStream> = module.items.iter().flat_map(|item| missing(item, &paths)).collect();
    let types = quote!(
        use super::*;
    );
    SourceFile {
        path: place::beside(&place::path(krate, module), FOLDER),
        allows: Vec::new(),
        docs: vec![
            "What the types of the file of this name beside the folder lack to travel both ways.".into(),
        ],
        items: std::iter::once(types).chain(paths.uses()).chain(halves).collect(),
    }
}

/// The declaration of the file in the module whose types it is about.
pub(super) fn declaration(krate: &Crate, module: &Module) -> TokenStream {
    let gate = quote!(#[cfg(any(feature = "serde", feature = "test-fixtures"))]);
    declared(krate, module, &gate, (FOLDER, MODULE))
}

/// A module in a file of that folder.
pub(super) fn declared(
    krate: &Crate,
    module: &Module,
    gate: &TokenStream,
    (folder, name): (&str, &str),
) -> TokenStream {
    let path = place::path(krate, module);
    let file = path.rsplit('/').next().unwrap_or(&path);
    let (file, name) = (text(&place::beside(file, folder)), super::literal::word(name));
    quote! {
        #gate
        #[path = #file]
        mod #name;
    }
}

fn missing(item: &Item, paths: &Paths<'_>) -> Vec<TokenStream> {
    let lacks = |there: &Direction| Direction {
        request: there.response && !there.request,
        response: there.request && !there.response,
    };
    match item {
        Item::Struct(it) => fields::missing(it, lacks(&it.direction), &structs::uses(it, paths), paths),
        Item::ValueEnum(it) => values::codec(it, lacks(&it.direction), paths),
        Item::Union(it) => union::codec(it, lacks(&it.direction), paths),
        _ => Vec::new(),
    }
}
