//! The codec of structs: one call of the runtime with a table of slots in, one with a table of members out.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, text, word};
use super::paths::Paths;
use super::ty;
use crate::api::Direction;
use crate::rust::{ExtraField, Field, FieldKind, Ident, Struct};

/// The reader and the writer, as far as the struct has them.
pub(super) fn codec(item: &Struct, allow: &Allow, paths: &Paths<'_>) -> Vec<TokenStream> {
    parts(item, item.direction, Members::Travelling, allow, paths)
}

/// The parts that it lacks, which know every member, whichever way that travels.
pub(super) fn missing(item: &Struct, parts: Direction, allow: &Allow, paths: &Paths<'_>) -> Vec<TokenStream> {
    self::parts(item, parts, Members::All, allow, paths)
}

/// Which members a part of the codec is about.
#[derive(Clone, Copy, PartialEq)]
enum Members {
    /// Those that travel its way; others only where a whole value is read or written.
    Travelling,
    /// All of them.
    All,
}

fn parts(
    item: &Struct,
    parts: Direction,
    members: Members,
    allow: &Allow,
    paths: &Paths<'_>,
) -> Vec<TokenStream> {
    let allow = allow.attribute();
    let read = parts.response.then(|| reader(item, members, paths));
    let write = parts.request.then(|| writer(item, members, paths));
    read.into_iter().chain(write).map(|part| quote!(#allow #part)).collect()
}

/// The type of the field for members without one of their own; of items, in a tuple.
pub(super) fn extra_ty(item: &Struct, extra: &ExtraField, paths: &Paths<'_>) -> TokenStream {
    if extra.is_free() && !item.tuple {
        return paths.codec("JsonObject");
    }
    let value = ty::owned(&extra.ty, paths);
    if item.tuple {
        let list = paths.std("Vec");
        return quote!(#list<#value>);
    }
    let (map, key) = (paths.std("BTreeMap"), paths.std("String"));
    quote!(#map<#key, #value>)
}

/// That field with nothing in it.
pub(super) fn no_extra(item: &Struct, extra: &ExtraField, paths: &Paths<'_>) -> TokenStream {
    let outer = match (item.tuple, extra.is_free()) {
        (true, _) => paths.std("Vec"),
        (false, true) => paths.codec("JsonObject"),
        (false, false) => paths.std("BTreeMap"),
    };
    quote!(#outer::new())
}

/// A field of this kind with nothing in it.
pub(super) fn nothing(kind: FieldKind, paths: &Paths<'_>) -> TokenStream {
    match kind {
        FieldKind::Nullish => {
            let nullish = paths.codec("Nullish");
            quote!(#nullish::Absent)
        }
        FieldKind::RequiredNullable | FieldKind::Optional | FieldKind::OptionalLenient => paths.std("None"),
        FieldKind::Required | FieldKind::RequiredOrEmpty => {
            let default = paths.std("Default");
            quote!(#default::default())
        }
    }
}

fn reader(item: &Struct, members: Members, paths: &Paths<'_>) -> TokenStream {
    let (from, reader, error) = (paths.codec("FromJson"), paths.codec("Reader"), paths.codec("ReadError"));
    let (result, ok) = (paths.std("Result"), paths.std("Ok"));
    let name = ident(&item.name);
    let locals = locals(item);
    let slots = item.fields.iter().zip(&locals.fields).map(|(field, local)| slot(field, local, paths));
    let extra = item.extra.as_ref().map(|extra| {
        let (local, ty, value) = (&locals.extra, extra_ty(item, extra, paths), no_extra(item, extra, paths));
        quote!(let mut #local: #ty = #value;)
    });
    let call = call(item, members, &locals, paths);
    let values = item.fields.iter().enumerate().map(|(at, field)| {
        // The reader of an object has made sure of its members.
        let place = item.tuple.then_some(at);
        value(field, members, place, &locals.fields[at])
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
fn call(item: &Struct, members: Members, locals: &Locals, paths: &Paths<'_>) -> TokenStream {
    let name = text(item.name.bare());
    let (needed, others) = by_need(item, members);
    let table = || needed.iter().chain(&others).copied();
    let slots = table().map(|index| table_slot(&item.fields[index], &locals.fields[index], members, paths));
    let slots = quote!(&mut [#(#slots),*]);
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
    let names = table().map(|index| text(&item.fields[index].wire));
    let names = quote!(&[#(#names),*]);
    let documented = item.extra.as_ref().is_some_and(|extra| extra.documented);
    if needed.is_empty() {
        return match item.extra {
            Some(_) if documented => quote!(r.object_and(#name, #names, #slots, &mut #extra)?;),
            Some(_) => quote!(r.object_with(#name, #names, #slots, &mut #extra)?;),
            None => quote!(r.object(#name, #names, #slots)?;),
        };
    }
    let (some, err, count) = (paths.std("Some"), paths.std("Err"), super::literal::index(needed.len()));
    let read = match item.extra {
        Some(_) if documented => quote!(r.record_and(#name, #count, #names, #slots, &mut #extra)?;),
        Some(_) => quote!(r.record(#name, #count, #names, #slots, #some(&mut #extra))?;),
        None => {
            let none = paths.std("None");
            quote!(r.record(#name, #count, #names, #slots, #none)?;)
        }
    };
    let there: Vec<_> = needed.iter().map(|index| &locals.fields[*index]).collect();
    quote! {
        #read
        let (#(#some(#there),)*) = (#(#there,)*) else { return #err(r.lacking()); };
    }
}

/// A place of the reader's table.
fn table_slot(field: &Field, local: &proc_macro2::Ident, members: Members, paths: &Paths<'_>) -> TokenStream {
    let mut slot = quote!(&mut #local);
    if field.lenient {
        let loose = paths.codec("Loose");
        slot = quote!(&mut #loose(#slot));
    }
    if !field.read && members == Members::Travelling {
        let write_only = paths.codec("WriteOnly");
        slot = quote!(&mut #write_only(#slot));
    }
    slot
}

/// The places of the fields that an object has to have, and of the others. A tuple has its own order.
fn by_need(item: &Struct, members: Members) -> (Vec<usize>, Vec<usize>) {
    let is_needed = |field: &Field| {
        matches!(field.kind, FieldKind::Required | FieldKind::RequiredNullable)
            && (field.read || members == Members::All)
    };
    (0..item.fields.len()).partition(|index| !item.tuple && is_needed(&item.fields[*index]))
}

/// The local variable that a field is read into.
fn slot(field: &Field, local: &proc_macro2::Ident, paths: &Paths<'_>) -> TokenStream {
    let ty = match field.kind {
        FieldKind::Nullish => ty::field(&field.ty, FieldKind::Nullish, paths),
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

/// The field in the struct that was read; that of a tuple by its `place`, where the reader has not made sure of it.
fn value(field: &Field, members: Members, place: Option<usize>, local: &proc_macro2::Ident) -> TokenStream {
    let name = ident(&field.name);
    let may_lack = !field.read && members == Members::Travelling;
    match (field.kind, place) {
        (FieldKind::Required | FieldKind::RequiredNullable, _) if may_lack => {
            quote!(#name: #local.unwrap_or_default())
        }
        (FieldKind::Required | FieldKind::RequiredNullable, Some(place)) => {
            let place = text(&place.to_string());
            quote!(#name: r.need(#local, #place)?)
        }
        (FieldKind::RequiredOrEmpty, _) => quote!(#name: #local.unwrap_or_default()),
        _ => member(&name, local),
    }
}

fn member(name: &proc_macro2::Ident, local: &proc_macro2::Ident) -> TokenStream {
    if name == local { quote!(#name) } else { quote!(#name: #local) }
}

fn writer(item: &Struct, members: Members, paths: &Paths<'_>) -> TokenStream {
    let (to, writer) = (paths.codec("ToJson"), paths.codec("Writer"));
    let name = ident(&item.name);
    let call = if item.tuple { tuple_out(item, paths) } else { object_out(item, members, paths) };
    quote! {
        impl #to for #name {
            fn write(&self, w: &mut #writer) {
                #call
            }
        }
    }
}

fn object_out(item: &Struct, members: Members, paths: &Paths<'_>) -> TokenStream {
    let members = item.fields.iter().map(|field| {
        let (wire, value) = (text(&field.wire), out(field, paths));
        if field.written || members == Members::All {
            return quote!((#wire, #value));
        }
        let read_only = paths.codec("ReadOnly");
        quote!((#wire, &#read_only(#value)))
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
        matches!(field.kind, FieldKind::Optional | FieldKind::OptionalLenient | FieldKind::Nullish)
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
