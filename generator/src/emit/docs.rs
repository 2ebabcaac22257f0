//! Documentation, aliases and deprecations as attributes.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal;
use crate::escape;
use crate::rust::{Docs, Ident};

/// The attributes of an item that has a name: its docs, the alias it is searched by, and its deprecation.
pub(super) fn of(docs: &Docs, name: &Ident) -> TokenStream {
    let lines = lines(docs);
    let alias = docs.alias.as_deref().filter(|alias| is_alias(alias, name)).map(|alias| {
        let alias = literal::text(alias);
        quote!(#[doc(alias = #alias)])
    });
    let deprecated = deprecation(docs);
    quote!(#lines #alias #deprecated)
}

/// The docs alone.
pub(super) fn lines(docs: &Docs) -> TokenStream {
    docs.lines.iter().map(|text| line(text)).collect()
}

/// One line of docs.
pub(super) fn line(text: &str) -> TokenStream {
    let text = if text.is_empty() { String::new() } else { format!(" {}", escape::rust::comment(text)) };
    let text = literal::text(&text);
    quote!(#[doc = #text])
}

/// `#[deprecated]`, with the note where there is one.
pub(super) fn deprecation(docs: &Docs) -> Option<TokenStream> {
    let note = docs.deprecated.as_deref()?;
    if note.is_empty() {
        return Some(quote!(#[deprecated]));
    }
    let note = literal::text(note);
    Some(quote!(#[deprecated(note = #note)]))
}

/// The longest alias that somebody might search for, in bytes.
const LONGEST_ALIAS: usize = 160;

/// rustc refuses an alias with quotes or odd white space, and one that says the item's own name.
fn is_alias(alias: &str, name: &Ident) -> bool {
    let refused = |c: char| matches!(c, '"' | '\'') || (c.is_whitespace() && c != ' ');
    !alias.is_empty()
        && alias.len() <= LONGEST_ALIAS
        && escape::is_plain(alias)
        && !alias.contains(refused)
        && alias.trim() == alias
        && alias != name.bare()
}
