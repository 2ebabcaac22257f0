//! Unions: the definition, `From` its parts, a reader that finds the variant, a writer.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, text, word};
use super::paths::Paths;
use super::{docs, ty};
use crate::api::{Direction, JsonKind};
use crate::rust::{Holds, Ident, Lint, PlainValue, Ty, UnionDispatch, UnionEnum, Variant};

/// How many kinds of values the runtime tells apart.
const KINDS: usize = 7;

/// How a union is converted, read and written.
pub(super) fn codec(item: &UnionEnum, paths: &Paths<'_>) -> Vec<TokenStream> {
    let allow = uses(item, 1, paths).when(item.docs.deprecated.is_some(), Lint::Deprecated).attribute();
    let parts = item.variants.iter().filter_map(|variant| conversion(item, variant, paths));
    let plain = item
        .plain
        .iter()
        .filter_map(|(from, index)| Some(plain_value(item, *from, item.variants.get(*index)?, paths)));
    let conversions = parts.chain(plain).map(|part| quote!(#allow #part));
    conversions.chain(halves(item, item.direction, paths)).collect()
}

/// Its reader and its writer, as far as they are asked for.
pub(super) fn halves(item: &UnionEnum, parts: Direction, paths: &Paths<'_>) -> Vec<TokenStream> {
    let allow = uses(item, 1, paths).when(item.docs.deprecated.is_some(), Lint::Deprecated).attribute();
    let parts = [parts.response.then(|| reader(item, paths)), parts.request.then(|| writer(item, paths))];
    parts.into_iter().flatten().map(|part| quote!(#allow #part)).collect()
}

fn uses(item: &UnionEnum, wrappers: u32, paths: &Paths<'_>) -> Allow {
    item.variants.iter().fold(Allow::default(), |allow, variant| {
        let allow = allow.when(variant.docs.deprecated.is_some(), Lint::Deprecated);
        match variant.ty() {
            Some(ty) => allow.ty(ty, wrappers, paths.index),
            None => allow,
        }
    })
}

/// The enum itself.
pub(super) fn definition(item: &UnionEnum, paths: &Paths<'_>) -> TokenStream {
    let large = item.variants.iter().any(|variant| matches!(variant.ty(), Some(Ty::Model(_))));
    let allow = item.variants.iter().fold(Allow::default().camel(&item.name), |allow, variant| {
        let allow = allow.camel(&variant.name);
        match variant.ty() {
            Some(ty) => allow.ty(ty, 0, paths.index),
            None => allow,
        }
    });
    let allow = allow.when(large, Lint::LargeEnumVariant).attribute();
    let (docs, name) = (docs::of(&item.docs, &item.name), ident(&item.name));
    let variants = item.variants.iter().map(|variant| {
        let (docs, name) = (docs::of(&variant.docs, &variant.name), ident(&variant.name));
        let ty = variant.ty().map(|ty| ty::owned(ty, paths));
        let held = ty.map(|ty| quote!((#ty)));
        quote!(#docs #name #held)
    });
    let unknown = item.unknown.iter().map(|unknown| {
        let docs = docs::line("A value of a kind that the document does not list.");
        let (unknown, held) = (ident(unknown), paths.codec("RawJson"));
        quote!(#docs #unknown(#held))
    });
    let variants = variants.chain(unknown);
    let hash = item.hashable.then(super::structs::hash);
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #hash
        #[non_exhaustive]
        #allow
        pub enum #name { #(#variants,)* }
    }
}

/// `From` the variant's type, without its box.
fn conversion(item: &UnionEnum, variant: &Variant, paths: &Paths<'_>) -> Option<TokenStream> {
    let given = ty::conversion_value(variant.ty().filter(|_| variant.from)?, paths);
    let (from, name, case) = (paths.std("From"), ident(&item.name), ident(&variant.name));
    let (ty, value) = (&given.ty, given.value(&word("value")));
    Some(quote! {
        impl #from<#ty> for #name {
            fn from(value: #ty) -> Self { Self::#case(#value) }
        }
    })
}

/// `From` a plain value, for the one variant that it can mean.
fn plain_value(item: &UnionEnum, from: PlainValue, variant: &Variant, paths: &Paths<'_>) -> TokenStream {
    let (of, name, case) = (paths.std("From"), ident(&item.name), ident(&variant.name));
    let text = paths.std("str");
    let (gate, ty) = match from {
        PlainValue::Text => (None, quote!(&#text)),
        PlainValue::Integer => (None, paths.std("i64")),
        PlainValue::Float => (None, paths.std("f64")),
        PlainValue::Json => (Some(quote!(#[cfg(feature = "serde_json")])), quote!(::serde_json::Value)),
    };
    quote! {
        #gate
        impl #of<#ty> for #name {
            fn from(value: #ty) -> Self { Self::#case(value.into()) }
        }
    }
}

fn reader(item: &UnionEnum, paths: &Paths<'_>) -> TokenStream {
    let (from, reader, error) = (paths.codec("FromJson"), paths.codec("Reader"), paths.codec("ReadError"));
    let (result, name) = (paths.std("Result"), ident(&item.name));
    let body = dispatched(item, &item.dispatch, paths);
    quote! {
        impl #from for #name {
            fn read(r: &mut #reader<'_>) -> #result<Self, #error> { #body }
        }
    }
}

fn dispatched(item: &UnionEnum, how: &UnionDispatch, paths: &Paths<'_>) -> TokenStream {
    match how {
        UnionDispatch::Tag { property, arms, rest, .. } => by_tag(item, property, arms, *rest, paths),
        UnionDispatch::Kind { arms, objects } => by_kind(item, arms, objects.as_deref(), paths),
        UnionDispatch::Member { arms, rest } => by_member(item, arms, *rest, paths),
        UnionDispatch::BestFit => by_fit(item, paths),
    }
}

fn by_tag(
    item: &UnionEnum,
    property: &str,
    arms: &[(String, usize)],
    rest: Option<usize>,
    paths: &Paths<'_>,
) -> TokenStream {
    let some = paths.std("Some");
    let arms = grouped(arms);
    let tags: Vec<String> = arms.iter().flat_map(|(tags, _)| tags).map(|tag| format!("`{tag}`")).collect();
    let expected = format!("an object whose `{property}` is {}", tags.join(" or "));
    let property = text(property);
    let arms = arms.iter().map(|(tags, variants)| {
        let (tags, read) = (tags.iter().map(|tag| text(tag)), read_as_any(item, variants, paths));
        quote!(#some(#(#tags)|*) => #read,)
    });
    let rest = match rest.and_then(|rest| item.variants.get(rest)) {
        Some(variant) => or_keep(item, best_of(item, std::iter::once(variant), paths), paths),
        None => otherwise(item, &expected, paths),
    };
    quote!(match r.tag(#property)?.as_deref() { #(#arms)* _ => #rest })
}

fn by_kind(
    item: &UnionEnum,
    arms: &[(JsonKind, usize)],
    objects: Option<&UnionDispatch>,
    paths: &Paths<'_>,
) -> TokenStream {
    let kind = paths.codec("Kind");
    let arms = grouped(arms);
    let mut known: Vec<JsonKind> = arms.iter().flat_map(|(kinds, _)| kinds).copied().collect();
    known.extend(objects.map(|_| JsonKind::Object));
    let expected = known.iter().map(|kind| described(*kind)).collect::<Vec<_>>().join(" or ");
    let integers = known.contains(&JsonKind::Integer);
    let all = known.len() + usize::from(!integers && known.contains(&JsonKind::Number)) == KINDS;
    let arms = arms.iter().map(|(kinds, variants)| {
        let read = read_as_any(item, variants, paths);
        let kinds = kinds.iter().map(|at| {
            let name = word(kind_name(*at));
            let integer = (*at == JsonKind::Number && !integers).then(|| quote!(#kind::Integer |));
            quote!(#integer #kind::#name)
        });
        quote!(#(#kinds)|* => #read,)
    });
    let objects = objects.map(|how| {
        let body = dispatched(item, how, paths);
        quote!(#kind::Object => { #body })
    });
    let rest = (!all).then(|| otherwise(item, &expected, paths)).map(|rest| quote!(_ => #rest));
    quote!(match r.kind() { #(#arms)* #objects #rest })
}

/// The arms of a match: what is told apart with the same outcome stands together, and what is said twice has both
/// outcomes.
fn grouped<T: Clone + PartialEq>(arms: &[(T, usize)]) -> Vec<(Vec<T>, Vec<usize>)> {
    let mut single: Vec<(T, Vec<usize>)> = Vec::new();
    for (value, variant) in arms {
        match single.iter_mut().find(|(known, _)| known == value) {
            Some((_, variants)) if variants.contains(variant) => {}
            Some((_, variants)) => variants.push(*variant),
            None => single.push((value.clone(), vec![*variant])),
        }
    }
    let mut groups: Vec<(Vec<T>, Vec<usize>)> = Vec::new();
    for (value, variants) in single {
        match groups.iter_mut().find(|(_, known)| *known == variants) {
            Some((values, _)) => values.push(value),
            None => groups.push((vec![value], variants)),
        }
    }
    groups
}

fn by_member(
    item: &UnionEnum,
    arms: &[(String, usize)],
    rest: Option<usize>,
    paths: &Paths<'_>,
) -> TokenStream {
    let names: Vec<String> = arms.iter().map(|(member, _)| format!("`{member}`")).collect();
    let expected = format!("an object with {}", names.join(" or "));
    let rest = match rest.and_then(|rest| item.variants.get(rest)) {
        Some(variant) => read_as(variant, paths),
        None => otherwise(item, &expected, paths),
    };
    let arms = arms.iter().filter_map(|(member, variant)| {
        let (member, read) = (text(member), read_as(item.variants.get(*variant)?, paths));
        Some(quote!(if r.has(#member) { return #read; }))
    });
    quote!(#(#arms)* #rest)
}

fn by_fit(item: &UnionEnum, paths: &Paths<'_>) -> TokenStream {
    or_keep(item, best_of(item, item.variants.iter(), paths), paths)
}

/// A trial after which the value is kept as it is, where the union has room for that.
fn or_keep(item: &UnionEnum, trial: TokenStream, paths: &Paths<'_>) -> TokenStream {
    match &item.unknown {
        Some(unknown) => {
            let keep = keep(unknown, paths);
            quote!(#trial.or_else(|_| #keep))
        }
        None => trial,
    }
}

fn best_of<'a>(
    item: &UnionEnum,
    variants: impl Iterator<Item = &'a Variant>,
    paths: &Paths<'_>,
) -> TokenStream {
    let name = text(item.name.bare());
    let branches = variants.map(|variant| {
        let read = read_as(variant, paths);
        quote!(|r| #read)
    });
    quote!(r.best_of(#name, &[#(#branches),*]))
}

/// Reads the value at hand as the one of these variants that it fits best.
fn read_as_any(item: &UnionEnum, variants: &[usize], paths: &Paths<'_>) -> TokenStream {
    let all: Vec<&Variant> = variants.iter().filter_map(|index| item.variants.get(*index)).collect();
    match all.as_slice() {
        listed if listed.iter().any(|variant| variant.ty().is_none()) => {
            or_keep(item, best_of(item, all.into_iter(), paths), paths)
        }
        [only] => read_as(only, paths),
        _ => best_of(item, all.into_iter(), paths),
    }
}

/// Reads the value at hand as this variant.
fn read_as(variant: &Variant, paths: &Paths<'_>) -> TokenStream {
    let (from, name) = (paths.codec("FromJson"), ident(&variant.name));
    match &variant.holds {
        Holds::Value(_) => quote!(#from::read(r).map(Self::#name)),
        Holds::Text(listed) => {
            let (ok, err, error) = (paths.std("Ok"), paths.std("Err"), paths.codec("ReadError"));
            let (expected, listed) =
                (text(&serde_json::Value::from(listed.as_str()).to_string()), text(listed));
            quote!({
                let at = r.offset();
                match &*r.text()? {
                    #listed => #ok(Self::#name),
                    _ => #err(#error::new(at, #expected, "another value")),
                }
            })
        }
    }
}

/// Where no variant is meant: keep the value, or say what was expected.
fn otherwise(item: &UnionEnum, expected: &str, paths: &Paths<'_>) -> TokenStream {
    match &item.unknown {
        Some(unknown) => keep(unknown, paths),
        None => refuse(expected, paths),
    }
}

fn refuse(expected: &str, paths: &Paths<'_>) -> TokenStream {
    let (err, expected) = (paths.std("Err"), text(expected));
    quote!(#err(r.mismatch(#expected)))
}

/// Keeps the value at hand as it is; that counts as a misfit.
fn keep(unknown: &Ident, paths: &Paths<'_>) -> TokenStream {
    let (raw, unknown) = (paths.codec("RawJson"), ident(unknown));
    quote!({
        r.unknown();
        #raw::read(r).map(Self::#unknown)
    })
}

fn kind_name(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "Bool",
        JsonKind::Integer => "Integer",
        JsonKind::Number => "Number",
        JsonKind::String => "String",
        JsonKind::Array => "Array",
        JsonKind::Object => "Object",
        JsonKind::Null => "Null",
    }
}

fn described(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "boolean",
        JsonKind::Integer => "integer",
        JsonKind::Number => "number",
        JsonKind::String => "string",
        JsonKind::Array => "array",
        JsonKind::Object => "object",
        JsonKind::Null => "null",
    }
}

fn writer(item: &UnionEnum, paths: &Paths<'_>) -> TokenStream {
    let (to, writer, name) = (paths.codec("ToJson"), paths.codec("Writer"), ident(&item.name));
    let arms = item.variants.iter().enumerate().map(|(index, variant)| {
        let name = ident(&variant.name);
        match &variant.holds {
            Holds::Text(listed) => {
                let listed = text(listed);
                quote!(Self::#name => w.text(#listed),)
            }
            Holds::Value(_) => {
                let write = write_as(item, index);
                quote!(Self::#name(value) => #write,)
            }
        }
    });
    let unknown = item.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote!(Self::#unknown(value) => w.raw(value),)
    });
    if item.variants.is_empty() && item.unknown.is_none() {
        return quote! {
            impl #to for #name {
                fn write(&self, _: &mut #writer) { match *self {} }
            }
        };
    }
    quote! {
        impl #to for #name {
            fn write(&self, w: &mut #writer) {
                match self { #(#arms)* #unknown }
            }
        }
    }
}

/// Writes the variant's value, with its tag where the value has none of its own.
fn write_as(item: &UnionEnum, index: usize) -> TokenStream {
    if let Some((property, tag)) = item.dispatch.written(index) {
        let (property, tag) = (text(property), text(tag));
        return quote!(w.tagged(#property, #tag, value));
    }
    quote!(value.write(w))
}
