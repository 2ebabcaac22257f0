//! Keywords of all objects of 3.x but schemas.

use super::kind::Kind::{
    self, Callback, Components, Contact, Encoding, Example, ExternalDocs, Flow, Flows, Header, Info,
};
use super::kind::Kind::{
    License, Link, MediaType, OpenApi, Operation, Parameter, PathItem, Paths, RequestBody,
};
use super::kind::Kind::{
    Requirement, Response, Responses, Schema, SecurityScheme, Server, ServerVariable, Tag,
};
use super::row::Shape::{Any, Flag, List, Map, One, Text, TextMap, Texts, ValueMap};
use super::row::Treatment::{Carried, Ignored, Reported, Rewritten, Typed};
use super::row::{Row, Since, row};

pub(super) fn rows(kind: Kind) -> Option<&'static [Row]> {
    Some(match kind {
        OpenApi => OPENAPI,
        Info => INFO,
        Contact => CONTACT,
        License => LICENSE,
        Server => SERVER,
        ServerVariable => SERVER_VARIABLE,
        Components => COMPONENTS,
        PathItem => PATH_ITEM,
        Operation => OPERATION,
        Parameter => PARAMETER,
        RequestBody => REQUEST_BODY,
        MediaType => MEDIA_TYPE,
        Encoding => ENCODING,
        Response => RESPONSE,
        Example => EXAMPLE,
        Link => LINK,
        Header => HEADER,
        Tag => TAG,
        ExternalDocs => EXTERNAL_DOCS,
        SecurityScheme => SECURITY_SCHEME,
        Flows => FLOWS,
        Flow => FLOW,
        _ => return None,
    })
}

const OPENAPI: &[Row] = &[
    row("openapi", Text, Since::V3, Typed),
    row("$self", Text, Since::V32, Rewritten),
    row("info", One(Info), Since::V3, Typed),
    row("jsonSchemaDialect", Text, Since::V31, Ignored),
    row("servers", List(Server), Since::V3, Typed),
    row("paths", One(Paths), Since::V3, Typed),
    row("webhooks", Map(PathItem), Since::V31, Carried),
    row("x-webhooks", Map(PathItem), Since::V3, Carried),
    row("components", One(Components), Since::V3, Typed),
    row("security", List(Requirement), Since::V3, Typed),
    row("tags", List(Tag), Since::V3, Typed),
    row("externalDocs", One(ExternalDocs), Since::V3, Ignored),
];

pub(super) const INFO: &[Row] = &[
    row("title", Text, Since::ALL, Typed),
    row("summary", Text, Since::V31, Carried),
    row("description", Text, Since::ALL, Typed),
    row("termsOfService", Text, Since::ALL, Ignored),
    row("contact", One(Contact), Since::ALL, Ignored),
    row("license", One(License), Since::ALL, Typed),
    row("version", Text, Since::ALL, Typed),
];

pub(super) const CONTACT: &[Row] = &[
    row("name", Text, Since::ALL, Ignored),
    row("url", Text, Since::ALL, Ignored),
    row("email", Text, Since::ALL, Ignored),
];

pub(super) const LICENSE: &[Row] = &[
    row("name", Text, Since::ALL, Typed),
    row("identifier", Text, Since::V31, Carried),
    row("url", Text, Since::ALL, Ignored),
];

const SERVER: &[Row] = &[
    row("url", Text, Since::V3, Typed),
    row("name", Text, Since::V32, Ignored),
    row("description", Text, Since::V3, Typed),
    row("variables", Map(ServerVariable), Since::V3, Typed),
];

const SERVER_VARIABLE: &[Row] = &[
    row("enum", Texts, Since::V3, Typed),
    row("default", Text, Since::V3, Typed),
    row("description", Text, Since::V3, Typed),
];

