//! The one table of keywords: what an object of OpenAPI may have, of what shape, since which version, and what becomes
//! of it.
//!
//! In: nothing, these are facts. Out: rows, which bundling, sanitising, rewriting and the support matrix are all driven
//! by. A new keyword starts here.

mod matrix;
mod objects;
mod schema;
mod swagger;
mod uses;

use std::collections::HashMap;
use std::sync::LazyLock;

pub use matrix::{Column, support_matrix};
pub use uses::uses;

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

/// The shape of a keyword's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any value at all.
    Any,
    /// Text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A number that counts something: no fraction, not negative.
    Count,
    /// A number, or the boolean of older drafts (`exclusiveMinimum`).
    Bound,
    /// A list of texts.
    Texts,
    /// Names and texts.
    TextMap,
    /// A list of any values.
    Values,
    /// Names and any values.
    ValueMap,
    /// Names and lists of texts.
    TextsMap,
    /// A text, or a list of texts (`type`).
    Types,
    /// An object.
    One(Kind),
    /// A list of objects.
    List(Kind),
    /// Names and objects.
    Map(Kind),
    /// A schema or a list of schemas (`items` before 2020-12).
    Items,
}

/// Which versions of OpenAPI have a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since(u8);

impl Since {
    pub(super) const V2: Self = Self(0b0001);
    pub(super) const V30: Self = Self(0b0010);
    pub(super) const V3: Self = Self(0b1110);
    pub(super) const V31: Self = Self(0b1100);
    pub(super) const V32: Self = Self(0b1000);
    pub(super) const ALL: Self = Self(0b1111);

    /// Whether the version of that number (2, 30, 31, 32) has it.
    pub fn has(self, family: Family) -> bool {
        self.0 & family.bit() != 0
    }
}

/// The generations of OpenAPI that differ in what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// 2.0, "Swagger".
    V2,
    /// 3.0.x
    V30,
    /// 3.1.x
    V31,
    /// 3.2.x
    V32,
}

impl Family {
    /// All of them, oldest first.
    pub const ALL: [Self; 4] = [Self::V2, Self::V30, Self::V31, Self::V32];

    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// `2.0`, `3.0`, `3.1`, `3.2`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V2 => "2.0",
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        }
    }
}

/// What becomes of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// The 3.0 model has it.
    Typed,
    /// It is said in other words of the 3.0 model.
    Rewritten,
    /// The 3.0 model has no place for it; it travels beside and reaches the client.
    Carried,
    /// It is read and understood, but what it says is not enforced; lowering reports it.
    Reported,
    /// A client has no use for it.
    Ignored,
}

/// One keyword of one kind of object.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The keyword.
    pub keyword: &'static str,
    /// The shape of its value.
    pub shape: Shape,
    /// The versions that have it.
    pub since: Since,
    /// What becomes of it.
    pub treatment: Treatment,
}

const fn row(keyword: &'static str, shape: Shape, since: Since, treatment: Treatment) -> Row {
    Row { keyword, shape, since, treatment }
}

impl Kind {
    /// The rows of an object, in the order of the specification.
    pub fn rows(self) -> &'static [Row] {
        match self {
            Self::Schema => schema::SCHEMA,
            Self::Discriminator => schema::DISCRIMINATOR,
            _ => objects::rows(self).or_else(|| swagger::rows(self)).unwrap_or_default(),
        }
    }

    /// The row of a keyword.
    pub fn row(self, keyword: &str) -> Option<&'static Row> {
        static TABLE: LazyLock<HashMap<Kind, HashMap<&'static str, &'static Row>>> = LazyLock::new(|| {
            let by_name = |kind: &Kind| kind.rows().iter().map(|row| (row.keyword, row)).collect();
            ALL_KINDS.iter().map(|kind| (*kind, by_name(kind))).collect()
        });
        TABLE.get(&self)?.get(keyword).copied()
    }

    /// The shape that members without a row have, in objects whose keys are free: paths, statuses, expressions, schemes.
    pub fn free_members(self) -> Option<Shape> {
        match self {
            Self::Paths | Self::Callback => Some(Shape::One(Self::PathItem)),
            Self::Paths2 => Some(Shape::One(Self::PathItem2)),
            Self::Responses => Some(Shape::One(Self::Response)),
            Self::Responses2 => Some(Shape::One(Self::Response2)),
            Self::Requirement => Some(Shape::Texts),
            _ => None,
        }
    }

    /// Whether a member of that name is a vendor extension; requirements have none, there it is the name of a scheme.
    pub fn has_extension(self, keyword: &str) -> bool {
        keyword.starts_with("x-") && self != Self::Requirement
    }

    /// The shape of a member of this kind of object, where it is known.
    pub fn shape(self, keyword: &str) -> Option<Shape> {
        match self.row(keyword) {
            Some(row) => Some(row.shape),
            None if self.has_extension(keyword) => None,
            None => self.free_members(),
        }
    }

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
