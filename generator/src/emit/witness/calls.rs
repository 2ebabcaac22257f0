//! Handles, their functions, and the calls that these give.

use proc_macro2::TokenStream;
use quote::quote;

use super::Witness;
use crate::emit::literal::{ident, word};
use crate::rust::{Arg, BodyArg, BodyKind, Handle, Ident, Method, Output, Passing};

impl Witness<'_> {
    pub(super) fn handle(&mut self, module: &[Ident], item: &Handle) {
        let home = if item.on_client { &[] } else { module };
        let (path, ty) = (self.names.shown(home, &item.name), self.names.at(home, &item.name));
        let receiver = if item.on_client { quote!(&#ty) } else { quote!(#ty<'_>) };
        if !item.on_client {
            self.put(path.clone(), quote!((handle: #receiver) { let _ = handle; }));
        }
        for method in &item.methods {
            let others = method.bodies.iter().filter(|body| body.function.is_some());
            for body in std::iter::once(method.bodies.first()).chain(others.map(Some)) {
                self.function(module, &path, &receiver, method, body);
            }
            self.answers(module, method);
            for body in &method.bodies {
                if let BodyKind::Parts(form) = &body.kind {
                    self.shape(module, &form.shape);
                }
            }
        }
    }

    /// Calls the function of an operation or of another body of it, and names what its call gives.
    fn function(
        &mut self,
        module: &[Ident],
        path: &str,
        receiver: &TokenStream,
        method: &Method,
        body: Option<&BodyArg>,
    ) {
        let body = body.filter(|body| !body.optional);
        let function = body.and_then(|body| body.function.as_ref()).unwrap_or(&method.name);
        let name = ident(function);
        let (mut bounds, mut args, mut given) = (Vec::new(), Vec::new(), Vec::new());
        for (number, arg) in method.args.iter().enumerate() {
            let (name, ty) = (word(&format!("a{number}")), self.argument(arg));
            args.push(quote!(#name: #ty));
            given.push(quote!(#name));
        }
        if let Some(body) = body {
            let (bound, ty) = self.body(module, body);
            bounds.extend(bound);
            args.push(quote!(body: #ty));
            given.push(quote!(body));
            if body.open.is_some() {
                args.push(quote!(media: &str));
                given.push(quote!(media));
            }
        }
        let output = self.output(module, method);
        let rest = quote!(<#(#bounds),*>(receiver: #receiver, #(#args),*) {
            fn gives<O: ::api::support::Operation<Output = #output>>(_: O) {}
            gives(receiver.#name(#(#given),*));
        });
        self.put(format!("{path}::{}", function.bare()), rest);
    }

    /// The type of an operation's calls, and its methods.
    pub(super) fn operation(&mut self, module: &[Ident], method: &Method) {
        let (path, ty) = (self.names.shown(module, &method.marker), self.names.at(module, &method.marker));
        self.put(path.clone(), quote!((call: #ty) { let _ = call; }));
        for setter in &method.setters {
            let (name, given) = (ident(&setter.name), self.argument(&setter.arg));
            let rest = quote!((call: #ty, new: #given) -> #ty { call.#name(new) });
            self.put(format!("{path}::{}", setter.name.bare()), rest);
        }
        for body in method.bodies.iter().filter(|body| body.optional) {
            let (name, (bound, given)) = (ident(&body.name), self.body(module, body));
            let (media, said) = match body.open {
                Some(_) => (Some(quote!(media: &str)), Some(quote!(media))),
                None => (None, None),
            };
            let rest = quote!(<#bound>(call: #ty, body: #given, #media) -> #ty { call.#name(body, #said) });
            self.put(format!("{path}::{}", body.name.bare()), rest);
        }
        self.beyond(module, (&path, &ty), method);
    }

    fn argument(&self, arg: &Arg) -> TokenStream {
        match arg.kind {
            Passing::Value | Passing::Into => self.names.owned(&arg.ty),
            Passing::Str => quote!(&str),
            Passing::Slice | Passing::Ref => self.names.borrowed(&arg.ty),
        }
    }

    /// A body's type, with the bound of the type where it is a parameter.
    fn body(&self, module: &[Ident], body: &BodyArg) -> (Option<TokenStream>, TokenStream) {
        match &body.kind {
            BodyKind::Typed(ty, _) if ty.is_free() => {
                let free = self.names.owned(ty);
                (Some(quote!(B: Into<#free>)), quote!(B))
            }
            BodyKind::Typed(ty, _) => (None, self.names.borrowed(ty)),
            BodyKind::Parts(form) => {
                let form = self.names.at(module, &form.shape.name);
                (None, quote!(&#form))
            }
            BodyKind::Multipart => (None, quote!(::api::support::Multipart)),
            BodyKind::Text => (Some(quote!(B: Into<String>)), quote!(B)),
            BodyKind::Bytes => (Some(quote!(B: Into<::api::support::Body>)), quote!(B)),
        }
    }

    fn output(&self, module: &[Ident], method: &Method) -> TokenStream {
        match &method.output {
            Output::One(decode) => self.names.decoded(decode),
            Output::Maybe(decode, _) => {
                let inner = self.names.decoded(decode);
                quote!(Option<#inner>)
            }
            Output::ByStatus { name, .. } => self.names.at(module, name),
        }
    }
}
