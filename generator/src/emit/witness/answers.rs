//! What servers send, used from outside: answers by status, header fields, other media types, webhooks.

use proc_macro2::TokenStream;
use quote::quote;

use super::Witness;
use crate::emit::literal::ident;
use crate::rust::{Decode, ErrorEnum, Ident, Method, Output, Webhook, Webhooks};

impl Witness<'_> {
    /// The enum of an operation that answers differently by status.
    pub(super) fn answers(&mut self, module: &[Ident], method: &Method) {
        if let Output::ByStatus { name, variants, .. } = &method.output {
            self.by_status(module, name, variants);
        }
    }

    /// The enum of error bodies, and how an error gives it.
    pub(super) fn errors(&mut self, module: &[Ident], item: &ErrorEnum) {
        self.by_status(module, &item.name, &item.variants);
        let (path, ty) = (self.names.shown(module, &item.name), self.names.at(module, &item.name));
        let rest = quote!((error: &::api::support::Error) -> Option<#ty> {
            <#ty as ::api::support::ErrorBodies>::read(error)
        });
        self.put(format!("{path}: ErrorBodies"), rest);
    }

    fn by_status(&mut self, module: &[Ident], name: &Ident, variants: &[(u16, Ident, Decode)]) {
        let (path, ty) = (self.names.shown(module, name), self.names.at(module, name));
        self.enumeration(&path, &ty, variants.first().map(|(_, name, _)| name));
        for (_, variant, decode) in variants {
            let (name, held) = (ident(variant), self.names.decoded(decode));
            let rest = match decode {
                Decode::Nothing => quote!((value: #ty) -> bool { matches!(value, #ty::#name { .. }) }),
                _ => quote!((value: #ty) -> Option<#held> {
                    match value { #ty::#name(held) => Some(held), _ => None }
                }),
            };
            self.put(format!("{path}::{}", variant.bare()), rest);
        }
    }

    /// Header fields, other media types, and the enum of errors of an operation.
    pub(super) fn beyond(&mut self, path: &str, ty: &TokenStream, method: &Method) {
        for field in &method.headers {
            let (name, held) = (ident(&field.name), self.names.owned(&field.ty));
            let held = if field.needed { held } else { quote!(Option<#held>) };
            let rest = quote!(<T>(response: &::api::support::Response<T, #ty>)
                -> Result<#held, ::api::support::Error> { response.#name() });
            self.put(format!("Response<{path}>::{}", field.name.bare()), rest);
        }
        for other in &method.others {
            let (name, held) = (ident(&other.name), self.names.decoded(&other.decode));
            let rest = quote!((call: ::api::support::Call<#ty>) -> ::api::support::CallFuture<#held> {
                call.#name()
            });
            self.put(format!("Call<{path}>::{}", other.name.bare()), rest);
        }
        if let Some(errors) = &method.error_enum {
            let errors = self.names.model(errors);
            let rest = quote!(() {
                fn has<O: ::api::support::Documented<Errors = #errors>>() {}
                has::<#ty>();
            });
            self.put(format!("{path}: Documented"), rest);
        }
    }

    /// The enum of what the API calls, and each request.
    pub(super) fn webhooks(&mut self, module: &[Ident], item: &Webhooks) {
        let (path, ty) = (self.names.shown(module, &item.name), self.names.at(module, &item.name));
        self.enumeration(&path, &ty, item.requests.first().map(|request| &request.name));
        let rest = quote!((name: &str, request: &::api::support::Incoming<'_>)
            -> Result<#ty, ::api::support::Error> { #ty::read(name, request) });
        self.put(format!("{path}::read"), rest);
        for request in &item.requests {
            let (name, held) = (ident(&request.name), self.names.at(module, &request.name));
            let rest = quote!((value: #ty) -> Option<#held> {
                match value { #ty::#name(held) => Some(held), _ => None }
            });
            self.put(format!("{path}::{}", request.name.bare()), rest);
            self.webhook(module, request);
        }
    }

    fn webhook(&mut self, module: &[Ident], request: &Webhook) {
        let (path, ty) = (self.names.shown(module, &request.name), self.names.at(module, &request.name));
        let rest = quote!((request: &::api::support::Incoming<'_>) -> Result<#ty, ::api::support::Error> {
            #ty::read(request)
        });
        self.put(format!("{path}::read"), rest);
        let body = request.body.iter().filter(|(_, decode)| *decode != Decode::Nothing);
        let mut fields: Vec<_> = body.map(|(name, decode)| (name, self.names.decoded(decode))).collect();
        fields.extend(request.fields.iter().map(|field| {
            let held = self.names.owned(&field.ty);
            (&field.name, if field.needed { held } else { quote!(Option<#held>) })
        }));
        for (field, held) in fields {
            let name = ident(field);
            let rest = quote!((value: #ty) -> #held { value.#name });
            self.put(format!("{path}::{}", field.bare()), rest);
        }
    }
}
