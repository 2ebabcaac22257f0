//! Files and the values in them.
//!
//! In: paths. Out: trees of [`Node`]s, and for every node its file, JSON Pointer, line and column. The only reader of
//! disk. Never knows OpenAPI.

mod builder;
mod json;
pub mod pointer;
mod reader;
mod sources;
mod table;
mod value;
mod yaml;

use serde::Serialize;

pub use reader::{Disk, Memory, Reader, normal};
pub use sources::{MAX_FILE_BYTES, MAX_FILES, Sources};
pub use table::MAX_NODES;
pub use value::{Members, Node, Number, Value};

/// How deep values may be nested: what both parsers allow.
pub const MAX_DEPTH: usize = 128;

/// A node of a source document: an index into [`Sources`].
///
/// Rewrites move nodes about but never renumber them, so wherever a node ends up, its id still tells what the user wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// A node's place, as diagnostics and reports print it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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

fn too_deep() -> String {
    format!("values are nested deeper than {MAX_DEPTH} levels")
}

fn too_many_nodes() -> String {
    format!("there are more than {MAX_NODES} values once aliases are expanded")
}

fn too_large(length: u64) -> String {
    format!("the file has {length} bytes, the limit is {MAX_FILE_BYTES}")
}

#[cfg(test)]
mod tests;
