//! What callers name of the runtime, at the root of the crate and of each API.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::word;
use super::paths::segments;

/// Where names live, and which of them callers write.
const NAMES: [(&str, &[&str]); 2] = [
    (
        "crate::support",
        &[
            "Body",
            "Builder",
            "ByteStream",
            "Call",
            "Content",
            "Credential",
            "Error",
            "ErrorKind",
            "ItemStream",
            "Lenient",
            "Limits",
            "Misfit",
            "Multipart",
            "Paginator",
            "Part",
            "Response",
            "Retry",
            "Untyped",
        ],
    ),
    (
        "crate::support::codec",
        &[
            "Base64",
            "Date",
            "Decimal",
            "JsonObject",
            "Nullish",
            "Number",
            "ParseError",
            "RawJson",
            "Secret",
            "Timestamp",
            "Uuid",
        ],
    ),
];

/// The re-exports, but for names that the root has of its own. Models are in `models`, so none of theirs is among them.
pub(super) fn reexports(taken: &BTreeSet<&str>) -> Vec<TokenStream> {
    let group = |(place, names): (&str, &[&str])| {
        let place = segments(place);
        let names = names.iter().filter(|name| !taken.contains(**name)).map(|name| word(name));
        quote! {
            #[doc(inline)]
            pub use #place::{#(#names),*};
        }
    };
    NAMES.into_iter().map(group).collect()
}
