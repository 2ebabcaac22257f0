//! Files and the values in them.
//!
//! In: paths. Out: trees of [`Node`]s, and for every node its file, JSON Pointer, line and column. The only reader of
//! disk. Never knows OpenAPI.

use indexmap::IndexMap;

/// A node of a source document: an index into [`Sources`].
///
/// Rewrites move nodes about but never renumber them, so wherever a node ends up, its id still tells what the user wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A value of a document together with the place it was written at.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it was written.
    pub id: NodeId,
    /// What was written.
    pub value: Value,
}

/// A YAML or JSON value; keys are strings, whatever scalar the document used for them.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in the widest lossless form.
    Number(Number),
    /// Text.
    String(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in document order.
    Map(IndexMap<String, Node>),
}

/// A number that keeps integers beyond 64 bits apart from floats.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Number {
    /// An integer that fits `i128`.
    Integer(i128),
    /// Everything else.
    Float(f64),
}

/// A node's place, as diagnostics and reports print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user named it, or relative to the entry document.
    pub file: String,
    /// One-based line.
    pub line: usize,
    /// One-based column, in characters.
    pub column: usize,
    /// JSON Pointer (RFC 6901) of the node in its file.
    pub pointer: String,
}

/// Writes any model as YAML text, for goldens and lock files.
///
/// # Errors
/// When the model cannot be said in YAML, such as a map whose keys are sequences.
pub fn to_yaml<T: serde::Serialize>(model: &T) -> Result<String, String> {
    serde_yaml::to_string(model).map_err(|error| error.to_string())
}
