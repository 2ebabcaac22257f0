//! The servers of the document as constructors of one type, and their variables as enums and methods.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::info;
use super::lints::Allow;
use super::literal::{ident, text};
use super::paths::Paths;
use crate::escape::markdown::code;
use crate::rust::{Ident, Server, ServerChoice, ServerVariable};

/// The type of servers, with a constructor for each and a method for each variable that has a default.
pub(super) fn items(name: &Ident, servers: &[Server], paths: &Paths<'_>) -> Vec<TokenStream> {
    let (url, from, words) =
        (paths.support("ServerUrl"), paths.std("From"), docs::line("A server of the API."));
    let allow = Allow::default().camel(name).attribute();
    let name = ident(name);
    let servers = || servers.iter().filter(|server| server.is_alone);
    let constructors = servers().map(|server| constructor(server, paths));
    let mut methods = BTreeMap::new();
    for variable in servers().flat_map(|server| &server.variables).filter(|v| !v.is_argument) {
        methods.entry(&variable.name).or_insert_with(|| method(variable, paths));
    }
    let methods = methods.values();
    let mut items = vec![
        quote! {
            #words
            #[derive(Debug, Clone)]
            #allow
            pub struct #name(#url);
        },
        quote! {
            impl #name { #(#constructors)* #(#methods)* }
        },
        quote! {
            impl #from<#name> for #url {
                fn from(server: #name) -> Self { server.0 }
            }
        },
    ];
    let variables = servers().flat_map(|server| &server.variables);
    let choices: BTreeMap<_, _> =
        variables.filter_map(|v| v.choice.as_ref()).map(|choice| (&choice.name, choice)).collect();
    items.extend(choices.values().flat_map(|choice| self::choice(choice, paths)));
    items
}

fn constructor(server: &Server, paths: &Paths<'_>) -> TokenStream {
    let (words, name) = (docs::of(&server.docs, &server.constructor), ident(&server.constructor));
    let given: Vec<_> = server.variables.iter().filter(|variable| variable.is_argument).collect();
    let allow = given
        .iter()
        .fold(Allow::default().method(&server.constructor), |allow, variable| allow.snake(&variable.name));
    let allow = allow.arguments(given.len()).attribute();
    let ty = paths.support("ServerUrl");
    let args = given.iter().map(|variable| {
        let (name, ty) = (ident(&variable.name), argument(variable, paths));
        quote!(#name: #ty)
    });
    let chosen = given.iter().map(|variable| with(variable));
    let server = info::server(server, paths);
    quote! {
        #words
        #allow
        pub fn #name(#(#args),*) -> Self {
            Self(#ty::from(const { &#server }) #(#chosen)*)
        }
    }
}

fn method(variable: &ServerVariable, paths: &Paths<'_>) -> TokenStream {
    let (words, name) = (docs::of(&variable.docs, &variable.name), ident(&variable.name));
    let allow = Allow::default().method(&variable.name).attribute();
    let (ty, chosen) = (argument(variable, paths), with(variable));
    quote! {
        #words
        #allow
        pub fn #name(self, #name: #ty) -> Self { Self(self.0 #chosen) }
    }
}

fn argument(variable: &ServerVariable, paths: &Paths<'_>) -> TokenStream {
    match &variable.choice {
        Some(choice) => {
            let name = ident(&choice.name);
            quote!(#name)
        }
        None => {
            let str = paths.std("str");
            quote!(&#str)
        }
    }
}

fn with(variable: &ServerVariable) -> TokenStream {
    let (wire, name) = (text(&variable.wire), ident(&variable.name));
    let value = if variable.choice.is_some() { quote!(#name.as_str()) } else { quote!(#name) };
    quote!(.with(#wire, #value))
}

/// The values of a variable.
fn choice(choice: &ServerChoice, paths: &Paths<'_>) -> [TokenStream; 2] {
    let str = paths.std("str");
    let words = docs::line("A value of a variable in servers' URLs.");
    let mut allow = Allow::default().camel(&choice.name);
    let variants: Vec<_> = choice
        .values
        .iter()
        .map(|(variant, value)| {
            allow = std::mem::take(&mut allow).camel(variant);
            (docs::line(&code(value)), ident(variant), text(value))
        })
        .collect();
    let (allow, name) = (allow.attribute(), ident(&choice.name));
    let all = variants.iter().map(|(words, variant, _)| quote!(#words #variant));
    let texts = variants.iter().map(|(_, variant, value)| quote!(Self::#variant => #value));
    let as_str = docs::line("The value as it stands in the URL.");
    [
        quote! {
            #words
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            #[non_exhaustive]
            #allow
            pub enum #name { #(#all,)* }
        },
        quote! {
            impl #name {
                #as_str
                pub fn as_str(self) -> &'static #str {
                    match self { #(#texts,)* }
                }
            }
        },
    ]
}
