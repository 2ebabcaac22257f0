//! Bodies of requests.
//!
//! ```text
//! {name: pet, in: body, schema: S}, consumes: [application/json]
//!     ->  requestBody: {content: {application/json: {schema: S}}}
//! {name: file, in: formData, type: file}
//!     ->  requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}}}}}}
//! ```

use super::members::{extensions, move_over};
use super::parameter::{collection_format, encoding, schema};
use crate::source::{Members, Node, NodeId, Value};

const JSON: &str = "application/json";
const URLENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// The request body that a parameter `in: body` is.
pub(super) fn request_body(node: Node, consumes: &[String]) -> Node {
    let id = node.id;
    let Value::Map(mut members) = node.value else { return node };
    let mut body = Members::new();
    move_over(&mut members, &mut body, &["description", "required"]);
    let mut media = Members::new();
    let example = members.shift_remove("x-example").or_else(|| members.shift_remove("example"));
    if let Some(example) = example {
        media.insert("example".to_owned(), example);
    }
    if let Some(schema) = members.shift_remove("schema") {
        media.insert("schema".to_owned(), schema);
    }
    body.extend(extensions(&mut members));
    let json = [JSON.to_owned()];
    let types = if consumes.is_empty() { &json } else { consumes };
    body.insert("content".to_owned(), content(types, &Node::new(id, media)));
    Node::new(id, body)
}

/// The same media type under several names.
fn content(types: &[String], media: &Node) -> Node {
    Node::new(media.id, types.iter().map(|name| (name.clone(), media.clone())).collect::<Members>())
}

/// The request body that parameters `in: formData` are together.
pub(super) fn form(parts: Vec<Node>, consumes: &[String]) -> Option<Node> {
    let id = parts.first()?.id;
    let is_file = |part: &Node| part.get("type").and_then(Node::as_str) == Some("file");
    let types = form_types(consumes, parts.iter().any(is_file));
    let is_required = |part: &Node| part.get("required").and_then(Node::as_bool) == Some(true);
    let required: Vec<Node> =
        parts.iter().filter(|part| is_required(part)).filter_map(|part| part.get("name").cloned()).collect();
    let mut properties = Members::new();
    let mut encodings = Members::new();
    for part in parts {
        add(part, &mut properties, &mut encodings);
    }
    let mut object = Members::new();
    object.insert("type".to_owned(), Node::new(id, "object"));
    object.insert("properties".to_owned(), Node::new(id, properties));
    let mut body = Members::new();
    if !required.is_empty() {
        body.insert("required".to_owned(), Node::new(id, true));
        object.insert("required".to_owned(), Node::new(id, required));
    }
    let media = |name: &String| {
        let mut media = Members::from_iter([("schema".to_owned(), Node::new(id, object.clone()))]);
        if name == URLENCODED && !encodings.is_empty() {
            media.insert("encoding".to_owned(), Node::new(id, encodings.clone()));
        }
        (name.clone(), Node::new(id, media))
    };
    body.insert("content".to_owned(), Node::new(id, types.iter().map(media).collect::<Members>()));
    Some(Node::new(id, body))
}

/// Forms are sent as one of two media types; files only as one.
fn form_types(consumes: &[String], files: bool) -> Vec<String> {
    let allowed: &[&str] = if files { &[MULTIPART] } else { &[URLENCODED, MULTIPART] };
    let named = |name: &&String| allowed.iter().any(|form| name.to_ascii_lowercase().starts_with(form));
    let types: Vec<String> = consumes.iter().filter(named).cloned().collect();
    let default = if files { MULTIPART } else { URLENCODED };
    if types.is_empty() { vec![default.to_owned()] } else { types }
}

/// Adds a part to a form.
fn add(part: Node, properties: &mut Members, encodings: &mut Members) {
    let id: NodeId = part.id;
    let Value::Map(mut members) = part.value else { return };
    let Some(name) = members.shift_remove("name").and_then(|node| node.as_str().map(str::to_owned)) else {
        return;
    };
    for keyword in ["in", "required", "allowEmptyValue"] {
        members.shift_remove(keyword);
    }
    let format = collection_format(&mut members);
    if members.get("type").and_then(Node::as_str) == Some("array") {
        encodings.insert(name.clone(), encoding(format.as_deref(), id));
    }
    properties.insert(name, schema(members, id));
}
