//! The IR: what an API means, in plain owned data.
//!
//! A diff holds two of them at once, so everything is owned and compares.

mod calls;
mod check;
mod either;
mod ends;
mod events;
mod format;
mod hints;
mod key;
mod location;
mod lookup;
mod media;
mod model;
mod note;
mod operation;
mod parameter;
mod schemas;
mod security;
mod server;
mod status;
mod ty;
mod type_key;
mod walk;

pub use crate::document::{Bound, BoundLimit, Constraints, Measure, Rule, Xml, XmlNodeType};
pub use calls::{Argument, Followed, PageStep, Paging, Stepped, Task, Watch};
pub use check::Check;
pub use either::Either;
pub use ends::Ends;
pub use events::{DataForm, EventFields, EventItem};
pub use format::{IntegerFormat, NumberFormat, StringFormat};
pub use hints::Hints;
pub use key::{OperationKey, Origin, TypeId};
pub use location::Location;
pub use lookup::Found;
pub use media::{MediaFamily, covers, essence, is_range, parameters};
pub use model::{Api, Info, Skipped, Tag};
pub use note::{Grade, Note};
pub use operation::{
    Body, Callback, Header, MediaType, Operation, PartEncoding, PathPart, PathTemplate, PlacedParts, Response,
};
pub use parameter::{ListKeys, Parameter, ParameterForm, Style};
pub use schemas::{SchemaPlace, Schemas};
pub use security::{ApiKeyPlace, HttpScheme, OAuthFlow, OAuthFlows, Requirement, SchemeKind, SecurityScheme};
pub use server::{Server, ServerVariable};
pub use status::StatusRange;
pub use ty::{
    Additional, Array, Branch, Direction, Dispatch, Docs, EnumValue, Enumeration, JsonKind, Map, Object,
    Property, Scalar, Shape, Tuple, TypeDef, TypeUse, Union,
};
pub use type_key::{ComponentKind, Joined, Root, Step, TypeKey};
