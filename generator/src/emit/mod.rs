//! Rendering of the modelled crate as Rust tokens, one stream per item.
//!
//! In: a [`Crate`] in which everything is decided. Out: a [`SourceFile`] per module. Nothing here knows OpenAPI, looks
//! at a name to learn what something means, or formats text; what an item needs and the model does not say belongs
//! into the model.

mod client;
mod conformance;
mod docs;
mod fields;
mod file;
mod handle;
mod index;
mod info;
mod library;
mod lints;
mod literal;
mod operation;
mod paths;
mod place;
mod serde;
mod server;
mod structs;
mod ty;
mod union;
mod values;

pub use conformance::conformance;
use proc_macro2::TokenStream;

use crate::rust::Crate;
use index::Index;

pub use library::{LibraryModule, library};

/// One file of generated Rust, before it becomes text.
#[derive(Debug, Clone, Default)]
pub struct SourceFile {
    /// Where it goes, below the folder that the API's code lives in, with forward slashes.
    pub path: String,
    /// The lines of its `//!` documentation, without the slashes.
    pub docs: Vec<String>,
    /// Its items, one token stream each, in order.
    pub items: Vec<TokenStream>,
}

/// Renders every module of the crate, in the order of the model.
pub fn emit(krate: &Crate) -> Vec<SourceFile> {
    let index = Index::new(krate);
    krate.modules.iter().map(|module| file::source(krate, module, &index)).collect()
}
