//! The codec of structs: one call of the runtime with a table of slots in, one with a table of members out.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, text, word};
use super::paths::Paths;
use super::ty;
use crate::rust::{ExtraField, Field, FieldKind, Ident, Struct};

/// The reader and the writer, as far as the struct has them.
pub(super) fn codec(item: &Struct, allow: &Allow, paths: &Paths<'_>) -> Vec<TokenStream> {
    let allow = allow.attribute();
    let read = item.direction.response.then(|| reader(item, paths));
    let write = item.direction.request.then(|| writer(item, paths));
    read.into_iter().chain(write).map(|part| quote!(#allow #part)).collect()
}

/// The type of the field for members without one of their own; of items, in a tuple.
pub(super) fn extra_ty(item: &Struct, extra: &ExtraField, paths: &Paths<'_>) -> TokenStream {
    let value = ty::owned(&extra.ty, paths);
    if item.tuple {
        let list = paths.std("Vec");
        return quote!(#list<#value>);
    }
    let (map, key) = (paths.std("BTreeMap"), paths.std("String"));
    quote!(#map<#key, #value>)
}

/// That field with nothing in it.
pub(super) fn no_extra(item: &Struct, paths: &Paths<'_>) -> TokenStream {
    let outer = if item.tuple { paths.std("Vec") } else { paths.std("BTreeMap") };
    quote!(#outer::new())
}

/// A field of this kind with nothing in it.
pub(super) fn nothing(kind: FieldKind, paths: &Paths<'_>) -> TokenStream {
    match kind {
        FieldKind::Patch => {
            let patch = paths.codec("Patch");
            quote!(#patch::Absent)
        }
        FieldKind::RequiredNullable | FieldKind::Optional | FieldKind::OptionalLenient => paths.std("None"),
        FieldKind::Required | FieldKind::RequiredOrEmpty => {
            let default = paths.std("Default");
            quote!(#default::default())
        }
    }
}

fn reader(item: &Struct, paths: &Paths<'_>) -> TokenStream {
    let (from, reader, error) = (paths.codec("FromJson"), paths.codec("Reader"), paths.codec("ReadError"));
    let (result, ok) = (paths.std("Result"), paths.std("Ok"));
    let name = ident(&item.name);
    let locals = locals(item);
    let read: Vec<(usize, &Field)> = item.fields.iter().enumerate().filter(|(_, field)| field.read).collect();
    let slots = read.iter().map(|(index, field)| slot(field, &locals.fields[*index], paths));
    let extra = item.extra.as_ref().map(|extra| {
        let (local, ty, value) = (&locals.extra, extra_ty(item, extra, paths), no_extra(item, paths));
        quote!(let mut #local: #ty = #value;)
    });
    let call = call(item, &read, &locals, paths);
    let values = item.fields.iter().enumerate().map(|(at, field)| {
        let wire = if item.tuple { at.to_string() } else { field.wire.clone() };
        value(field, &wire, &locals.fields[at], paths)
    });
    let rest = item.extra.iter().map(|extra| member(&ident(&extra.name), &locals.extra));
    let values = values.chain(rest);
    quote! {
        impl #from for #name {
            fn read(r: &mut #reader<'_>) -> #result<Self, #error> {
                #(#slots)*
                #extra
                #call
                #ok(Self { #(#values),* })
            }
        }
    }
}

/// The call that fills the slots.
fn call(item: &Struct, read: &[(usize, &Field)], locals: &Locals, paths: &Paths<'_>) -> TokenStream {
    let name = text(item.name.bare());
    let slots = read.iter().map(|(index, field)| {
        let local = &locals.fields[*index];
        if field.lenient {
            let loose = paths.codec("Loose");
            return quote!(#loose(&mut #local));
        }
        quote!(#local)
    });
    let slots = quote!(&mut [#(&mut #slots),*]);
    let extra = &locals.extra;
    if item.tuple {
        let rest = match item.extra {
            Some(_) => {
                let some = paths.std("Some");
                quote!(#some(&mut #extra))
            }
            None => paths.std("None"),
        };
        return quote!(r.tuple(#name, #slots, #rest)?;);
    }
    let names = read.iter().map(|(_, field)| text(&field.wire));
    match &item.extra {
        Some(kept) => {
            let read = word(if kept.documented { "object_and" } else { "object_with" });
            quote!(r.#read(#name, &[#(#names),*], #slots, &mut #extra)?;)
        }
        None => quote!(r.object(#name, &[#(#names),*], #slots)?;),
    }
}

/// The local variable that a field is read into.
fn slot(field: &Field, local: &proc_macro2::Ident, paths: &Paths<'_>) -> TokenStream {
    let ty = match field.kind {
        FieldKind::Patch => ty::field(&field.ty, FieldKind::Patch, paths),
        FieldKind::RequiredNullable => {
            let (outer, inner) = (paths.std("Option"), ty::field(&field.ty, field.kind, paths));
            quote!(#outer<#inner>)
        }
        _ => ty::field(&field.ty, FieldKind::Optional, paths),
    };
    let empty = match field.kind {
        FieldKind::Required | FieldKind::RequiredOrEmpty => paths.std("None"),
        kind => nothing(kind, paths),
    };
    quote!(let mut #local: #ty = #empty;)
}

/// The field in the struct that was read.
fn value(field: &Field, wire: &str, local: &proc_macro2::Ident, paths: &Paths<'_>) -> TokenStream {
    let name = ident(&field.name);
    if !field.read {
        let nothing = nothing(field.kind, paths);
        return quote!(#name: #nothing);
    }
    match field.kind {
        FieldKind::Required | FieldKind::RequiredNullable => {
            let wire = text(wire);
            quote!(#name: r.need(#local, #wire)?)
        }
        FieldKind::RequiredOrEmpty => quote!(#name: #local.unwrap_or_default()),
        _ => member(&name, local),
    }
}

fn member(name: &proc_macro2::Ident, local: &proc_macro2::Ident) -> TokenStream {
    if name == local { quote!(#name) } else { quote!(#name: #local) }
}

fn writer(item: &Struct, paths: &Paths<'_>) -> TokenStream {
    let (to, writer) = (paths.codec("ToJson"), paths.codec("Writer"));
    let name = ident(&item.name);
    let call = if item.tuple { tuple_out(item, paths) } else { object_out(item, paths) };
    quote! {
        impl #to for #name {
            fn write(&self, w: &mut #writer) {
                #call
            }
        }
    }
}

fn object_out(item: &Struct, paths: &Paths<'_>) -> TokenStream {
    let members = item.fields.iter().filter(|field| field.written).map(|field| {
        let (wire, value) = (text(&field.wire), out(field, paths));
        quote!((#wire, #value))
    });
    match &item.extra {
        Some(extra) => {
            let extra = ident(&extra.name);
            quote!(w.object_with(&[#(#members),*], &self.#extra);)
        }
        None => quote!(w.object(&[#(#members),*]);),
    }
}

/// An array: it ends before the first item that is absent.
fn tuple_out(item: &Struct, paths: &Paths<'_>) -> TokenStream {
    let values = item.fields.iter().map(|field| out(field, paths));
    let optional = item.fields.iter().any(|field| {
        matches!(field.kind, FieldKind::Optional | FieldKind::OptionalLenient | FieldKind::Patch)
    });
    if !optional && item.extra.is_none() {
        return quote!(w.array(&[#(#values),*]););
    }
    let (to, count) = (paths.codec("ToJson"), super::literal::index(item.fields.len()));
    let rest = item.extra.as_ref().map(|extra| {
        let extra = ident(&extra.name);
        quote!(.chain(self.#extra.iter().map(|item| item as &dyn #to)))
    });
    quote! {
        let items: [&dyn #to; #count] = [#(#values),*];
        w.list(&mut items.into_iter() #rest .take_while(|item| !item.is_absent()));
    }
}

fn out(field: &Field, paths: &Paths<'_>) -> TokenStream {
    let name = ident(&field.name);
    if field.kind == FieldKind::RequiredNullable {
        let or_null = paths.codec("OrNull");
        return quote!(&#or_null(&self.#name));
    }
    quote!(&self.#name)
}

/// Names of a reader's variables: those of the fields, but for `r`, which is the reader itself.
struct Locals {
    fields: Vec<proc_macro2::Ident>,
    extra: proc_macro2::Ident,
}

fn locals(item: &Struct) -> Locals {
    let extra = item.extra.as_ref().map(|extra| &extra.name);
    let names: BTreeSet<&str> =
        item.fields.iter().map(|field| &field.name).chain(extra).map(Ident::as_str).collect();
    let local = |name: &Ident| {
        if name.as_str() != "r" {
            return ident(name);
        }
        let mut other = "r_".to_owned();
        while names.contains(other.as_str()) {
            other.push('_');
        }
        word(&other)
    };
    Locals {
        fields: item.fields.iter().map(|field| local(&field.name)).collect(),
        extra: extra.map_or_else(|| word("extra"), local),
    }
}
