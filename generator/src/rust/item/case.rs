//! Calls with values that were given from outside, for a program that tells what came of each.

use super::{CallArguments, CallPlace, CredentialKind, Decode, ErrorEnum, HeaderField, Ident, Output};

/// One call of the program.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseCall {
    /// What the case is called.
    pub name: String,
    /// Name of the program's function: unique in its module.
    pub function: Ident,
    /// Where the operation is called.
    pub place: CallPlace,
    /// The operation's marker in `op`.
    pub marker: Ident,
    /// Methods of the builder, and what they are passed.
    pub credentials: Vec<(Ident, CredentialKind, Vec<String>)>,
    /// What the operation is passed; or why it cannot be called so.
    pub arguments: Result<CallArguments, String>,
    /// The media type that it asks for, where that is not the operation's own.
    pub accept: Option<String>,
    /// How its answer is read.
    pub reading: CaseReading,
    /// So many items of a stream are taken, for which it is opened again; all of it where this is zero.
    pub resumed: usize,
    /// Header fields of its answers.
    pub headers: Vec<HeaderField>,
    /// The documented errors.
    pub errors: Option<ErrorEnum>,
}

/// How the answer to a case is read.
#[derive(Debug, Clone, PartialEq)]
pub enum CaseReading {
    /// As the call gives it.
    Usual(Output),
    /// In another media type, by this method.
    Other(Ident, Decode),
    /// All items of a list, page by page.
    Items,
}