const COMPONENTS: &[Row] = &[
    row("schemas", Map(Schema), Since::V3, Typed),
    row("responses", Map(Response), Since::V3, Typed),
    row("parameters", Map(Parameter), Since::V3, Typed),
    row("examples", Map(Example), Since::V3, Typed),
    row("requestBodies", Map(RequestBody), Since::V3, Typed),
    row("headers", Map(Header), Since::V3, Typed),
    row("securitySchemes", Map(SecurityScheme), Since::V3, Typed),
    row("links", Map(Link), Since::V3, Ignored),
    row("callbacks", Map(Callback), Since::V3, Rewritten),
    row("pathItems", Map(PathItem), Since::V31, Rewritten),
    row("mediaTypes", Map(MediaType), Since::V32, Rewritten),
];

const PATH_ITEM: &[Row] = &[
    row("$ref", Text, Since::V3, Rewritten),
    row("summary", Text, Since::V3, Typed),
    row("description", Text, Since::V3, Typed),
    row("get", One(Operation), Since::V3, Typed),
    row("put", One(Operation), Since::V3, Typed),
    row("post", One(Operation), Since::V3, Typed),
    row("delete", One(Operation), Since::V3, Typed),
    row("options", One(Operation), Since::V3, Typed),
    row("head", One(Operation), Since::V3, Typed),
    row("patch", One(Operation), Since::V3, Typed),
    row("trace", One(Operation), Since::V3, Typed),
    row("query", One(Operation), Since::V32, Carried),
    row("additionalOperations", Map(Operation), Since::V32, Carried),
    row("servers", List(Server), Since::V3, Typed),
    row("parameters", List(Parameter), Since::V3, Typed),
];

const OPERATION: &[Row] = &[
    row("tags", Texts, Since::V3, Typed),
    row("summary", Text, Since::V3, Typed),
    row("description", Text, Since::V3, Typed),
    row("externalDocs", One(ExternalDocs), Since::V3, Ignored),
    row("operationId", Text, Since::V3, Typed),
    row("parameters", List(Parameter), Since::V3, Typed),
    row("requestBody", One(RequestBody), Since::V3, Typed),
    row("responses", One(Responses), Since::V3, Typed),
    row("callbacks", Map(Callback), Since::V3, Typed),
    row("deprecated", Flag, Since::V3, Typed),
    row("security", List(Requirement), Since::V3, Typed),
    row("servers", List(Server), Since::V3, Typed),
];

const PARAMETER: &[Row] = &[
    row("$ref", Text, Since::V3, Typed),
    row("name", Text, Since::V3, Typed),
    row("in", Text, Since::V3, Typed),
    row("description", Text, Since::V3, Typed),
    row("required", Flag, Since::V3, Typed),
    row("deprecated", Flag, Since::V3, Typed),
    row("allowEmptyValue", Flag, Since::V3, Typed),
    row("style", Text, Since::V3, Typed),
    row("explode", Flag, Since::V3, Typed),
    row("allowReserved", Flag, Since::V3, Typed),
    row("schema", One(Schema), Since::V3, Typed),
    row("content", Map(MediaType), Since::V3, Typed),
    row("example", Any, Since::V3, Typed),
    row("examples", Map(Example), Since::V3, Typed),
];

const REQUEST_BODY: &[Row] = &[
    row("$ref", Text, Since::V3, Typed),
    row("description", Text, Since::V3, Typed),
    row("content", Map(MediaType), Since::V3, Typed),
    row("required", Flag, Since::V3, Typed),
];

const MEDIA_TYPE: &[Row] = &[
    row("$ref", Text, Since::V32, Rewritten),
    row("schema", One(Schema), Since::V3, Typed),
    row("itemSchema", One(Schema), Since::V32, Carried),
    row("example", Any, Since::V3, Typed),
    row("examples", Map(Example), Since::V3, Typed),
    row("encoding", Map(Encoding), Since::V3, Typed),
    row("prefixEncoding", List(Encoding), Since::V32, Carried),
    row("itemEncoding", One(Encoding), Since::V32, Carried),
];

const ENCODING: &[Row] = &[
    row("contentType", Text, Since::V3, Typed),
    row("headers", Map(Header), Since::V3, Typed),
    row("style", Text, Since::V3, Typed),
    row("explode", Flag, Since::V3, Carried),
    row("allowReserved", Flag, Since::V3, Typed),
    row("encoding", Map(Encoding), Since::V32, Reported),
    row("prefixEncoding", List(Encoding), Since::V32, Reported),
    row("itemEncoding", One(Encoding), Since::V32, Reported),
];

