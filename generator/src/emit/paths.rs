//! How one file names what it does not define: short where that is safe, by full path where a type of the document
//! took the short name. Nothing is imported by glob but the types of the module above, so no name of a document can change what emitted code means.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::index::Index;
use super::literal::{ident, word};
use crate::rust::{Ident, Method, Module};

/// Names of the prelude, which need no import, and where they really are.
const PRELUDE: &[(&str, &str)] = &[
    ("Box", "std::boxed"),
    ("Default", "std::default"),
    ("Err", "std::result::Result"),
    ("FnOnce", "std::ops"),
    ("From", "std::convert"),
    ("FromIterator", "std::iter"),
    ("Into", "std::convert"),
    ("IntoIterator", "std::iter"),
    ("None", "std::option::Option"),
    ("Ok", "std::result::Result"),
    ("Option", "std::option"),
    ("Result", "std::result"),
    ("Some", "std::option::Option"),
    ("String", "std::string"),
    ("Vec", "std::vec"),
];

/// Names of other crates, which need an import.
const OUTSIDE: &[(&str, &str)] = &[
    ("BTreeMap", "std::collections"),
    ("Bytes", "bytes"),
    ("Deref", "std::ops"),
    ("DerefMut", "std::ops"),
    ("FromStr", "std::str"),
    ("Hash", "std::hash"),
    ("Hasher", "std::hash"),
    ("IntoFuture", "std::future"),
    ("IpAddr", "std::net"),
    ("Ipv4Addr", "std::net"),
    ("Ipv6Addr", "std::net"),
    ("fmt", "std"),
];

/// The names as one file sees them.
pub(super) struct Paths<'a> {
    /// Facts about the rest of the crate.
    pub(super) index: &'a Index<'a>,
    /// The path of the API's root from the crate's: the first words of every absolute path.
    root: &'a [Ident],
    module: Cow<'a, [Ident]>,
    /// The module whose types need no path: this one, or that above, which is imported by glob.
    own: &'a [Ident],
    taken: BTreeSet<&'a str>,
    imports: RefCell<BTreeMap<String, BTreeSet<String>>>,
}

impl<'a> Paths<'a> {
    pub(super) fn new(index: &'a Index<'a>, root: &'a [Ident], module: &'a Module) -> Self {
        let taken = index.names(module);
        let (own, module) = (module.path.as_slice(), Cow::Borrowed(module.path.as_slice()));
        Self { index, root, module, own, taken, imports: RefCell::default() }
    }

    /// The names as a file sees them whose module is inside that of its types.
    pub(super) fn below(index: &'a Index<'a>, root: &'a [Ident], module: &'a Module, name: &str) -> Self {
        let mut paths = Self::new(index, root, module);
        paths.module.to_mut().push(Ident::snake(name));
        paths
    }

    /// A name of the language or of another crate: a primitive, of the prelude, or one that this file then imports.
    pub(super) fn std(&self, name: &str) -> TokenStream {
        match (find(PRELUDE, name), find(OUTSIDE, name)) {
            (Some(_), _) | (None, None) if !self.taken.contains(name) => short(name),
            (None, Some(place)) if !self.is_taken(place, name) => {
                self.import(place, name);
                short(name)
            }
            (place, other) => outside(place.or(other).unwrap_or("std::primitive"), name),
        }
    }

    /// The name, or the crate that it is imported from, means something of the document here.
    fn is_taken(&self, place: &str, name: &str) -> bool {
        let start = place.split("::").next().unwrap_or(place);
        self.taken.contains(name) || self.taken.contains(start)
    }

    /// A name of the runtime.
    pub(super) fn support(&self, name: &str) -> TokenStream {
        self.runtime("crate::support", name)
    }

    /// A name of the runtime's codec.
    pub(super) fn codec(&self, name: &str) -> TokenStream {
        self.runtime("crate::support::codec", name)
    }

    fn runtime(&self, place: &str, name: &str) -> TokenStream {
        if self.taken.contains(name) {
            let place = segments(place);
            let name = word(name);
            return quote!(#place::#name);
        }
        self.import(place, name);
        short(name)
    }

    /// A name for a generic parameter.
    pub(super) fn generic(&self) -> &'static str {
        ["T", "U", "V"].into_iter().find(|name| !self.taken.contains(name)).unwrap_or("Held")
    }

