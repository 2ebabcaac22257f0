//! Files and the values in them.
//!
//! In: paths. Out: trees of [`Node`]s, and for every node its file, JSON Pointer, line and column. The only reader of
//! disk. Never knows OpenAPI.

mod builder;
mod json;
pub mod pointer;
mod reader;
mod scan;
mod sources;
mod table;
mod value;
mod yaml;

pub use reader::{Disk, Memory, Reader, normal, too_large};
pub use sources::{Sources, Unread};
pub use value::{Members, Node, Number, Value};

/// A node of a source document: an index into [`Sources`].
///
/// Rewrites move nodes about but never renumber them, so wherever a node ends up, its id still tells what the user wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

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

#[cfg(test)]
mod tests;
