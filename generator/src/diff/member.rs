//! Where a difference is, below the document, call or type that it belongs to.
//!
//! The text of a [`Member`] is part of a finding's place, in the notation of [`TypeKey`](crate::api::TypeKey), and so of its
//! identity: it does not change from version to version.

use std::fmt;

use crate::api::{Location, StatusRange};

/// Where below its owner a difference is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Member {
    /// The owner as such.
    Itself,
    /// `info` of a document.
    Info,
    /// `info.version` of a document.
    Version,
    /// A tag that a document describes.
    Tag(String),
    /// A component schema.
    Component(String),
    /// A security scheme.
    Scheme(String),
    /// A flow of an OAuth 2.0 scheme: the scheme and the flow.
    Flow(String, &'static str),
    /// An operation that only one document could read: method and path.
    Operation(String, String),
    /// The servers of a document or a call.
    Servers,
    /// A variable of a server.
    ServerVariable(String),
    /// `operationId` of a call.
    OperationId,
    /// The tags of a call.
    Tags,
    /// `deprecated` of a call.
    Deprecated,
    /// The security requirements of a call.
    Security,
    /// The parameters of a call, together.
    Parameters,
    /// A parameter of a call.
    Parameter(Location, String),
    /// The request body of a call.
    Body(Payload),
    /// A response of a call.
    Response(StatusRange, Payload),
    /// A callback of a call.
    Callback(String),
    /// An operation of a callback: the callback and the method.
    CallbackOperation(String, String),
    /// A property of an object.
    Property(String),
    /// The items of a list.
    Items,
    /// A place of a tuple, from zero.
    Item(usize),
    /// The values of members that are not listed.
    Values,
    /// The values of members whose names fit a pattern.
    ValuesOf(String),
    /// The branches of a union.
    Branch,
    /// A keyword of a schema.
    Keyword(String),
    /// A specification extension of another member.
    Extension(Box<Member>, Extension),
}

/// What of a body or a response.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Payload {
    /// It as such.
    Itself,
    /// A media type.
    MediaType(String),
    /// A part of a form: the media type and the part.
    FormPart(String, String),
    /// A header.
    Header(String),
}

/// The extensions that the comparison reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Extension {
    /// `x-sunset`
    Sunset,
    /// `x-stability-level`
    StabilityLevel,
}

impl Member {
    /// An extension of this member.
    pub(super) fn extension(self, extension: Extension) -> Self {
        Self::Extension(Box::new(self), extension)
    }

    /// The same media type, part or header of whatever body it is, and the same extension of whatever it extends: what
    /// tells differences apart that were written at the same nodes.
    pub(super) fn detail(&self) -> Detail<'_> {
        match self {
            Self::Body(payload) | Self::Response(_, payload) => {
                Detail { payload: Some(payload), extension: None }
            }
            Self::Extension(inner, extension) => Detail { extension: Some(*extension), ..inner.detail() },
            _ => Detail::default(),
        }
    }

    /// Whether it belongs to a request body.
    pub(super) fn is_of_body(&self) -> bool {
        match self {
            Self::Body(_) => true,
            Self::Extension(inner, _) => inner.is_of_body(),
            _ => false,
        }
    }
}

/// The part of a [`Member`] below its parameter, body or response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Detail<'m> {
    payload: Option<&'m Payload>,
    extension: Option<Extension>,
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Itself => Ok(()),
            Self::Info => f.write_str("info"),
            Self::Version => f.write_str("info.version"),
            Self::Tag(name) => write!(f, "tag {name}"),
            Self::Component(name) => f.write_str(name),
            Self::Scheme(name) => write!(f, "security scheme {name}"),
            Self::Flow(scheme, flow) => write!(f, "security scheme {scheme} {flow}"),
            Self::Operation(method, path) => write!(f, "{method} {path}"),
            Self::Servers => f.write_str("servers"),
            Self::ServerVariable(name) => write!(f, "servers {{{name}}}"),
            Self::OperationId => f.write_str("operationId"),
            Self::Tags => f.write_str("tags"),
            Self::Deprecated => f.write_str("deprecated"),
            Self::Security => f.write_str("security"),
            Self::Parameters => f.write_str("parameters"),
            Self::Parameter(location, name) => write!(f, "{}{name}", mark(*location)),
            Self::Body(payload) => write!(f, "body{payload}"),
            Self::Response(status, payload) => write!(f, "{status}{payload}"),
            Self::Callback(name) => write!(f, "callback {name}"),
            Self::CallbackOperation(name, method) => write!(f, "callback {name} {method}"),
            Self::Property(name) => write!(f, ".{name}"),
            Self::Items => f.write_str("[]"),
            Self::Item(index) => write!(f, "#{index}"),
            Self::Values => f.write_str("{}"),
            Self::ValuesOf(pattern) => write!(f, "{{{pattern}}}"),
            Self::Branch => f.write_str("|"),
            Self::Keyword(name) => write!(f, " {name}"),
            Self::Extension(inner, extension) if **inner == Self::Itself => write!(f, "{extension}"),
            Self::Extension(inner, extension) => write!(f, "{inner} {extension}"),
        }
    }
}

impl fmt::Display for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Itself => Ok(()),
            Self::MediaType(name) => write!(f, " {name}"),
            Self::FormPart(media_type, part) => write!(f, " {media_type} encoding {part}"),
            // Names of headers have no case (RFC 9110, section 5.1).
            Self::Header(name) => write!(f, " header {}", name.to_lowercase()),
        }
    }
}

impl fmt::Display for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sunset => "x-sunset",
            Self::StabilityLevel => "x-stability-level",
        })
    }
}

/// The prefix of a parameter's name, by its location.
fn mark(location: Location) -> &'static str {
    match location {
        Location::Path => "{}",
        Location::Query => "?",
        Location::QueryString => "?*",
        Location::Header => "header ",
        Location::Cookie => "cookie ",
    }
}
