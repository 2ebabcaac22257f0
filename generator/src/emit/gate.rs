//! The attribute that puts an item behind a Cargo feature.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::text;

/// `#[cfg(feature = "...")]`
pub(super) fn gate(feature: Option<&str>) -> Option<TokenStream> {
    let feature = text(feature?);
    Some(quote!(#[cfg(feature = #feature)]))
}
