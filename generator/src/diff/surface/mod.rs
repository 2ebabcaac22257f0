//! The public items of a generated crate, by the path that code names them by.
//!
//! Each item lists what the compiler sees of it and what only shows at run time, by the part of the document it was made from.

mod client;
pub(super) mod compare;
mod operations;
pub(super) mod path;
mod ty;
mod types;

use std::collections::{BTreeMap, HashSet};

use crate::rust::{Crate, Ident, Item, Module};

/// The public items of a crate, by path.
#[derive(Debug, Default)]
pub(super) struct Surface(pub BTreeMap<String, Entry>);

/// One item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// As Rust writes it, in one line.
    pub shown: String,
    /// What the compiler sees; a change of it can stop code from compiling.
    pub seen: Vec<Facet>,
    /// What shows at run time alone.
    pub hidden: Vec<Facet>,
    /// It bears `#[deprecated]`.
    pub deprecated: bool,
    /// What of the document it comes from.
    pub owner: Owner,
}

/// A part of an item, and what it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Facet {
    /// What of its owner it comes from.
    pub about: About,
    /// The part as text.
    pub text: String,
}

/// What of the document an item comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    /// The type with this path in the crate.
    Type(String),
    /// The operation of this method (lower case) and path.
    Operation(String, String),
    /// All operations of a handle, by its path.
    Handle(String),
    /// A security scheme of the document: the method for its credential.
    Credential,
    /// The document as a whole.
    Document,
}

impl Owner {
    /// Whether it comes from the top of the document.
    pub(super) fn is_document(&self) -> bool {
        matches!(self, Self::Credential | Self::Document)
    }
}

/// A part of a type or an operation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum About {
    /// It as such.
    Itself,
    /// The member, parameter, value or scheme of this name on the wire.
    Named(String),
    /// The request body.
    Body,
    /// The answers.
    Answer,
    /// The servers.
    Servers,
    /// What it takes to be let in.
    Security,
}

impl Surface {
    /// Everything that code can name in a crate.
    pub(super) fn of(krate: &Crate) -> Self {
        let mut surface = Self::default();
        let hidden = reexported(krate);
        for module in &krate.modules {
            let path = visible(&hidden, &module.path);
            for item in &module.items {
                surface.item(&path, item);
            }
        }
        surface.shared_errors(krate);
        surface.features(krate);
        surface
    }

    fn item(&mut self, module: &str, item: &Item) {
        match item {
            Item::Struct(item) => self.structure(module, item),
            Item::ValueEnum(item) => self.value_enum(module, item),
            Item::Union(item) => self.union(module, item),
            Item::Newtype(item) => self.newtype(module, item),
            Item::Alias(item) => self.alias(module, item),
            // Told with the operation that has them.
            Item::Errors(_) => {}
            // Nobody calls them: what they say is compared on the wire.
            Item::Webhooks(_) => {}
            Item::Client(item) => self.client(module, item),
            Item::Handle(item) => self.handle(module, item),
            Item::Operation(item) => self.operation(module, item),
            Item::Schemas(_) | Item::Xml(_) => {}
        }
    }

    fn put(&mut self, path: String, entry: Entry) {
        self.0.insert(path, entry);
    }
}

impl Entry {
    fn new(owner: Owner, shown: impl Into<String>) -> Self {
        let shown = shown.into();
        Self { shown, seen: Vec::new(), hidden: Vec::new(), deprecated: false, owner }
    }

    /// The compiler sees `text`, which comes from `about`.
    fn seen(mut self, about: About, text: impl Into<String>) -> Self {
        self.seen.push(Facet { about, text: text.into() });
        self
    }

    /// `text`, which comes from `about`, shows at run time.
    fn hidden(mut self, about: About, text: impl Into<String>) -> Self {
        self.hidden.push(Facet { about, text: text.into() });
        self
    }

    fn deprecated(mut self, docs: &crate::rust::Docs) -> Self {
        self.deprecated = docs.deprecated.is_some();
        self
    }
}

impl About {
    fn named(name: &str) -> Self {
        Self::Named(name.to_owned())
    }
}

/// The private modules whose parents hand their items on, by path.
fn reexported(krate: &Crate) -> HashSet<Vec<&Ident>> {
    let modules = krate.modules.iter();
    let children =
        modules.flat_map(|module: &Module| module.children.iter().map(move |child| (module, child)));
    let hidden = children.filter(|(_, child)| child.reexported);
    hidden.map(|(module, child)| module.path.iter().chain([&child.name]).collect()).collect()
}

/// The path by which code names the items of a module: private modules hand theirs to their parents.
fn visible(hidden: &HashSet<Vec<&Ident>>, path: &[Ident]) -> String {
    let is_hidden = |depth: &usize| hidden.contains(&path[..=*depth].iter().collect::<Vec<_>>());
    let shown = (0..path.len()).filter(|depth| !is_hidden(depth));
    shown.fold(String::new(), |above, depth| path::below(&above, path[depth].bare()))
}

#[cfg(test)]
mod tests;
