//! Types as tokens: as they are owned, and as they are borrowed by arguments.

use proc_macro2::TokenStream;
use quote::quote;

use super::paths::Paths;
use crate::rust::{Arg, BuilderArgument, BuilderEntry, FieldKind, Passing, RuntimeModule, RuntimeType, Ty};

/// The type as a field or a result has it.
pub(super) fn owned(ty: &Ty, paths: &Paths<'_>) -> TokenStream {
    match ty {
        Ty::Bool => paths.std("bool"),
        Ty::Number(number) => paths.std(number.name()),
        Ty::String => paths.std("String"),
        Ty::Runtime(ty) => runtime(*ty, paths),
        Ty::Model(name) => paths.model(name),
        Ty::Vec(inner) => around(paths.std("Vec"), inner, paths),
        Ty::Map(inner) => {
            let (map, key, value) = (paths.std("BTreeMap"), paths.std("String"), owned(inner, paths));
            quote!(#map<#key, #value>)
        }
        Ty::Option(inner) => around(paths.std("Option"), inner, paths),
        Ty::Nullish(inner) => around(paths.codec("Nullish"), inner, paths),
        Ty::Boxed(inner) => around(paths.std("Box"), inner, paths),
        Ty::Unit => quote!(()),
    }
}

fn around(outer: TokenStream, inner: &Ty, paths: &Paths<'_>) -> TokenStream {
    let inner = owned(inner, paths);
    quote!(#outer<#inner>)
}

fn runtime(ty: RuntimeType, paths: &Paths<'_>) -> TokenStream {
    match ty.module() {
        RuntimeModule::Net => paths.std(ty.name()),
        RuntimeModule::Support => paths.support(ty.name()),
        RuntimeModule::Codec => paths.codec(ty.name()),
    }
}

/// The type of a field, with the `Option` or `Nullish` that its kind adds.
pub(super) fn field(ty: &Ty, kind: FieldKind, paths: &Paths<'_>) -> TokenStream {
    match kind {
        FieldKind::Required | FieldKind::RequiredOrEmpty => owned(ty, paths),
        FieldKind::RequiredNullable | FieldKind::Optional | FieldKind::OptionalLenient => {
            around(paths.std("Option"), ty, paths)
        }
        FieldKind::Nullish => around(paths.codec("Nullish"), ty, paths),
    }
}

/// The type as a function takes it by reference: slices for lists, `&str` for text, never a reference to a box.
pub(super) fn borrowed(ty: &Ty, paths: &Paths<'_>) -> TokenStream {
    match ty {
        Ty::String => text(paths),
        Ty::Vec(inner) => slice(inner, paths),
        Ty::Boxed(inner) => borrowed(inner, paths),
        _ => {
            let ty = owned(ty, paths);
            quote!(&#ty)
        }
    }
}

/// The type of an argument.
pub(super) fn argument(arg: &Arg, paths: &Paths<'_>) -> TokenStream {
    match (arg.kind, &arg.ty) {
        (Passing::Value, ty) => owned(ty, paths),
        (Passing::Into, ty) => into(owned(ty, paths), paths).ty,
        (Passing::Str, _) => text(paths),
        (Passing::Slice, Ty::Vec(inner)) => slice(inner, paths),
        (Passing::Slice | Passing::Ref, ty) => borrowed(ty, paths),
    }
}

/// The argument called `name` as a reference to what it becomes.
pub(super) fn given(arg: &Arg, name: &proc_macro2::Ident, paths: &Paths<'_>) -> TokenStream {
    match arg.kind {
        Passing::Into => become_of(&arg.ty, name, paths),
        _ => quote!(&#name),
    }
}

/// A reference to the value of this type that an argument of any other becomes.
pub(super) fn become_of(ty: &Ty, name: &proc_macro2::Ident, paths: &Paths<'_>) -> TokenStream {
    let (into, ty) = (paths.std("Into"), owned(ty, paths));
    quote!(&#into::<#ty>::into(#name))
}

fn text(paths: &Paths<'_>) -> TokenStream {
    let text = paths.std("str");
    quote!(&#text)
}

fn slice(item: &Ty, paths: &Paths<'_>) -> TokenStream {
    let item = match item {
        Ty::String => text(paths),
        _ => owned(item, paths),
    };
    quote!(&[#item])
}

/// A borrowed argument has to be borrowed once more to become a trait object: it is a slice or text.
pub(super) fn is_unsized(ty: &Ty) -> bool {
    match ty {
        Ty::String | Ty::Vec(_) => true,
        Ty::Boxed(inner) => is_unsized(inner),
        _ => false,
    }
}

/// What a builder's argument looks like.
pub(super) struct BuilderValue {
    /// Its type.
    pub(super) ty: TokenStream,
    how: How,
}

enum How {
    AsItIs,
    Into,
    Boxed(TokenStream),
    /// By a function of the runtime, which makes a list or a map.
    Collected(TokenStream),
}

/// How a builder takes a value: text in any form, a boxed value without its box, the rest as it is.
pub(super) fn builder_value(argument: BuilderArgument<'_>, paths: &Paths<'_>) -> BuilderValue {
    match argument {
        BuilderArgument::Plain(ty) => BuilderValue { ty: owned(ty, paths), how: How::AsItIs },
        BuilderArgument::Unboxed(inner) => {
            BuilderValue { ty: owned(inner, paths), how: How::Boxed(paths.std("Box")) }
        }
        BuilderArgument::Into(ty) => into(owned(ty, paths), paths),
        BuilderArgument::IntoNullish(ty) => into(field(ty, FieldKind::Nullish, paths), paths),
        BuilderArgument::IntoOption(ty) => into(around(paths.std("Option"), ty, paths), paths),
        BuilderArgument::List(item) => {
            let (list, of) = (paths.std("IntoIterator"), entry(&item, paths));
            let collect = paths.codec("Collect");
            BuilderValue { ty: quote!(impl #list<Item = #of>), how: How::Collected(quote!(#collect::list)) }
        }
        BuilderArgument::Map(value) => {
            let (list, of) = (paths.std("IntoIterator"), entry(&value, paths));
            let (name, collect) = (into(paths.std("String"), paths).ty, paths.codec("Collect"));
            BuilderValue {
                ty: quote!(impl #list<Item = (#name, #of)>),
                how: How::Collected(quote!(#collect::map)),
            }
        }
    }
}

/// How an item of a list is taken.
fn entry(entry: &BuilderEntry<'_>, paths: &Paths<'_>) -> TokenStream {
    let ty = owned(entry.ty, paths);
    if entry.into { into(ty, paths).ty } else { ty }
}

/// How a conversion takes a value: a boxed one without its box, the rest as it is.
pub(super) fn conversion_value(ty: &Ty, paths: &Paths<'_>) -> BuilderValue {
    match ty {
        Ty::Boxed(_) => builder_value(BuilderArgument::Unboxed(ty.unboxed()), paths),
        _ => BuilderValue { ty: owned(ty, paths), how: How::AsItIs },
    }
}

fn into(ty: TokenStream, paths: &Paths<'_>) -> BuilderValue {
    let into = paths.std("Into");
    BuilderValue { ty: quote!(impl #into<#ty>), how: How::Into }
}

impl BuilderValue {
    /// The value of the argument called `name`.
    pub(super) fn value(&self, name: &proc_macro2::Ident) -> TokenStream {
        match &self.how {
            How::AsItIs => quote!(#name),
            How::Into => quote!(#name.into()),
            How::Boxed(outer) => quote!(#outer::new(#name)),
            How::Collected(function) => quote!(#function(#name)),
        }
    }
}
