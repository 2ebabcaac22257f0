//! What was read although it is not what the document says: noted by its byte while reading, told by its JSON Pointer.

use std::fmt;

use super::super::shown;

/// Something in an answer that is not what the document says, and that was read all the same.
///
/// Displayed as `/items/0/colour: a member that the document does not have`.
#[derive(Clone, Debug, PartialEq)]
pub struct Misfit {
    pub(super) pointer: String,
    pub(super) kind: MisfitKind,
}

/// What does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MisfitKind {
    /// A member that the document does not have.
    UnknownMember,
    /// A value of an enum, or the tag of a union, that the document does not list. It was kept.
    UnknownValue,
    /// An object with members, none of which the document has.
    NothingKnown,
    /// A required member that is missing, or null where null is not allowed: read as nothing.
    Missing,
    /// A value of another kind, such as a number for text: read as what was meant.
    OtherKind,
    /// The body as a whole: empty, or of another media type than the document has.
    Body,
}

impl Misfit {
    /// About the body as a whole.
    pub(crate) fn body() -> Self {
        Misfit { pointer: String::new(), kind: MisfitKind::Body }
    }

    /// The JSON Pointer (RFC 6901) of the value, or of the place where it is missing; empty for the whole body.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What does not fit.
    pub fn kind(&self) -> MisfitKind {
        self.kind
    }

    /// The same misfit where the text is only what is at `pointer`.
    pub(crate) fn below(mut self, pointer: &str) -> Self {
        self.pointer.insert_str(0, pointer);
        self
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() { "(root)" } else { &self.pointer };
        write!(f, "{}: {}", shown::line(place, 300), self.kind)
    }
}

impl fmt::Display for MisfitKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MisfitKind::UnknownMember => "a member that the document does not have",
            MisfitKind::UnknownValue => "a value that the document does not list",
            MisfitKind::NothingKnown => "an object without any member that the document has",
            MisfitKind::Missing => "missing or null, read as nothing",
            MisfitKind::OtherKind => "a value of another kind, read as what was meant",
            MisfitKind::Body => "another media type than the document has, or none at all",
        })
    }
}

/// A misfit by the byte where its value starts or ends; of a missing member, that of the object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Note {
    pub(super) offset: usize,
    pub(super) kind: MisfitKind,
    pub(super) member: &'static str,
}
