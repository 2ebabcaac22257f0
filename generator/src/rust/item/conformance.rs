//! The calls of the conformance test.

use super::{Expr, Ident, Passing};

/// One call in the conformance test.
#[derive(Debug, Clone, PartialEq)]
pub struct ConformanceCall {
    /// `operationId`, or method and path.
    pub id: String,
    /// Name of the test's function: unique in the test.
    pub name: Ident,
    /// Accessor of the tag; `None` for operations on the client itself.
    pub accessor: Option<Ident>,
    /// The feature that the operation needs.
    pub feature: Option<String>,
    /// The module of the function, where the structs of its bodies are.
    pub module: Ident,
    /// The method is deprecated.
    pub deprecated: bool,
    /// What it is passed; or why there is nothing to call it with.
    pub arguments: Result<CallArguments, String>,
}

/// The function that is called, and what it is passed.
#[derive(Debug, Clone, PartialEq)]
pub struct CallArguments {
    /// The function: the operation's own, or that of another body.
    pub function: Ident,
    /// Arguments in order, without the body.
    pub args: Vec<(Passing, Expr)>,
    /// The body.
    pub body: Option<CallBody>,
}

/// The body of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct CallBody {
    /// Name of the setter where the body is optional.
    pub setter: Option<Ident>,
    /// What is sent.
    pub value: BodyValue,
}

/// A body to send.
#[derive(Debug, Clone, PartialEq)]
pub enum BodyValue {
    /// `&expression`
    Typed(Expr),
    /// `&expression` of a struct beside the function.
    Form(Expr),
    /// A multipart body without parts.
    Multipart,
    /// Text.
    Text(String),
    /// A few bytes.
    Bytes,
}
