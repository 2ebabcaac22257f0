//! Enums of wire values: the definition, their text or number, and their codec.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::lints::Allow;
use super::literal::{ident, number, text};
use super::paths::Paths;
use crate::rust::{EnumBase, Ident, Lint, Literal, ValueEnum};

/// An enum with all that belongs to it.
pub(super) fn items(item: &ValueEnum, paths: &Paths<'_>) -> Vec<TokenStream> {
    let deprecated = item.docs.deprecated.is_some()
        || item.variants.iter().any(|variant| variant.docs.deprecated.is_some());
    let allow = Allow::default()
        .when(deprecated, Lint::Deprecated)
        .when(item.variants.is_empty(), Lint::MatchSingleBinding)
        .attribute();
    let mut items = vec![definition(item, paths)];
    let parts = [
        Some(accessor(item, paths)),
        item.unknown.as_ref().map(|unknown| conversion(item, unknown, paths)),
        (item.base == EnumBase::Text).then(|| display(item, paths)),
        item.direction.response.then(|| reader(item, paths)),
        item.direction.request.then(|| writer(item, paths)),
    ];
    items.extend(parts.into_iter().flatten().map(|part| quote!(#allow #part)));
    items
}

fn definition(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let allow = item
        .variants
        .iter()
        .fold(Allow::default().camel(&item.name), |allow, variant| allow.camel(&variant.name));
    let (allow, docs, name) = (allow.attribute(), docs::of(&item.docs, &item.name), ident(&item.name));
    let variants = item.variants.iter().map(|variant| {
        let (docs, name) = (docs::of(&variant.docs, &variant.name), ident(&variant.name));
        quote!(#docs #name)
    });
    let unknown = item.unknown.iter().map(|unknown| {
        let docs = docs::line("A value that the document does not list.");
        let (unknown, held) = (ident(unknown), held(item.base, paths));
        quote!(#docs #unknown(#held))
    });
    let variants = variants.chain(unknown);
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #allow
        pub enum #name { #(#variants,)* }
    }
}

/// What the unknown variant holds.
fn held(base: EnumBase, paths: &Paths<'_>) -> TokenStream {
    match base {
        EnumBase::Text => {
            let (outer, inner) = (paths.std("Box"), paths.std("str"));
            quote!(#outer<#inner>)
        }
        EnumBase::Integer => paths.std("i64"),
        EnumBase::Mixed => paths.codec("RawJson"),
    }
}

/// `as_str`, `as_i64` or `as_json`.
fn accessor(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let name = ident(&item.name);
    let value = paths.std(if item.base == EnumBase::Integer { "i64" } else { "str" });
    let (docs, method, ty) = match item.base {
        EnumBase::Text if item.unknown.is_none() => {
            ("The value on the wire.", "as_str", quote!(&'static #value))
        }
        EnumBase::Text => ("The value on the wire.", "as_str", quote!(&#value)),
        EnumBase::Integer => ("The value on the wire.", "as_i64", quote!(#value)),
        EnumBase::Mixed => ("The value on the wire, as JSON text.", "as_json", quote!(&#value)),
    };
    let (docs, method) = (docs::line(docs), super::literal::word(method));
    let arms = item.variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name), wire(&variant.value, item.base));
        quote!(Self::#name => #value,)
    });
    let unknown = item.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        match item.base {
            EnumBase::Text => quote!(Self::#unknown(value) => value,),
            EnumBase::Integer => quote!(Self::#unknown(value) => *value,),
            EnumBase::Mixed => quote!(Self::#unknown(value) => value.as_str(),),
        }
    });
    let subject =
        if item.variants.is_empty() && item.unknown.is_none() { quote!(*self) } else { quote!(self) };
    quote! {
        impl #name {
            #docs
            pub fn #method(&self) -> #ty {
                match #subject { #(#arms)* #unknown }
            }
        }
    }
}

/// A known value as the accessor gives it.
fn wire(value: &Literal, base: EnumBase) -> TokenStream {
    match (value, base) {
        (Literal::Integer(value), EnumBase::Integer) => {
            let value = number(*value);
            quote!(#value)
        }
        (Literal::Text(value), EnumBase::Text) => quoted(value),
        (value, _) => quoted(&json(value)),
    }
}

fn quoted(value: &str) -> TokenStream {
    let value = text(value);
    quote!(#value)
}

/// A value as JSON text.
fn json(value: &Literal) -> String {
    match value {
        Literal::Text(value) => serde_json::Value::from(value.as_str()).to_string(),
        Literal::Integer(value) => value.to_string(),
        Literal::Json(value) => value.clone(),
    }
}

/// `From` the value on the wire: nothing is refused, as there is a variant for the unknown.
fn conversion(item: &ValueEnum, unknown: &Ident, paths: &Paths<'_>) -> TokenStream {
    let (from, name, unknown) = (paths.std("From"), ident(&item.name), ident(unknown));
    let (source, body) = match item.base {
        EnumBase::Text => {
            let source = paths.std("str");
            (quote!(&#source), by_match(item, &quote!(other => Self::#unknown(other.into()),)))
        }
        EnumBase::Integer => (paths.std("i64"), by_match(item, &quote!(other => Self::#unknown(other),))),
        EnumBase::Mixed => {
            let search = by_search(item, &quote!(known), paths);
            (paths.codec("RawJson"), quote!(#search Self::#unknown(value)))
        }
    };
    quote! {
        impl #from<#source> for #name {
            fn from(value: #source) -> Self { #body }
        }
    }
}

fn by_match(item: &ValueEnum, rest: &TokenStream) -> TokenStream {
    let arms = item.variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name), wire(&variant.value, item.base));
        quote!(#value => Self::#name,)
    });
    quote!(match value { #(#arms)* #rest })
}

/// Returns `found` for the variant called `known` whose JSON equals `value`; goes on where there is none.
fn by_search(item: &ValueEnum, found: &TokenStream, paths: &Paths<'_>) -> TokenStream {
    let raw = paths.codec("RawJson");
    let variants = item.variants.iter().map(|variant| ident(&variant.name));
    quote! {
        for known in [#(Self::#variants),*] {
            if #raw::from_text(known.as_json()).is_ok_and(|text| text == value) {
                return #found;
            }
        }
    }
}

fn display(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let (fmt, name) = (paths.std("fmt"), ident(&item.name));
    quote! {
        impl #fmt::Display for #name {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

fn reader(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let (from, reader, error) = (paths.codec("FromJson"), paths.codec("Reader"), paths.codec("ReadError"));
    let (result, name) = (paths.std("Result"), ident(&item.name));
    let body = match &item.unknown {
        Some(unknown) => open(item, unknown, paths),
        None => closed(item, paths),
    };
    quote! {
        impl #from for #name {
            fn read(r: &mut #reader<'_>) -> #result<Self, #error> { #body }
        }
    }
}

/// Reads any value; one that nobody knew counts as a misfit.
fn open(item: &ValueEnum, unknown: &Ident, paths: &Paths<'_>) -> TokenStream {
    let (source, unknown, ok) = (source(item.base, paths), ident(unknown), paths.std("Ok"));
    let source = if item.base == EnumBase::Text { quote!(&*#source) } else { source };
    if item.variants.is_empty() {
        return quote!(r.unknown(); #ok(Self::from(#source)));
    }
    quote! {
        let value = Self::from(#source);
        if let Self::#unknown(_) = value {
            r.unknown();
        }
        #ok(value)
    }
}

/// Reads the known values only; the error lists them.
fn closed(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let (source, error) = (source(item.base, paths), paths.codec("ReadError"));
    let (ok, err) = (paths.std("Ok"), paths.std("Err"));
    let values: Vec<String> = item.variants.iter().map(|variant| json(&variant.value)).collect();
    let expected = text(&values.join(" or "));
    let refusal = quote!(#err(#error::new(at, #expected, "another value")));
    let at = quote!(let at = r.offset(););
    let arms = item.variants.iter().map(|variant| {
        let (name, value) = (ident(&variant.name), wire(&variant.value, item.base));
        quote!(#value => #ok(Self::#name),)
    });
    match item.base {
        EnumBase::Mixed => {
            let search = by_search(item, &quote!(#ok(known)), paths);
            quote!(#at let value = #source; #search #refusal)
        }
        EnumBase::Text => quote!(#at match &*#source { #(#arms)* _ => #refusal, }),
        EnumBase::Integer => quote!(#at match #source { #(#arms)* _ => #refusal, }),
    }
}

/// Reads the value on the wire.
fn source(base: EnumBase, paths: &Paths<'_>) -> TokenStream {
    match base {
        EnumBase::Text => quote!(r.text()?),
        EnumBase::Integer => {
            let value = paths.std("i64");
            quote!(#value::read(r)?)
        }
        EnumBase::Mixed => {
            let value = paths.codec("RawJson");
            quote!(#value::read(r)?)
        }
    }
}

fn writer(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let (to, writer, name) = (paths.codec("ToJson"), paths.codec("Writer"), ident(&item.name));
    let call = match item.base {
        EnumBase::Text => quote!(w.text(self.as_str());),
        EnumBase::Integer => quote!(w.integer(self.as_i64().into());),
        EnumBase::Mixed => {
            let raw = paths.codec("RawJson");
            quote!(w.raw(&#raw::from_text(self.as_json()).unwrap_or_default());)
        }
    };
    quote! {
        impl #to for #name {
            fn write(&self, w: &mut #writer) { #call }
        }
    }
}
