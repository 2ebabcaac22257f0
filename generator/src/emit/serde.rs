//! The `serde` impls of a module's types. All work is done by the runtime's bridge.

use proc_macro2::TokenStream;
use quote::quote;

use super::codec::{Codec, codecs};
use super::literal::ident;
use crate::rust::Module;

/// Whether a module has types that are read or written.
pub(super) fn has_codecs(module: &Module) -> bool {
    codecs(module).any(|codec| codec.direction.response || codec.direction.request)
}

/// `Deserialize` and `Serialize` for every type, whichever way it travels.
pub(super) fn items(module: &Module) -> Vec<TokenStream> {
    let uses = [
        quote!(
            use serde::{Deserialize, Deserializer, Serialize, Serializer};
        ),
        quote!(
            use crate::support::codec::bridge;
        ),
    ];
    uses.into_iter().chain(codecs(module).flat_map(impls)).collect()
}

fn impls(codec: Codec<'_>) -> impl Iterator<Item = TokenStream> {
    let name = ident(codec.name);
    let read = quote! {
        impl<'de> Deserialize<'de> for super::#name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                bridge::deserialize(from)
            }
        }
    };
    let write = quote! {
        impl Serialize for super::#name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                bridge::serialize(self, to)
            }
        }
    };
    [read, write].into_iter()
}
