//! A schema of any version of OpenAPI, as one record.
//!
//! Every keyword of the table in `keywords` has its field here, in one form whatever version wrote it. References lead to
//! schema components by name.

mod content;
mod items;
mod null;
mod read;
mod type_list;
mod unevaluated;
mod xml;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value as Json;

pub(super) use read::read;
pub use xml::{Xml, XmlNodeType};

use super::hints;
use super::keywords::{Constraints, SimpleType};
use crate::source::NodeId;

/// A schema or a reference to one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum SubSchema {
    /// A schema component.
    Reference {
        /// Its name.
        #[serde(rename = "$ref")]
        name: String,
    },
    /// A schema that stands right there.
    Schema(Box<Schema>),
}

/// What a schema says.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    /// Where it was written.
    #[serde(skip)]
    pub node: NodeId,
    /// Why it does not say what its author wrote; `None` for a valid schema.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invalid: Option<String>,
    /// The simple type; a list of several is an `anyOf` here, and none means any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ty: Option<SimpleType>,
    /// `format`, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Null is allowed as well, however that is spelled.
    #[serde(skip_serializing_if = "is_default")]
    pub nullable: bool,
    /// `title`
    #[serde(skip)]
    pub title: Option<String>,
    /// `description`
    #[serde(skip)]
    pub description: Option<String>,
    /// `deprecated`
    #[serde(skip_serializing_if = "is_default")]
    pub deprecated: bool,
    /// `readOnly`
    #[serde(skip_serializing_if = "is_default")]
    pub read_only: bool,
    /// `writeOnly`
    #[serde(skip_serializing_if = "is_default")]
    pub write_only: bool,
    /// `enum`, or `const` as a list of one; without null, which [`Schema::nullable`] tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub values: Option<Vec<Json>>,
    /// `default`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Json>,
    /// `example` and `examples`, in that order, each once.
    #[serde(skip)]
    pub examples: Vec<Json>,
    /// Bounds, lengths, patterns.
    #[serde(flatten)]
    pub constraints: Constraints,
    /// `properties`, in document order.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub properties: IndexMap<String, SubSchema>,
    /// `required`, in document order, each name once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
    /// `additionalProperties`, and `unevaluatedProperties` where it means the same.
    #[serde(rename = "additionalProperties", skip_serializing_if = "is_default")]
    pub additional: Additional,
    /// `unevaluatedProperties` beside `allOf`, `anyOf` or `oneOf`: what is said of members that none of them has.
    #[serde(rename = "unevaluatedProperties", skip_serializing_if = "is_default")]
    pub unevaluated: Additional,
    /// `unevaluatedItems: false` beside them: no item follows those of any of them.
    #[serde(rename = "unevaluatedItemsClosed", skip_serializing_if = "is_default")]
    pub unevaluated_items_closed: bool,
    /// `patternProperties`
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub pattern_properties: IndexMap<String, SubSchema>,
    /// `items`; `None` where there is none or it is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<SubSchema>,
    /// `items: false`: no item follows those of `prefixItems`.
    #[serde(skip_serializing_if = "is_default")]
    pub items_closed: bool,
    /// `items: true`: whatever follows is spoken of, though nothing is said of it.
    #[serde(skip)]
    pub items_open: bool,
    /// `prefixItems`, or `items` written as a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prefix_items: Vec<SubSchema>,
    /// `allOf`
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub all_of: Vec<SubSchema>,
    /// `anyOf`
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<SubSchema>,
    /// `oneOf`
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<SubSchema>,
    /// `discriminator` (OpenAPI 4.8.25).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discriminator: Option<Discriminator>,
    /// `false`, or `not: {}`: nothing fits.
    #[serde(skip_serializing_if = "is_default")]
    pub never: bool,
    /// `contentEncoding`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_encoding: Option<String>,
    /// `contentMediaType`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_media_type: Option<String>,
    /// `contentSchema`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_schema: Option<SubSchema>,
    /// `xml`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xml: Option<Box<Xml>>,
    /// Keywords that are read and not enforced (`if`, `not`, `contains` ...).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unenforced: Vec<Unenforced>,
    /// Vendor extensions.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub extensions: IndexMap<String, Json>,
}

