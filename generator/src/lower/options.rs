//! How meaning is read into a document.

use crate::limits::Limits;

/// How to read meaning into a document.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What breaks OpenAPI's rules and could be set aside is an error instead: duplicate `operationId`s, path parameters
    /// that nobody declares.
    pub strict: bool,
    /// What schemas without `type` allow.
    pub implied_types: ImpliedTypes,
    /// How much of everything there may be.
    pub limits: Limits,
}

/// What a schema allows that names no `type` and has keywords for objects or for arrays. JSON Schema lets such keywords say
/// nothing about values of other kinds; authors of APIs nearly always mean the object whose properties they list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImpliedTypes {
    /// [`Exact`](Self::Exact) in a document without operations, which is a collection of schemas and nothing else;
    /// [`Assume`](Self::Assume) in the description of an API.
    #[default]
    Auto,
    /// The kind that its keywords are about.
    Assume,
    /// Values of any kind, as JSON Schema has it.
    Exact,
}
