//! Constructors of what only ever comes from the server (feature `test-fixtures`), so that tests can make answers. In a file of their own,
//! which the compiler does not open without the feature.

use proc_macro2::TokenStream;
use quote::quote;

use super::index::Index;
use super::paths::Paths;
use super::{SourceFile, both_ways, place, structs};
use crate::rust::{Constructor, Crate, Item, Module, Struct};

const FOLDER: &str = "fixtures";
const MODULE: &str = "fixture_impls";

/// Whether a module has structs that nobody sends.
pub(super) fn has_fixtures(module: &Module) -> bool {
    fixtures(module).next().is_some()
}

/// Their constructors.
pub(super) fn source(krate: &Crate, module: &Module, index: &Index<'_>) -> SourceFile {
    let paths = Paths::below(index, &krate.root, module, MODULE);
    let made = fixtures(module)
        .filter_map(|(item, how)| structs::builder(item, how, &structs::uses(item, &paths), &paths));
    let made: Vec<TokenStream> = made.collect();
    let types = quote!(
        use super::*;
    );
    SourceFile {
        path: place::beside(&place::path(krate, module), FOLDER),
        allows: Vec::new(),
        docs: vec!["Constructors for tests, of the types of the file of this name beside the folder.".into()],
        items: std::iter::once(types).chain(paths.uses()).chain(made).collect(),
    }
}

/// The declaration of the file in the module whose types it is about.
pub(super) fn declaration(krate: &Crate, module: &Module) -> TokenStream {
    both_ways::declared(krate, module, &quote!(#[cfg(feature = "test-fixtures")]), (FOLDER, MODULE))
}

fn fixtures(module: &Module) -> impl Iterator<Item = (&Struct, &Constructor)> {
    module.items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some((item, item.fixture.as_deref()?)),
        _ => None,
    })
}
