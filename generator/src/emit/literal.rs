//! Leaves of the token tree: identifiers and string literals.

use proc_macro2::{Literal, Span};

use crate::rust::Ident;

/// The token of an identifier, raw where the model has it raw.
pub(super) fn ident(name: &Ident) -> proc_macro2::Ident {
    match name.as_str().strip_prefix("r#") {
        Some(bare) => proc_macro2::Ident::new_raw(bare, Span::call_site()),
        None => word(name.as_str()),
    }
}

/// The token of a word that is known to be an identifier or a keyword.
pub(super) fn word(text: &str) -> proc_macro2::Ident {
    proc_macro2::Ident::new(text, Span::call_site())
}

/// A string literal; invisible and bidirectional characters are escaped.
pub(super) fn text(value: &str) -> Literal {
    Literal::string(value)
}

/// A string literal in its raw form, for text with many quotes; in the plain one where that cannot show it.
pub(super) fn raw(value: &str) -> Literal {
    let shows = |c: char| matches!(c, '"' | '\\' | '\'') || c.escape_debug().len() == 1;
    let mut hashes = "#".to_owned();
    while value.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    let literal = format!("r{hashes}\"{value}\"{hashes}").parse();
    literal.ok().filter(|_| value.chars().all(shows)).unwrap_or_else(|| text(value))
}

/// An integer literal without a suffix.
pub(super) fn number(value: i64) -> Literal {
    Literal::i64_unsuffixed(value)
}

/// An index, without a suffix.
pub(super) fn index(value: usize) -> Literal {
    Literal::usize_unsuffixed(value)
}
