//! Files and the values in them: trees of [`Node`]s, and for every node its file, JSON Pointer, line and column.

mod builder;
mod json;
pub mod pointer;
mod reader;
mod scan;
mod sources;
mod spelling;
mod table;
mod value;
mod yaml;

pub use crate::place::{NodeId, Place};
pub use reader::{Disk, Memory, Reader, normal, too_large};
pub use sources::{Sources, Unread};
pub use value::{Members, Node, Number, Value};

#[cfg(test)]
mod tests;
