//! What calls can do with answers beyond the usual one: header fields as values, other media types.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, text, word};
use super::paths::Paths;
use super::{decode, docs, ty};
use crate::rust::{FieldForm, HeaderField, Method, OtherAnswer};

/// The header fields, as methods on the response.
pub(super) fn headers(method: &Method, paths: &Paths<'_>) -> Option<TokenStream> {
    if method.headers.is_empty() {
        return None;
    }
    let (response, marker, held) = (paths.support("Response"), ident(&method.marker), word(paths.generic()));
    let fields = method.headers.iter().map(|field| header(field, paths));
    Some(quote! {
        impl<#held> #response<#held, #marker> { #(#fields)* }
    })
}

fn header(field: &HeaderField, paths: &Paths<'_>) -> TokenStream {
    let allow = Allow::default().method(&field.name).ty(&field.ty, 2, paths.index).attribute();
    let (words, name) = (docs::of(&field.docs, &field.name), ident(&field.name));
    let (result, error, option) = (paths.std("Result"), paths.support("Error"), paths.std("Option"));
    let (ty, wire, form) = (ty::owned(&field.ty, paths), text(&field.wire), form(field.form, paths));
    let (ty, read) = if field.needed { (ty, "needed_field") } else { (quote!(#option<#ty>), "field") };
    let read = word(read);
    quote! {
        #words
        #allow
        pub fn #name(&self) -> #result<#ty, #error> { self.#read(#wire, #form) }
    }
}

/// `FieldForm::Text`
pub(super) fn form(form: FieldForm, paths: &Paths<'_>) -> TokenStream {
    let ty = paths.support("FieldForm");
    let form = word(match form {
        FieldForm::Text => "Text",
        FieldForm::Bare => "Bare",
        FieldForm::Either => "Either",
        FieldForm::Date => "Date",
        FieldForm::Texts => "Texts",
        FieldForm::Bares => "Bares",
        FieldForm::Lines => "Lines",
        FieldForm::Challenges => "Challenges",
        FieldForm::Members => "Members",
        FieldForm::Pairs => "Pairs",
        FieldForm::Json => "Json",
    });
    quote!(#ty::#form)
}

/// A method of the call that asks for another media type.
pub(super) fn other(other: &OtherAnswer, paths: &Paths<'_>) -> TokenStream {
    let mut allow = Allow::default().method(&other.name);
    if let Some(ty) = other.decode.value() {
        allow = allow.ty(ty, 2, paths.index);
    }
    let (allow, words, name) = (allow.attribute(), docs::of(&other.docs, &other.name), ident(&other.name));
    let (future, media) = (paths.support("CallFuture"), text(&other.media_type));
    let (output, read) = (decode::decoded(&other.decode, paths), decode::answer(&other.decode, paths));
    let how = word(if decode::is_stream(&other.decode) { "streamed_as" } else { "answered_as" });
    quote! {
        #words
        #allow
        pub fn #name(self) -> #future<#output> { self.call.#how(#media, |answer| #read) }
    }
}
