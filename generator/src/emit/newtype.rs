//! Newtypes: lists and maps that hold themselves. They are used as what they hold.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::ident;
use super::paths::Paths;
use super::{docs, structs, ty};
use crate::api::Direction;
use crate::rust::{Lint, Newtype, Ty};

/// The struct itself.
pub(super) fn definition(item: &Newtype, paths: &Paths<'_>) -> TokenStream {
    let allow = Allow::default().camel(&item.name).ty(&item.held, 1, paths.index).attribute();
    let (docs, name) = (docs::of(&item.docs, &item.name), ident(&item.name));
    let (held, hash) = (ty::owned(&item.held, paths), structs::hash());
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq, Default)]
        #hash
        #allow
        pub struct #name(pub #held);
    }
}

/// How it is used as what it holds, read and written.
pub(super) fn codec(item: &Newtype, paths: &Paths<'_>) -> Vec<TokenStream> {
    let allow = uses(item).attribute();
    let parts = [as_held(item, paths), made(item, paths), iterated(item, paths)];
    let parts = parts.into_iter().flatten().map(|part| quote!(#allow #part));
    parts.chain(halves(item, item.direction, paths)).collect()
}

/// Its reader and its writer, as far as they are asked for.
pub(super) fn halves(item: &Newtype, parts: Direction, paths: &Paths<'_>) -> Vec<TokenStream> {
    let allow = uses(item).attribute();
    let parts = [parts.response.then(|| reader(item, paths)), parts.request.then(|| writer(item, paths))];
    parts.into_iter().flatten().map(|part| quote!(#allow #part)).collect()
}

fn uses(item: &Newtype) -> Allow {
    Allow::default().when(item.docs.deprecated.is_some(), Lint::Deprecated)
}

fn as_held(item: &Newtype, paths: &Paths<'_>) -> Vec<TokenStream> {
    let (name, held) = (ident(&item.name), ty::owned(&item.held, paths));
    let (deref, deref_mut) = (paths.std("Deref"), paths.std("DerefMut"));
    let shared = quote! {
        impl #deref for #name {
            type Target = #held;
            fn deref(&self) -> &Self::Target { &self.0 }
        }
    };
    let exclusive = quote! {
        impl #deref_mut for #name {
            fn deref_mut(&mut self) -> &mut Self::Target { &mut self.0 }
        }
    };
    vec![shared, exclusive]
}

fn made(item: &Newtype, paths: &Paths<'_>) -> Vec<TokenStream> {
    let (name, held, each) = (ident(&item.name), ty::owned(&item.held, paths), each(&item.held, paths));
    let (from, from_iter, into_iter) =
        (paths.std("From"), paths.std("FromIterator"), paths.std("IntoIterator"));
    let generic = super::literal::word(paths.generic());
    let whole = quote! {
        impl #from<#held> for #name {
            fn from(value: #held) -> Self { Self(value) }
        }
    };
    let items = quote! {
        impl #from_iter<#each> for #name {
            fn from_iter<#generic: #into_iter<Item = #each>>(items: #generic) -> Self {
                Self(items.into_iter().collect())
            }
        }
    };
    vec![whole, items]
}

fn iterated(item: &Newtype, paths: &Paths<'_>) -> Vec<TokenStream> {
    let (name, owned, into_iter) = (ident(&item.name), each(&item.held, paths), paths.std("IntoIterator"));
    let (by_value, by_reference, borrowed) = match &item.held {
        Ty::Map(value) => {
            let (key, value) = (paths.std("String"), ty::owned(value, paths));
            (
                quote!(::std::collections::btree_map::IntoIter<#key, #value>),
                quote!(::std::collections::btree_map::Iter<'a, #key, #value>),
                quote!((&'a #key, &'a #value)),
            )
        }
        _ => {
            (quote!(::std::vec::IntoIter<#owned>), quote!(::std::slice::Iter<'a, #owned>), quote!(&'a #owned))
        }
    };
    let by_value = quote! {
        impl #into_iter for #name {
            type Item = #owned;
            type IntoIter = #by_value;
            fn into_iter(self) -> Self::IntoIter { self.0.into_iter() }
        }
    };
    let by_reference = quote! {
        impl<'a> #into_iter for &'a #name {
            type Item = #borrowed;
            type IntoIter = #by_reference;
            fn into_iter(self) -> Self::IntoIter { self.0.iter() }
        }
    };
    vec![by_value, by_reference]
}

/// What an iterator over the owned value gives.
fn each(held: &Ty, paths: &Paths<'_>) -> TokenStream {
    match held {
        Ty::Map(value) => {
            let (key, value) = (paths.std("String"), ty::owned(value, paths));
            quote!((#key, #value))
        }
        Ty::Vec(item) => ty::owned(item, paths),
        other => ty::owned(other, paths),
    }
}

fn reader(item: &Newtype, paths: &Paths<'_>) -> TokenStream {
    let (from, reader, error) = (paths.codec("FromJson"), paths.codec("Reader"), paths.codec("ReadError"));
    let (result, name) = (paths.std("Result"), ident(&item.name));
    quote! {
        impl #from for #name {
            fn read(r: &mut #reader<'_>) -> #result<Self, #error> { #from::read(r).map(Self) }
        }
    }
}

fn writer(item: &Newtype, paths: &Paths<'_>) -> TokenStream {
    let (to, writer, name) = (paths.codec("ToJson"), paths.codec("Writer"), ident(&item.name));
    quote! {
        impl #to for #name {
            fn write(&self, w: &mut #writer) { #to::write(&self.0, w); }
        }
    }
}
