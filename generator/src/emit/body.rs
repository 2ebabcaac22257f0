//! How functions and setters take a request body, and the call that sends it.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{ident, text};
use super::paths::Paths;
use super::{info, ty, xml};
use crate::rust::{BodyArg, BodyKind, Framing, Method, Ty, Writing};

/// How a function takes the body.
pub(super) fn body_ty(method: &Method, body: &BodyArg, paths: &Paths<'_>) -> TokenStream {
    match &body.kind {
        BodyKind::Typed(ty, _) if ty.is_free() => {
            let (into, free) = (paths.std("Into"), ty::owned(ty, paths));
            quote!(impl #into<#free>)
        }
        BodyKind::Typed(ty, _) => ty::borrowed(ty, paths),
        BodyKind::Parts(form) => {
            let form = paths.beside(method, &form.shape.name);
            quote!(&#form)
        }
        BodyKind::Multipart => paths.support("Multipart"),
        BodyKind::Text => {
            let (into, string) = (paths.std("Into"), paths.std("String"));
            quote!(impl #into<#string>)
        }
        BodyKind::Bytes => {
            let (into, body) = (paths.std("Into"), paths.support("Body"));
            quote!(impl #into<#body>)
        }
    }
}

/// The argument for the media type, where the document leaves it open.
pub(super) fn media_argument(body: &BodyArg, paths: &Paths<'_>) -> Option<TokenStream> {
    let (name, text) = (ident(body.open.as_ref()?), paths.std("str"));
    Some(quote!(#name: &#text))
}

/// The method of the call that takes the body; other media types than the operation's own are named.
pub(super) fn sending(
    method: &Method,
    body: &BodyArg,
    name: &proc_macro2::Ident,
    paths: &Paths<'_>,
) -> TokenStream {
    let is_own = method.bodies.first().is_some_and(|first| first.media_type == body.media_type);
    let media = text(&body.media_type);
    let named = match &body.open {
        Some(said) => {
            let said = ident(said);
            Some(quote!(.content_in(#media, #said)))
        }
        // The runtime takes a name without `json` in it for that of another kind of body.
        None if matches!(body.kind, BodyKind::Typed(_, Writing::Json))
            && !body.media_type.contains("json") =>
        {
            Some(quote!(.content_type(#media)))
        }
        None => (!is_own).then(|| quote!(.content_type(#media))),
    };
    let send = match &body.kind {
        BodyKind::Typed(ty, Writing::Json) => {
            let value = object(ty, name, paths);
            quote!(.json(#value))
        }
        BodyKind::Typed(ty, Writing::Xml(root)) => {
            let (value, root) = (object(ty, name, paths), xml::node(root, paths));
            quote!(.xml(#value, #root))
        }
        BodyKind::Typed(ty, Writing::Form) => {
            let (value, encoding) = (object(ty, name, paths), info::encodings(&body.encoding, paths));
            quote!(.form(#value, #encoding))
        }
        BodyKind::Typed(_, Writing::Sequence(framing)) => {
            let (to_json, separated) = (paths.codec("ToJson"), *framing == Framing::Separated);
            quote!(.sequence(&mut #name.iter().map(|item| -> &dyn #to_json { item }), #separated))
        }
        BodyKind::Typed(_, Writing::Members) | BodyKind::Parts(_) | BodyKind::Multipart => {
            return multipart(body, is_own, name, paths);
        }
        BodyKind::Typed(ty, Writing::Scalar) => {
            let value = object(ty, name, paths);
            quote!(.scalar(#value))
        }
        BodyKind::Text => quote!(.text(#name)),
        BodyKind::Bytes => quote!(.body(#name)),
    };
    quote!(#send #named)
}

/// The method of the call that takes a body of parts, which says its media type itself.
fn multipart(body: &BodyArg, is_own: bool, name: &proc_macro2::Ident, paths: &Paths<'_>) -> TokenStream {
    let media = text(&body.media_type);
    let is_form = body.media_type.starts_with("multipart/form-data");
    let with_names = (!is_form).then(|| quote!(.named()));
    let with_media = (!is_own).then(|| quote!(.media_type(#media)));
    match &body.kind {
        BodyKind::Parts(_) if !is_own || !is_form => {
            let multipart = paths.support("Multipart");
            quote!(.multipart(#multipart::from(#name) #with_names #with_media))
        }
        BodyKind::Typed(ty, _) => {
            let (value, encoding) = (object(ty, name, paths), info::encodings(&body.encoding, paths));
            let multipart = paths.support("Multipart");
            quote!(.multipart(#multipart::new().members(#value, #encoding) #with_names #with_media))
        }
        BodyKind::Multipart if !is_own => quote!(.multipart(#name.media_type(#media))),
        _ => quote!(.multipart(#name)),
    }
}

/// An argument as a trait object.
fn object(ty: &Ty, name: &proc_macro2::Ident, paths: &Paths<'_>) -> TokenStream {
    if ty.is_free() {
        return ty::become_of(ty, name, paths);
    }
    if ty::is_unsized(ty) { quote!(&#name) } else { quote!(#name) }
}
