//! Values of generated types as Rust expressions.

use super::{Ident, RuntimeType, Ty};

/// An expression that makes a value of a generated type.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// `true`, `7`, `1.5`: the text of the literal.
    Literal(String),
    /// A `String`.
    Text(String),
    /// A type of the runtime read from JSON text.
    FromJson(RuntimeType, String),
    /// A `Vec`.
    List(Vec<Expr>),
    /// A list without items, for an argument that takes items of several types.
    NoList(Ty),
    /// A map without members, for such an argument.
    NoMap(Ty),
    /// A `BTreeMap` with text keys.
    Map(Vec<(String, Expr)>),
    /// `Type::new(args..).with_x(value)..`
    New {
        /// The type.
        ty: Ident,
        /// The function in place of `new`.
        by: Option<Ident>,
        /// Its arguments.
        args: Vec<Expr>,
        /// Setters and their arguments.
        with: Vec<(Ident, Expr)>,
        /// The field of members without a field of their own, and these.
        extra: Option<(Ident, Box<Expr>)>,
    },
    /// `Type::Variant`, or `Type::Variant(value)`.
    Variant(Ident, Ident, Option<Box<Expr>>),
    /// `Type(value)`
    Newtype(Ident, Box<Expr>),
    /// `Box::new(value)`
    Boxed(Box<Expr>),
    /// `Type::from(value)`: a value that an enum does not list.
    Unlisted(Ident, Box<Expr>),
    /// Bytes as a part of a multipart body.
    Part {
        /// What is in it.
        content: Vec<u8>,
        /// The name of the file.
        file_name: Option<String>,
        /// Its media type.
        media_type: Option<String>,
    },
    /// `Some(value)` or `None`.
    Option(Option<Box<Expr>>),
    /// `null` as a value of this type, an `Option` or a `Nullish`.
    Null(Ty),
}

/// How a value is passed to a function.
#[derive(Debug, Clone, PartialEq)]
pub enum Passed {
    /// `value`
    Owned(Expr),
    /// `&value`
    Borrowed(Expr),
    /// `"text"`
    Text(String),
    /// `&["text"]`
    Texts(Vec<String>),
    /// `&[value]`
    Items(Vec<Expr>),
}