const RESPONSE: &[Row] = &[
    row("$ref", Text, Since::V3, Typed),
    row("summary", Text, Since::V32, Carried),
    row("description", Text, Since::V3, Typed),
    row("headers", Map(Header), Since::V3, Typed),
    row("content", Map(MediaType), Since::V3, Typed),
    row("links", Map(Link), Since::V3, Ignored),
];

const EXAMPLE: &[Row] = &[
    row("$ref", Text, Since::V3, Typed),
    row("summary", Text, Since::V3, Typed),
    row("description", Text, Since::V3, Typed),
    row("value", Any, Since::V3, Typed),
    row("dataValue", Any, Since::V32, Rewritten),
    row("serializedValue", Text, Since::V32, Ignored),
    row("externalValue", Text, Since::V3, Ignored),
];

const LINK: &[Row] = &[
    row("$ref", Text, Since::V3, Ignored),
    row("operationRef", Text, Since::V3, Ignored),
    row("operationId", Text, Since::V3, Ignored),
    row("parameters", ValueMap, Since::V3, Ignored),
    row("requestBody", Any, Since::V3, Ignored),
    row("description", Text, Since::V3, Ignored),
    row("server", One(Server), Since::V3, Ignored),
];

const HEADER: &[Row] = &[
    row("$ref", Text, Since::V3, Typed),
    row("description", Text, Since::V3, Typed),
    row("required", Flag, Since::V3, Typed),
    row("deprecated", Flag, Since::V3, Typed),
    row("allowEmptyValue", Flag, Since::V3, Ignored),
    row("style", Text, Since::V3, Typed),
    row("explode", Flag, Since::V3, Carried),
    row("allowReserved", Flag, Since::V3, Ignored),
    row("schema", One(Schema), Since::V3, Typed),
    row("content", Map(MediaType), Since::V3, Typed),
    row("example", Any, Since::V3, Typed),
    row("examples", Map(Example), Since::V3, Typed),
];

pub(super) const TAG: &[Row] = &[
    row("name", Text, Since::ALL, Typed),
    row("summary", Text, Since::V32, Carried),
    row("description", Text, Since::ALL, Typed),
    row("externalDocs", One(ExternalDocs), Since::ALL, Ignored),
    row("parent", Text, Since::V32, Ignored),
    row("kind", Text, Since::V32, Ignored),
];

pub(super) const EXTERNAL_DOCS: &[Row] =
    &[row("description", Text, Since::ALL, Ignored), row("url", Text, Since::ALL, Ignored)];

const SECURITY_SCHEME: &[Row] = &[
    row("$ref", Text, Since::V3, Typed),
    row("type", Text, Since::V3, Typed),
    row("description", Text, Since::V3, Typed),
    row("name", Text, Since::V3, Typed),
    row("in", Text, Since::V3, Typed),
    row("scheme", Text, Since::V3, Typed),
    row("bearerFormat", Text, Since::V3, Typed),
    row("flows", One(Flows), Since::V3, Typed),
    row("openIdConnectUrl", Text, Since::V3, Typed),
    row("oauth2MetadataUrl", Text, Since::V32, Ignored),
    row("deprecated", Flag, Since::V32, Ignored),
];

const FLOWS: &[Row] = &[
    row("implicit", One(Flow), Since::V3, Typed),
    row("password", One(Flow), Since::V3, Typed),
    row("clientCredentials", One(Flow), Since::V3, Typed),
    row("authorizationCode", One(Flow), Since::V3, Typed),
    row("deviceAuthorization", One(Flow), Since::V32, Carried),
];

const FLOW: &[Row] = &[
    row("authorizationUrl", Text, Since::V3, Typed),
    row("deviceAuthorizationUrl", Text, Since::V32, Carried),
    row("tokenUrl", Text, Since::V3, Typed),
    row("refreshUrl", Text, Since::V3, Typed),
    row("scopes", TextMap, Since::V3, Typed),
];
