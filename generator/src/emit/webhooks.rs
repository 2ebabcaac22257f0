//! Requests that the API makes, as types that read themselves.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, text, word};
use super::paths::Paths;
use super::{answers, decode, docs, gate, ty, xml};
use crate::escape::markdown::code;
use crate::rust::{Decode, Item, Lint, Module, Webhook, WebhookField, Webhooks};

/// The enum of all requests, and a type for each.
pub(super) fn items(item: &Webhooks, paths: &Paths<'_>) -> Vec<TokenStream> {
    let mut items = vec![all(item, paths), by_name(item, paths)];
    items.extend(
        item.requests.iter().flat_map(|request| [definition(request, paths), reading(request, paths)]),
    );
    items
}

/// Some of the requests of a module need features, so some of its imports may be idle.
pub(super) fn has_gates(module: &Module) -> bool {
    let gated = |item: &Webhooks| item.requests.iter().any(|request| request.feature.is_some());
    module.items.iter().any(|item| matches!(item, Item::Webhooks(item) if gated(item)))
}

fn all(item: &Webhooks, paths: &Paths<'_>) -> TokenStream {
    let name = ident(&item.name);
    let words = docs::line("A request that the API makes.");
    let mut allow = Allow::default().when(true, Lint::LargeEnumVariant);
    let variants = item.requests.iter().map(|request| {
        let (gate, name) = (gate::gate(request.feature.as_deref()), ident(&request.name));
        let words = docs::line(&code(&request.wire));
        quote!(#words #gate #name(#name))
    });
    let variants: Vec<_> = variants.collect();
    for request in &item.requests {
        allow = allow.camel(&request.name).when(request.docs.deprecated.is_some(), Lint::Deprecated);
    }
    let (allow, _) = (allow.attribute(), paths);
    quote! {
        #words
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #allow
        pub enum #name { #(#variants,)* }
    }
}

fn by_name(item: &Webhooks, paths: &Paths<'_>) -> TokenStream {
    let (name, incoming) = (ident(&item.name), paths.support("Incoming"));
    let (result, error, str) = (paths.std("Result"), paths.support("Error"), paths.std("str"));
    let old = item.requests.iter().any(|request| request.docs.deprecated.is_some());
    let allow = Allow::default().when(old, Lint::Deprecated).attribute();
    let arms = item.requests.iter().map(|request| {
        let (gate, wire, name) =
            (gate::gate(request.feature.as_deref()), text(&request.wire), ident(&request.name));
        quote!(#gate #wire => #name::read(request).map(Self::#name),)
    });
    let lines = [
        "Reads the request that is called `name` in the document.",
        "",
        "# Errors",
        "What [`Incoming`] reports; also for a name that the document does not have.",
    ];
    let lines = lines.iter().map(|line| docs::line(line));
    quote! {
        #allow
        impl #name {
            #(#lines)*
            pub fn read(name: &#str, request: &#incoming<'_>) -> #result<Self, #error> {
                match name {
                    #(#arms)*
                    _ => request.unknown(name),
                }
            }
        }
    }
}

fn definition(request: &Webhook, paths: &Paths<'_>) -> TokenStream {
    let mut allow = Allow::default().camel(&request.name);
    let (words, name) = (docs::of(&request.docs, &request.name), ident(&request.name));
    let gate = gate::gate(request.feature.as_deref());
    let body = request.body.as_ref().filter(|body| body.decode != Decode::Nothing).map(|body| {
        if let Some(ty) = body.decode.value() {
            allow = std::mem::take(&mut allow).ty(ty, 0, paths.index);
        }
        let (words, name) = (docs::of(&body.docs, &body.name), ident(&body.name));
        let ty = decode::decoded(&body.decode, paths);
        quote!(#words pub #name: #ty)
    });
    let fields = request.fields.iter().map(|field| {
        allow = std::mem::take(&mut allow).snake(&field.name).ty(&field.ty, 1, paths.index);
        let (words, name) = (docs::of(&field.docs, &field.name), ident(&field.name));
        let ty = ty::owned(&field.ty, paths);
        let option = paths.std("Option");
        let ty = if field.needed { ty } else { quote!(#option<#ty>) };
        quote!(#words pub #name: #ty)
    });
    let fields: Vec<_> = body.into_iter().chain(fields.collect::<Vec<_>>()).collect();
    let allow = allow.attribute();
    quote! {
        #words
        #gate
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #allow
        pub struct #name { #(#fields,)* }
    }
}

fn reading(request: &Webhook, paths: &Paths<'_>) -> TokenStream {
    let (name, incoming, gate) =
        (ident(&request.name), paths.support("Incoming"), gate::gate(request.feature.as_deref()));
    let (result, error, ok) = (paths.std("Result"), paths.support("Error"), paths.std("Ok"));
    let body = request.body.iter().filter(|body| body.decode != Decode::Nothing).map(|body| {
        let (name, read) = (ident(&body.name), body_value(&body.decode, paths));
        quote!(#name: request.#read?)
    });
    let fields = request.fields.iter().map(|field| field_value(field, paths));
    let fields: Vec<_> = body.chain(fields).collect();
    let arg = if fields.is_empty() { quote!(_) } else { quote!(request) };
    let old = request.docs.deprecated.is_some() || request.fields.iter().any(|f| f.docs.deprecated.is_some());
    let allow = Allow::default().when(old, Lint::Deprecated).attribute();
    let lines = ["Reads a request.", "", "# Errors", "What [`Incoming`] reports."];
    let lines = lines.iter().map(|line| docs::line(line));
    quote! {
        #gate
        #allow
        impl #name {
            #(#lines)*
            pub fn read(#arg: &#incoming<'_>) -> #result<Self, #error> { #ok(Self { #(#fields),* }) }
        }
    }
}

/// The method that reads the body.
fn body_value(decode: &Decode, paths: &Paths<'_>) -> TokenStream {
    match decode {
        Decode::Json(_) | Decode::Value(_) => quote!(json()),
        Decode::Xml(_, root) => {
            let root = xml::node(root, paths);
            quote!(xml(#root))
        }
        Decode::Scalar(_) => quote!(scalar()),
        Decode::Bytes | Decode::Octets => quote!(bytes()),
        Decode::Nothing | Decode::Content | Decode::Text | Decode::Items(..) => quote!(text()),
    }
}

fn field_value(field: &WebhookField, paths: &Paths<'_>) -> TokenStream {
    let (name, wire, form) = (ident(&field.name), text(&field.wire), answers::form(field.form, paths));
    let read = word(match (field.in_query, field.needed) {
        (true, true) => "needed_pair",
        (true, false) => "pair",
        (false, true) => "needed_header",
        (false, false) => "header",
    });
    quote!(#name: request.#read(#wire, #form)?)
}
