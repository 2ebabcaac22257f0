//! Keywords of schemas: JSON Schema draft 4 to 2020-12 as OpenAPI uses them.

use super::Kind::{Discriminator, ExternalDocs, Schema};
use super::Shape::{
    Any, Bound, Count, Flag, Items, List, Map, Number, One, Text, Texts, TextsMap, Types, Values,
};
use super::Treatment::{Carried, Ignored, Reported, Rewritten, Typed};
use super::{Row, Shape, Since, row};

pub(super) const SCHEMA: &[Row] = &[
    // Core
    row("$ref", Text, Since::ALL, Typed),
    row("$id", Text, Since::V31, Rewritten),
    row("$schema", Text, Since::V31, Ignored),
    row("$anchor", Text, Since::V31, Rewritten),
    row("$dynamicRef", Text, Since::V31, Rewritten),
    row("$dynamicAnchor", Text, Since::V31, Rewritten),
    row("$recursiveRef", Text, Since::V31, Rewritten),
    row("$recursiveAnchor", Flag, Since::V31, Rewritten),
    row("$vocabulary", Any, Since::V31, Ignored),
    row("$comment", Any, Since::V31, Ignored),
    row("$defs", Map(Schema), Since::V31, Rewritten),
    row("definitions", Map(Schema), Since::V31, Rewritten),
    // Any value
    row("type", Types, Since::ALL, Typed),
    row("enum", Values, Since::ALL, Carried),
    row("const", Any, Since::V31, Carried),
    row("nullable", Flag, Since::V30, Typed),
    row("x-nullable", Flag, Since::ALL, Rewritten),
    row("format", Text, Since::ALL, Typed),
    // Numbers
    row("multipleOf", Number, Since::ALL, Carried),
    row("minimum", Number, Since::ALL, Carried),
    row("maximum", Number, Since::ALL, Carried),
    row("exclusiveMinimum", Bound, Since::ALL, Carried),
    row("exclusiveMaximum", Bound, Since::ALL, Carried),
    // Strings
    row("minLength", Count, Since::ALL, Carried),
    row("maxLength", Count, Since::ALL, Carried),
    row("pattern", Text, Since::ALL, Carried),
    row("contentEncoding", Text, Since::V31, Carried),
    row("contentMediaType", Text, Since::V31, Carried),
    row("contentSchema", One(Schema), Since::V31, Reported),
    // Arrays
    row("items", Items, Since::ALL, Typed),
    row("prefixItems", List(Schema), Since::V31, Carried),
    row("additionalItems", One(Schema), Since::V31, Rewritten),
    row("unevaluatedItems", One(Schema), Since::V31, Rewritten),
    row("contains", One(Schema), Since::V31, Reported),
    row("minContains", Count, Since::V31, Reported),
    row("maxContains", Count, Since::V31, Reported),
    row("minItems", Count, Since::ALL, Carried),
    row("maxItems", Count, Since::ALL, Carried),
    row("uniqueItems", Flag, Since::ALL, Carried),
    // Objects
    row("properties", Map(Schema), Since::ALL, Typed),
    row("required", Texts, Since::ALL, Typed),
    row("additionalProperties", One(Schema), Since::ALL, Typed),
    row("patternProperties", Map(Schema), Since::V31, Carried),
    row("propertyNames", One(Schema), Since::V31, Carried),
    row("unevaluatedProperties", One(Schema), Since::V31, Rewritten),
    row("minProperties", Count, Since::ALL, Carried),
    row("maxProperties", Count, Since::ALL, Carried),
    row("dependentRequired", TextsMap, Since::V31, Reported),
    row("dependentSchemas", Map(Schema), Since::V31, Reported),
    row("dependencies", Shape::ValueMap, Since::V31, Reported),
    // Composition
    row("allOf", List(Schema), Since::ALL, Typed),
    row("anyOf", List(Schema), Since::V3, Typed),
    row("oneOf", List(Schema), Since::V3, Typed),
    row("not", One(Schema), Since::V3, Reported),
    row("if", One(Schema), Since::V31, Reported),
    row("then", One(Schema), Since::V31, Reported),
    row("else", One(Schema), Since::V31, Reported),
    row("discriminator", One(Discriminator), Since::ALL, Typed),
    // Words
    row("title", Text, Since::ALL, Typed),
    row("description", Text, Since::ALL, Typed),
    row("default", Any, Since::ALL, Carried),
    row("example", Any, Since::ALL, Carried),
    row("examples", Any, Since::V31, Carried),
    row("deprecated", Flag, Since::V3, Typed),
    row("readOnly", Flag, Since::ALL, Typed),
    row("writeOnly", Flag, Since::V3, Typed),
    row("externalDocs", One(ExternalDocs), Since::ALL, Ignored),
    row("xml", Any, Since::ALL, Reported),
];

pub(super) const DISCRIMINATOR: &[Row] = &[
    row("propertyName", Text, Since::V3, Typed),
    row("mapping", Shape::TextMap, Since::V3, Typed),
    row("defaultMapping", Text, Since::V32, Carried),
];
