//! Null: all spellings of it become `nullable: true`, or `type: 'null'` where nothing else is allowed.
//!
//! ```text
//! x-nullable: true                                ->  nullable: true
//! type: [string, 'null']                          ->  type: string, nullable: true
//! enum: [a, null]                                 ->  enum: [a], nullable: true
//! const: null                                     ->  type: 'null'
//! anyOf: [{$ref: A}, {type: 'null'}]              ->  allOf: [{$ref: A}], nullable: true
//! anyOf: [{type: string}, {type: 'null'}]         ->  type: string, nullable: true
//! oneOf: [{$ref: A}, {$ref: B}, {type: 'null'}]   ->  oneOf: [{$ref: A}, {$ref: B}], nullable: true
//! anyOf: [{type: 'null'}]                         ->  type: 'null'
//! ```
//!
//! The words of the outer schema win over those of a branch that becomes one with it.

use crate::source::{Members, Node, NodeId, Value};

pub(super) fn simplify(members: &mut Members) {
    if let Some(said) = members.shift_remove("x-nullable") {
        members.entry("nullable".to_owned()).or_insert(said);
    }
    branches(members);
    constant(members);
    types(members);
    values(members);
}

fn allow(members: &mut Members, at: NodeId) {
    members.insert("nullable".to_owned(), Node::new(at, true));
}

fn constant(members: &mut Members) {
    if members.get("const").is_some_and(Node::is_null)
        && let Some(said) = members.shift_remove("const")
    {
        members.shift_remove("enum");
        members.insert("type".to_owned(), Node::new(said.id, "null"));
    }
}

/// `null` among several types.
fn types(members: &mut Members) {
    let Some(node) = members.get_mut("type") else { return };
    let id = node.id;
    let Value::List(names) = &mut node.value else { return };
    let before = names.len();
    names.retain(|name| name.as_str() != Some("null"));
    if names.len() == before {
        return;
    }
    if names.iter().any(|name| name.as_str().is_some()) {
        allow(members, id);
    } else {
        node.value = Value::from("null");
    }
}

/// Null among the values.
fn values(members: &mut Members) {
    let Some(node) = members.get_mut("enum") else { return };
    let id = node.id;
    let Value::List(values) = &mut node.value else { return };
    let before = values.len();
    values.retain(|value| !value.is_null());
    if values.len() == before {
        return;
    }
    if values.is_empty() {
        members.shift_remove("enum");
        members.entry("type".to_owned()).or_insert(Node::new(id, "null"));
    }
    allow(members, id);
}

/// Branches that are null.
fn branches(members: &mut Members) {
    for keyword in ["anyOf", "oneOf"] {
        let Some(node) = members.get_mut(keyword) else { continue };
        let id = node.id;
        let Value::List(branches) = &mut node.value else { continue };
        let before = branches.len();
        branches.retain(|branch| !is_null(branch));
        if branches.len() == before {
            continue;
        }
        if branches.is_empty() {
            members.shift_remove(keyword);
            members.entry("type".to_owned()).or_insert(Node::new(id, "null"));
            continue;
        }
        let single = if branches.len() == 1 { branches.pop() } else { None };
        allow(members, id);
        if let Some(branch) = single {
            members.shift_remove(keyword);
            absorb(members, branch);
        }
    }
}

/// Whether a schema allows null and nothing else.
fn is_null(schema: &Node) -> bool {
    let Some(members) = schema.as_map() else { return false };
    let only_null = |node: &Node| match &node.value {
        Value::List(items) => !items.is_empty() && items.iter().all(|item| item.as_str() == Some("null")),
        _ => node.as_str() == Some("null"),
    };
    members.get("type").is_some_and(only_null)
        || members.get("const").is_some_and(Node::is_null)
        || members.get("enum").and_then(Node::as_list).is_some_and(|values| {
            !values.is_empty() && values.iter().all(Node::is_null) && !members.contains_key("$ref")
        })
}

/// Makes the only branch one with the schema around it, or wraps it where both say something about values.
fn absorb(members: &mut Members, branch: Node) {
    let id = branch.id;
    let mergeable = match &branch.value {
        Value::Map(inner) => {
            !inner.contains_key("$ref")
                && inner.keys().all(|key| is_words(key) || key == "nullable" || !members.contains_key(key))
                && !(members.keys().any(|key| composes(key)) && inner.keys().any(|key| composes(key)))
        }
        _ => false,
    };
    match branch.value {
        Value::Map(inner) if mergeable => {
            for (key, value) in inner {
                members.entry(key).or_insert(value);
            }
        }
        value => {
            let list = members.entry("allOf".to_owned()).or_insert(Node::new(id, Vec::new()));
            if let Value::List(items) = &mut list.value {
                items.push(Node { id, value });
            }
        }
    }
}

/// Keywords that describe rather than constrain: two of them are no contradiction.
fn is_words(keyword: &str) -> bool {
    matches!(
        keyword,
        "title"
            | "description"
            | "default"
            | "example"
            | "examples"
            | "deprecated"
            | "readOnly"
            | "writeOnly"
    ) || keyword.starts_with("x-")
}

fn composes(keyword: &str) -> bool {
    matches!(keyword, "allOf" | "anyOf" | "oneOf" | "not" | "properties" | "if")
}
