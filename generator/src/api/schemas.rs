//! Schemas behind types: what the checks of `validate()` are made of.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::TypeId;

/// The schemas of a document, where values are to be checked against them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schemas {
    /// Schemas by name, in the words of JSON Schema 2020-12; a `$ref` in them is such a name.
    pub roots: BTreeMap<String, Json>,
    /// Where the schema of a type is.
    pub places: BTreeMap<TypeId, SchemaPlace>,
}

/// The place of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaPlace {
    /// The name of the schema that it is, or is a part of.
    pub root: String,
    /// The JSON Pointer that leads to it from there; empty for the schema itself.
    pub pointer: String,
}
