//! `From` the response variant of a type for its request variant.

use proc_macro2::TokenStream;
use quote::quote;

use super::fields;
use super::lints::Allow;
use super::literal::ident;
use super::paths::Paths;
use crate::rust::{Carry, Conversion, Struct};

/// The conversion of a struct, where it has one.
pub(super) fn item(item: &Struct, allow: &Allow, paths: &Paths<'_>) -> Option<TokenStream> {
    let how = item.conversion.as_ref()?;
    let (from, source, name) = (paths.std("From"), paths.model(&how.from), ident(&item.name));
    let allow = allow.attribute();
    let values = values(item, how, paths);
    Some(quote! {
        #allow
        impl #from<#source> for #name {
            fn from(value: #source) -> Self {
                Self { #(#values),* }
            }
        }
    })
}

fn values(item: &Struct, how: &Conversion, paths: &Paths<'_>) -> Vec<TokenStream> {
    let fields = item.fields.iter().zip(&how.fields).map(|(field, source)| {
        let name = ident(&field.name);
        match source {
            Some((from, carry)) => {
                let from = ident(from);
                let value = carried(quote!(value.#from), carry, paths);
                quote!(#name: #value)
            }
            None => {
                let nothing = fields::nothing(field.kind, paths);
                quote!(#name: #nothing)
            }
        }
    });
    let extra = item.extra.iter().zip(&how.extra).map(|(extra, (from, carry))| {
        let (name, from) = (ident(&extra.name), ident(from));
        let value = carried(quote!(value.#from), carry, paths);
        quote!(#name: #value)
    });
    fields.chain(extra).collect()
}

/// The value behind `source`, converted.
fn carried(source: TokenStream, carry: &Carry, paths: &Paths<'_>) -> TokenStream {
    match carry {
        Carry::Move => source,
        Carry::Into => quote!(#source.into()),
        Carry::Boxed(inner) => {
            let outer = paths.std("Box");
            let value = carried(quote!((*#source)), inner, paths);
            quote!(#outer::new(#value))
        }
        Carry::Each(inner) => {
            let each = each(inner, paths);
            quote!(#source.map(#each))
        }
        Carry::List(inner) => {
            let each = each(inner, paths);
            quote!(#source.into_iter().map(#each).collect())
        }
        Carry::Map(inner) => {
            let value = carried(quote!(value), inner, paths);
            quote!(#source.into_iter().map(|(name, value)| (name, #value)).collect())
        }
    }
}

/// The conversion as a function of one value.
fn each(carry: &Carry, paths: &Paths<'_>) -> TokenStream {
    match carry {
        Carry::Into => {
            let into = paths.std("Into");
            quote!(#into::into)
        }
        other => {
            let value = carried(quote!(value), other, paths);
            quote!(|value| #value)
        }
    }
}
