//! How a description is read.

use std::path::PathBuf;

use crate::limits::Limits;

/// How to read a description.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// References that lead nowhere are errors rather than warnings.
    pub strict: bool,
    /// The directory that references may reach into, where it is not the entry document's own.
    pub root: Option<PathBuf>,
    /// Keep the schemas as they were written as well ([`Document::source_schemas`](super::Document::source_schemas)).
    pub keep_schemas: bool,
    /// How much of everything there may be.
    pub limits: Limits,
}
