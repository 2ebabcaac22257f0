//! The parts of a type's key, and how each is written.

use std::fmt;

use crate::api::{Location, OperationKey, StatusRange};

/// What a path to a type begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Root {
    /// A component.
    Component(ComponentKind, String),
    /// An operation under a path.
    Operation(OperationKey),
    /// A path as a whole, whose operations share its parameters.
    Path(String),
    /// A webhook; its name stands for the path.
    Webhook(OperationKey),
}

/// Components that types can be called after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComponentKind {
    /// Of `schemas`.
    Schema,
    /// Of `parameters`.
    Parameter,
    /// Of `requestBodies`.
    RequestBody,
    /// Of `responses`.
    Response,
    /// Of `headers`.
    Header,
}

/// One step of a path to a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A property, or the part of a body that has an encoding.
    Property(String),
    /// The items of an array or a stream.
    Items,
    /// The events of a stream, with all of their fields.
    Event,
    /// The values of a map.
    Values,
    /// The values of a map that are under a pattern.
    Pattern(String),
    /// A place of a tuple, from zero.
    Place(usize),
    /// A branch of a union, from zero.
    Branch(usize),
    /// Several branches that are read as one, by what they have in common.
    Joined(Joined),
    /// The parent's own object, where a reference to the parent means a union of its children.
    Itself,
    /// The variant that travels in requests, of a type that is two.
    Request,
    /// The variant that changes a resource (JSON Merge Patch), of a type that is used otherwise as well.
    Patch,
    /// A type beside the one that has the key already.
    Beside,
    /// The one of this number that is at a path which reads alike.
    Again(usize),
    /// A parameter.
    Parameter(Location, String),
    /// A request body: its first media type that is JSON, or else the first.
    Body,
    /// A response: its first media type that is JSON, or else the first.
    Response(StatusRange),
    /// Another media type.
    MediaType(String),
    /// A header of a response or a part.
    Header(String),
    /// An operation of the callback of this name; its expression stands for the path.
    Callback(String, OperationKey),
}

/// What branches have in common that are read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// They are strings.
    String,
    /// They are booleans.
    Boolean,
    /// They are numbers.
    Number,
    /// They are lists of values.
    Values,
    /// They can be anything.
    Any,
    /// They are objects.
    Object,
    /// They are arrays.
    Array,
    /// They are what the branch before is not.
    Other,
}

impl Joined {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Values => "values",
            Self::Any => "any",
            Self::Object => "object",
            Self::Array => "array",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Root {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Component(ComponentKind::Schema, name) | Self::Path(name) => f.write_str(name),
            Self::Component(ComponentKind::Parameter, name) => write!(f, "parameter {name}"),
            Self::Component(ComponentKind::RequestBody, name) => write!(f, "request body {name}"),
            Self::Component(ComponentKind::Response, name) => write!(f, "response {name}"),
            Self::Component(ComponentKind::Header, name) => write!(f, "header {name}"),
            Self::Operation(operation) => write!(f, "{operation}"),
            Self::Webhook(operation) => write!(f, "webhook {operation}"),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Property(name) => write!(f, ".{name}"),
            Self::Items => f.write_str("[]"),
            Self::Event => f.write_str(" event"),
            Self::Values => f.write_str("{}"),
            Self::Pattern(pattern) => write!(f, "{{{pattern}}}"),
            Self::Place(place) => write!(f, "#{place}"),
            Self::Branch(number) => write!(f, "|{number}"),
            Self::Joined(joined) => write!(f, "|{}", joined.word()),
            Self::Itself => f.write_str("&self"),
            Self::Request => f.write_str("|input"),
            Self::Patch => f.write_str("|patch"),
            Self::Beside => f.write_str("'"),
            Self::Again(number) => write!(f, " ({number})"),
            Self::Parameter(Location::Path, name) => write!(f, " {{{name}}}"),
            Self::Parameter(Location::Query, name) => write!(f, " ?{name}"),
            Self::Parameter(Location::QueryString, name) => write!(f, " querystring {name}"),
            Self::Parameter(Location::Header, name) => write!(f, " header {name}"),
            Self::Parameter(Location::Cookie, name) => write!(f, " cookie {name}"),
            Self::Body => f.write_str(" body"),
            Self::Response(status) => write!(f, " {status}"),
            Self::MediaType(name) => write!(f, " {name}"),
            Self::Header(name) => write!(f, " header {name}"),
            Self::Callback(name, operation) => write!(f, " callback {name} {operation}"),
        }
    }
}
