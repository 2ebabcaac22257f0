//! Carriers: what the 3.0 model has no room for, or only for some values of.
//!
//! ```text
//! type: integer, enum: [1, two], x-cw-const: true, minimum: [3, false], if: {...}
//!     ->  type: integer, x-cw-facts: {values: [1, two], const: true, minimum: [3, false], unmodelled: [[if, 17, {...}]]}
//! prefixItems: [A, B]
//!     ->  properties: {x-cw-hidden:prefixItems/0: A, x-cw-hidden:prefixItems/1: B}
//! ```
//!
//! Schemas that are carried become hidden properties, so that they are typed, borrowed and walked like all others.

use super::super::carrier::{FACTS, HIDDEN, NODE};
use super::super::keywords::{Kind, Treatment};
use super::{const_, items, number};
use crate::source::{Members, Node, NodeId, Number, Value};

/// Keywords whose value is a fact, each under its own name.
const FACT_KEYWORDS: [&str; 14] = [
    "default",
    "minimum",
    "maximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "contentEncoding",
    "contentMediaType",
];

/// Facts whose integers must not lose a digit.
const BOUNDS: [&str; 3] = ["minimum", "maximum", "multipleOf"];

/// Keywords whose value is a schema, or several, that the model has no place for.
const HIDDEN_KEYWORDS: [&str; 3] = ["prefixItems", "patternProperties", "propertyNames"];

/// Gathers the facts of a schema and leaves nothing that has no place in the model.
pub(super) fn rewrite(members: &mut Members, id: NodeId) {
    let mut facts = Members::new();
    for keyword in FACT_KEYWORDS {
        if let Some(value) = members.shift_remove(keyword) {
            facts.insert(keyword.to_owned(), if BOUNDS.contains(&keyword) { exact(value) } else { value });
        }
    }
    values(members, &mut facts);
    examples(members, &mut facts);
    if let Some(mark) = members.shift_remove(items::CLOSED) {
        facts.insert("itemsClosed".to_owned(), mark);
    }
    if members.get("type").and_then(Node::as_str) == Some("null")
        && let Some(ty) = members.shift_remove("type")
    {
        facts.insert("null".to_owned(), Node::new(ty.id, true));
    }
    never(members, &mut facts);
    unmodelled(members, &mut facts);
    members.retain(|key, _| key.starts_with("x-") || stays(key));
    members.insert(NODE.to_owned(), number(id, id.0));
    if !facts.is_empty() {
        members.insert(FACTS.to_owned(), Node::new(id, facts));
    }
}

/// Moves carried schemas, rewritten by now, among the properties.
pub(super) fn hide(node: &mut Node) {
    let id = node.id;
    let Value::Map(members) = &mut node.value else { return };
    if is_plain(members) {
        return;
    }
    let mut hidden = Members::new();
    for keyword in HIDDEN_KEYWORDS {
        match members.shift_remove(keyword).map(|node| (node.id, node.value)) {
            Some((_, Value::List(items))) => {
                let named = items.into_iter().enumerate();
                hidden.extend(named.map(|(index, item)| (format!("{HIDDEN}{keyword}/{index}"), item)));
            }
            Some((_, Value::Map(inner))) if keyword == "patternProperties" => {
                let named = inner.into_iter();
                hidden.extend(named.map(|(name, item)| (format!("{HIDDEN}{keyword}/{name}"), item)));
            }
            Some((id, value)) => drop(hidden.insert(format!("{HIDDEN}{keyword}/"), Node { id, value })),
            None => {}
        }
    }
    let properties = members.entry("properties".to_owned()).or_insert_with(|| Node::new(id, Members::new()));
    if let Value::Map(properties) = &mut properties.value {
        properties.extend(hidden);
    }
}

fn is_plain(members: &Members) -> bool {
    !HIDDEN_KEYWORDS.iter().any(|keyword| members.contains_key(*keyword))
}

