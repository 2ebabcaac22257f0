//! Enums of wire values: the definition, their text or number, and their codec.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::lints::Allow;
use super::literal::{ident, number, text};
use super::paths::Paths;
use crate::api::Direction;
use crate::rust::{EnumBase, Ident, Lint, Literal, ValueEnum};

/// An enum with its values.
pub(super) fn items(item: &ValueEnum, paths: &Paths<'_>) -> Vec<TokenStream> {
    let (allow, accessor) = (uses(item).attribute(), accessor(item, paths));
    vec![definition(item, paths), quote!(#allow #accessor)]
}

/// How it is converted, shown, compared, read and written.
pub(super) fn codec(item: &ValueEnum, paths: &Paths<'_>) -> Vec<TokenStream> {
    let allow = uses(item).attribute();
    let parts = [
        item.unknown.as_ref().map(|unknown| conversion(item, unknown, paths)),
        Some(display(item, paths)),
        Some(parsing(item, paths)),
        (!item.is_plain()).then(|| hash(item, paths)),
    ];
    let parts = parts.into_iter().flatten().map(|part| quote!(#allow #part));
    parts.chain(halves(item, item.direction, paths)).collect()
}

/// Its reader and its writer, as far as they are asked for.
pub(super) fn halves(item: &ValueEnum, parts: Direction, paths: &Paths<'_>) -> Vec<TokenStream> {
    let allow = uses(item).attribute();
    let parts = [parts.response.then(|| reader(item, paths)), parts.request.then(|| writer(item, paths))];
    parts.into_iter().flatten().map(|part| quote!(#allow #part)).collect()
}

/// What the `impl` blocks may do without a warning.
fn uses(item: &ValueEnum) -> Allow {
    let deprecated = item.docs.deprecated.is_some()
        || item.variants.iter().any(|variant| variant.docs.deprecated.is_some());
    Allow::default()
        .when(deprecated, Lint::Deprecated)
        .when(item.variants.is_empty(), Lint::MatchSingleBinding)
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
    let derived = match item.is_plain() {
        true => quote!(#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]),
        false => quote!(#[derive(Debug, Clone, PartialEq, Eq)]),
    };
    // JSON of any kind has no order.
    let ordered = (!item.is_plain() && item.base == EnumBase::Text)
        .then(|| quote!(#[cfg_attr(feature = "eq-hash", derive(PartialOrd, Ord))]));
    quote! {
        #docs
        #derived
        #ordered
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
    let known = item.variants.iter().map(|variant| ident(&variant.name));
    let listed = docs::line("The values that the document lists, in its order.");
    quote! {
        impl #name {
            #listed
            pub const VALUES: &'static [Self] = &[#(Self::#known),*];

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

/// How a value is looked up in the list of those that are known: the runtime's function, and the accessor that it compares by.
fn lookup(base: EnumBase, paths: &Paths<'_>) -> (TokenStream, TokenStream) {
    match base {
        EnumBase::Text => (paths.codec("find_text"), quote!(Self::as_str)),
        EnumBase::Integer => (paths.codec("find_integer"), quote!(Self::as_i64)),
        EnumBase::Mixed => (paths.codec("find_json"), quote!(Self::as_json)),
    }
}

/// `From` the value on the wire: nothing is refused, as there is a variant for the unknown.
fn conversion(item: &ValueEnum, unknown: &Ident, paths: &Paths<'_>) -> TokenStream {
    let (from, name, unknown) = (paths.std("From"), ident(&item.name), ident(unknown));
    let (find, accessor) = lookup(item.base, paths);
    let text = paths.std("str");
    let (source, value, unlisted) = match item.base {
        EnumBase::Text => {
            (quote!(&#text), quote!(value), quote!(unwrap_or_else(|| Self::#unknown(value.into()))))
        }
        EnumBase::Integer => (paths.std("i64"), quote!(value), quote!(unwrap_or(Self::#unknown(value)))),
        EnumBase::Mixed => (paths.codec("RawJson"), quote!(&value), quote!(unwrap_or(Self::#unknown(value)))),
    };
    quote! {
        impl #from<#source> for #name {
            fn from(value: #source) -> Self {
                #find(Self::VALUES, #accessor, #value).#unlisted
            }
        }
    }
}

/// As on the wire: text without quotes.
fn display(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let (fmt, name) = (paths.std("fmt"), ident(&item.name));
    let shown = match item.base {
        EnumBase::Text => quote!(f.pad(self.as_str())),
        EnumBase::Integer => quote!(#fmt::Display::fmt(&self.as_i64(), f)),
        EnumBase::Mixed => quote!(f.pad(self.as_json())),
    };
    quote! {
        impl #fmt::Display for #name {
            fn fmt(&self, f: &mut #fmt::Formatter<'_>) -> #fmt::Result { #shown }
        }
    }
}

/// `Hash` by the text on the wire: it costs a compiler less than what is derived.
fn hash(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let (hash, hasher, name) = (paths.std("Hash"), paths.std("Hasher"), ident(&item.name));
    let generic = super::literal::word(paths.generic());
    let held = match item.base {
        EnumBase::Mixed => {
            // Spellings of one value are equal.
            let raw = paths.codec("RawJson");
            quote!(#raw::from_text(self.as_json()).ok())
        }
        _ => quote!(self.as_str()),
    };
    quote! {
        impl #hash for #name {
            fn hash<#generic: #hasher>(&self, state: &mut #generic) {
                #hash::hash(&#held, state);
            }
        }
    }
}

/// `FromStr`, which reads what is displayed.
fn parsing(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let (from_str, error, result) = (paths.std("FromStr"), paths.codec("ParseError"), paths.std("Result"));
    let (name, text, ok) = (ident(&item.name), paths.std("str"), paths.std("Ok"));
    let refusal = super::literal::text(&format!("a value of `{}`", item.name.bare()));
    let refusal = quote!(#error::new(#refusal));
    let (find, accessor) = lookup(item.base, paths);
    let value = match item.base {
        EnumBase::Text => quote!(text),
        EnumBase::Integer => {
            let number = paths.std("i64");
            quote!(text.parse::<#number>().map_err(|_| #refusal)?)
        }
        EnumBase::Mixed => {
            let raw = paths.codec("RawJson");
            quote!(#raw::from_text(text).map_err(|_| #refusal)?)
        }
    };
    let body = match (&item.unknown, item.base) {
        (Some(_), _) => quote!(#ok(Self::from(#value))),
        (None, EnumBase::Mixed) => quote!(#find(Self::VALUES, #accessor, &#value).ok_or(#refusal)),
        (None, _) => quote!(#find(Self::VALUES, #accessor, #value).ok_or(#refusal)),
    };
    quote! {
        impl #from_str for #name {
            type Err = #error;
            fn from_str(text: &#text) -> #result<Self, #error> { #body }
        }
    }
}

fn reader(item: &ValueEnum, paths: &Paths<'_>) -> TokenStream {
    let (from, reader, error) = (paths.codec("FromJson"), paths.codec("Reader"), paths.codec("ReadError"));
    let (result, name) = (paths.std("Result"), ident(&item.name));
    let body = match &item.unknown {
        Some(unknown) => open(item, unknown, paths),
        None => closed(item),
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
fn closed(item: &ValueEnum) -> TokenStream {
    let values: Vec<String> = item.variants.iter().map(|variant| json(&variant.value)).collect();
    let expected = text(&values.join(" or "));
    match item.base {
        EnumBase::Text => quote!(r.one_of_texts(#expected, Self::VALUES, Self::as_str)),
        EnumBase::Integer => quote!(r.one_of_integers(#expected, Self::VALUES, Self::as_i64)),
        EnumBase::Mixed => quote!(r.one_of_values(#expected, Self::VALUES, Self::as_json)),
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
