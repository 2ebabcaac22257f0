//! Rust items as tokens.

/// One file of generated Rust, before it becomes text.
#[derive(Debug, Clone, Default)]
pub struct SourceFile {
    /// Where it goes, below the folder that the API's code lives in, with forward slashes.
    pub path: String,
    /// The lines of its `//!` documentation, without the slashes.
    pub docs: Vec<String>,
    /// Its items, one token stream each, in order.
    pub items: Vec<proc_macro2::TokenStream>,
}
