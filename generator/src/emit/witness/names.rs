//! How code outside of a crate names what is in it: absolute paths as tokens, and paths as people write them.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::literal::{ident, word};
use crate::rust::{Crate, Decode, FieldKind, Ident, RuntimeModule, RuntimeType, Ty};

/// Where a crate's types are, as others see it.
pub(super) struct Names<'a> {
    krate: &'a Crate,
    models: BTreeMap<&'a Ident, Vec<&'a Ident>>,
}

impl<'a> Names<'a> {
    pub(super) fn new(krate: &'a Crate) -> Self {
        let mut models = BTreeMap::new();
        for module in &krate.modules {
            let home = visible(krate, &module.path);
            let names = module.items.iter().filter_map(|item| Some(item.model()?.0));
            models.extend(names.map(|name| (name, home.clone())));
        }
        Self { krate, models }
    }

    /// The path of something in a module, as people write it.
    pub(super) fn shown(&self, module: &[Ident], name: &Ident) -> String {
        let home = visible(self.krate, module);
        let words = home.into_iter().chain([name]).map(Ident::bare);
        words.collect::<Vec<_>>().join("::")
    }

    /// The path of something in a module.
    pub(super) fn at(&self, module: &[Ident], name: &Ident) -> TokenStream {
        path(&visible(self.krate, module), name)
    }

    /// The path of something in a module below the root.
    pub(super) fn below(&self, module: &Ident, name: &Ident) -> TokenStream {
        let (module, name) = (ident(module), ident(name));
        quote!(::api::#module::#name)
    }

    /// The path of a model.
    pub(super) fn model(&self, name: &Ident) -> TokenStream {
        match self.models.get(name) {
            Some(home) => path(home, name),
            None => {
                let name = ident(name);
                quote!(::api::models::#name)
            }
        }
    }

    /// A type as it is owned.
    pub(super) fn owned(&self, ty: &Ty) -> TokenStream {
        let inner = |inner: &Ty| self.owned(inner);
        match ty {
            Ty::Bool => quote!(bool),
            Ty::Number(number) => {
                let name = word(number.name());
                quote!(#name)
            }
            Ty::String => quote!(String),
            Ty::Runtime(RuntimeType::Bytes) => quote!(::bytes::Bytes),
            Ty::Runtime(ty) => {
                let name = word(ty.name());
                match ty.module() {
                    RuntimeModule::Net => quote!(::std::net::#name),
                    RuntimeModule::Support => quote!(::api::support::#name),
                    RuntimeModule::Codec => quote!(::api::support::codec::#name),
                }
            }
            Ty::Model(name) => self.model(name),
            Ty::Vec(item) => {
                let item = inner(item);
                quote!(Vec<#item>)
            }
            Ty::Map(value) => {
                let value = inner(value);
                quote!(::std::collections::BTreeMap<String, #value>)
            }
            Ty::Option(value) => {
                let value = inner(value);
                quote!(Option<#value>)
            }
            Ty::Nullish(value) => self.nullish(value),
            Ty::Boxed(value) => {
                let value = inner(value);
                quote!(Box<#value>)
            }
            Ty::Unit => quote!(()),
        }
    }

    /// A value that may be absent or null.
    pub(super) fn nullish(&self, ty: &Ty) -> TokenStream {
        let inner = self.owned(ty);
        quote!(::api::support::codec::Nullish<#inner>)
    }

    /// The type of a field.
    pub(super) fn field(&self, ty: &Ty, kind: FieldKind) -> TokenStream {
        let inner = self.owned(ty);
        match kind {
            FieldKind::Required | FieldKind::RequiredOrEmpty => inner,
            FieldKind::RequiredNullable | FieldKind::Optional | FieldKind::OptionalLenient => {
                quote!(Option<#inner>)
            }
            FieldKind::Nullish => self.nullish(ty),
        }
    }

    /// The type as functions take it by reference.
    pub(super) fn borrowed(&self, ty: &Ty) -> TokenStream {
        match ty {
            Ty::String => quote!(&str),
            Ty::Vec(item) if **item == Ty::String => quote!(&[&str]),
            Ty::Vec(item) => {
                let item = self.owned(item);
                quote!(&[#item])
            }
            Ty::Boxed(inner) => self.borrowed(inner),
            _ => {
                let ty = self.owned(ty);
                quote!(&#ty)
            }
        }
    }

    /// What a body becomes.
    pub(super) fn decoded(&self, decode: &Decode) -> TokenStream {
        match decode {
            Decode::Nothing => quote!(()),
            Decode::Json(ty) | Decode::Value(ty) | Decode::Scalar(ty) | Decode::Xml(ty, _) => self.owned(ty),
            Decode::Octets => self.owned(&Ty::Runtime(RuntimeType::Base64)),
            Decode::Content => quote!(::api::support::Content),
            Decode::Text => quote!(String),
            Decode::Bytes => quote!(::bytes::Bytes),
            Decode::Items(_, ty) => {
                let item = self.owned(ty);
                quote!(::api::support::ItemStream<#item>)
            }
        }
    }
}

fn path(home: &[&Ident], name: &Ident) -> TokenStream {
    let (home, name) = (home.iter().map(|part| ident(part)), ident(name));
    quote!(::api::#(#home::)*#name)
}

/// The path by which others reach a module: private modules hand their items to their parents.
fn visible<'a>(krate: &Crate, path: &'a [Ident]) -> Vec<&'a Ident> {
    let handed = |depth: usize| {
        let parent = krate.modules.iter().find(|m| m.path[..] == path[..depth]);
        let child = parent.and_then(|m| m.children.iter().find(|child| child.name == path[depth]));
        child.is_some_and(|child| child.reexported)
    };
    (0..path.len()).filter(|depth| !handed(*depth)).map(|depth| &path[depth]).collect()
}
