//! Keywords of the objects of 2.0; its schemas have the rows of all other schemas.

use super::kind::Kind::{self, ExternalDocs, Info, Items2, Operation2, Parameter2, PathItem2, Paths2};
use super::kind::Kind::{Requirement, Response2, Responses2, Schema, SecurityScheme2, Swagger2, Tag};
use super::row::Shape::{
    Any, Count, Exclusive, Flag, List, Map, Number, One, Text, TextMap, Texts, ValueMap, Values,
};
use super::row::Treatment::{Ignored, Rewritten};
use super::row::{Row, Since, row};

pub(super) fn rows(kind: Kind) -> Option<&'static [Row]> {
    Some(match kind {
        Swagger2 => SWAGGER,
        PathItem2 => PATH_ITEM,
        Operation2 => OPERATION,
        Parameter2 => PARAMETER,
        Items2 => ITEMS,
        Response2 => RESPONSE,
        SecurityScheme2 => SECURITY_SCHEME,
        _ => return None,
    })
}

const SWAGGER: &[Row] = &[
    row("swagger", Text, Since::V2, Rewritten),
    row("info", One(Info), Since::V2, Rewritten),
    row("host", Text, Since::V2, Rewritten),
    row("basePath", Text, Since::V2, Rewritten),
    row("schemes", Texts, Since::V2, Rewritten),
    row("consumes", Texts, Since::V2, Rewritten),
    row("produces", Texts, Since::V2, Rewritten),
    row("paths", One(Paths2), Since::V2, Rewritten),
    row("definitions", Map(Schema), Since::V2, Rewritten),
    row("parameters", Map(Parameter2), Since::V2, Rewritten),
    row("responses", Map(Response2), Since::V2, Rewritten),
    row("securityDefinitions", Map(SecurityScheme2), Since::V2, Rewritten),
    row("security", List(Requirement), Since::V2, Rewritten),
    row("tags", List(Tag), Since::V2, Rewritten),
    row("externalDocs", One(ExternalDocs), Since::V2, Ignored),
];

const PATH_ITEM: &[Row] = &[
    row("$ref", Text, Since::V2, Rewritten),
    row("get", One(Operation2), Since::V2, Rewritten),
    row("put", One(Operation2), Since::V2, Rewritten),
    row("post", One(Operation2), Since::V2, Rewritten),
    row("delete", One(Operation2), Since::V2, Rewritten),
    row("options", One(Operation2), Since::V2, Rewritten),
    row("head", One(Operation2), Since::V2, Rewritten),
    row("patch", One(Operation2), Since::V2, Rewritten),
    row("parameters", List(Parameter2), Since::V2, Rewritten),
];

const OPERATION: &[Row] = &[
    row("tags", Texts, Since::V2, Rewritten),
    row("summary", Text, Since::V2, Rewritten),
    row("description", Text, Since::V2, Rewritten),
    row("externalDocs", One(ExternalDocs), Since::V2, Ignored),
    row("operationId", Text, Since::V2, Rewritten),
    row("consumes", Texts, Since::V2, Rewritten),
    row("produces", Texts, Since::V2, Rewritten),
    row("parameters", List(Parameter2), Since::V2, Rewritten),
    row("responses", One(Responses2), Since::V2, Rewritten),
    row("schemes", Texts, Since::V2, Rewritten),
    row("deprecated", Flag, Since::V2, Rewritten),
    row("security", List(Requirement), Since::V2, Rewritten),
];

const PARAMETER: &[Row] = &[
    row("$ref", Text, Since::V2, Rewritten),
    row("name", Text, Since::V2, Rewritten),
    row("in", Text, Since::V2, Rewritten),
    row("description", Text, Since::V2, Rewritten),
    row("required", Flag, Since::V2, Rewritten),
    row("schema", One(Schema), Since::V2, Rewritten),
    row("allowEmptyValue", Flag, Since::V2, Rewritten),
    row("type", Text, Since::V2, Rewritten),
    row("format", Text, Since::V2, Rewritten),
    row("items", One(Items2), Since::V2, Rewritten),
    row("collectionFormat", Text, Since::V2, Rewritten),
    row("default", Any, Since::V2, Rewritten),
    row("maximum", Number, Since::V2, Rewritten),
    row("exclusiveMaximum", Exclusive, Since::V2, Rewritten),
    row("minimum", Number, Since::V2, Rewritten),
    row("exclusiveMinimum", Exclusive, Since::V2, Rewritten),
    row("maxLength", Count, Since::V2, Rewritten),
    row("minLength", Count, Since::V2, Rewritten),
    row("pattern", Text, Since::V2, Rewritten),
    row("maxItems", Count, Since::V2, Rewritten),
    row("minItems", Count, Since::V2, Rewritten),
    row("uniqueItems", Flag, Since::V2, Rewritten),
    row("enum", Values, Since::V2, Rewritten),
    row("multipleOf", Number, Since::V2, Rewritten),
    row("x-nullable", Flag, Since::V2, Rewritten),
];

const ITEMS: &[Row] = &[
    row("description", Text, Since::V2, Rewritten),
    row("type", Text, Since::V2, Rewritten),
    row("format", Text, Since::V2, Rewritten),
    row("items", One(Items2), Since::V2, Rewritten),
    row("collectionFormat", Text, Since::V2, Rewritten),
    row("default", Any, Since::V2, Rewritten),
    row("maximum", Number, Since::V2, Rewritten),
    row("exclusiveMaximum", Exclusive, Since::V2, Rewritten),
    row("minimum", Number, Since::V2, Rewritten),
    row("exclusiveMinimum", Exclusive, Since::V2, Rewritten),
    row("maxLength", Count, Since::V2, Rewritten),
    row("minLength", Count, Since::V2, Rewritten),
    row("pattern", Text, Since::V2, Rewritten),
    row("maxItems", Count, Since::V2, Rewritten),
    row("minItems", Count, Since::V2, Rewritten),
    row("uniqueItems", Flag, Since::V2, Rewritten),
    row("enum", Values, Since::V2, Rewritten),
    row("multipleOf", Number, Since::V2, Rewritten),
    row("x-nullable", Flag, Since::V2, Rewritten),
];

const RESPONSE: &[Row] = &[
    row("$ref", Text, Since::V2, Rewritten),
    row("description", Text, Since::V2, Rewritten),
    row("schema", One(Schema), Since::V2, Rewritten),
    row("headers", Map(Items2), Since::V2, Rewritten),
    row("examples", ValueMap, Since::V2, Rewritten),
];

const SECURITY_SCHEME: &[Row] = &[
    row("type", Text, Since::V2, Rewritten),
    row("description", Text, Since::V2, Rewritten),
    row("name", Text, Since::V2, Rewritten),
    row("in", Text, Since::V2, Rewritten),
    row("flow", Text, Since::V2, Rewritten),
    row("authorizationUrl", Text, Since::V2, Rewritten),
    row("tokenUrl", Text, Since::V2, Rewritten),
    row("scopes", TextMap, Since::V2, Rewritten),
];
