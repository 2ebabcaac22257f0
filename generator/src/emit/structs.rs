//! Structs: the definition, `new` and the `with_x` methods. Their codec is in `fields`.

use proc_macro2::TokenStream;
use quote::quote;

use super::lints::Allow;
use super::literal::{ident, text};
use super::paths::Paths;
use super::ty::BuilderValue;
use super::{conversion, docs, fields, ty};
use crate::rust::{BuilderArgument, Constructor, Field, FieldKind, Fixed, Ident, Lint, Maker, Struct, Ty};

/// A struct, and how one is built.
pub(super) fn items(item: &Struct, paths: &Paths<'_>) -> Vec<TokenStream> {
    definition_and_builder(item, &quote!(Debug, Clone, PartialEq), paths)
}

/// How it is converted, read and written.
pub(super) fn codec(item: &Struct, paths: &Paths<'_>) -> Vec<TokenStream> {
    let allow = uses(item, paths);
    let mut items = conversion::items(item, &allow, paths);
    items.extend(fields::codec(item, &allow, paths));
    items
}

/// A struct that is not JSON: its members cannot be compared, and it has no codec.
pub(super) fn plain(item: &Struct, paths: &Paths<'_>) -> Vec<TokenStream> {
    definition_and_builder(item, &quote!(Debug, Clone), paths)
}

fn definition_and_builder(item: &Struct, derived: &TokenStream, paths: &Paths<'_>) -> Vec<TokenStream> {
    let allow = uses(item, paths);
    let mut items = vec![definition(item, derived, paths)];
    items.extend(item.constructor.as_ref().and_then(|how| builder(item, how, &allow, paths)));
    items
}

