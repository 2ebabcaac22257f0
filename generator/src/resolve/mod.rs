//! Binds references. Lookups in a [`Resolved`] cannot fail: what leads nowhere was reported and made harmless before.

mod chains;

use indexmap::IndexMap;
use openapiv3::SecurityScheme;
use openapiv3::{Callback, Components, Example, Header, Parameter, ReferenceOr, RequestBody, Response};

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Schema, SubSchema, component_name};

/// A document whose references can be followed.
#[derive(Debug)]
pub struct Resolved {
    /// The document.
    pub document: Document,
    /// Where each schema component leads in the end, by its number.
    ends: Vec<Option<usize>>,
    /// What stands where there is no schema.
    any: SubSchema,
}

/// Binds the references of a document. It has the shape of every stage, though it has nothing to report: what leads nowhere
/// was reported when the document was read.
pub fn resolve(mut document: Document, _: &mut Diagnostics) -> Resolved {
    chains::shorten(document.openapi.components.get_or_insert_with(Components::default));
    let schemas = &document.schemas;
    let ends = chains::ends(schemas.len(), |at| match schemas.get_index(at)?.1 {
        SubSchema::Schema(_) => Some(at),
        SubSchema::Reference { name } => schemas.get_index_of(name.as_str()),
    });
    Resolved { document, ends, any: SubSchema::Schema(Box::default()) }
}

impl Resolved {
    /// The schema behind a schema or reference, and the name of the component that was referred to, where it is one.
    /// Components that are references themselves are followed to their end.
    pub fn schema<'d>(&'d self, schema: &'d SubSchema) -> (Option<&'d str>, &'d Schema) {
        let name = match schema {
            SubSchema::Schema(schema) => return (None, schema),
            SubSchema::Reference { name } => name,
        };
        let Some((name, _)) = self.schemas().get_key_value(name.as_str()) else { return (None, self.any()) };
        (Some(name), self.end_of(name).and_then(SubSchema::as_schema).unwrap_or(self.any()))
    }

    /// What stands at the end of a component's chain of references.
    pub fn end_of(&self, component: &str) -> Option<&SubSchema> {
        let end = self.ends[self.schemas().get_index_of(component)?]?;
        self.schemas().get_index(end).map(|(_, schema)| schema)
    }

    /// The schema in a place of the `openapiv3` model; any value where there is none.
    pub fn schema_at(&self, place: &ReferenceOr<openapiv3::Schema>) -> &SubSchema {
        self.document.schema(place).unwrap_or(&self.any)
    }

    /// All schema components, in document order.
    pub fn schemas(&self) -> &IndexMap<String, SubSchema> {
        &self.document.schemas
    }

    fn any(&self) -> &Schema {
        static ANY: std::sync::LazyLock<Schema> = std::sync::LazyLock::new(Schema::default);
        self.any.as_schema().unwrap_or(&ANY)
    }
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident: $ty:ty, $section:literal, $field:ident;)*) => {
        impl Resolved {
            $($(#[$doc])*
            pub fn $name<'d>(&'d self, item: &'d ReferenceOr<$ty>) -> Option<(Option<&'d str>, &'d $ty)> {
                let section = &self.document.openapi.components.as_ref()?.$field;
                follow(item, section, $section)
            })*
        }
    };
}

lookups! {
    /// The parameter behind a parameter or reference, and its component name; `None` where it was broken.
    parameter: Parameter, "parameters", parameters;
    /// The response behind a response or reference, and its component name; `None` where it was broken.
    response: Response, "responses", responses;
    /// The request body behind a request body or reference, and its component name; `None` where it was broken.
    request_body: RequestBody, "requestBodies", request_bodies;
    /// The header behind a header or reference, and its component name; `None` where it was broken.
    header: Header, "headers", headers;
    /// The example behind an example or reference, and its component name; `None` where it was broken.
    example: Example, "examples", examples;
    /// The security scheme behind a scheme or reference, and its component name; `None` where it was broken.
    security_scheme: SecurityScheme, "securitySchemes", security_schemes;
    /// The callback behind a callback or reference, and its component name; `None` where it was broken.
    callback: Callback, "callbacks", callbacks;
}

/// Follows a reference within one section of the components; those that are references lead to their end, see [`chains`].
fn follow<'d, T>(
    item: &'d ReferenceOr<T>,
    section: &'d IndexMap<String, ReferenceOr<T>>,
    name: &str,
) -> Option<(Option<&'d str>, &'d T)> {
    let reference = match item {
        ReferenceOr::Item(item) => return Some((None, item)),
        ReferenceOr::Reference { reference } => reference,
    };
    let (key, component) = section.get_key_value(component_name(reference, name)?.as_str())?;
    let end = match component {
        ReferenceOr::Item(item) => item,
        ReferenceOr::Reference { reference } => {
            section.get(component_name(reference, name)?.as_str())?.as_item()?
        }
    };
    Some((Some(key.as_str()), end))
}

#[cfg(test)]
mod tests;
