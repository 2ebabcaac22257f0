//! What of a document is not honoured, and the grade that this makes.

use super::Origin;
use crate::diagnostic::Code;

/// How far a type or an operation is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Set aside.
    Skipped,
    /// Works, with less type information than the document has.
    Degraded,
    /// Everything the document says is honoured.
    Full,
}

/// One thing that a schema or an operation says and that is not honoured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The diagnostic code.
    pub code: &'static Code,
    /// What is not honoured, and what happens instead.
    pub message: String,
    /// Type information is lost: what the note is on is degraded. Otherwise only a check is not made.
    pub degrades: bool,
    /// Where.
    pub origin: Origin,
}

impl Grade {
    /// The grade that notes make: full without any that degrades.
    pub fn of(notes: &[Note]) -> Self {
        if notes.iter().any(|note| note.degrades) { Self::Degraded } else { Self::Full }
    }
}
