//! `#[allow(..)]` where a name or a size that the document dictates would make rustc or clippy complain, and nowhere else.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::index::Index;
use super::literal::word;
use crate::rust::{Ident, Lint, Ty};

/// The lints that an item has to be free of.
#[derive(Default)]
pub(super) struct Allow(BTreeSet<Lint>);

impl Allow {
    /// Allows `lint` where it is needed.
    pub(super) fn when(mut self, needed: bool, lint: Lint) -> Self {
        self.0.extend(needed.then_some(lint));
        self
    }

    fn all(mut self, lints: impl IntoIterator<Item = Lint>) -> Self {
        self.0.extend(lints);
        self
    }

    /// A type or variant by this name.
    pub(super) fn camel(self, name: &Ident) -> Self {
        self.all(Lint::of_type(name))
    }

    /// A field or argument by this name.
    pub(super) fn snake(self, name: &Ident) -> Self {
        self.all(Lint::of_value(name))
    }

    /// A method by this name.
    pub(super) fn method(self, name: &Ident) -> Self {
        self.all(Lint::of_method(name))
    }

    /// A module by this name, declared by `parent`.
    pub(super) fn module(self, name: &Ident, parent: Option<&Ident>) -> Self {
        self.all(Lint::of_module(name, parent))
    }

    /// A function with this many arguments, `self` included.
    pub(super) fn arguments(self, count: usize) -> Self {
        self.all(Lint::of_arguments(count))
    }

    /// A use of this type, with `wrappers` more types around it.
    pub(super) fn ty(self, ty: &Ty, wrappers: u32, index: &Index<'_>) -> Self {
        self.when(index.is_deprecated(ty), Lint::Deprecated).all(Lint::of_use(ty, wrappers))
    }

    /// The attribute, if there is anything to allow.
    pub(super) fn attribute(&self) -> Option<TokenStream> {
        if self.0.is_empty() {
            return None;
        }
        let lints = self.0.iter().map(|lint| {
            let words = lint.name().split("::").map(word);
            quote!(#(#words)::*)
        });
        Some(quote!(#[allow(#(#lints),*)]))
    }
}