/// A keyword that is read and not enforced.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unenforced {
    /// The keyword.
    pub keyword: &'static str,
    /// Where it was written.
    #[serde(skip)]
    pub node: NodeId,
    /// Its value, as written.
    pub value: Json,
}

/// The forms of `additionalProperties`, and its absence.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(untagged)]
pub enum Additional {
    /// Not said: allowed by JSON Schema, and of any type.
    #[default]
    Unsaid,
    /// `true` or `{}`
    Any,
    /// `false`
    Closed,
    /// A schema.
    Schema(SubSchema),
}

/// `discriminator`
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Discriminator {
    /// `propertyName`
    pub property_name: String,
    /// `mapping`: values, and the schemas that they select.
    pub mapping: IndexMap<String, String>,
    /// `defaultMapping`: the schema of values whose member is missing or unknown (3.2).
    pub default_mapping: Option<String>,
}

impl SubSchema {
    /// The schema, where it stands right there.
    pub fn as_schema(&self) -> Option<&Schema> {
        match self {
            Self::Schema(schema) => Some(schema),
            Self::Reference { .. } => None,
        }
    }
}

impl Schema {
    /// Whether it says anything about the shape of values, beside its type, null, and what it is composed of.
    pub fn has_shape(&self) -> bool {
        self.format.is_some()
            || self.values.is_some()
            || self.never
            || !self.properties.is_empty()
            || self.additional != Additional::Unsaid
            || self.unevaluated != Additional::Unsaid
            || self.unevaluated_items_closed
            || !self.pattern_properties.is_empty()
            || self.items.is_some()
            || self.items_closed
            || !self.prefix_items.is_empty()
            || self.content_encoding.is_some()
            || self.content_media_type.is_some()
    }

    /// Names of the values (`x-enum-varnames` and its like): one for each, or none at all.
    pub fn value_names(&self) -> Vec<String> {
        hints::value_names(&self.extensions, self.values.as_ref().map_or(0, Vec::len))
    }

    /// What the values mean (`x-enum-descriptions` and its like): one for each, or none at all.
    pub fn value_docs(&self) -> Vec<String> {
        hints::value_docs(&self.extensions, self.values.as_deref().unwrap_or_default())
    }

    /// Whether the list of values is declared open (`x-extensible-enum` and its like).
    pub fn is_extensible(&self) -> bool {
        hints::extensible(&self.extensions)
    }

    /// Hints at the schema: our own without their prefix, and promises about the future under their own names.
    pub fn hints(&self) -> impl Iterator<Item = (&str, &Json)> {
        hints::own(&self.extensions).chain(hints::promises(&self.extensions))
    }
}

/// What a schema means, as a value to compare: members sorted, and no place, word or example in it.
pub fn meaning(schema: &SubSchema) -> Json {
    sorted(serde_json::to_value(schema).unwrap_or_default(), &|_| true)
}

impl Unenforced {
    /// What the keyword means, as a value to compare.
    pub fn meaning(&self) -> Json {
        const WORDS: [&str; 5] = ["title", "description", "example", "examples", "$comment"];
        sorted(self.value.clone(), &|key| !WORDS.contains(&key))
    }
}

fn sorted(value: Json, keeps: &dyn Fn(&str) -> bool) -> Json {
    match value {
        Json::Array(items) => items.into_iter().map(|item| sorted(item, keeps)).collect(),
        Json::Object(members) => {
            let mut kept: Vec<_> = members.into_iter().filter(|(key, _)| keeps(key)).collect();
            kept.sort_by(|(one, _), (other, _)| one.cmp(other));
            Json::Object(kept.into_iter().map(|(key, value)| (key, sorted(value, keeps))).collect())
        }
        other => other,
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
