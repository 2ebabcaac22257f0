//! What an operation gives: its type, and the enum of one that answers differently by status.

use proc_macro2::TokenStream;
use quote::quote;

use super::decode::{decoded, status_docs};
use super::docs;
use super::lints::Allow;
use super::literal::ident;
use super::paths::Paths;
use crate::rust::{Decode, Lint, Method, Output, StatusVariant, XmlNode};

/// The type that an operation gives.
pub(super) fn ty(method: &Method, paths: &Paths<'_>) -> TokenStream {
    match &method.output {
        Output::One(decode) => decoded(decode, paths),
        Output::Maybe(decode, _) => {
            let (option, inner) = (paths.std("Option"), decoded(decode, paths));
            quote!(#option<#inner>)
        }
        Output::ByStatus { name, .. } => paths.beside(method, name),
    }
}

/// What using the type that an operation gives makes necessary.
pub(super) fn allow(method: &Method, wrappers: u32, paths: &Paths<'_>) -> Allow {
    let held = outputs(&method.output).filter_map(Decode::value);
    held.fold(Allow::default(), |allow, ty| allow.ty(ty, wrappers, paths.index))
}

fn outputs(output: &Output) -> Box<dyn Iterator<Item = &Decode> + '_> {
    match output {
        Output::One(decode) | Output::Maybe(decode, _) => Box::new(std::iter::once(decode)),
        Output::ByStatus { variants, .. } => Box::new(variants.iter().map(|variant| &variant.decode)),
    }
}

/// The element of an answer in XML, where an answer is that.
pub(super) fn xml(method: &Method) -> Option<&XmlNode> {
    outputs(&method.output).find_map(|decode| match decode {
        Decode::Xml(_, root) => Some(root),
        _ => None,
    })
}

/// The enum of an operation that answers differently by status.
pub(super) fn items(method: &Method, paths: &Paths<'_>) -> Option<TokenStream> {
    let Output::ByStatus { name, docs, variants, .. } = &method.output else { return None };
    let mut allow = Allow::default().camel(name);
    for StatusVariant { name, decode, .. } in variants {
        allow = allow.camel(name);
        if let Some(ty) = decode.value() {
            allow = allow.ty(ty, 0, paths.index).when(true, Lint::LargeEnumVariant);
        }
    }
    let (allow, docs, name) = (allow.attribute(), docs::of(docs, name), ident(name));
    let variants = variants.iter().map(|StatusVariant { status, name, decode }| {
        let (docs, name) = (docs::line(&status_docs(*status, "success")), ident(name));
        let held = match decode {
            Decode::Nothing => None,
            decode => Some(decoded(decode, paths)).map(|ty| quote!((#ty))),
        };
        quote!(#docs #name #held)
    });
    Some(quote! {
        #docs
        #[derive(Debug)]
        #[non_exhaustive]
        #allow
        pub enum #name { #(#variants,)* }
    })
}
