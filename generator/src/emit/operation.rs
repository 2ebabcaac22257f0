//! Operations as types: the marker with the facts and the decoder, and the setters of optional parameters.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, index, word};
use super::paths::Paths;
use super::{answers, docs, errors, follow, handle, info, ty};
use crate::escape::markdown::code;
use crate::rust::{Bodies, BodyArg, BodyKind, Decode, Ident, Method, Output, Setter};

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
    let about_answers = [answers::headers(method, paths), errors::of_operation(method, paths)];
    let calls = setters(method, paths)
        .into_iter()
        .chain(about_answers.into_iter().flatten())
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
        .when(has_class_and_default(&method.output), "clippy::match_overlapping_arm")
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
        Output::ByStatus { variants, .. } => Box::new(variants.iter().map(|(_, _, decode)| decode)),
    }
}

pub(super) fn held(decode: &Decode) -> Option<&crate::rust::Ty> {
    match decode {
        Decode::Json(ty) | Decode::Events(ty) | Decode::Lines(ty) => Some(ty),
        Decode::Nothing | Decode::Text | Decode::Bytes => None,
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

/// The type that a body becomes.
pub(super) fn decoded(decode: &Decode, paths: &Paths<'_>) -> TokenStream {
    match decode {
        Decode::Nothing => quote!(()),
        Decode::Json(ty) => ty::owned(ty, paths),
        Decode::Text => paths.std("String"),
        Decode::Bytes => paths.std("Bytes"),
        Decode::Events(ty) | Decode::Lines(ty) => {
            let (stream, item) = (paths.support("ItemStream"), ty::owned(ty, paths));
            quote!(#stream<#item>)
        }
    }
}

fn decode(method: &Method, paths: &Paths<'_>) -> TokenStream {
    match &method.output {
        Output::One(decode) => answer(decode, paths),
        Output::Maybe(decode, bodies) => maybe(decode, bodies, paths),
        Output::ByStatus { name, variants, .. } => {
            let name = paths.beside(method, name);
            let read = |(_, variant, decode): &(u16, Ident, Decode)| {
                let variant = ident(variant);
                wrapped(decode, &quote!(#name::#variant), paths)
            };
            let other = other(variants);
            let arms =
                variants.iter().enumerate().filter(|(at, _)| Some(*at) != other).map(|(_, variant)| {
                    let (status, read) = (pattern(variant.0), read(variant));
                    quote!(#status => #read,)
                });
            let rest = other.and_then(|at| variants.get(at)).map(read);
            quote! {
                match answer.status().as_u16() { #(#arms)* _ => #rest, }
            }
        }
    }
}

/// Nothing for the statuses that come without a body.
fn maybe(decode: &Decode, bodies: &Bodies, paths: &Paths<'_>) -> TokenStream {
    let (ok, none) = (paths.std("Ok"), paths.std("None"));
    let (read, nothing) = (wrapped(decode, &paths.std("Some"), paths), quote!(#ok(#none)));
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

/// The variant for statuses that the document does not name: its default, else its class, else its first one.
fn other(variants: &[(u16, Ident, Decode)]) -> Option<usize> {
    let by_status = |wanted: u16| variants.iter().position(|(status, ..)| *status == wanted);
    by_status(0).or_else(|| by_status(2)).or((!variants.is_empty()).then_some(0))
}

/// Single statuses then stand before the class in one match.
fn has_class_and_default(output: &Output) -> bool {
    let Output::ByStatus { variants, .. } = output else { return false };
    [0, 2].iter().all(|wanted| variants.iter().any(|(status, ..)| status == wanted))
}

/// A status, or a hundred of them for a class.
pub(super) fn pattern(status: u16) -> TokenStream {
    if status >= 100 {
        let status = index(status.into());
        return quote!(#status);
    }
    let (first, last) = (index(usize::from(status) * 100), index(usize::from(status) * 100 + 99));
    quote!(#first..=#last)
}

/// Decodes the answer's body.
pub(super) fn answer(decode: &Decode, paths: &Paths<'_>) -> TokenStream {
    let read = read(decode);
    if is_stream(decode) {
        let ok = paths.std("Ok");
        return quote!(#ok(#read));
    }
    read
}

/// Decodes the answer's body and puts it into a variant.
fn wrapped(decode: &Decode, variant: &TokenStream, paths: &Paths<'_>) -> TokenStream {
    let read = read(decode);
    match decode {
        Decode::Nothing => quote!(#read.map(|()| #variant)),
        decode if is_stream(decode) => {
            let ok = paths.std("Ok");
            quote!(#ok(#variant(#read)))
        }
        _ => quote!(#read.map(#variant)),
    }
}

/// Streams are handed over before anything can fail.
pub(super) fn is_stream(decode: &Decode) -> bool {
    matches!(decode, Decode::Events(_) | Decode::Lines(_))
}

fn read(decode: &Decode) -> TokenStream {
    let method = word(match decode {
        Decode::Nothing => "empty",
        Decode::Json(_) => "json",
        Decode::Text => "text",
        Decode::Bytes => "bytes",
        Decode::Events(_) => "events",
        Decode::Lines(_) => "lines",
    });
    quote!(answer.#method())
}

/// The enum of an operation that answers differently by status.
pub(super) fn output_enum(method: &Method, paths: &Paths<'_>) -> Option<TokenStream> {
    let Output::ByStatus { name, docs, variants } = &method.output else { return None };
    let mut allow = Allow::default().camel(name);
    for (_, variant, decode) in variants {
        allow = allow.camel(variant);
        if let Some(ty) = held(decode) {
            allow = allow.ty(ty, 0, paths.index).when(true, "clippy::large_enum_variant");
        }
    }
    let (allow, docs, name) = (allow.attribute(), docs::of(docs, name), ident(name));
    let variants = variants.iter().map(|(status, variant, decode)| {
        let (docs, name) = (docs::line(&status_docs(*status, "success")), ident(variant));
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

/// What a variant is for, of all statuses that are a success, or an error.
pub(super) fn status_docs(status: u16, kind: &str) -> String {
    match status {
        0 => format!("Any other {kind}."),
        class @ 1..100 => format!("Status {class}XX."),
        status => format!("Status {status}."),
    }
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
    quote! {
        #docs
        #allow
        pub fn #name(self, #arg: #ty) -> Self { self.with(#param, &#arg) }
    }
}

fn body_setter(method: &Method, body: &BodyArg, paths: &Paths<'_>) -> TokenStream {
    let allow = Allow::default().method(&body.name);
    let allow = match &body.kind {
        BodyKind::Json(ty) | BodyKind::Form(ty) => allow.ty(ty, 1, paths.index),
        _ => allow,
    };
    let (allow, docs, name) = (allow.attribute(), docs::of(&body.docs, &body.name), ident(&body.name));
    let (arg, ty) = (word("body"), handle::body_ty(method, body, paths));
    let send = handle::sending(method, body, &arg, paths);
    quote! {
        #docs
        #allow
        pub fn #name(self, #arg: #ty) -> Self { self #send }
    }
}
