//! Responses.
//!
//! ```text
//! {description: ok, schema: S, examples: {application/json: E}}, produces: [application/json]
//!     ->  {description: ok, content: {application/json: {schema: S, example: E}}}
//! ```

use super::members::{extensions, move_over, take_map};
use super::parameter::header;
use crate::source::{Members, Node, Value};

/// Converts a response.
pub(super) fn response(node: Node, produces: &[String]) -> Node {
    let id = node.id;
    let Value::Map(mut members) = node.value else { return node };
    if members.contains_key("$ref") {
        return Node::new(id, members);
    }
    let mut response = Members::new();
    move_over(&mut members, &mut response, &["description"]);
    response.entry("description".to_owned()).or_insert_with(|| Node::new(id, ""));
    let headers = take_map(&mut members, "headers");
    if !headers.is_empty() {
        let headers: Members = headers.into_iter().map(|(name, node)| (name, header(node))).collect();
        response.insert("headers".to_owned(), Node::new(id, headers));
    }
    let schema = members.shift_remove("schema");
    let content = content(schema, take_map(&mut members, "examples"), produces);
    if !content.is_empty() {
        response.insert("content".to_owned(), Node::new(id, content));
    }
    response.extend(extensions(&mut members));
    Node::new(id, response)
}

/// The bodies: one for each media type that is produced, or that there is an example of.
fn content(schema: Option<Node>, mut examples: Members, produces: &[String]) -> Members {
    examples.retain(|name, _| name.contains('/'));
    let is_file =
        schema.as_ref().and_then(|schema| schema.get("type")).and_then(Node::as_str) == Some("file");
    let mut types: Vec<String> = match (&schema, produces) {
        (None, _) => examples.keys().cloned().collect(),
        (Some(_), []) if is_file => vec!["application/octet-stream".to_owned()],
        (Some(_), []) if examples.is_empty() => vec!["application/json".to_owned()],
        (Some(_), []) => examples.keys().cloned().collect(),
        (Some(_), produces) => produces.to_vec(),
    };
    types.dedup();
    let media = types.into_iter().filter_map(|name| {
        let example = examples.shift_remove(&name);
        let id = schema.as_ref().or(example.as_ref())?.id;
        let mut media = Members::new();
        media.extend(schema.clone().map(|schema| ("schema".to_owned(), schema)));
        media.extend(example.map(|example| ("example".to_owned(), example)));
        Some((name, Node::new(id, media)))
    });
    media.collect()
}
