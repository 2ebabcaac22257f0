//! Parameters, and the items objects that stand for their schemas.
//!
//! ```text
//! {name: ids, in: query, type: array, items: {type: integer}, collectionFormat: multi}
//!     ->  {name: ids, in: query, schema: {type: array, items: {type: integer}}, style: form, explode: true}
//! ```

use super::super::keywords::Kind;
use super::members::{extensions, move_over, place};
use crate::source::{Members, Node, NodeId, Value};

/// Keywords that belong to a parameter; what else it has belongs to its schema.
const OWN: [&str; 6] = ["name", "in", "description", "required", "allowEmptyValue", "deprecated"];

/// Extensions that say something about values rather than about the parameter.
const ABOUT_VALUES: [&str; 9] = [
    "x-nullable",
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-names",
    "x-enum-descriptions",
    "x-enumDescriptions",
    "x-ms-enum",
    "x-extensible-enum",
    "x-enum-variants",
];

/// Converts a parameter that is neither a body nor a part of one.
pub(super) fn parameter(node: Node) -> Node {
    let id = node.id;
    let Value::Map(mut members) = node.value else { return node };
    if members.contains_key("$ref") {
        return Node::new(id, members);
    }
    let place = place(&Node::new(id, members.clone())).to_owned();
    let mut parameter = Members::new();
    move_over(&mut members, &mut parameter, &OWN);
    if let Some(example) = members.shift_remove("x-example").or_else(|| members.shift_remove("example")) {
        parameter.insert("example".to_owned(), example);
    }
    let format = collection_format(&mut members);
    let is_array = members.get("type").and_then(Node::as_str) == Some("array");
    if is_array {
        style(&mut parameter, &place, format.as_deref(), id);
    }
    let mut other = extensions(&mut members);
    move_over(&mut other, &mut members, &ABOUT_VALUES);
    parameter.extend(other);
    parameter.insert("schema".to_owned(), schema(members, id));
    Node::new(id, parameter)
}

/// Style and explode of a list.
fn style(parameter: &mut Members, place: &str, format: Option<&str>, id: NodeId) {
    let (style, explode) = match (place, format) {
        ("query" | "formData", Some("multi")) => ("form", true),
        ("query" | "formData", Some("ssv")) => ("spaceDelimited", false),
        ("query" | "formData", Some("pipes")) => ("pipeDelimited", false),
        ("query" | "formData", Some("tsv")) => ("tabDelimited", false),
        ("query" | "formData", _) => ("form", false),
        _ => ("simple", false),
    };
    parameter.insert("style".to_owned(), Node::new(id, style));
    parameter.insert("explode".to_owned(), Node::new(id, explode));
}

/// Takes `collectionFormat` out.
pub(super) fn collection_format(members: &mut Members) -> Option<String> {
    members.shift_remove("collectionFormat").and_then(|node| node.as_str().map(str::to_owned))
}

/// Style and explode of a list in a form.
pub(super) fn encoding(format: Option<&str>, id: NodeId) -> Node {
    let mut encoding = Members::new();
    style(&mut encoding, "formData", format, id);
    Node::new(id, encoding)
}

/// The schema that an items object stands for; `schema` of a parameter that has one wins.
pub(super) fn schema(mut members: Members, id: NodeId) -> Node {
    if let Some(schema) = members.shift_remove("schema") {
        return schema;
    }
    members.retain(|key, _| key.starts_with("x-") || Kind::Items2.row(key).is_some());
    members.shift_remove("collectionFormat");
    if let Some(Node { id, value: Value::Map(inner) }) = members.shift_remove("items") {
        members.insert("items".to_owned(), schema(inner, id));
    }
    if members.get("type").and_then(Node::as_str) == Some("file") {
        let at = members.get("type").map_or(id, |node| node.id);
        members.insert("type".to_owned(), Node::new(at, "string"));
        members.insert("format".to_owned(), Node::new(at, "binary"));
    }
    Node::new(id, members)
}

/// A header of a response.
pub(super) fn header(node: Node) -> Node {
    let id = node.id;
    let Value::Map(mut members) = node.value else { return node };
    let mut header = Members::new();
    move_over(&mut members, &mut header, &["description"]);
    let mut other = extensions(&mut members);
    move_over(&mut other, &mut members, &ABOUT_VALUES);
    header.extend(other);
    header.insert("schema".to_owned(), schema(members, id));
    Node::new(id, header)
}
