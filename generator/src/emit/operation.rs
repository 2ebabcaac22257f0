//! Operations as types: a call with its optional parameters as methods, the facts, and the decoder.

use proc_macro2::TokenStream;
use quote::quote;

use super::decode::{answer, optional, pattern, wrapped};
use super::lints::Allow;
use super::literal::{ident, index, word};
use super::paths::Paths;
use super::{answers, body, docs, errors, follow, info, output, ty};
use crate::rust::{
    Bodies, BodyArg, BodyKind, Decode, Lint, Method, Output, Setter, StatusRange, StatusVariant,
};

/// The type of the operation's calls with all that belongs to it. Its field has a name, so that its own is that of a type
/// alone, and no argument of the same name is taken for it.
pub(super) fn items(method: &Method, paths: &Paths<'_>) -> Vec<TokenStream> {
    let (name, prepared) = (ident(&method.marker), paths.support("Prepared"));
    let allow = Allow::default().camel(&method.marker).attribute();
    let docs = docs::of(&method.call_docs, &method.marker);
    let call = quote! {
        #docs
        #[must_use = "a call does nothing until it is awaited"]
        #[derive(Debug, Clone)]
        #allow
        pub struct #name { pub(crate) call: #prepared }
    };
    let beside = answers::headers(method, paths)
        .into_iter()
        .chain(errors::of_operation(method, paths))
        .chain(follow::items(method, paths));
    let own = std::iter::once(call).chain(methods(method, paths));
    own.chain([awaiting(method, paths), facts(method, paths)]).chain(beside).collect()
}

/// The path of the type of an operation's calls, as the file of the function names it.
pub(super) fn marker(method: &Method, paths: &Paths<'_>) -> TokenStream {
    match paths.index.marker_home(method) {
        Some(home) => paths.at(home, &method.marker),
        None => {
            let marker = ident(&method.marker);
            quote!(op::#marker)
        }
    }
}

fn facts(method: &Method, paths: &Paths<'_>) -> TokenStream {
    let (operation, op_info) = (paths.support("Operation"), paths.support("OpInfo"));
    let (answer, error, result) = (paths.support("Answer"), paths.support("Error"), paths.std("Result"));
    let name = ident(&method.marker);
    let prepared = paths.support("Prepared");
    let info = info::operation(method, paths);
    let (output, decode) = (output::ty(method, paths), decode(method, paths));
    let allow = output::allow(method, 1, paths)
        .when(has_class_and_default(&method.output), Lint::MatchOverlappingArm)
        .attribute();
    quote! {
        #allow
        impl #operation for #name {
            type Output = #output;
            const INFO: &'static #op_info = &#info;
            fn decode(answer: #answer) -> #result<Self::Output, #error> { #decode }
            fn prepared(&mut self) -> &mut #prepared { &mut self.call }
            fn into_prepared(self) -> #prepared { self.call }
        }
    }
}

fn awaiting(method: &Method, paths: &Paths<'_>) -> TokenStream {
    let (into_future, operation) = (paths.std("IntoFuture"), paths.support("Operation"));
    let (future, error, result) = (paths.support("CallFuture"), paths.support("Error"), paths.std("Result"));
    let (name, output) = (ident(&method.marker), output::ty(method, paths));
    let allow = output::allow(method, 2, paths).attribute();
    quote! {
        #allow
        impl #into_future for #name {
            type Output = #result<#output, #error>;
            type IntoFuture = #future<#output>;
            fn into_future(self) -> #future<#output> { self.call.send(<Self as #operation>::decode) }
        }
    }
}

fn decode(method: &Method, paths: &Paths<'_>) -> TokenStream {
    match &method.output {
        Output::One(decode) => answer(decode, paths),
        Output::Maybe(decode, bodies) => maybe(decode, bodies, paths),
        Output::ByStatus { name, variants, fallback, .. } => {
            let name = paths.beside(method, name);
            let read = |variant: &StatusVariant| {
                let to = ident(&variant.name);
                wrapped(&variant.decode, &quote!(#name::#to), paths)
            };
            let arms = variants.iter().enumerate().filter(|(at, _)| at != fallback).map(|(_, variant)| {
                let (status, read) = (pattern(variant.status), read(variant));
                quote!(#status => #read,)
            });
            let rest = variants.get(*fallback).map(read);
            quote! {
                match answer.status().as_u16() { #(#arms)* _ => #rest, }
            }
        }
    }
}

/// Nothing for the statuses that come without a body.
fn maybe(decode: &Decode, bodies: &Bodies, paths: &Paths<'_>) -> TokenStream {
    let (ok, none) = (paths.std("Ok"), paths.std("None"));
    let (read, nothing) = (optional(decode, paths), quote!(#ok(#none)));
    let (statuses, these, others) = match bodies {
        Bodies::AllBut(statuses) => (statuses, nothing, read),
        Bodies::Only(statuses) => (statuses, read, nothing),
    };
    if statuses.is_empty() {
        return others;
    }
    let statuses = statuses.iter().map(|status| index(usize::from(*status)));
    quote! {
        match answer.status().as_u16() {
            #(#statuses)|* => #these,
            _ => #others,
        }
    }
}

/// Single statuses then stand before the class in one match.
fn has_class_and_default(output: &Output) -> bool {
    let Output::ByStatus { variants, .. } = output else { return false };
    let has = |wanted| variants.iter().any(|variant| variant.status == wanted);
    has(StatusRange::Default) && has(StatusRange::Class(2))
}

/// What the operation's calls have beside what all have.
fn methods(method: &Method, paths: &Paths<'_>) -> Option<TokenStream> {
    let setters = method.setters.iter().map(|setter| self::setter(setter, paths));
    let bodies = method.bodies.iter().filter(|body| body.optional);
    let bodies = bodies.map(|body| body_setter(method, body, paths));
    let others = method.others.iter().map(|other| answers::other(other, paths));
    let followed = follow::methods(method, paths);
    let methods: Vec<TokenStream> = setters.chain(bodies).chain(others).chain(followed).collect();
    let name = ident(&method.marker);
    (!methods.is_empty()).then(|| quote!(impl #name { #(#methods)* }))
}

fn setter(setter: &Setter, paths: &Paths<'_>) -> TokenStream {
    let allow = Allow::default()
        .method(&setter.name)
        .snake(&setter.arg.name)
        .ty(&setter.arg.ty, 1, paths.index)
        .attribute();
    let (docs, name, arg) =
        (docs::of(&setter.docs, &setter.name), ident(&setter.name), ident(&setter.arg.name));
    let (ty, param) = (ty::argument(&setter.arg, paths), index(setter.param));
    let given = ty::given(&setter.arg, &arg, paths);
    quote! {
        #docs
        #allow
        pub fn #name(self, #arg: #ty) -> Self { Self { call: self.call.with(#param, #given) } }
    }
}

fn body_setter(method: &Method, body: &BodyArg, paths: &Paths<'_>) -> TokenStream {
    let allow = Allow::default().method(&body.name);
    let allow = match &body.kind {
        BodyKind::Typed(ty, _) => allow.ty(ty, 1, paths.index),
        _ => allow,
    };
    let (allow, docs, name) = (allow.attribute(), docs::of(&body.docs, &body.name), ident(&body.name));
    let (arg, ty) = (word("body"), body::body_ty(method, body, paths));
    let send = body::sending(method, body, &arg, paths);
    let args = std::iter::once(quote!(#arg: #ty)).chain(body::media_argument(body, paths));
    quote! {
        #docs
        #allow
        pub fn #name(self, #(#args),*) -> Self { Self { call: self.call #send } }
    }
}
