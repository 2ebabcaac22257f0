//! `From` what holds all that a type does: the response variant for the request variant, a component with more for the
//! component.

use proc_macro2::TokenStream;
use quote::quote;

use super::fields;
use super::lints::Allow;
use super::literal::ident;
use super::paths::Paths;
use crate::rust::{Carry, Conversion, Struct};

/// The conversions into a struct.
pub(super) fn items(item: &Struct, allow: &Allow, paths: &Paths<'_>) -> Vec<TokenStream> {
    item.conversions.iter().map(|how| one(item, how, allow, paths)).collect()
}

fn one(item: &Struct, how: &Conversion, allow: &Allow, paths: &Paths<'_>) -> TokenStream {
    let (from, source, name) = (paths.std("From"), paths.model(&how.from), ident(&item.name));
    let allow = allow.attribute();
    let values = values(item, how, paths);
    quote! {
        #allow
        impl #from<#source> for #name {
            fn from(value: #source) -> Self {
                Self { #(#values),* }
            }
        }
    }
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
    let extra = item.extra.iter().map(|extra| {
        let name = ident(&extra.name);
        let Some((from, carry)) = &how.extra else {
            let default = paths.std("Default");
            return quote!(#name: #default::default());
        };
        let from = ident(from);
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
