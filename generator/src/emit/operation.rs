//! Operations as types: the marker with the facts and the decoder, and the setters of optional parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::decode::{answer, decoded, held, optional, pattern, status_docs, wrapped};
use super::lints::Allow;
use super::literal::{ident, index, word};
use super::paths::Paths;
use super::{answers, body, docs, errors, follow, info, ty};
use crate::escape::markdown::code;
use crate::rust::{
    Bodies, BodyArg, BodyKind, Decode, Lint, Method, Output, Setter, StatusRange, StatusVariant,
};

/// The marker with all that belongs to it. It is an enum without variants: nobody can make one, and its name is that of
/// a type alone, so that no argument of the same name is taken for it.
pub(super) fn items(method: &Method, paths: &Paths<'_>) -> Vec<TokenStream> {
    let name = ident(&method.marker);
    let allow = Allow::default().camel(&method.marker).attribute();
    let docs = docs::line(&code(&format!("{} {}", method.http, method.path)));
    let marker = quote! {
        #docs
        #allow
        pub enum #name {}
    };
    let calls = setters(method, paths)
        .into_iter()
        .chain(answers::headers(method, paths))
        .chain(errors::of_operation(method, paths))
        .chain(follow::items(method, paths));
    [marker, facts(method, paths)].into_iter().chain(calls).collect()
}

/// The marker's path, as the file of the function names it.
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
    let info = info::operation(method, paths);
    let (output, decode) = (output_ty(method, paths), decode(method, paths));
    let allow = outputs(&method.output)
        .filter_map(held)
        .fold(Allow::default(), |allow, ty| allow.ty(ty, 1, paths.index))
        .when(has_class_and_default(&method.output), Lint::MatchOverlappingArm)
        .attribute();
    quote! {
        #allow
        impl #operation for #name {
            type Output = #output;
            const INFO: &'static #op_info = &#info;
            fn decode(answer: #answer) -> #result<Self::Output, #error> { #decode }
        }
    }
}

fn outputs(output: &Output) -> Box<dyn Iterator<Item = &Decode> + '_> {
    match output {
        Output::One(decode) | Output::Maybe(decode, _) => Box::new(std::iter::once(decode)),
        Output::ByStatus { variants, .. } => Box::new(variants.iter().map(|variant| &variant.decode)),
    }
}

fn output_ty(method: &Method, paths: &Paths<'_>) -> TokenStream {
    match &method.output {
        Output::One(decode) => decoded(decode, paths),
        Output::Maybe(decode, _) => {
            let (option, inner) = (paths.std("Option"), decoded(decode, paths));
            quote!(#option<#inner>)
        }
        Output::ByStatus { name, .. } => paths.beside(method, name),
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

/// The enum of an operation that answers differently by status.
pub(super) fn output_enum(method: &Method, paths: &Paths<'_>) -> Option<TokenStream> {
    let Output::ByStatus { name, docs, variants, .. } = &method.output else { return None };
    let mut allow = Allow::default().camel(name);
    for StatusVariant { name, decode, .. } in variants {
        allow = allow.camel(name);
        if let Some(ty) = held(decode) {
            allow = allow.ty(ty, 0, paths.index).when(true, Lint::LargeEnumVariant);
        }
    }
    let (allow, docs, name) = (allow.attribute(), docs::of(docs, name), ident(name));
    let variants = variants.iter().map(|StatusVariant { status, name, decode }| {
        let (docs, name) = (docs::line(&status_docs(*status, "success")), ident(name));
        let held = match decode {
            Decode::Nothing => None,
            decode => Some(decoded(decode, paths)).map(|ty| quote!((#ty))),
        };
        quote!(#docs #name #held)
    });
    Some(quote! {
        #docs
        #[derive(Debug)]
        #[non_exhaustive]
        #allow
        pub enum #name { #(#variants,)* }
    })
}

fn setters(method: &Method, paths: &Paths<'_>) -> Option<TokenStream> {
    let mut bodies = method.bodies.iter().filter(|body| body.optional).peekable();
    if method.setters.is_empty() && bodies.peek().is_none() && method.others.is_empty() {
        return None;
    }
    let (call, name) = (paths.support("Call"), ident(&method.marker));
    let setters = method.setters.iter().map(|setter| self::setter(setter, paths));
    let bodies = bodies.map(|body| body_setter(method, body, paths));
    let others = method.others.iter().map(|other| answers::other(other, paths));
    Some(quote! {
        impl #call<#name> { #(#setters)* #(#bodies)* #(#others)* }
    })
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
        pub fn #name(self, #arg: #ty) -> Self { self.with(#param, #given) }
    }
}

fn body_setter(method: &Method, body: &BodyArg, paths: &Paths<'_>) -> TokenStream {
    let allow = Allow::default().method(&body.name);
    let allow = match &body.kind {
        BodyKind::Json(ty) | BodyKind::Form(ty) => allow.ty(ty, 1, paths.index),
        _ => allow,
    };
    let (allow, docs, name) = (allow.attribute(), docs::of(&body.docs, &body.name), ident(&body.name));
    let (arg, ty) = (word("body"), body::body_ty(method, body, paths));
    let send = body::sending(method, body, &arg, paths);
    quote! {
        #docs
        #allow
        pub fn #name(self, #arg: #ty) -> Self { self #send }
    }
}
