//! Branches that allow null.
//!
//! ```text
//! anyOf: [{$ref: A}, {type: 'null'}]              ->  allOf: [{$ref: A}], nullable: true
//! anyOf: [{type: string}, {type: 'null'}]         ->  type: string, nullable: true
//! oneOf: [{$ref: A}, {$ref: B}, {type: 'null'}]   ->  oneOf: [{$ref: A}, {$ref: B}], nullable: true
//! anyOf: [{type: 'null'}]                         ->  type: 'null'
//! ```
//!
//! The words of the outer schema win over those of a branch that becomes one with it.

use crate::source::{Members, Node, Value};

pub(super) fn rewrite(members: &mut Members) {
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
        members.insert("nullable".to_owned(), Node::new(id, true));
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
