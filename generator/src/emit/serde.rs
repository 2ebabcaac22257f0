//! The `serde` twins of a codec: a line each, through the runtime's bridge, behind the feature `serde`.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::ident;
use super::paths::Paths;
use crate::api::Direction;
use crate::rust::Ident;

/// `Deserialize` for what can be read and `Serialize` for what can be written.
pub(super) fn twins(name: &Ident, direction: Direction, paths: &Paths<'_>) -> Vec<TokenStream> {
    let (name, result) = (ident(name), paths.std("Result"));
    let mut twins = Vec::new();
    if direction.response {
        twins.push(quote! {
            #[cfg(feature = "serde")]
            impl<'de> ::serde::Deserialize<'de> for #name {
                fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> #result<Self, D::Error> {
                    crate::support::codec::bridge::deserialize(from)
                }
            }
        });
    }
    if direction.request {
        twins.push(quote! {
            #[cfg(feature = "serde")]
            impl ::serde::Serialize for #name {
                fn serialize<S: ::serde::Serializer>(&self, to: S) -> #result<S::Ok, S::Error> {
                    crate::support::codec::bridge::serialize(self, to)
                }
            }
        });
    }
    twins
}
