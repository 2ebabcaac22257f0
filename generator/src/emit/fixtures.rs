//! Constructors of what only ever comes from the server (feature `test-fixtures`), so that tests can make answers.

use proc_macro2::TokenStream;

use super::paths::Paths;
use super::structs;
use crate::rust::{Constructor, Item, Module, Struct};

/// Whether a module has structs that nobody sends.
pub(super) fn has_fixtures(module: &Module) -> bool {
    fixtures(module).next().is_some()
}

/// Their constructors.
pub(super) fn items(module: &Module, paths: &Paths<'_>) -> Vec<TokenStream> {
    fixtures(module)
        .filter_map(|(item, how)| structs::builder(item, how, &structs::uses(item, paths), paths))
        .collect()
}

fn fixtures(module: &Module) -> impl Iterator<Item = (&Struct, &Constructor)> {
    module.items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some((item, item.fixture.as_deref()?)),
        _ => None,
    })
}
