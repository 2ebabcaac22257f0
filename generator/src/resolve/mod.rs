//! References bound, cycles known.
//!
//! In: a [`Document`]. Out: a [`Resolved`], whose lookups cannot fail: what leads nowhere was reported and made harmless
//! before. Never knows what a schema means.

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
    any: Schema,
}

/// Binds the references of a document and finds its cycles. It has the shape of every stage, though it has nothing to
/// report: what leads nowhere was reported when the document was read.
pub fn resolve(mut document: Document, _: &mut Diagnostics) -> Resolved {
    let components = document.openapi.components.get_or_insert_with(Components::default);
    let groups = cycles::groups(&components.schemas);
    let any = Schema {
        schema_data: Default::default(),
        schema_kind: openapiv3::SchemaKind::Any(Default::default()),
    };
    Resolved { document, groups, any }
}

impl Resolved {
    /// The schema behind a schema or reference, and the name of the component that was referred to, where it is one.
    /// Components that are references themselves are followed to their end; [`Resolved::schema_component`] goes one step.
    pub fn schema<'d>(&'d self, schema: impl Into<SubSchema<'d>>) -> (Option<&'d str>, &'d Schema) {
        let mut name = None;
        let mut at = schema.into();
        // A chain of references is as long as there are components, unless it is a circle, and those were broken before.
        for _ in 0..=self.schemas().len() {
            match at {
                SubSchema::Item(schema) => return (name, schema),
                SubSchema::Reference { reference } => match self.schema_component(reference) {
                    Some((key, component)) => {
                        name = name.or(Some(key));
                        at = SubSchema::from(component);
                    }
                    None => return (name, &self.any),
                },
            }
        }
        (name, &self.any)
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

/// Follows references within one section of the components.
fn follow<'d, T>(
    item: &'d ReferenceOr<T>,
    section: &'d IndexMap<String, ReferenceOr<T>>,
    name: &str,
) -> Option<(Option<&'d str>, &'d T)> {
    let mut found = None;
    let mut at = item;
    for _ in 0..=section.len() {
        match at {
            ReferenceOr::Item(item) => return Some((found, item)),
            ReferenceOr::Reference { reference } => {
                let key = component_name(reference, name)?;
                let (key, next) = section.get_key_value(key.as_str())?;
                found = found.or(Some(key.as_str()));
                at = next;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests;
