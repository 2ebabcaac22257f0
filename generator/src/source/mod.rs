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

pub use crate::place::{NodeId, Place};
pub use reader::{Disk, MAX_FILE_BYTES, Memory, Reader, normal};
pub use sources::{MAX_FILES, Sources};
pub use table::MAX_NODES;
pub use value::{Members, Node, Number, Value};

/// How deep values may be nested: what both parsers allow.
pub const MAX_DEPTH: usize = 128;

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
