//! What `validate()` needs: the table of schemas, and for a module with types a file that says which schema
//! belongs to which type.

use proc_macro2::TokenStream;
use quote::quote;

use super::codec::codecs;
use super::literal::{ident, text};
use super::paths;
use crate::rust::{Crate, Ident, Module, SchemaEntry, SchemaPlace};

/// Whether a module has types with schemas.
pub(super) fn has_schemas(krate: &Crate, module: &Module) -> bool {
    placed(krate, module).next().is_some()
}

/// The table itself. Its texts are one line each: what a reviewer reads when a schema changes.
pub(super) fn table(entries: &[SchemaEntry]) -> Vec<TokenStream> {
    let entries = entries.iter().map(|entry| {
        let (name, schema) = (text(&entry.name), super::literal::raw(&entry.schema));
        quote!((#name, #schema))
    });
    let uses = quote!(
        use crate::support::Schemas;
    );
    let table = quote! {
        /// Every schema by its name: components, and what stands in operations.
        pub static SCHEMAS: Schemas = Schemas::new(&[#(#entries),*]);
    };
    vec![uses, table]
}

/// Which schema is whose.
pub(super) fn items(krate: &Crate, module: &Module) -> Vec<TokenStream> {
    let table = paths::segments(&paths::absolute(&krate.root, &[Ident::snake("models")]));
    let uses = [
        quote!(
            use crate::support::{Schema, Validate};
        ),
        quote!(use #table::SCHEMAS;),
    ];
    let impls = placed(krate, module).map(|(name, place)| {
        let (name, root, pointer) = (ident(name), text(&place.root), text(&place.pointer));
        quote! {
            impl Validate for super::#name {
                fn schema() -> Schema {
                    SCHEMAS.at(#root, #pointer)
                }
            }
        }
    });
    uses.into_iter().chain(impls).collect()
}

/// The types of a module that have a schema, with its place.
fn placed<'a>(krate: &'a Crate, module: &'a Module) -> impl Iterator<Item = (&'a Ident, &'a SchemaPlace)> {
    codecs(module).filter_map(|codec| Some((codec.name, krate.schema_places.get(codec.name)?)))
}
