//! What servers send, used from outside: answers by status, header fields, other media types, errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::Witness;
use crate::emit::literal::ident;
use crate::rust::{Decode, ErrorEnum, Ident, Method, Output, StatusVariant};

impl Witness<'_> {
    /// The enum of an operation that answers differently by status.
    pub(super) fn answers(&mut self, module: &[Ident], method: &Method) {
        if let Output::ByStatus { name, variants, .. } = &method.output {
            self.by_status(module, name, variants);
        }
    }

    /// The enum of error bodies.
    pub(super) fn errors(&mut self, module: &[Ident], item: &ErrorEnum) {
        self.by_status(module, &item.name, &item.variants);
    }

    fn by_status(&mut self, module: &[Ident], name: &Ident, variants: &[StatusVariant]) {
        let (path, ty) = (self.names.shown(module, name), self.names.at(module, name));
        self.enumeration(&path, &ty, variants.first().map(|variant| &variant.name));
        for StatusVariant { name: variant, decode, .. } in variants {
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

    /// Header fields, other media types, and the error bodies of an operation.
    pub(super) fn beyond(&mut self, module: &[Ident], (path, ty): (&str, &TokenStream), method: &Method) {
        for field in &method.headers {
            let (name, held) = (ident(&field.name), self.names.owned(&field.ty));
            let held = if field.needed { held } else { quote!(Option<#held>) };
            let rest = quote!(<T>(response: &::api::support::Response<T, #ty>)
                -> Result<#held, ::api::support::Error> { response.#name() });
            self.put(format!("Response<_, {path}>::{}", field.name.bare()), rest);
        }
        for other in &method.others {
            let (name, held) = (ident(&other.name), self.names.decoded(&other.decode));
            let rest = quote!((call: #ty) -> ::api::support::CallFuture<#held> {
                call.#name()
            });
            self.put(format!("{path}::{}", other.name.bare()), rest);
        }
        if let Some(pages) = &method.pages {
            let item = self.names.owned(&pages.item);
            let rest = quote!((call: #ty) -> ::api::support::Paginator<#item> {
                call.items()
            });
            self.put(format!("{path}::items"), rest);
        }
        if let Some(task) = &method.task {
            let result = task.result.as_ref().map(|result| self.names.at(&result.module, &result.marker));
            let result = result.map(|result| quote!(<#result as ::api::support::Operation>::Output));
            let result = result.unwrap_or(quote!(_));
            let rest = quote!((call: #ty) {
                let _: ::api::support::Poller<#result> = call.wait_done();
            });
            self.put(format!("{path}::wait_done"), rest);
        }
        if let Some(errors) = &method.error_bodies {
            self.errors(module, &errors.item);
            let errors = self.names.at(module, &errors.item.name);
            let rest = quote!(() {
                fn has<O: ::api::support::Documented<Errors = #errors>>() {}
                has::<#ty>();
            });
            self.put(format!("{path}: Documented"), rest);
        }
    }
}
