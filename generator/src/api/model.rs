//! The API as a whole, and what a document says about itself.

use super::{
    Ends, Hints, Operation, Origin, Schemas, SecurityScheme, Server, Shape, TypeDef, TypeId, TypeUse,
};

/// Everything a document says about an API, with the meaning worked out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Api {
    /// Title, version, description.
    pub info: Info,
    /// Base URLs; empty where the document names none.
    pub servers: Vec<Server>,
    /// Tags in document order; tags that only operations name come after those that the document declares.
    pub tags: Vec<Tag>,
    /// Security schemes in document order.
    pub security_schemes: Vec<SecurityScheme>,
    /// Every schema, components first; [`TypeId`] indexes into it.
    pub types: Vec<TypeDef>,
    /// Where the aliases among them lead: whatever changes an alias finds them anew.
    pub ends: Ends,
    /// Operations in document order.
    pub operations: Vec<Operation>,
    /// Webhooks: operations that the API calls on its users.
    pub webhooks: Vec<Operation>,
    /// Operations that had to be set aside: the client has no function for them.
    pub skipped: Vec<Skipped>,
    /// The schemas behind the types, where values are to be checked against them.
    pub schemas: Option<Schemas>,
    /// Hints for the API as a whole.
    pub hints: Hints,
}

impl Api {
    /// The definition behind an id.
    pub fn ty(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0 as usize]
    }

    /// Ids of all types, in order.
    pub fn type_ids(&self) -> impl Iterator<Item = TypeId> + use<> {
        (0..self.types.len() as u32).map(TypeId)
    }

    /// The text that is the only value of a type.
    pub fn only_text(&self, used: &TypeUse) -> Option<&str> {
        self.ty(self.behind(used).ty).shape.only_text()
    }

    /// Follows aliases: the first definition that is not one, and whether null was allowed on the way.
    pub fn behind(&self, start: &TypeUse) -> TypeUse {
        let end = self.ends.behind(start);
        debug_assert!(!matches!(self.ty(end.ty).shape, Shape::Alias(_)), "the ends are those of other types");
        end
    }
}

/// The `info` object (OpenAPI 4.8.2).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info {
    /// `title`
    pub title: String,
    /// `version`: any string, often no semantic version.
    pub version: String,
    /// `summary` (3.1).
    pub summary: Option<String>,
    /// `description`, CommonMark.
    pub description: Option<String>,
    /// `license.name`, or its SPDX `identifier`.
    pub license: Option<String>,
    /// The document's own version of OpenAPI, `3.1.0`.
    pub openapi: String,
    /// `style` and `explode` of the Encoding Object hold for the parts of multipart bodies: since OpenAPI 3.1, 3.0 ignores
    /// them.
    pub parts_have_styles: bool,
}

/// A tag (OpenAPI 4.8.22).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The name operations use.
    pub name: String,
    /// `description`
    pub description: Option<String>,
}

/// An operation that the client does not have, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Method, lower case.
    pub method: String,
    /// Path template as written.
    pub path: String,
    /// `operationId`, where there is one.
    pub operation_id: Option<String>,
    /// First tag.
    pub tag: Option<String>,
    /// Why, in whole sentences.
    pub reasons: Vec<String>,
    /// Where it stands.
    pub origin: Origin,
}
