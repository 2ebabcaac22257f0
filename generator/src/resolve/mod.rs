//! Binds references and finds cycles. Lookups in a [`Resolved`] cannot fail: what leads nowhere was reported and
//! made harmless before.

mod chains;
mod cycles;
mod reference;

use indexmap::IndexMap;
use openapiv3::SecurityScheme;
use openapiv3::{
    Callback, Components, Example, Header, Parameter, ReferenceOr, RequestBody, Response, Schema,
};

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::document::facets::SubSchema;
use reference::component_name;

/// A document whose references can be followed.
#[derive(Debug)]
pub struct Resolved {
    /// The document.
    pub document: Document,
    groups: cycles::Groups,
    /// Where each schema component leads in the end, by its number.
    ends: Vec<Option<usize>>,
    any: Schema,
}

/// Binds the references of a document and finds its cycles. It has the shape of every stage, though it has nothing to
/// report: what leads nowhere was reported when the document was read.
pub fn resolve(mut document: Document, _: &mut Diagnostics) -> Resolved {
    let components = document.openapi.components.get_or_insert_with(Components::default);
    chains::shorten(components);
    let groups = cycles::groups(&components.schemas);
    let ends = chains::ends(&components.schemas, "schemas");
    let any = Schema {
        schema_data: Default::default(),
        schema_kind: openapiv3::SchemaKind::Any(Default::default()),
    };
    Resolved { document, groups, ends, any }
}

impl Resolved {
    /// The schema behind a schema or reference, and the name of the component that was referred to, where it is one.
    /// Components that are references themselves are followed to their end; [`Resolved::schema_component`] goes one step.
    pub fn schema<'d>(&'d self, schema: impl Into<SubSchema<'d>>) -> (Option<&'d str>, &'d Schema) {
        let reference = match schema.into() {
            SubSchema::Item(schema) => return (None, schema),
            SubSchema::Reference { reference } => reference,
        };
        let schemas = self.schemas();
        let found = component_name(reference, "schemas").and_then(|name| schemas.get_full(name.as_str()));
        let Some((number, name, _)) = found else { return (None, &self.any) };
        let end = self.ends[number].and_then(|end| schemas.get_index(end)?.1.as_item());
        (Some(name), end.unwrap_or(&self.any))
    }

    /// The component that a reference names: its name, and what stands there.
    pub fn schema_component(&self, reference: &str) -> Option<(&str, &ReferenceOr<Schema>)> {
        let name = component_name(reference, "schemas")?;
        self.schemas().get_key_value(name.as_str()).map(|(name, schema)| (name.as_str(), schema))
    }

    /// All schema components, in document order.
    pub fn schemas(&self) -> &IndexMap<String, ReferenceOr<Schema>> {
        static NONE: std::sync::LazyLock<IndexMap<String, ReferenceOr<Schema>>> =
            std::sync::LazyLock::new(IndexMap::new);
        self.document.openapi.components.as_ref().map_or(&NONE, |components| &components.schemas)
    }

    /// Whether a schema component contains itself, at whatever remove.
    pub fn is_recursive(&self, component: &str) -> bool {
        self.groups.is_recursive(component)
    }

    /// Schema components that contain each other, in document order; those that stand alone are not listed.
    pub fn groups(&self) -> &[Vec<String>] {
        self.groups.all()
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
