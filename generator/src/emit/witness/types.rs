//! Structs, enums, unions, newtypes and aliases, as code uses them.

use proc_macro2::TokenStream;
use quote::quote;

use super::Witness;
use crate::api::Direction;
use crate::emit::literal::{ident, word};
use crate::rust::{
    Alias, BuilderArgument, Constructor, EnumBase, FieldKind, Ident, Newtype, PlainValue, Struct, UnionEnum,
    ValueEnum,
};

impl Witness<'_> {
    pub(super) fn structure(&mut self, module: &[Ident], item: &Struct) {
        self.shape(module, item);
        let (path, ty) = (self.names.shown(module, &item.name), self.names.at(module, &item.name));
        self.codec(&path, &ty, item.direction);
    }

    /// A struct's fields and constructor, whatever form its values are sent in.
    pub(super) fn shape(&mut self, module: &[Ident], item: &Struct) {
        let (path, ty) = (self.names.shown(module, &item.name), self.names.at(module, &item.name));
        self.put(path.clone(), quote!((value: #ty) { let #ty { .. } = value; }));
        for field in &item.fields {
            let (name, held) = (ident(&field.name), self.names.field(&field.ty, field.kind));
            let rest = quote!((mut value: #ty, new: #held) -> #held { value.#name = new; value.#name });
            self.put(format!("{path}::{}", field.name.bare()), rest);
        }
        if let Some(extra) = &item.extra {
            let (name, held) = (ident(&extra.name), self.names.owned(&extra.ty));
            let held = match (item.tuple, extra.is_free()) {
                (true, _) => quote!(Vec<#held>),
                (false, true) => quote!(::api::support::codec::JsonObject),
                (false, false) => quote!(::std::collections::BTreeMap<String, #held>),
            };
            let rest = quote!((value: #ty) -> #held { value.#name });
            self.put(format!("{path}::{}", extra.name.bare()), rest);
        }
        if let Some(how) = &item.constructor {
            self.builders(&path, &ty, item, how);
        }
    }

    fn builders(&mut self, path: &str, ty: &TokenStream, item: &Struct, how: &Constructor) {
        for maker in how.makers() {
            let fields = maker.args.iter().filter_map(|index| item.fields.get(*index));
            let (mut bounds, mut args, mut names) = (Vec::new(), Vec::new(), Vec::new());
            for (number, field) in fields.enumerate() {
                let (name, taken) =
                    (word(&format!("a{number}")), self.argument_of(BuilderArgument::by_maker(field)));
                let (bound, ty) = taken.generic(number);
                bounds.extend(bound);
                args.push(quote!(#name: #ty));
                names.push(name);
            }
            let function = ident(&maker.name);
            let rest = quote!(<#(#bounds)*>(#(#args),*) -> #ty { #ty::#function(#(#names),*) });
            self.put(format!("{path}::{}", maker.name.bare()), rest);
        }
        for (index, method) in &how.setters {
            let Some(field) = item.fields.get(*index) else { continue };
            let name = ident(method);
            let (bound, given) = self.argument_of(BuilderArgument::by_setter(field)).generic(0);
            let rest = quote!(<#bound>(value: #ty, new: #given) -> #ty { value.#name(new) });
            self.put(format!("{path}::{}", method.bare()), rest);
        }
        for (index, method) in &how.nested {
            let Some(field) = item.fields.get(*index) else { continue };
            let (name, held) = (ident(method), self.names.owned(field.ty.unboxed()));
            let rest = quote!((value: #ty, make: fn(#held) -> #held) -> #ty { value.#name(make) });
            self.put(format!("{path}::{}", method.bare()), rest);
        }
        if how.has_default() {
            self.put(format!("{path}: Default"), quote!(() -> #ty { <#ty as Default>::default() }));
        }
    }

    /// An argument of a builder, and whether it is generic.
    fn argument_of(&self, taken: BuilderArgument<'_>) -> Argument {
        match taken {
            BuilderArgument::Plain(ty) | BuilderArgument::Unboxed(ty) => {
                Argument::Plain(self.names.owned(ty))
            }
            BuilderArgument::Into(ty) => Argument::Into(self.names.owned(ty)),
            BuilderArgument::IntoNullish(ty) => Argument::Into(self.names.nullish(ty)),
            BuilderArgument::IntoOption(ty) => Argument::Into(self.names.field(ty, FieldKind::Optional)),
            BuilderArgument::List(item) => Argument::List(self.names.owned(item.ty), item.into),
            BuilderArgument::Map(value) => Argument::Map(self.names.owned(value.ty), value.into),
        }
    }

    pub(super) fn value_enum(&mut self, module: &[Ident], item: &ValueEnum) {
        let (path, ty) = (self.names.shown(module, &item.name), self.names.at(module, &item.name));
        self.put(path.clone(), accessor(&ty, item));
        for variant in &item.variants {
            let name = ident(&variant.name);
            let rest = quote!((value: #ty) -> #ty {
                match value { #ty::#name => #ty::#name, other => other }
            });
            self.put(format!("{path}::{}", variant.name.bare()), rest);
        }
        if let Some(unknown) = &item.unknown {
            let (name, held, from) = (ident(unknown), held(item.base), source(item.base));
            let rest = quote!((value: #ty, from: #from) -> Result<#held, #ty> {
                match value { #ty::#name(held) => Ok(held), _ => Err(#ty::from(from)) }
            });
            self.put(format!("{path}::{}", unknown.bare()), rest);
        }
        self.codec(&path, &ty, item.direction);
    }

    pub(super) fn union(&mut self, module: &[Ident], item: &UnionEnum) {
        let (path, ty) = (self.names.shown(module, &item.name), self.names.at(module, &item.name));
        self.enumeration(&path, &ty, item.variants.first().map(|variant| &variant.name));
        for variant in &item.variants {
            let name = ident(&variant.name);
            let shown = format!("{path}::{}", variant.name.bare());
            let Some(held) = variant.ty() else {
                self.put(
                    shown,
                    quote!((value: #ty) -> #ty { match value { #ty::#name => #ty::#name, other => other } }),
                );
                continue;
            };
            self.put(shown, both_ways(&ty, &name, &self.names.owned(held)));
            if variant.from {
                let (text, given) = (held.unboxed(), self.names.owned(held.unboxed()));
                let rest = quote!((value: #given) -> #ty { <#ty as From<#given>>::from(value) });
                self.put(format!("{path}: From<{text}>"), rest);
            }
        }
        for (plain, _) in item.plain.iter().filter(|(plain, _)| *plain != PlainValue::Json) {
            let text = plain.name();
            let given: TokenStream = text.parse().unwrap_or_default();
            let rest = quote!((value: #given) -> #ty { <#ty as From<#given>>::from(value) });
            self.put(format!("{path}: From<{text}>"), rest);
        }
        if let Some(unknown) = &item.unknown {
            let (name, held) = (ident(unknown), quote!(::api::support::codec::RawJson));
            self.put(format!("{path}::{}", unknown.bare()), both_ways(&ty, &name, &held));
        }
        self.codec(&path, &ty, item.direction);
    }

    /// An enum as such: something that has variants.
    pub(super) fn enumeration(&mut self, path: &str, ty: &TokenStream, first: Option<&Ident>) {
        let first = first.map(|first| {
            let first = ident(first);
            quote!(matches!(value, #ty::#first { .. });)
        });
        self.put(path.to_owned(), quote!((value: #ty) { #first }));
    }

    pub(super) fn newtype(&mut self, module: &[Ident], item: &Newtype) {
        let (path, ty) = (self.names.shown(module, &item.name), self.names.at(module, &item.name));
        let held = self.names.owned(&item.held);
        let rest =
            quote!((value: #ty, new: #held) -> (#held, #ty) { (value.0, <#ty as From<#held>>::from(new)) });
        self.put(path.clone(), rest);
        self.codec(&path, &ty, item.direction);
    }

    pub(super) fn alias(&mut self, module: &[Ident], item: &Alias) {
        let (path, ty) = (self.names.shown(module, &item.name), self.names.at(module, &item.name));
        let held = self.names.owned(&item.ty);
        self.put(path, quote!((value: #ty) -> #held { value }));
    }

    fn codec(&mut self, path: &str, ty: &TokenStream, direction: Direction) {
        for (there, name) in [(direction.response, "FromJson"), (direction.request, "ToJson")] {
            let part = word(name);
            let rest = quote!(() { fn has<T: ::api::support::codec::#part>() {} has::<#ty>(); });
            if there {
                self.put(format!("{path}: {name}"), rest);
            }
        }
    }
}

/// How a function takes a value.
enum Argument {
    /// As it is.
    Plain(TokenStream),
    /// As anything that becomes it.
    Into(TokenStream),
    /// As whatever has such items, or items that become such.
    List(TokenStream, bool),
    /// As whatever has names with such values, or with values that become such.
    Map(TokenStream, bool),
}

impl Argument {
    /// The bounds of the type parameters of the argument of this number, and its type.
    fn generic(self, number: usize) -> (Option<TokenStream>, TokenStream) {
        let named = |letter: &str| word(&format!("{letter}{number}"));
        let (taken, name, item) = (named("T"), named("N"), named("I"));
        let bound = match self {
            Self::Plain(ty) => return (None, ty),
            Self::Into(ty) => quote!(#taken: Into<#ty>,),
            Self::List(ty, false) => quote!(#taken: IntoIterator<Item = #ty>,),
            Self::List(ty, true) => quote!(#item: Into<#ty>, #taken: IntoIterator<Item = #item>,),
            Self::Map(ty, false) => quote!(#name: Into<String>, #taken: IntoIterator<Item = (#name, #ty)>,),
            Self::Map(ty, true) => {
                quote!(#name: Into<String>, #item: Into<#ty>, #taken: IntoIterator<Item = (#name, #item)>,)
            }
        };
        (Some(bound), quote!(#taken))
    }
}

/// Puts a value into a variant, and takes it out.
fn both_ways(ty: &TokenStream, name: &proc_macro2::Ident, held: &TokenStream) -> TokenStream {
    quote!((value: #ty, new: #held) -> Result<#held, #ty> {
        match value { #ty::#name(held) => Ok(held), _ => Err(#ty::#name(new)) }
    })
}

/// The value on the wire of an enum.
fn accessor(ty: &TokenStream, item: &ValueEnum) -> TokenStream {
    match item.base {
        EnumBase::Text => quote!((value: &#ty) -> &str { value.as_str() }),
        EnumBase::Integer => quote!((value: #ty) -> i64 { value.as_i64() }),
        EnumBase::Mixed => quote!((value: &#ty) -> &str { value.as_json() }),
    }
}

/// What the variant for unknown values holds.
fn held(base: EnumBase) -> TokenStream {
    match base {
        EnumBase::Text => quote!(Box<str>),
        EnumBase::Integer => quote!(i64),
        EnumBase::Mixed => quote!(::api::support::codec::RawJson),
    }
}

/// What an enum that knows no wrong value is made from.
fn source(base: EnumBase) -> TokenStream {
    match base {
        EnumBase::Text => quote!(&str),
        EnumBase::Integer => quote!(i64),
        EnumBase::Mixed => quote!(::api::support::codec::RawJson),
    }
}
