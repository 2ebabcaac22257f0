//! Multipart bodies: the struct whose members are the parts, and how it becomes a `Multipart`.

use proc_macro2::TokenStream;
use quote::quote;

use super::literal::{ident, text};
use super::paths::Paths;
use super::structs;
use crate::rust::{ExtraField, Field, FieldKind, Form, PartKind, RuntimeType, Ty};

/// The struct with its constructor and the conversion.
pub(super) fn items(form: &Form, paths: &Paths<'_>) -> Vec<TokenStream> {
    let mut items = structs::plain(&form.shape, paths);
    items.push(conversion(form, paths));
    items
}

fn conversion(form: &Form, paths: &Paths<'_>) -> TokenStream {
    let (from, name, multipart) = (paths.std("From"), ident(&form.shape.name), paths.support("Multipart"));
    let allow = structs::uses(&form.shape, paths).attribute();
    let parts = form.shape.fields.iter().zip(&form.parts).map(|(field, part)| self::part(field, part));
    let others = form.shape.extra.as_ref().map(others);
    quote! {
        #allow
        impl #from<&#name> for #multipart {
            fn from(form: &#name) -> Self { #multipart::new() #(#parts)* #others }
        }
    }
}

/// Parts of other names.
fn others(extra: &ExtraField) -> TokenStream {
    let name = ident(&extra.name);
    match &extra.ty {
        Ty::Runtime(RuntimeType::Part) => {
            quote!(.others(form.#name.iter().map(|(name, part)| (&**name, part))))
        }
        Ty::Vec(item) if **item == Ty::Runtime(RuntimeType::Part) => {
            quote!(.others(form.#name.iter().flat_map(|(name, parts)| parts.iter().map(move |part| (&**name, part)))))
        }
        _ => quote!(.members(&form.#name, &[])),
    }
}

/// `.value("name", &form.name)` and its like.
fn part(field: &Field, part: &PartKind) -> TokenStream {
    let (wire, name) = (text(&field.wire), ident(&field.name));
    match part {
        PartKind::Value => quote!(.value(#wire, &form.#name)),
        PartKind::Document(media) => {
            let media = text(media);
            quote!(.encoded(#wire, &form.#name, #media))
        }
        PartKind::Text(media) => {
            let media = text(media);
            quote!(.texts(#wire, &form.#name, #media))
        }
        PartKind::Content { several, media } => {
            let media = text(media.as_deref().unwrap_or_default());
            let given = match (field.kind, several) {
                (FieldKind::Required, false) => quote!([&form.#name]),
                (FieldKind::Required, true) | (_, false) => quote!(&form.#name),
                (_, true) => quote!(form.#name.iter().flatten()),
            };
            quote!(.contents(#wire, #media, #given))
        }
    }
}
