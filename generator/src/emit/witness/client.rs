//! The client, what its builder takes, and its servers.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::Witness;
use crate::emit::literal::{ident, word};
use crate::rust::{ClientItem, CredentialKind, Ident, ServerChoice, ServerVariable};

impl Witness<'_> {
    pub(super) fn client(&mut self, module: &[Ident], item: &ClientItem) {
        let (path, ty) = (self.names.shown(module, &item.name), self.names.at(module, &item.name));
        self.put(path.clone(), quote!((client: #ty) -> #ty { client.clone() }));
        let builder = quote!(::api::support::Builder<#ty>);
        self.put(format!("{path}::builder"), quote!(() -> #builder { #ty::builder() }));
        for accessor in &item.accessors {
            let (name, handle) =
                (ident(&accessor.name), self.names.below(&accessor.module, &accessor.handle));
            let rest = quote!((client: &#ty) -> #handle<'_> { client.#name() });
            self.put(format!("{path}::{}", accessor.name.bare()), rest);
        }
        for credential in &item.credentials {
            let (name, builder) = (ident(&credential.name), quote!(::api::support::Builder<#ty>));
            let (secret, given) = (quote!(::api::support::codec::Secret), quote!(::api::support::Credential));
            let rest = match credential.kind {
                CredentialKind::Secret => {
                    quote!(<T: Into<#secret>>(builder: #builder, key: T) -> #builder { builder.#name(key) })
                }
                CredentialKind::UserPassword => quote!(
                    <T: Into<String>, U: Into<#secret>>(builder: #builder, user: T, password: U) -> #builder {
                        builder.#name(user, password)
                    }
                ),
                CredentialKind::Token => {
                    quote!(<T: Into<#given>>(builder: #builder, token: T) -> #builder { builder.#name(token) })
                }
            };
            self.put(format!("Builder<{}>::{}", item.name.bare(), credential.name.bare()), rest);
        }
        self.servers(module, item);
    }

    fn servers(&mut self, module: &[Ident], item: &ClientItem) {
        let Some(name) = &item.server else { return };
        let (path, ty) = (self.names.shown(module, name), self.names.at(module, name));
        let rest = quote!((server: #ty) -> ::api::support::ServerUrl { server.into() });
        self.put(path.clone(), rest);
        let (mut methods, mut choices) = (BTreeMap::new(), BTreeMap::new());
        for server in item.info.servers.iter().filter(|server| server.is_alone) {
            let name = ident(&server.constructor);
            let (given, set): (Vec<_>, Vec<_>) = server.variables.iter().partition(|v| v.is_argument);
            let types = given.iter().map(|variable| self.variable(module, variable));
            let args: Vec<_> = (0..given.len()).map(|number| word(&format!("a{number}"))).collect();
            let rest = quote!((#(#args: #types),*) -> #ty { #ty::#name(#(#args),*) });
            self.put(format!("{path}::{}", server.constructor.bare()), rest);
            methods.extend(set.into_iter().map(|variable| (&variable.name, variable)));
            let of_server = server.variables.iter().filter_map(|variable| variable.choice.as_ref());
            choices.extend(of_server.map(|choice| (&choice.name, choice)));
        }
        for (name, variable) in methods {
            let (method, given) = (ident(name), self.variable(module, variable));
            let rest = quote!((server: #ty, value: #given) -> #ty { server.#method(value) });
            self.put(format!("{path}::{}", name.bare()), rest);
        }
        for choice in choices.into_values() {
            self.choice(module, choice);
        }
    }

    fn choice(&mut self, module: &[Ident], choice: &ServerChoice) {
        let (path, ty) = (self.names.shown(module, &choice.name), self.names.at(module, &choice.name));
        self.put(path.clone(), quote!((value: #ty) -> &'static str { value.as_str() }));
        for (variant, _) in &choice.values {
            let name = ident(variant);
            let rest = quote!((value: #ty) -> bool { value == #ty::#name });
            self.put(format!("{path}::{}", variant.bare()), rest);
        }
    }

    fn variable(&self, module: &[Ident], variable: &ServerVariable) -> TokenStream {
        match &variable.choice {
            Some(choice) => self.names.at(module, &choice.name),
            None => quote!(&str),
        }
    }
}
