//! Where something was written: the node of a source, and the place of a node for people.

use serde::Serialize;

/// A node of a source document: an index into [`Sources`](crate::source::Sources).
///
/// Rewrites move nodes about but never renumber them, so wherever a node ends up, its id still tells what the user wrote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
