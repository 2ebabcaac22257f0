//! The crate as a whole: modules, features, and the rows of its ledger.

use std::collections::BTreeMap;

use super::{
    Alias, CaseCall, ClientItem, ConformanceCall, Docs, ErrorEnum, Handle, Ident, Lock, Method, Newtype,
    Struct, UnionEnum, ValueEnum, Webhooks, XmlTable,
};
use crate::api::{Grade, Note, SchemaPlace, TypeKey};
use crate::rust::naming::FoundPattern;

/// A generated client: a crate of its own, or one module of a crate.
#[derive(Debug, Clone, PartialEq)]
pub struct Crate {
    /// Name of the crate or module, snake case.
    pub name: Ident,
    /// Path of its root in the crate it lives in: empty for a crate of its own.
    pub root: Vec<Ident>,
    /// Its modules; the first one is the root.
    pub modules: Vec<Module>,
    /// What a newcomer reads first, for the readme; the root module has it in its docs.
    pub guide: Vec<Section>,
    /// Cargo features, in the order of the manifest; `default` is not among them.
    pub features: Vec<Feature>,
    /// Features that are on by default.
    pub default_features: Vec<String>,
    /// A row for each operation of the document, skipped ones included.
    pub operations: Vec<OperationRow>,
    /// A row for each component and each named inline type.
    pub types: Vec<TypeRow>,
    /// A call of every operation, for the conformance test.
    pub conformance_calls: Vec<ConformanceCall>,
    /// Calls with values that were given, for a program that tells what came of each.
    pub case_calls: Vec<CaseCall>,
    /// Where the schemas of types are, for `validate()`; empty where that is not asked for.
    pub schema_places: BTreeMap<Ident, SchemaPlace>,
    /// The names as they are now, for `names.lock`.
    pub lock: Lock,
    /// The patterns that the ids of operations follow.
    pub id_patterns: Vec<FoundPattern>,
    /// What there is to say about names.
    pub notes: Vec<Note>,
}

#[cfg(test)]
impl Crate {
    /// A crate with nothing in it.
    pub(crate) fn empty(name: &str) -> Self {
        Self {
            name: Ident::snake(name),
            root: Vec::new(),
            modules: Vec::new(),
            guide: Vec::new(),
            features: Vec::new(),
            default_features: Vec::new(),
            operations: Vec::new(),
            types: Vec::new(),
            conformance_calls: Vec::new(),
            case_calls: Vec::new(),
            schema_places: BTreeMap::new(),
            lock: Lock::default(),
            id_patterns: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// A part of the guide for newcomers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub title: &'static str,
    /// CommonMark. Code is Rust in fences that say `no_run`, with lines that rustdoc hides, or TOML.
    pub lines: Vec<String>,
}

/// A Cargo feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// Its name, kebab case.
    pub name: String,
    /// What it switches on in turn.
    pub enables: Vec<String>,
    /// What it is for.
    pub docs: String,
}

/// An operation in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationRow {
    /// Method, lower case.
    pub method: String,
    /// Path template as written.
    pub path: String,
    /// `operationId` as written.
    pub operation_id: Option<String>,
    /// First tag.
    pub tag: Option<String>,
    /// How far it is supported.
    pub grade: Grade,
    /// Path of its function inside the crate (`keys::Keys::get_key`); `None` where it is skipped.
    pub rust: Option<String>,
    /// What is not honoured.
    pub reasons: Vec<String>,
}

impl OperationRow {
    /// What the ledger calls it: `GET /pets`.
    pub fn title(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }
}

/// A type in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeRow {
    /// Its stable key.
    pub key: TypeKey,
    /// The keys of all places of the type, where it is at several.
    pub places: Vec<TypeKey>,
    /// Path of the type inside the crate (`models::Pet`).
    pub rust: String,
    /// How far it is supported.
    pub grade: Grade,
    /// What is not honoured.
    pub reasons: Vec<String>,
}

impl TypeRow {
    /// The keys of all its places.
    pub fn keys(&self) -> impl Iterator<Item = &TypeKey> {
        std::iter::once(&self.key).chain(self.places.iter().filter(|key| **key != self.key))
    }
}

/// A module: one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// Path below the root; empty for the root itself.
    pub path: Vec<Ident>,
    /// Its `//!` docs.
    pub docs: Docs,
    /// Submodules that it declares.
    pub children: Vec<Child>,
    /// Its items.
    pub items: Vec<Item>,
}

impl Module {
    /// Whether it has types that come with a codec, which stands in a file of its own.
    pub fn has_codec(&self) -> bool {
        let has_one = |item: &Item| !matches!(item, Item::Alias(_)) && item.model().is_some();
        self.items.iter().any(has_one)
    }
}

/// A submodule as its parent declares it.
#[derive(Debug, Clone, PartialEq)]
pub struct Child {
    /// Its name.
    pub name: Ident,
    /// The feature that it needs.
    pub feature: Option<String>,
    /// Declared `pub`.
    pub public: bool,
    /// Its items are re-exported by the parent (`pub use name::*`).
    pub reexported: bool,
}

/// One item of a module.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// An object.
    Struct(Struct),
    /// An enumeration of values.
    ValueEnum(ValueEnum),
    /// A union.
    Union(UnionEnum),
    /// A list or a map that holds itself.
    Newtype(Newtype),
    /// A type alias.
    Alias(Alias),
    /// Documented error bodies.
    Errors(ErrorEnum),
    /// Requests that the API makes.
    Webhooks(Webhooks),
    /// The client, its builder methods and its server list.
    Client(Box<ClientItem>),
    /// The operations of a tag (or the untagged ones, on the client itself).
    Handle(Handle),
    /// The marker, facts and decoder of an operation.
    Operation(Box<Method>),
    /// The table of schemas that values are checked against.
    Schemas(Vec<SchemaEntry>),
    /// The tables that say how types are spelled in XML.
    Xml(Vec<XmlTable>),
}

impl Item {
    /// The name and the docs of a type of `models`.
    pub fn model(&self) -> Option<(&Ident, &Docs)> {
        match self {
            Self::Struct(Struct { name, docs, .. })
            | Self::ValueEnum(ValueEnum { name, docs, .. })
            | Self::Union(UnionEnum { name, docs, .. })
            | Self::Newtype(Newtype { name, docs, .. })
            | Self::Alias(Alias { name, docs, .. })
            | Self::Errors(ErrorEnum { name, docs, .. }) => Some((name, docs)),
            Self::Webhooks(_)
            | Self::Client(_)
            | Self::Handle(_)
            | Self::Operation(_)
            | Self::Schemas(_)
            | Self::Xml(_) => None,
        }
    }
}

/// One schema of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaEntry {
    /// Its name.
    pub name: String,
    /// The schema as compact JSON text.
    pub schema: String,
}
