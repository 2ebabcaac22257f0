//! Operations as functions: the handle of a tag, or the client itself.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::ident;
use super::paths::Paths;
use super::{body, client, docs, form, operation, output, ty};
use crate::rust::{BodyArg, BodyKind, Handle, Ident, Method};

/// The handle with its methods, and the enums of operations that answer differently by status.
pub(super) fn items(item: &Handle, paths: &Paths<'_>) -> Vec<TokenStream> {
    let methods = item.methods.iter().flat_map(|method| {
        let others = method.bodies.iter().filter(|body| body.function.is_some());
        let first = function(item, method, method.bodies.first(), paths);
        std::iter::once(first).chain(others.map(|body| function(item, method, Some(body), paths)))
    });
    let name = ident(&item.name);
    let mut items = Vec::new();
    if item.on_client {
        let client = client::path(&item.name, paths);
        items.push(quote!(impl #client { #(#methods)* }));
    } else {
        items.push(definition(item, paths));
        items.push(quote!(impl #name<'_> { #(#methods)* }));
    }
    for method in &item.methods {
        items.extend(output::items(method, paths));
        for body in &method.bodies {
            if let BodyKind::Parts(form) = &body.kind {
                items.extend(form::items(form, paths));
            }
        }
    }
    items
}

fn definition(item: &Handle, paths: &Paths<'_>) -> TokenStream {
    let (docs, name, core) = (docs::of(&item.docs, &item.name), ident(&item.name), paths.support("Core"));
    let allow = Allow::default().camel(&item.name).attribute();
    quote! {
        #docs
        #[derive(Debug, Clone, Copy)]
        #allow
        pub struct #name<'c> { pub(crate) client: &'c #core }
    }
}

/// The function of an operation, or of another body of it.
fn function(handle: &Handle, method: &Method, body: Option<&BodyArg>, paths: &Paths<'_>) -> TokenStream {
    let body = body.filter(|body| !body.optional);
    let (name, docs) = match body.and_then(|body| Some((body.function.as_ref()?, body))) {
        Some((function, body)) => {
            let (docs, deprecated) = (docs::of(&body.docs, function), docs::deprecation(&method.docs));
            (function, quote!(#docs #deprecated))
        }
        None => (&method.name, docs::of(&method.docs, &method.name)),
    };
    let allow = allow(method, name, body, paths).attribute();
    let name = ident(name);
    let args = method.args.iter().map(|arg| {
        let (name, ty) = (ident(&arg.name), ty::argument(arg, paths));
        quote!(#name: #ty)
    });
    let body_arg = body.map(|body| {
        let (name, ty) = (ident(&body.name), body::body_ty(method, body, paths));
        quote!(#name: #ty)
    });
    let args = args.chain(body_arg).chain(body.and_then(|body| body::media_argument(body, paths)));
    let given = method.args.iter().map(|arg| ty::given(arg, &ident(&arg.name), paths));
    let body = body.map(|body| body::sending(method, body, &ident(&body.name), paths));
    let (prepared, operation) = (paths.support("Prepared"), paths.support("Operation"));
    let marker = operation::marker(method, paths);
    let client = if handle.on_client { quote!(&self.0) } else { quote!(self.client) };
    quote! {
        #docs
        #allow
        pub fn #name(&self, #(#args),*) -> #marker {
            #marker { call: #prepared::new(#client, <#marker as #operation>::INFO, &[#(#given),*]) #body }
        }
    }
}

fn allow(method: &Method, name: &Ident, body: Option<&BodyArg>, paths: &Paths<'_>) -> Allow {
    let count = 1
        + method.args.len()
        + usize::from(body.is_some())
        + usize::from(body.is_some_and(|body| body.open.is_some()));
    let mut allow = Allow::default().method(name).arguments(count);
    for arg in &method.args {
        allow = allow.snake(&arg.name).ty(&arg.ty, 1, paths.index);
    }
    match body.map(|body| &body.kind) {
        Some(BodyKind::Typed(ty, _)) => allow.ty(ty, 1, paths.index),
        _ => allow,
    }
}
