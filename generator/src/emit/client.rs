//! The client of an API: its constructors, the accessors of the tags, what the builder takes.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, text};
use super::paths::Paths;
use super::{docs, gate, info, server};
use crate::rust::{Accessor, ClientItem, Credential, CredentialKind, Ident};

/// The client with all that belongs to it.
pub(super) fn items(item: &ClientItem, paths: &Paths<'_>) -> Vec<TokenStream> {
    let mut items = vec![definition(item, paths), methods(item, paths)];
    items.extend(facts(item, paths));
    items.extend(credentials(item, paths));
    if let Some(name) = &item.server {
        items.extend(server::items(name, &item.info.servers, paths));
    }
    items
}

fn definition(item: &ClientItem, paths: &Paths<'_>) -> TokenStream {
    let (docs, name, core) = (docs::of(&item.docs, &item.name), ident(&item.name), paths.support("Core"));
    quote! {
        #docs
        #[derive(Debug, Clone)]
        pub struct #name(pub(crate) #core);
    }
}

/// What the builder is; the rest where the document does not say where the API is.
const BUILD: [&str; 4] = [
    "Collects what a client needs: the server, credentials, time limits, and how much is taken from the server.",
    "",
    "The document does not say where the API is: [`Builder::build`] is an error without [`Builder::base_url`], which takes",
    "`https://host` and puts the path of the document's own server behind it.",
];

fn methods(item: &ClientItem, paths: &Paths<'_>) -> TokenStream {
    let (name, builder, error) = (ident(&item.name), paths.support("Builder"), paths.support("Error"));
    let untyped = paths.support("Untyped");
    let (result, into) = (paths.std("Result"), paths.std("Into"));
    let (string, str) = (paths.std("String"), paths.std("str"));
    let accessors = item.accessors.iter().map(|accessor| self::accessor(accessor, paths));
    let build = BUILD.iter().take(if item.needs_base { 4 } else { 1 }).map(|line| docs::line(line));
    let env = [
        format!("A client from the environment variables that begin with `{}_`.", item.info.env),
        String::new(),
        "# Errors".to_owned(),
        "What [`Builder::build`] reports.".to_owned(),
    ];
    let env = env.iter().map(|line| docs::line(line));
    let request = docs::line("A request that is not in the document, with the same credentials and retries.");
    quote! {
        impl #name {
            #(#build)*
            pub fn builder() -> #builder<Self> { #builder::new() }

            #(#env)*
            pub fn from_env() -> #result<Self, #error> { #builder::<Self>::from_env().build() }

            #request
            pub fn request(&self, method: &#str, path: impl #into<#string>) -> #untyped {
                self.0.request(method, path)
            }

            #(#accessors)*
        }
    }
}

fn accessor(accessor: &Accessor, paths: &Paths<'_>) -> TokenStream {
    let (docs, name) = (docs::of(&accessor.docs, &accessor.name), ident(&accessor.name));
    let (gate, allow) =
        (gate::gate(accessor.feature.as_deref()), Allow::default().method(&accessor.name).attribute());
    let handle = paths.at(std::slice::from_ref(&accessor.module), &accessor.handle);
    quote! {
        #docs
        #gate
        #allow
        pub fn #name(&self) -> #handle<'_> { #handle { client: &self.0 } }
    }
}

/// What the runtime asks of an API's client.
fn facts(item: &ClientItem, paths: &Paths<'_>) -> Vec<TokenStream> {
    let (name, api, ty) = (ident(&item.name), paths.support("Api"), paths.support("ApiInfo"));
    let (from, core) = (paths.std("From"), paths.support("Core"));
    let info = info::api(&item.info, paths);
    vec![
        quote! {
            impl #api for #name {
                const INFO: &'static #ty = &#info;
                type Client = Self;
            }
        },
        quote! {
            impl #from<#core> for #name {
                fn from(core: #core) -> Self { Self(core) }
            }
        },
    ]
}

fn credentials(item: &ClientItem, paths: &Paths<'_>) -> Option<TokenStream> {
    if item.credentials.is_empty() {
        return None;
    }
    let (builder, name) = (paths.support("Builder"), ident(&item.name));
    let methods = item.credentials.iter().map(|credential| self::credential(credential, paths));
    Some(quote! {
        impl #builder<#name> { #(#methods)* }
    })
}

fn credential(credential: &Credential, paths: &Paths<'_>) -> TokenStream {
    let (docs, name) = (docs::of(&credential.docs, &credential.name), ident(&credential.name));
    let (scheme, into) = (text(&credential.scheme), paths.std("Into"));
    let allow = Allow::default().method(&credential.name).attribute();
    let (args, value) = match credential.kind {
        CredentialKind::Secret => {
            let secret = paths.codec("Secret");
            (quote!(key: impl #into<#secret>), quote!(key.into()))
        }
        CredentialKind::UserPassword => {
            let (secret, string, ty) =
                (paths.codec("Secret"), paths.std("String"), paths.support("Credential"));
            (
                quote!(user: impl #into<#string>, password: impl #into<#secret>),
                quote!(#ty::Basic { user: user.into(), password: password.into() }),
            )
        }
        CredentialKind::Token => {
            let ty = paths.support("Credential");
            (quote!(token: impl #into<#ty>), quote!(token))
        }
    };
    quote! {
        #docs
        #allow
        pub fn #name(self, #args) -> Self { self.credential(#scheme, #value) }
    }
}

/// The path of the client, for operations that are methods of it.
pub(super) fn path(name: &Ident, paths: &Paths<'_>) -> TokenStream {
    paths.at(&[], name)
}
