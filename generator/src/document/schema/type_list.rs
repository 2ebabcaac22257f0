//! `type` as a list (JSON Schema validation 6.1.1), once null is taken out of it.
//!
//! ```text
//! type: [string], maxLength: 3                   ->  type: string, maxLength: 3
//! type: [string, integer], minimum: 1, title: T  ->  anyOf: [{type: string}, {type: integer, minimum: 1}], title: T
//! type: [string, integer], enum: [a, 1]          ->  enum: [a, 1]
//! type: [integer, number]                        ->  type: number
//! ```

use super::super::keywords::{Kind, SimpleType, Types};
use crate::source::{Members, Node, NodeId, Value};

pub(super) fn simplify(members: &mut Members, owner: NodeId) {
    let Some(Value::List(list)) = members.get("type").map(|node| &node.value) else { return };
    let mut types: Vec<SimpleType> = Vec::new();
    for ty in list.iter().filter_map(Node::as_str).filter_map(SimpleType::of) {
        if !types.contains(&ty) {
            types.push(ty);
        }
    }
    let Some((at, _, list)) = members.shift_remove_full("type") else { return };
    if types.contains(&SimpleType::Number) {
        types.retain(|ty| *ty != SimpleType::Integer);
    }
    match types.as_slice() {
        [] => {}
        [one] => drop(members.shift_insert(at, "type".to_owned(), Node::new(list.id, one.name()))),
        _ if members.contains_key("enum") => keep_fitting(members, &types),
        [_, _, _, _, _] => {}
        several => split(members, several, owner),
    }
}

/// The values decide; those of a type that is not listed can never be.
fn keep_fitting(members: &mut Members, types: &[SimpleType]) {
    let Some(Value::List(values)) = members.get_mut("enum").map(|node| &mut node.value) else { return };
    let has = |ty: SimpleType| types.contains(&ty);
    values.retain(|value| match &value.value {
        Value::Null => true,
        Value::Bool(_) => has(SimpleType::Boolean),
        Value::Number(_) => has(SimpleType::Number) || has(SimpleType::Integer),
        Value::String(_) => has(SimpleType::String),
        Value::List(_) => has(SimpleType::Array),
        Value::Map(_) => has(SimpleType::Object),
    });
}

/// One branch a type, each with the keywords that constrain its type.
fn split(members: &mut Members, types: &[SimpleType], owner: NodeId) {
    let mut branches: Vec<(SimpleType, Members)> = types
        .iter()
        .map(|ty| (*ty, Members::from_iter([("type".to_owned(), Node::new(owner, ty.name()))])))
        .collect();
    let dealt: Vec<String> = members.keys().filter(|key| constrained(key).is_some()).cloned().collect();
    for keyword in dealt {
        let Some(value) = members.shift_remove(&keyword) else { continue };
        for (ty, branch) in &mut branches {
            if fits(&keyword, &value, *ty) {
                branch.insert(keyword.clone(), value.clone());
            }
        }
    }
    let branches: Vec<Node> = branches.into_iter().map(|(_, branch)| Node::new(owner, branch)).collect();
    let any_of = Node::new(owner, branches);
    if members.contains_key("anyOf") {
        let mut inner = Members::new();
        inner.insert("anyOf".to_owned(), any_of);
        let all_of = members.entry("allOf".to_owned()).or_insert(Node::new(owner, Vec::new()));
        if let Value::List(list) = &mut all_of.value {
            list.push(Node::new(owner, inner));
        }
    } else {
        members.insert("anyOf".to_owned(), any_of);
    }
}

fn fits(keyword: &str, value: &Node, ty: SimpleType) -> bool {
    let about = constrained(keyword).is_some_and(|types| types.has(ty));
    about && (keyword != "format" || format_fits(value.as_str().unwrap_or_default(), ty))
}

/// A format says which type it is about only by its name.
fn format_fits(format: &str, ty: SimpleType) -> bool {
    let numeric = format.starts_with("int") || format.starts_with("uint") || format.contains("unix");
    match ty {
        SimpleType::Integer => numeric,
        SimpleType::Number => numeric || matches!(format, "float" | "double" | "decimal" | "decimal128"),
        SimpleType::String => !numeric && !matches!(format, "float" | "double"),
        _ => false,
    }
}

/// The types that a keyword constrains; `None` for keywords that hold for values of any type.
fn constrained(keyword: &str) -> Option<Types> {
    Kind::Schema.row(keyword).map(|row| row.types).filter(|types| *types != Types::ALL)
}
