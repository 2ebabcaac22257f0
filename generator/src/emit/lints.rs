//! `#[allow(..)]` where a name or a size that the document dictates would make rustc or clippy complain, and nowhere else.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::index::Index;
use super::literal::word;
use crate::rust::{Ident, Ty};

/// clippy's limit for `too_many_arguments`.
const MAX_ARGUMENTS: usize = 7;

/// clippy's limit for `type_complexity`.
const MAX_COMPLEXITY: u32 = 250;

/// Names of methods that clippy takes for those of a standard trait.
const TRAIT_METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "clone",
    "cmp",
    "default",
    "deref",
    "deref_mut",
    "div",
    "drop",
    "eq",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into_iter",
    "mul",
    "neg",
    "new",
    "next",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
];

/// Names that clippy takes for ones that were to be changed.
const PLACEHOLDERS: &[&str] = &["foo", "baz", "quux"];

/// The lints that an item has to be free of.
#[derive(Default)]
pub(super) struct Allow(BTreeSet<&'static str>);

impl Allow {
    /// Allows `lint` where it is needed.
    pub(super) fn when(mut self, needed: bool, lint: &'static str) -> Self {
        if needed {
            self.0.insert(lint);
        }
        self
    }

    /// A type or variant by this name.
    pub(super) fn camel(self, name: &Ident) -> Self {
        let odd = {
            let bare = name.bare().trim_matches('_');
            bare.contains('_') || bare.chars().next().is_some_and(char::is_lowercase)
        };
        self.when(odd, "non_camel_case_types")
    }

    /// A field, argument, method or module by this name.
    pub(super) fn snake(self, name: &Ident) -> Self {
        let bare = name.bare().trim_matches('_');
        let odd = bare.contains("__") || bare.chars().any(char::is_uppercase);
        let bland = name.bare().chars().all(|c| c == '_' || c.is_ascii_digit());
        self.when(odd, "non_snake_case")
            .when(bland, "clippy::just_underscores_and_digits")
            .when(PLACEHOLDERS.contains(&name.bare()), "clippy::disallowed_names")
    }

    /// A method by this name.
    pub(super) fn method(self, name: &Ident) -> Self {
        let lint =
            if name.bare() == "new" { "clippy::new_ret_no_self" } else { "clippy::should_implement_trait" };
        self.snake(name).when(TRAIT_METHODS.contains(&name.bare()), lint)
    }

    /// A function with this many arguments, `self` included.
    pub(super) fn arguments(self, count: usize) -> Self {
        self.when(count > MAX_ARGUMENTS, "clippy::too_many_arguments")
    }

    /// A use of this type, with `wrappers` more types around it.
    pub(super) fn ty(self, ty: &Ty, wrappers: u32, index: &Index<'_>) -> Self {
        self.when(index.is_deprecated(ty), "deprecated")
            .when(complexity(ty, wrappers + 1) > MAX_COMPLEXITY, "clippy::type_complexity")
    }

    /// The attribute, if there is anything to allow.
    pub(super) fn attribute(&self) -> Option<TokenStream> {
        if self.0.is_empty() {
            return None;
        }
        let lints = self.0.iter().map(|lint| {
            let words = lint.split("::").map(word);
            quote!(#(#words)::*)
        });
        Some(quote!(#[allow(#(#lints),*)]))
    }
}

/// As clippy counts: ten for each name, times its nesting.
fn complexity(ty: &Ty, nesting: u32) -> u32 {
    let own = 10 * nesting;
    match ty {
        Ty::Map(inner) => own + 10 * (nesting + 1) + complexity(inner, nesting + 1),
        Ty::Vec(inner) | Ty::Option(inner) | Ty::Patch(inner) | Ty::Boxed(inner) => {
            own + complexity(inner, nesting + 1)
        }
        Ty::Bool | Ty::Number(_) | Ty::String | Ty::Runtime(_) | Ty::Model(_) | Ty::Unit => own,
    }
}

/// The lints that a submodule of this name, declared by `parent`, has to be free of.
pub(super) fn module(name: &Ident, parent: Option<&Ident>) -> Allow {
    Allow::default().snake(name).when(parent == Some(name), "clippy::module_inception")
}
