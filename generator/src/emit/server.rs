//! The servers of the document as constructors of one type.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::lints::Allow;
use super::literal::{ident, text};
use super::paths::Paths;
use crate::rust::{Ident, Server};

/// The type of servers, with a constructor for each.
pub(super) fn items(name: &Ident, servers: &[Server], paths: &Paths<'_>) -> Vec<TokenStream> {
    let (url, from, docs) =
        (paths.support("ServerUrl"), paths.std("From"), docs::line("A server of the API."));
    let (name, allow) = (ident(name), Allow::default().camel(name).attribute());
    let constructors = servers.iter().map(|server| constructor(server, paths));
    vec![
        quote! {
            #docs
            #[derive(Debug, Clone)]
            #allow
            pub struct #name(#url);
        },
        quote! {
            impl #name { #(#constructors)* }
        },
        quote! {
            impl #from<#name> for #url {
                fn from(server: #name) -> Self { server.0 }
            }
        },
    ]
}

fn constructor(server: &Server, paths: &Paths<'_>) -> TokenStream {
    let (docs, name) = (docs::of(&server.docs, &server.constructor), ident(&server.constructor));
    let allow = server
        .variables
        .iter()
        .fold(Allow::default().method(&server.constructor), |allow, variable| allow.snake(&variable.name));
    let allow = allow.arguments(server.variables.len()).attribute();
    let (ty, url, str) = (paths.support("ServerUrl"), text(&server.url), paths.std("str"));
    let args = server.variables.iter().map(|variable| {
        let name = ident(&variable.name);
        quote!(#name: &#str)
    });
    let chosen = server.variables.iter().map(|variable| {
        let (wire, name) = (text(&variable.wire), ident(&variable.name));
        quote!(.with(#wire, #name))
    });
    quote! {
        #docs
        #allow
        pub fn #name(#(#args),*) -> Self {
            Self(#ty::from(#url) #(#chosen)*)
        }
    }
}