fn definition(item: &Struct, derived: &TokenStream, paths: &Paths<'_>) -> TokenStream {
    let mut allow = Allow::default().camel(&item.name);
    for field in &item.fields {
        allow = allow.snake(&field.name).ty(&field.ty, 1, paths.index);
    }
    if let Some(extra) = &item.extra {
        allow = allow.snake(&extra.name).ty(&extra.ty, 1, paths.index);
    }
    let (allow, docs, name) = (allow.attribute(), docs::of(&item.docs, &item.name), ident(&item.name));
    let default = item.constructor.as_ref().is_some_and(|how| how.default).then(|| quote!(, Default));
    let fields = item.fields.iter().map(|field| {
        let (docs, name) = (docs::of(&field.docs, &field.name), ident(&field.name));
        let ty = ty::field(&field.ty, field.kind, paths);
        quote!(#docs pub #name: #ty)
    });
    let extra = item.extra.iter().map(|extra| {
        let (docs, name) = (docs::of(&extra.docs, &extra.name), ident(&extra.name));
        let ty = fields::extra_ty(item, extra, paths);
        quote!(#docs pub #name: #ty)
    });
    let fields = fields.chain(extra);
    let hash = item.hashable.then(hash);
    quote! {
        #docs
        #[derive(#derived #default)]
        #hash
        #[non_exhaustive]
        #allow
        pub struct #name { #(#fields,)* }
    }
}

/// `Eq` and `Hash`, whose derives cost a compiler as much as a third of the types themselves.
pub(super) fn hash() -> TokenStream {
    quote!(#[cfg_attr(feature = "eq-hash", derive(Eq, Hash))])
}

/// What the `impl` blocks of the struct may do without a warning: use what is deprecated, name what is odd.
pub(super) fn uses(item: &Struct, paths: &Paths<'_>) -> Allow {
    let mut allow = Allow::default().when(item.docs.deprecated.is_some(), Lint::Deprecated);
    for field in &item.fields {
        allow = allow.when(field.docs.deprecated.is_some(), Lint::Deprecated).snake(&field.name).ty(
            &field.ty,
            2,
            paths.index,
        );
    }
    if let Some(extra) = &item.extra {
        allow = allow.snake(&extra.name).ty(&extra.ty, 1, paths.index);
    }
    allow
}

pub(super) fn builder(
    item: &Struct,
    how: &Constructor,
    allow: &Allow,
    paths: &Paths<'_>,
) -> Option<TokenStream> {
    let (name, allow) = (ident(&item.name), allow.attribute());
    let makers = how.makers();
    let new = makers.iter().map(|maker| constructor(item, how, maker, paths));
    let setters = how.setters.iter().filter_map(|(index, method)| {
        let field = item.fields.get(*index)?;
        Some(setter(field, method, paths))
    });
    let nested =
        how.nested.iter().filter_map(|(index, method)| nested(item.fields.get(*index)?, method, paths));
    // What is only made in tests has `new` alone.
    let default = (how.has_default() && !how.default && item.constructor.is_some()).then(|| {
        let default = paths.std("Default");
        quote!(#allow impl #default for #name { fn default() -> Self { Self::new() } })
    });
    Some(quote! {
        #allow
        impl #name {
            #(#new)*
            #(#setters)*
            #(#nested)*
        }
        #default
    })
}

/// A setter that takes a closure, which fills an empty value.
fn nested(field: &Field, method: &Ident, paths: &Paths<'_>) -> Option<TokenStream> {
    let Ty::Model(_) = field.ty.unboxed() else { return None };
    let name = field.name.bare();
    let link = format!("Sets [`{name}`](Self::{name}) to what the closure makes of an empty value.");
    let (docs, deprecated) = (docs::line(&link), docs::deprecation(&field.docs));
    let (method, name, ty) = (ident(method), ident(&field.name), ty::owned(field.ty.unboxed(), paths));
    let value = match field.ty {
        Ty::Boxed(_) => {
            let outer = paths.std("Box");
            quote!(#outer::new(make(#ty::new())))
        }
        _ => quote!(make(#ty::new())),
    };
    let value = present(field.kind, value, paths);
    let closure = paths.std("FnOnce");
    Some(quote! {
        #docs
        #deprecated
        pub fn #method(mut self, make: impl #closure(#ty) -> #ty) -> Self {
            self.#name = #value;
            self
        }
    })
}

fn constructor(item: &Struct, how: &Constructor, maker: &Maker, paths: &Paths<'_>) -> TokenStream {
    if how.default {
        let docs = docs::line("Creates a value with all fields empty.");
        return quote!(#docs pub fn new() -> Self { Self::default() });
    }
    let allow = Allow::default()
        .arguments(maker.args.len())
        .when(how.has_default() && item.constructor.is_none(), Lint::NewWithoutDefault)
        .attribute();
    let words = match how.choices.is_empty() {
        true => "Creates a value with the required fields; the others start empty.",
        false => {
            "Creates a value with these fields, one of the sets of which one has to be there; the others start empty."
        }
    };
    let (docs, function) = (docs::line(words), ident(&maker.name));
    let args = maker.args.iter().filter_map(|index| item.fields.get(*index)).map(|field| {
        let (name, ty) = (ident(&field.name), given(field, paths).ty);
        quote!(#name: #ty)
    });
    let values =
        item.fields.iter().enumerate().map(|(index, field)| start(index, field, (how, maker), paths));
    let extra = item.extra.iter().map(|extra| {
        let (name, value) = (ident(&extra.name), fields::no_extra(item, extra, paths));
        quote!(#name: #value)
    });
    let values = values.chain(extra);
    quote! {
        #docs
        #allow
        pub fn #function(#(#args),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// How a function that makes a value takes a field: as the field is, text in any form.
fn given(field: &Field, paths: &Paths<'_>) -> BuilderValue {
    ty::builder_value(BuilderArgument::by_maker(field), paths)
}

/// The field as a function that makes a value leaves it.
fn start(
    index: usize,
    field: &Field,
    (how, maker): (&Constructor, &Maker),
    paths: &Paths<'_>,
) -> TokenStream {
    let name = ident(&field.name);
    let value = if maker.args.contains(&index) {
        let value = given(field, paths).value(&name);
        match field.kind {
            FieldKind::Optional | FieldKind::OptionalLenient => present(field.kind, value, paths),
            _ => value,
        }
    } else if let Some((_, fixed)) = how.fixed.iter().find(|(fixed, _)| *fixed == index) {
        present(field.kind, fixed_value(fixed, paths), paths)
    } else {
        fields::nothing(field.kind, paths)
    };
    if name == value.to_string() { quote!(#name) } else { quote!(#name: #value) }
}

fn fixed_value(fixed: &Fixed, paths: &Paths<'_>) -> TokenStream {
    match fixed {
        Fixed::Variant(ty, variant) => {
            let (ty, variant) = (paths.model(ty), ident(variant));
            quote!(#ty::#variant)
        }
        Fixed::Text(value) => {
            let value = text(value);
            quote!(#value.into())
        }
    }
}

/// A value in a field of this kind.
fn present(kind: FieldKind, value: TokenStream, paths: &Paths<'_>) -> TokenStream {
    match kind {
        FieldKind::Required | FieldKind::RequiredOrEmpty => value,
        FieldKind::RequiredNullable | FieldKind::Optional | FieldKind::OptionalLenient => {
            let some = paths.std("Some");
            quote!(#some(#value))
        }
        FieldKind::Nullish => {
            let nullish = paths.codec("Nullish");
            quote!(#nullish::Value(#value))
        }
    }
}

fn setter(field: &Field, method: &Ident, paths: &Paths<'_>) -> TokenStream {
    let link = format!("Sets [`{}`](Self::{}).", field.name.bare(), field.name.bare());
    let (docs, deprecated) = (docs::line(&link), docs::deprecation(&field.docs));
    let (method, name) = (ident(method), ident(&field.name));
    let given = ty::builder_value(BuilderArgument::by_setter(field), paths);
    let value = match field.kind {
        FieldKind::Nullish => given.value(&name),
        kind => present(kind, given.value(&name), paths),
    };
    let ty = given.ty;
    quote! {
        #docs
        #deprecated
        pub fn #method(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}
