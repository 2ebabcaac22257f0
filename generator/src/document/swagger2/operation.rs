//! Path items and operations.
//!
//! Parameters of a path item that are bodies or parts of them go to each of its operations, since only those have bodies
//! in 3.0.

use super::members::{extensions, move_over, place, texts};
use super::shared::Shared;
use super::{body, parameter, response};
use crate::source::{Members, Node, NodeId, Value};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// Converts a path item and its operations.
pub(super) fn path_item(node: Node, shared: &Shared) -> Node {
    let id = node.id;
    let Value::Map(mut members) = node.value else { return node };
    let mut item = extensions(&mut members);
    let parameters = match members.shift_remove("parameters") {
        Some(Node { value: Value::List(list), .. }) => list,
        _ => Vec::new(),
    };
    let (bodies, plain): (Vec<Node>, Vec<Node>) =
        parameters.into_iter().partition(|node| is_body(node, shared));
    if !plain.is_empty() {
        let plain: Vec<Node> = plain.into_iter().map(parameter::parameter).collect();
        item.insert("parameters".to_owned(), Node::new(id, plain));
    }
    for method in METHODS {
        if let Some(node) = members.shift_remove(method) {
            item.insert(method.to_owned(), operation(node, &bodies, shared));
        }
    }
    Node::new(id, item)
}

fn is_body(node: &Node, shared: &Shared) -> bool {
    matches!(place(target(node, shared)), "body" | "formData")
}

/// A parameter, or the one that a reference means.
fn target<'n>(node: &'n Node, shared: &'n Shared) -> &'n Node {
    shared.referred(node, "parameters", &shared.parameters).map_or(node, |(_, found)| found)
}

fn operation(node: Node, inherited: &[Node], shared: &Shared) -> Node {
    let id = node.id;
    let Value::Map(mut members) = node.value else { return node };
    let consumes = own_or(&members, "consumes", &shared.consumes);
    let produces = own_or(&members, "produces", &shared.produces);
    let mut operation = Members::new();
    move_over(
        &mut members,
        &mut operation,
        &["tags", "summary", "description", "operationId", "deprecated", "security"],
    );
    let own = match members.shift_remove("parameters") {
        Some(Node { value: Value::List(list), .. }) => list,
        _ => Vec::new(),
    };
    let (bodies, plain): (Vec<Node>, Vec<Node>) = own.into_iter().partition(|node| is_body(node, shared));
    if !plain.is_empty() {
        let plain: Vec<Node> = plain.into_iter().map(parameter::parameter).collect();
        operation.insert("parameters".to_owned(), Node::new(id, plain));
    }
    let bodies =
        if bodies.is_empty() { inherited.to_vec() } else { with_inherited(bodies, inherited, shared) };
    if let Some(body) = request_body(bodies, &consumes, shared) {
        operation.insert("requestBody".to_owned(), body);
    }
    let responses = members.shift_remove("responses").unwrap_or_else(|| Node::new(id, Members::new()));
    operation.insert("responses".to_owned(), convert_responses(responses, &produces, shared));
    if let Some(schemes) = members.get("schemes") {
        let servers = shared.servers(&texts(Some(schemes)), schemes.id);
        operation.insert("servers".to_owned(), Node::new(schemes.id, servers));
    }
    operation.extend(extensions(&mut members));
    Node::new(id, operation)
}

/// Media types of the operation, or else of the document.
fn own_or(members: &Members, keyword: &str, shared: &[String]) -> Vec<String> {
    match members.get(keyword) {
        Some(own) => texts(Some(own)),
        None => shared.to_vec(),
    }
}

/// Parts of a form that the path item has and the operation does not say again.
fn with_inherited(mut own: Vec<Node>, inherited: &[Node], shared: &Shared) -> Vec<Node> {
    let name = |node: &Node| target(node, shared).get("name").and_then(Node::as_str).map(str::to_owned);
    if own.iter().any(|node| place(target(node, shared)) == "body") {
        return own;
    }
    let known: Vec<Option<String>> = own.iter().map(name).collect();
    let missing =
        inherited.iter().filter(|node| place(target(node, shared)) != "body" && !known.contains(&name(node)));
    own.extend(missing.cloned());
    own
}

fn request_body(parameters: Vec<Node>, consumes: &[String], shared: &Shared) -> Option<Node> {
    let body = parameters.iter().find(|node| place(target(node, shared)) == "body");
    if let Some(node) = body {
        return Some(match shared.referred(node, "parameters", &shared.parameters) {
            Some((name, _)) if consumes == shared.consumes => reference(node.id, "requestBodies", name),
            Some((_, found)) => body::request_body(found.clone(), consumes),
            None => body::request_body(node.clone(), consumes),
        });
    }
    let parts = parameters.iter().map(|node| target(node, shared).clone()).collect();
    body::form(parts, consumes)
}

fn reference(id: NodeId, section: &str, name: &str) -> Node {
    let mut text = format!("#/components/{section}");
    crate::source::pointer::push(&mut text, name);
    Node::new(id, Members::from_iter([("$ref".to_owned(), Node::new(id, text))]))
}

fn convert_responses(node: Node, produces: &[String], shared: &Shared) -> Node {
    let id = node.id;
    let Value::Map(members) = node.value else { return Node::new(id, Members::new()) };
    let converted = members.into_iter().map(|(status, node)| {
        if status.starts_with("x-") {
            return (status, node);
        }
        let found = shared.referred(&node, "responses", &shared.responses).map(|(_, found)| found.clone());
        let node = match found {
            Some(found) if produces != shared.produces => response::response(found, produces),
            _ => response::response(node, produces),
        };
        (status, node)
    });
    Node::new(id, converted.collect::<Members>())
}
