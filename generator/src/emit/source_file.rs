//! A file of generated Rust before it becomes text.

use proc_macro2::TokenStream;

/// One file of generated Rust, before it becomes text.
#[derive(Debug, Clone, Default)]
pub struct SourceFile {
    /// Where it goes, below the folder that the API's code lives in, with forward slashes.
    pub path: String,
    /// The lines of its `//!` documentation, without the slashes.
    pub docs: Vec<String>,
    /// Lints that the whole crate allows; only for the root of a crate.
    pub allows: Vec<&'static str>,
    /// Its items, one token stream each, in order.
    pub items: Vec<TokenStream>,
}
