//! Header fields of answers, and how their text is read.

use super::{Docs, Ident, Ty};

/// A header field of an answer, as a method on the response.
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderField {
    /// Its name on the wire.
    pub wire: String,
    /// The method.
    pub name: Ident,
    /// Its type.
    pub ty: Ty,
    /// How its text is read.
    pub form: FieldForm,
    /// It is always there.
    pub needed: bool,
    /// Docs of the method.
    pub docs: Docs,
}

/// How the text of a header field, or of a pair of a query, is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldForm {
    /// As text.
    Text,
    /// As a number or a boolean.
    Bare,
    /// As a number or a boolean where it is one, else as text.
    Either,
    /// As a moment, in the form of HTTP or of RFC 3339.
    Date,
    /// As a list of texts.
    Texts,
    /// As a list of numbers or booleans.
    Bares,
    /// As texts, one a line.
    Lines,
    /// As a list of challenges.
    Challenges,
    /// As an object, its names and values in turn.
    Members,
    /// As an object, its members as `name=value`.
    Pairs,
    /// As JSON.
    Json,
}
