//! The calls of the conformance test.

use super::{Expr, Ident, Passed};

/// One call in the conformance test.
#[derive(Debug, Clone, PartialEq)]
pub struct ConformanceCall {
    /// `operationId`, or method and path.
    pub id: String,
    /// Name of the test's function: unique in the test.
    pub name: Ident,
    /// Where the operation is called.
    pub place: CallPlace,
    /// What it is passed; or why there is nothing to call it with.
    pub arguments: Result<CallArguments, String>,
    /// The function of the call with all that is optional, and what that is passed; `None` where nothing is.
    pub whole: Option<(Ident, CallArguments)>,
    /// The answers that the document gives as examples.
    pub answers: Vec<DocumentedAnswer>,
}

/// An answer that the document gives as an example.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentedAnswer {
    /// The status.
    pub status: u16,
    /// The media type.
    pub media_type: String,
    /// The body; or why the example is none.
    pub body: Result<String, String>,
    /// The operation's type, whose errors read the body; `None` where the call itself does, or no type has it.
    pub errors: Option<Ident>,
}

/// Where an operation is called.
#[derive(Debug, Clone, PartialEq)]
pub struct CallPlace {
    /// Accessor of the tag; `None` for operations on the client itself.
    pub accessor: Option<Ident>,
    /// The feature that the operation needs.
    pub feature: Option<String>,
    /// The module of the function, where the structs of its bodies are.
    pub module: Ident,
    /// The method is deprecated.
    pub deprecated: bool,
}

/// The function that is called, and what it is passed.
#[derive(Debug, Clone, PartialEq)]
pub struct CallArguments {
    /// The function: the operation's own, or that of another body.
    pub function: Ident,
    /// Arguments in order, without the body.
    pub args: Vec<Passed>,
    /// Setters of optional parameters.
    pub setters: Vec<(Ident, Passed)>,
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
    /// Its media type, where that is an argument.
    pub open: Option<String>,
    /// Its media type, where that is another one than is sent by itself.
    pub media_type: Option<String>,
}

/// A body to send.
#[derive(Debug, Clone, PartialEq)]
pub enum BodyValue {
    /// A value of a generated type.
    Typed(Passed),
    /// `&expression` of a struct beside the function.
    Form(Expr),
    /// A multipart body that is put together part by part.
    Multipart(Vec<(String, Expr)>),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}
