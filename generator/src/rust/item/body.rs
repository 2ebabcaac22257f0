//! Request bodies: what the argument is, and how it is written.

use super::{Docs, Ident, Struct, Ty, XmlNode};
use crate::api::{ListKeys, Style};

/// The body a function or a setter takes.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyArg {
    /// Name of the argument, or of the setter where the body is optional.
    pub name: Ident,
    /// The function that takes it, where that is not the operation's own.
    pub function: Option<Ident>,
    /// What it is.
    pub kind: BodyKind,
    /// Media type sent; the range where the caller says which one of it.
    pub media_type: String,
    /// The argument that says the media type, where the document has a range.
    pub open: Option<Ident>,
    /// Media types that the same body may have as well: said as a header field.
    pub also: Vec<String>,
    /// How members of a form are spelled, where that is not the default.
    pub encoding: Vec<FormEncoding>,
    /// Optional: a setter rather than an argument.
    pub optional: bool,
    /// Docs of the setter, or of the function of its own.
    pub docs: Docs,
}

/// A multipart body as a struct, beside the operation's function.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Its definition and constructor.
    pub shape: Struct,
    /// How each field of `shape` is sent.
    pub parts: Vec<PartKind>,
}

/// How a member of a multipart body is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// By the defaults: scalars as text, each item of a list as a part, objects as JSON.
    Value,
    /// As a document of this media type.
    Document(String),
    /// As text that is a document of this media type already.
    Text(String),
    /// A `Part` that the caller makes, or a list of them.
    Content {
        /// It is a list.
        several: bool,
        /// Its media type, or a list of those that it may have: the first one where the caller says none.
        media: Option<String>,
    },
}

/// How one member of a form body is spelled (OpenAPI Encoding Object); `None` fields are the defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct FormEncoding {
    /// Name of the member on the wire.
    pub wire: String,
    /// `style`
    pub style: Option<Style>,
    /// `explode`
    pub explode: Option<bool>,
    /// `allowReserved`
    pub reserved: bool,
    /// How the items of lists are named, where that is not the usual way.
    pub list_keys: Option<ListKeys>,
    /// The member is a document of this media type.
    pub content: Option<String>,
}

/// Kinds of bodies.
#[derive(Debug, Clone, PartialEq)]
pub enum BodyKind {
    /// `&T`, a value that is written down.
    Typed(Ty, Writing),
    /// `&T`, as a multipart form.
    Parts(Box<Form>),
    /// A multipart body that the caller puts together.
    Multipart,
    /// `impl Into<String>`
    Text,
    /// `impl Into<Body>`
    Bytes,
}

/// How a value of a type is written as a body.
#[derive(Debug, Clone, PartialEq)]
pub enum Writing {
    /// As JSON.
    Json,
    /// As the document's element of XML.
    Xml(XmlNode),
    /// Urlencoded.
    Form,
    /// As a multipart body, each of its members or items a part.
    Members,
    /// A list, as JSON values one after another.
    Sequence(Framing),
    /// A scalar, as text.
    Scalar,
}

/// What stands between JSON values that come one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Each is a line.
    Lines,
    /// Each has a record separator before it (RFC 7464).
    Separated,
}

impl BodyKind {
    /// A value as JSON.
    pub fn json(ty: Ty) -> Self {
        Self::Typed(ty, Writing::Json)
    }

    /// Text or bytes, which say nothing of their media type.
    pub fn is_plain(&self) -> bool {
        matches!(self, Self::Typed(_, Writing::Scalar) | Self::Text | Self::Bytes)
    }
}
