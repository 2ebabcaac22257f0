//! The root of a crate with several APIs: `lib.rs`, and the root of the conformance test, with a module for each
//! API.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{ident, text};
use super::{SourceFile, foreign, root};
use crate::escape::markdown;
use crate::rust::Ident;

/// An API as the root of its crate declares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryModule {
    /// Its module.
    pub name: Ident,
    /// Its title.
    pub title: String,
    /// Some of its names are not plain ASCII.
    pub foreign: bool,
    /// Its features; with any of them the module is there.
    pub features: Vec<String>,
}

/// `lib.rs` of a crate with several APIs.
pub fn library(modules: &[LibraryModule]) -> SourceFile {
    let mut docs = vec!["Typed clients, one module and one feature for each API.".to_owned(), String::new()];
    docs.extend(
        modules.iter().map(|module| format!("- `{}`: {}", module.name.bare(), markdown::text(&module.title))),
    );
    let declared = modules.iter().map(|module| declaration(module, true)).chain([runtime()]);
    let reexports = root::reexports(&BTreeSet::new());
    let items = declared.chain(reexports.into_iter().map(|item| quote!(#[rustfmt::skip] #item))).collect();
    SourceFile { path: "lib.rs".into(), docs, allows: allows(modules), items }
}

/// The root of that crate's conformance test: a module for each API.
pub fn conformance_root(modules: &[LibraryModule]) -> SourceFile {
    let docs = vec!["Calls every operation of every API once; each module says how.".to_owned()];
    let items = modules.iter().map(|module| declaration(module, false)).collect();
    SourceFile { path: "main.rs".into(), docs, allows: allows(modules), items }
}

/// What the names of the modules make necessary.
fn allows(modules: &[LibraryModule]) -> Vec<&'static str> {
    if modules.iter().any(|module| module.foreign) { foreign::LINTS.to_vec() } else { Vec::new() }
}

/// The runtime's place in every crate. What only some APIs need of it, such as paging, is unused in the others.
pub(super) fn runtime() -> TokenStream {
    quote! {
        #[allow(dead_code)]
        pub mod support;
    }
}

/// The module behind its features. `rustfmt` has its own idea of generated code, which would make every check fail.
fn declaration(module: &LibraryModule, public: bool) -> TokenStream {
    let public = public.then(|| quote!(pub));
    let name = ident(&module.name);
    let features: Vec<_> = module.features.iter().map(|feature| text(feature)).collect();
    let gate = match features.as_slice() {
        [] => None,
        [feature] => Some(quote!(#[cfg(feature = #feature)])),
        _ => Some(quote!(#[cfg(any(#(feature = #features),*))])),
    };
    quote! {
        #gate
        #[rustfmt::skip]
        #public mod #name;
    }
}
