//! The kinds of objects that OpenAPI has.

/// The objects of OpenAPI. Those that exist in 2.0 only, or have another meaning there, end with a 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The document itself (OpenAPI 4.8.1).
    OpenApi,
    /// `info`
    Info,
    /// `contact`
    Contact,
    /// `license`
    License,
    /// A server.
    Server,
    /// A variable in a server's URL.
    ServerVariable,
    /// `components`
    Components,
    /// `paths`
    Paths,
    /// One path and its operations.
    PathItem,
    /// An operation.
    Operation,
    /// A parameter.
    Parameter,
    /// A request body.
    RequestBody,
    /// One media type of a body.
    MediaType,
    /// How a part of a form is sent.
    Encoding,
    /// `responses`
    Responses,
    /// A response.
    Response,
    /// A callback.
    Callback,
    /// An example with a name.
    Example,
    /// A link.
    Link,
    /// A header.
    Header,
    /// A tag.
    Tag,
    /// `externalDocs`
    ExternalDocs,
    /// A schema.
    Schema,
    /// `discriminator`
    Discriminator,
    /// `xml`
    Xml,
    /// A security scheme.
    SecurityScheme,
    /// `flows`
    Flows,
    /// One OAuth flow.
    Flow,
    /// A security requirement.
    Requirement,
    /// A 2.0 document.
    Swagger2,
    /// `paths` of 2.0.
    Paths2,
    /// A 2.0 path item.
    PathItem2,
    /// A 2.0 operation.
    Operation2,
    /// A 2.0 parameter, bodies included.
    Parameter2,
    /// A 2.0 items object, and a 2.0 header.
    Items2,
    /// A 2.0 `responses`.
    Responses2,
    /// A 2.0 response.
    Response2,
    /// A 2.0 security scheme.
    SecurityScheme2,
}

impl Kind {
    /// The part of `components` that objects of this kind are kept in; `None` for those that cannot be referred to, or
    /// are written out where they are referred to.
    pub fn section(self) -> Option<&'static str> {
        Some(match self {
            Self::Schema => "schemas",
            Self::Response | Self::Response2 => "responses",
            Self::Parameter | Self::Parameter2 => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme | Self::SecurityScheme2 => "securitySchemes",
            Self::Link => "links",
            _ => return None,
        })
    }

    /// What messages call an object of this kind.
    pub fn noun(self) -> &'static str {
        match self {
            Self::OpenApi | Self::Swagger2 => "the document",
            Self::Info => "`info`",
            Self::Contact => "`contact`",
            Self::License => "`license`",
            Self::Server => "a server",
            Self::ServerVariable => "a server variable",
            Self::Components => "`components`",
            Self::Paths | Self::Paths2 => "`paths`",
            Self::PathItem | Self::PathItem2 => "a path item",
            Self::Operation | Self::Operation2 => "an operation",
            Self::Parameter | Self::Parameter2 => "a parameter",
            Self::RequestBody => "a request body",
            Self::MediaType => "a media type",
            Self::Encoding => "an encoding",
            Self::Responses | Self::Responses2 => "`responses`",
            Self::Response | Self::Response2 => "a response",
            Self::Callback => "a callback",
            Self::Example => "an example",
            Self::Link => "a link",
            Self::Header => "a header",
            Self::Items2 => "an items object",
            Self::Tag => "a tag",
            Self::ExternalDocs => "`externalDocs`",
            Self::Schema => "a schema",
            Self::Discriminator => "a discriminator",
            Self::Xml => "an XML object",
            Self::SecurityScheme | Self::SecurityScheme2 => "a security scheme",
            Self::Flows => "`flows`",
            Self::Flow => "an OAuth flow",
            Self::Requirement => "a security requirement",
        }
    }
}

/// Every kind, in the order of the specification.
pub const ALL_KINDS: &[Kind] = &[
    Kind::OpenApi,
    Kind::Info,
    Kind::Contact,
    Kind::License,
    Kind::Server,
    Kind::ServerVariable,
    Kind::Components,
    Kind::Paths,
    Kind::PathItem,
    Kind::Operation,
    Kind::Parameter,
    Kind::RequestBody,
    Kind::MediaType,
    Kind::Encoding,
    Kind::Responses,
    Kind::Response,
    Kind::Callback,
    Kind::Example,
    Kind::Link,
    Kind::Header,
    Kind::Tag,
    Kind::ExternalDocs,
    Kind::Schema,
    Kind::Discriminator,
    Kind::Xml,
    Kind::SecurityScheme,
    Kind::Flows,
    Kind::Flow,
    Kind::Requirement,
    Kind::Swagger2,
    Kind::Paths2,
    Kind::PathItem2,
    Kind::Operation2,
    Kind::Parameter2,
    Kind::Items2,
    Kind::Responses2,
    Kind::Response2,
    Kind::SecurityScheme2,
];
