//! Members of 2.0 objects, read and moved.

use crate::source::{Members, Node, Value};

/// Where a parameter is.
pub(super) fn place(parameter: &Node) -> &str {
    parameter.get("in").and_then(Node::as_str).unwrap_or_default()
}

pub(super) fn text(node: Option<&Node>) -> Option<String> {
    node.and_then(Node::as_str).map(str::to_owned)
}

pub(super) fn texts(node: Option<&Node>) -> Vec<String> {
    let items = node.and_then(Node::as_list).unwrap_or_default();
    items.iter().filter_map(Node::as_str).map(str::to_owned).collect()
}

pub(super) fn take_map(members: &mut Members, keyword: &str) -> Members {
    match members.shift_remove(keyword).map(|node| node.value) {
        Some(Value::Map(map)) => map,
        _ => Members::new(),
    }
}

pub(super) fn move_over(from: &mut Members, to: &mut Members, keywords: &[&str]) {
    for keyword in keywords {
        if let Some(node) = from.shift_remove(*keyword) {
            to.insert((*keyword).to_owned(), node);
        }
    }
}

/// Vendor extensions, taken out.
pub(super) fn extensions(members: &mut Members) -> Members {
    let (extensions, rest): (Members, Members) =
        std::mem::take(members).into_iter().partition(|(key, _)| key.starts_with("x-"));
    *members = rest;
    extensions
}
