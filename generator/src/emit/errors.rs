//! The error bodies that a document knows, as enums by status, and which operation has which.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::ident;
use super::paths::Paths;
use super::{decode, docs, xml};
use crate::rust::{Decode, ErrorEnum, Ident, Lint, Method, OperationErrors, StatusRange, StatusVariant};

/// The enum itself.
pub(super) fn definition(item: &ErrorEnum, paths: &Paths<'_>) -> TokenStream {
    let mut allow = Allow::default().camel(&item.name).when(true, Lint::LargeEnumVariant);
    for StatusVariant { decode, .. } in &item.variants {
        if let Some(ty) = decode.value() {
            allow = allow.ty(ty, 0, paths.index);
        }
    }
    let (allow, words, name) = (allow.attribute(), docs::of(&item.docs, &item.name), ident(&item.name));
    let variants = item.variants.iter().map(|StatusVariant { status, name, decode }| {
        let (words, variant) = (docs::line(&decode::status_docs(*status, "error")), ident(name));
        let held = decode::decoded(decode, paths);
        quote!(#words #variant(#held))
    });
    quote! {
        #words
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #allow
        pub enum #name { #(#variants,)* }
    }
}

/// How it is read from an error.
pub(super) fn reading(item: &ErrorEnum, paths: &Paths<'_>) -> TokenStream {
    let (bodies, error, option) = (paths.support("ErrorBodies"), paths.support("Error"), paths.std("Option"));
    let (name, none) = (ident(&item.name), paths.std("None"));
    let read = |variant: &Ident, decode: &Decode| {
        let variant = ident(variant);
        match decode {
            Decode::Xml(_, root) => {
                let root = xml::node(root, paths);
                quote!(error.xml(#root).map(Self::#variant))
            }
            Decode::Text => quote!(error.body_text().map(Self::#variant)),
            Decode::Value(_) => quote!(error.content().value().map(Self::#variant)),
            Decode::Scalar(_) => quote!(error.content().scalar().map(Self::#variant)),
            Decode::Octets => quote!(error.content().octets().map(Self::#variant)),
            Decode::Content => {
                let some = paths.std("Some");
                quote!(#some(Self::#variant(error.content())))
            }
            Decode::Bytes => {
                let some = paths.std("Some");
                quote!(#some(Self::#variant(error.body().clone())))
            }
            _ => quote!(error.json().map(Self::#variant)),
        }
    };
    let (ranges, rest): (Vec<_>, Vec<_>) =
        item.variants.iter().partition(|variant| variant.status != StatusRange::Default);
    let arms = ranges.iter().map(|StatusVariant { status, name, decode }| {
        let (status, read) = (decode::pattern(*status), read(name, decode));
        quote!(#status => #read,)
    });
    let rest = rest.first().map_or(none, |variant| read(&variant.name, &variant.decode));
    let overlapping = ranges.iter().any(|variant| matches!(variant.status, StatusRange::Class(_)));
    let allow = Allow::default().when(overlapping, Lint::MatchOverlappingArm).attribute();
    let read = match ranges.is_empty() {
        true => rest,
        false => quote!(match error.status()?.as_u16() { #(#arms)* _ => #rest, }),
    };
    quote! {
        #allow
        impl #bodies for #name {
            fn read(error: &#error) -> #option<Self> { #read }
        }
    }
}

/// The type of an operation's error bodies, and that they are its own.
pub(super) fn of_operation(method: &Method, paths: &Paths<'_>) -> Vec<TokenStream> {
    let Some(OperationErrors { item, shared }) = &method.error_bodies else { return Vec::new() };
    let mut parts = match shared {
        None => vec![definition(item, paths), reading(item, paths)],
        Some(of) => {
            let allow = Allow::default().camel(&item.name).attribute();
            let (docs, name, of) = (docs::of(&item.docs, &item.name), ident(&item.name), paths.model(of));
            vec![quote!(#docs #allow pub type #name = #of;)]
        }
    };
    let (documented, marker) = (paths.support("Documented"), ident(&method.marker));
    let errors = ident(&item.name);
    parts.push(quote! {
        impl #documented for #marker {
            type Errors = #errors;
        }
    });
    parts
}