    /// A model.
    pub(super) fn model(&self, name: &Ident) -> TokenStream {
        let token = ident(name);
        match self.index.home(name) {
            Some(home) if *home == *self.own => quote!(#token),
            Some(home) if !is_model_file(home) => self.at(home, name),
            _ if is_model_file(&self.module) => match self.module.len() {
                1 => quote!(#token),
                2 => quote!(super::#token),
                _ => self.in_models(&token),
            },
            _ => self.in_models(&token),
        }
    }

    fn in_models(&self, name: &proc_macro2::Ident) -> TokenStream {
        if self.module.is_empty() {
            return quote!(models::#name);
        }
        let place = self.absolute(&[]);
        if self.taken.contains("models") {
            let place = segments(&place);
            return quote!(#place::models::#name);
        }
        self.import(&place, "models");
        quote!(models::#name)
    }

    /// Something in the module of this path, below the API's root: relative where that is near.
    pub(super) fn at(&self, module: &[Ident], name: &Ident) -> TokenStream {
        let name = ident(name);
        if *module == *self.module {
            return quote!(#name);
        }
        if let Some(below) = module.strip_prefix(&*self.module) {
            let below = below.iter().map(ident);
            return quote!(#(#below::)*#name);
        }
        let parent = self.module.split_last().map(|(_, parent)| parent);
        if let Some(beside) = parent.and_then(|parent| module.strip_prefix(parent)) {
            let beside = beside.iter().map(ident);
            return quote!(super::#(#beside::)*#name);
        }
        let place = segments(&self.absolute(module));
        quote!(#place::#name)
    }

    /// A type that stands beside an operation's function: the enum of what it gives, the struct of a multipart body.
    pub(super) fn beside(&self, method: &Method, name: &Ident) -> TokenStream {
        match self.index.handle_home(method) {
            Some(home) => self.at(home, name),
            None => self.at(&self.module, name),
        }
    }

    fn absolute(&self, module: &[Ident]) -> String {
        absolute(self.root, module)
    }

    fn import(&self, place: &str, name: &str) {
        self.imports.borrow_mut().entry(place.to_owned()).or_default().insert(name.to_owned());
    }

    /// The `use` items for all that was named so far: other crates first.
    pub(super) fn uses(&self) -> Vec<TokenStream> {
        let imports = self.imports.borrow();
        let (krate, outside): (Vec<_>, Vec<_>) =
            imports.iter().partition(|(place, _)| place.starts_with("crate"));
        outside.into_iter().chain(krate).map(|(place, names)| import(place, names)).collect()
    }
}

/// The path of a module below the API's root, from the crate's.
pub(super) fn absolute(root: &[Ident], module: &[Ident]) -> String {
    let words = root.iter().chain(module).map(Ident::as_str);
    std::iter::once("crate").chain(words).collect::<Vec<_>>().join("::")
}

fn import(place: &str, names: &BTreeSet<String>) -> TokenStream {
    let place = segments(place);
    let mut names = names.iter().map(|name| short(name));
    match (names.next(), names.len()) {
        (Some(only), 0) => quote!(use #place::#only;),
        (first, _) => {
            let names = first.into_iter().chain(names);
            quote!(use #place::{#(#names),*};)
        }
    }
}

/// `models`, or a file in it.
fn is_model_file(module: &[Ident]) -> bool {
    module.first().is_some_and(|first| first.as_str() == "models")
}

fn short(name: &str) -> TokenStream {
    let name = word(name);
    quote!(#name)
}

fn find(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, place)| *place)
}

/// A path that nothing in the crate can change.
fn outside(place: &str, name: &str) -> TokenStream {
    let (place, name) = (segments(place), word(name));
    quote!(::#place::#name)
}

/// A path from its text.
pub(super) fn segments(path: &str) -> TokenStream {
    let words = path.split("::").map(|segment| match segment.strip_prefix("r#") {
        Some(bare) => proc_macro2::Ident::new_raw(bare, proc_macro2::Span::call_site()),
        None => word(segment),
    });
    quote!(#(#words)::*)
}
