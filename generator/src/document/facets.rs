//! One flat view of a schema.
//!
//! In: an `openapiv3` schema with the carriers that the rewrites left. Out: [`Facets`], every keyword in one place,
//! whatever of `openapiv3`'s six shapes the schema parsed into. Lowering reads nothing else.

use openapiv3::{Discriminator, ReferenceOr, Schema};
use serde_json::Value as Json;

use crate::source::{NodeId, Number};

mod read;

pub use read::facets;

/// A schema, or a reference to one, that is part of another schema. Borrowed from the document, so it is cheap to keep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SubSchema<'d> {
    /// A reference to a component.
    Reference {
        /// `#/components/schemas/Name`
        reference: &'d str,
    },
    /// A schema that stands right there.
    Item(&'d Schema),
}

impl<'d> From<&'d ReferenceOr<Schema>> for SubSchema<'d> {
    fn from(schema: &'d ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference { reference },
            ReferenceOr::Item(schema) => Self::Item(schema),
        }
    }
}

impl<'d> From<&'d ReferenceOr<Box<Schema>>> for SubSchema<'d> {
    fn from(schema: &'d ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference { reference },
            ReferenceOr::Item(schema) => Self::Item(schema),
        }
    }
}

impl<'d> From<&'d Schema> for SubSchema<'d> {
    fn from(schema: &'d Schema) -> Self {
        Self::Item(schema)
    }
}

/// The six simple types of JSON Schema that a schema can name; `null` is a fact of its own ([`Facets::nullable`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SimpleType {
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
    /// `null`, where it is the only type.
    Null,
}

/// What a schema says, flat.
#[derive(Debug, Clone)]
pub struct Facets<'d> {
    /// Where the schema was written.
    pub node: NodeId,
    /// The simple type; several types have become an `anyOf` before (`type_array` rewrite), none means any.
    pub ty: Option<SimpleType>,
    /// `format`, as written.
    pub format: Option<&'d str>,
    /// Null is allowed as well, in whatever spelling.
    pub nullable: bool,
    /// `title`
    pub title: Option<&'d str>,
    /// `description`
    pub description: Option<&'d str>,
    /// `deprecated`
    pub deprecated: bool,
    /// `readOnly`
    pub read_only: bool,
    /// `writeOnly`
    pub write_only: bool,
    /// `enum`, or `const` as a list of one; `null` values are taken out and told by [`Facets::nullable`].
    pub values: Option<Vec<Json>>,
    /// The values came from `const`.
    pub is_const: bool,
    /// `x-enum-varnames`, `x-enumNames`, `x-ms-enum` names: one for each value, or empty.
    pub value_names: Vec<String>,
    /// `x-enum-descriptions`, `x-enumDescriptions`: one for each value, or empty.
    pub value_docs: Vec<String>,
    /// `x-extensible-enum`: the list of values is declared open.
    pub extensible: bool,
    /// `default`
    pub default: Option<Json>,
    /// `example` and `examples`, in that order, no duplicates.
    pub examples: Vec<Json>,
    /// Bounds, lengths, patterns.
    pub bounds: Bounds,
    /// `properties`, in document order.
    pub properties: Vec<(&'d str, SubSchema<'d>)>,
    /// `required`, in document order, no duplicates.
    pub required: Vec<&'d str>,
    /// `additionalProperties` (and `unevaluatedProperties`, which means the same where nothing is composed).
    pub additional: Additional<'d>,
    /// `patternProperties`
    pub pattern_properties: Vec<(&'d str, SubSchema<'d>)>,
    /// `propertyNames`
    pub property_names: Option<SubSchema<'d>>,
    /// `items`; `None` where there is none or it is `false`.
    pub items: Option<SubSchema<'d>>,
    /// `items: false`, or `unevaluatedItems: false` beside `prefixItems`.
    pub items_closed: bool,
    /// `prefixItems`, or `items` written as a list.
    pub prefix_items: Vec<SubSchema<'d>>,
    /// `allOf`
    pub all_of: Vec<SubSchema<'d>>,
    /// `anyOf`
    pub any_of: Vec<SubSchema<'d>>,
    /// `oneOf`
    pub one_of: Vec<SubSchema<'d>>,
    /// `discriminator`; OpenAPI 4.8.25 (3.1).
    pub discriminator: Option<&'d Discriminator>,
    /// `false`, or `not: {}`: nothing fits.
    pub never: bool,
    /// `contentEncoding`
    pub content_encoding: Option<&'d str>,
    /// `contentMediaType`
    pub content_media_type: Option<&'d str>,
    /// Keywords that are accepted but not modelled (`if`, `not`, `contains`, `dependentSchemas`, `xml` ...). Lowering
    /// reports them.
    pub unmodelled: Vec<Unmodelled<'d>>,
    /// `x-clientwright-*` hints, without the prefix, and promises about the future under their own names.
    pub hints: Vec<(&'d str, &'d Json)>,
}

/// A keyword that is accepted but not modelled.
#[derive(Debug, Clone, Copy)]
pub struct Unmodelled<'d> {
    /// The keyword.
    pub keyword: &'d str,
    /// Its place.
    pub node: NodeId,
    /// Its value, as written.
    pub value: &'d Json,
}

/// The three forms of `additionalProperties`, and its absence.
#[derive(Debug, Clone)]
pub enum Additional<'d> {
    /// Not said: allowed by JSON Schema, and of any type.
    Unsaid,
    /// `true` or `{}`.
    Any,
    /// `false`
    Closed,
    /// A schema.
    Schema(SubSchema<'d>),
}

/// Bounds on a value (JSON Schema validation, section 6); exclusive bounds are the same in every version.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bounds {
    /// `minimum`, and whether the bound itself is left out.
    pub minimum: Option<(Number, bool)>,
    /// `maximum`, and whether the bound itself is left out.
    pub maximum: Option<(Number, bool)>,
    /// `multipleOf`
    pub multiple_of: Option<Number>,
    /// `minLength`, in characters.
    pub min_length: Option<u64>,
    /// `maxLength`, in characters.
    pub max_length: Option<u64>,
    /// `pattern`, ECMA-262.
    pub pattern: Option<String>,
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `uniqueItems`
    pub unique_items: bool,
    /// `minProperties`
    pub min_properties: Option<u64>,
    /// `maxProperties`
    pub max_properties: Option<u64>,
}
