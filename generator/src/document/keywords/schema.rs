//! Keywords of schemas: JSON Schema draft 4 to 2020-12 as OpenAPI uses them.

use super::bound::Bound;
use super::combine::Combine::{Both, Common, Either, Highest, Last, Lowest, Union};
use super::kind::Kind::{Discriminator, ExternalDocs, Schema, Xml};
use super::row::Check::{Kept, Translated};
use super::row::Shape::{
    Any, Count, Exclusive, Flag, Items, List, Map, Number, One, Text, Texts, TextsMap, TypeNames, Values,
};
use super::row::Treatment::{Ignored, Reported, Rewritten, Typed};
use super::row::{Check, Row, Shape, Since, bound, row};
use super::types::Types;

pub(super) const SCHEMA: &[Row] = &[
    // Core
    row("$ref", Text, Since::ALL, Typed).checked(Translated),
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
    row("type", TypeNames, Since::ALL, Typed).combined(Common).checked(Translated),
    row("enum", Values, Since::ALL, Typed).combined(Common).checked(Translated),
    row("const", Any, Since::V31, Typed).combined(Common).checked(Kept),
    row("nullable", Flag, Since::V30, Typed).combined(Common).checked(Translated).beside_reference(),
    row("x-nullable", Flag, Since::ALL, Rewritten).combined(Common).checked(Translated).beside_reference(),
    row("format", Text, Since::ALL, Typed).about(Types::SCALARS).combined(Last).checked(Kept),
    // Numbers
    bound(Bound::MultipleOf, Number),
    bound(Bound::Minimum, Number).checked(Check::Translated),
    bound(Bound::Maximum, Number).checked(Check::Translated),
    row("exclusiveMinimum", Exclusive, Since::ALL, Typed)
        .about(Types::NUMBERS)
        .combined(Highest)
        .checked(Translated),
    row("exclusiveMaximum", Exclusive, Since::ALL, Typed)
        .about(Types::NUMBERS)
        .combined(Lowest)
        .checked(Translated),
    // Strings
    bound(Bound::MinLength, Count),
    bound(Bound::MaxLength, Count),
    bound(Bound::Pattern, Text),
    row("contentEncoding", Text, Since::V31, Typed).about(Types::STRING).combined(Last),
    row("contentMediaType", Text, Since::V31, Typed).about(Types::STRING).combined(Last),
    row("contentSchema", One(Schema), Since::V31, Typed).about(Types::STRING).combined(Both),
    // Arrays
    row("items", Items, Since::ALL, Typed).about(Types::ARRAY).combined(Both).checked(Kept),
    row("prefixItems", List(Schema), Since::V31, Typed).about(Types::ARRAY).combined(Both).checked(Kept),
    row("additionalItems", One(Schema), Since::V31, Rewritten).about(Types::ARRAY).checked(Translated),
    row("unevaluatedItems", One(Schema), Since::V31, Rewritten)
        .about(Types::ARRAY)
        .combined(Both)
        .checked(Kept),
    row("contains", One(Schema), Since::V31, Reported).about(Types::ARRAY).combined(Both).checked(Kept),
    row("minContains", Count, Since::V31, Reported).about(Types::ARRAY).combined(Both).checked(Kept),
    row("maxContains", Count, Since::V31, Reported).about(Types::ARRAY).combined(Both).checked(Kept),
    bound(Bound::MinItems, Count),
    bound(Bound::MaxItems, Count),
    bound(Bound::UniqueItems, Flag),
    // Objects
    row("properties", Map(Schema), Since::ALL, Typed).about(Types::OBJECT).combined(Both).checked(Kept),
    row("required", Texts, Since::ALL, Typed).about(Types::OBJECT).combined(Union).checked(Translated),
    row("additionalProperties", One(Schema), Since::ALL, Typed)
        .about(Types::OBJECT)
        .combined(Both)
        .checked(Kept),
    row("patternProperties", Map(Schema), Since::V31, Typed)
        .about(Types::OBJECT)
        .combined(Both)
        .checked(Kept),
    row("propertyNames", One(Schema), Since::V31, Reported).about(Types::OBJECT).combined(Both).checked(Kept),
    row("unevaluatedProperties", One(Schema), Since::V31, Rewritten)
        .about(Types::OBJECT)
        .combined(Both)
        .checked(Kept),
    bound(Bound::MinProperties, Count),
    bound(Bound::MaxProperties, Count),
    row("dependentRequired", TextsMap, Since::V31, Reported)
        .about(Types::OBJECT)
        .combined(Both)
        .checked(Kept),
    row("dependentSchemas", Map(Schema), Since::V31, Reported)
        .about(Types::OBJECT)
        .combined(Both)
        .checked(Kept),
    row("dependencies", Shape::ValueMap, Since::V31, Reported)
        .about(Types::OBJECT)
        .combined(Both)
        .checked(Translated),
    // Composition
    row("allOf", List(Schema), Since::ALL, Typed).combined(Both).checked(Kept),
    row("anyOf", List(Schema), Since::V3, Typed).combined(Both).checked(Kept),
    row("oneOf", List(Schema), Since::V3, Typed).combined(Both).checked(Kept),
    row("not", One(Schema), Since::V3, Reported).combined(Both).checked(Kept),
    row("if", One(Schema), Since::V31, Reported).combined(Both).checked(Kept),
    row("then", One(Schema), Since::V31, Reported).combined(Both).checked(Kept),
    row("else", One(Schema), Since::V31, Reported).combined(Both).checked(Kept),
    row("discriminator", One(Discriminator), Since::ALL, Typed).about(Types::OBJECT).checked(Translated),
    // Words
    row("title", Text, Since::ALL, Typed).combined(Last).beside_reference(),
    row("description", Text, Since::ALL, Typed).combined(Last).beside_reference(),
    row("default", Any, Since::ALL, Typed).combined(Last),
    row("example", Any, Since::ALL, Typed).combined(Last),
    row("examples", Any, Since::V31, Typed).combined(Last),
    row("deprecated", Flag, Since::V3, Typed).combined(Either).beside_reference(),
    row("readOnly", Flag, Since::ALL, Typed).combined(Either),
    row("writeOnly", Flag, Since::V3, Typed).combined(Either),
    row("externalDocs", One(ExternalDocs), Since::ALL, Ignored),
    row("xml", One(Xml), Since::ALL, Typed).combined(Last).beside_reference(),
];

pub(super) const XML: &[Row] = &[
    row("nodeType", Text, Since::V32, Typed),
    row("name", Text, Since::ALL, Typed),
    row("namespace", Text, Since::ALL, Typed),
    row("prefix", Text, Since::ALL, Typed),
    row("attribute", Flag, Since::ALL, Typed),
    row("wrapped", Flag, Since::ALL, Typed),
];

pub(super) const DISCRIMINATOR: &[Row] = &[
    row("propertyName", Text, Since::V3, Typed),
    row("mapping", Shape::TextMap, Since::V3, Typed),
    row("defaultMapping", Text, Since::V32, Typed),
];