/// `enum`, without null, which is told by `nullable`.
fn values(members: &mut Members, facts: &mut Members) {
    let mark = members.shift_remove(const_::MARK);
    let Some(Node { id, value: Value::List(mut values) }) = members.shift_remove("enum") else { return };
    let all = values.len();
    values.retain(|value| !value.is_null());
    if values.len() < all {
        members.insert("nullable".to_owned(), Node::new(id, true));
    }
    if values.is_empty() && all > 0 {
        facts.insert("null".to_owned(), Node::new(id, true));
        return;
    }
    facts.insert("values".to_owned(), Node::new(id, values));
    if let Some(mark) = mark {
        facts.insert("const".to_owned(), mark);
    }
}

/// `example` and `examples` as one list without repetitions; drafts and tools also write `examples` as an object.
fn examples(members: &mut Members, facts: &mut Members) {
    let single = members.shift_remove("example").or_else(|| members.shift_remove("x-example"));
    let id = single.as_ref().or(members.get("examples")).map(|node| node.id);
    let mut list: Vec<Node> = single.into_iter().collect();
    match members.shift_remove("examples").map(|node| node.value) {
        Some(Value::List(items)) => list.extend(items),
        Some(Value::Map(named)) => {
            list.extend(named.into_values().map(|node| node.get("value").cloned().unwrap_or(node)));
        }
        _ => {}
    }
    let mut distinct: Vec<Node> = Vec::new();
    for example in list {
        if !distinct.iter().any(|known| known.same(&example)) {
            distinct.push(example);
        }
    }
    if let Some(id) = id.filter(|_| !distinct.is_empty()) {
        facts.insert("examples".to_owned(), Node::new(id, distinct));
    }
}

/// `not: {}`, or a list of no values, which nothing fits.
fn never(members: &mut Members, facts: &mut Members) {
    let empty = |node: &Node| {
        node.as_bool() == Some(true)
            || node.as_map().is_some_and(|members| members.keys().all(|key| key.starts_with("x-")))
    };
    if members.get("not").is_some_and(empty)
        && let Some(not) = members.shift_remove("not")
    {
        facts.insert("never".to_owned(), Node::new(not.id, true));
    }
}

/// Keywords that are read but not enforced: their names, places and values.
fn unmodelled(members: &mut Members, facts: &mut Members) {
    let mut list = Vec::new();
    members.retain(|keyword, node| {
        let reported = Kind::Schema.row(keyword).is_some_and(|row| row.treatment == Treatment::Reported)
            || matches!(keyword.as_str(), "unevaluatedProperties" | "unevaluatedItems" | "$dynamicRef");
        if reported {
            let value = Node { id: node.id, value: std::mem::replace(&mut node.value, Value::Null) };
            let (name, place) = (Node::new(node.id, keyword.as_str()), number(node.id, node.id.0));
            list.push(Node::new(node.id, vec![name, place, value]));
        }
        !reported
    });
    if let Some(id) = list.first().map(|node| node.id) {
        facts.insert("unmodelled".to_owned(), Node::new(id, list));
    }
}

/// Keywords that the model has, or that are hidden once they are rewritten.
fn stays(keyword: &str) -> bool {
    HIDDEN_KEYWORDS.contains(&keyword)
        || matches!(
            keyword,
            "$ref"
                | "type"
                | "nullable"
                | "format"
                | "items"
                | "properties"
                | "required"
                | "additionalProperties"
                | "allOf"
                | "anyOf"
                | "oneOf"
                | "discriminator"
                | "title"
                | "description"
                | "deprecated"
                | "readOnly"
                | "writeOnly"
        )
}

/// Integers that JSON's 64 bits cannot hold travel as text.
fn exact(node: Node) -> Node {
    match node.value {
        Value::Number(Number::Integer(integer))
            if i64::try_from(integer).is_err() && u64::try_from(integer).is_err() =>
        {
            Node::new(node.id, integer.to_string())
        }
        Value::List(items) => Node::new(node.id, items.into_iter().map(exact).collect::<Vec<_>>()),
        value => Node { id: node.id, value },
    }
}
