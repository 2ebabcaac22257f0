//! `type` as a list (JSON Schema validation 6.1.1).
//!
//! ```text
//! type: [string, 'null'], maxLength: 3           ->  type: string, nullable: true, maxLength: 3
//! type: [string, integer], minimum: 1, title: T  ->  anyOf: [{type: string}, {type: integer, minimum: 1}], title: T
//! type: [string, integer], enum: [a, 1]          ->  enum: [a, 1]
//! type: [integer, number]                        ->  type: number
//! ```

use crate::source::{Members, Node, NodeId, Value};

pub(super) fn rewrite(members: &mut Members, owner: NodeId) {
    let Some(Value::List(list)) = members.get("type").map(|node| &node.value) else { return };
    let mut types: Vec<String> = Vec::new();
    for name in list.iter().filter_map(Node::as_str) {
        if !types.iter().any(|known| known == name) {
            types.push(name.to_owned());
        }
    }
    let Some((at, _, list)) = members.shift_remove_full("type") else { return };
    let nulls = types.len();
    types.retain(|name| name != "null");
    let nullable = types.len() < nulls;
    if types.iter().any(|name| name == "number") {
        types.retain(|name| name != "integer");
    }
    if nullable && !types.is_empty() {
        members.insert("nullable".to_owned(), Node::new(list.id, true));
    }
    let single = |name: &str| Node::new(list.id, name);
    match types.as_slice() {
        [] if nullable => drop(members.shift_insert(at, "type".to_owned(), single("null"))),
        [] => {}
        [one] => drop(members.shift_insert(at, "type".to_owned(), single(one))),
        _ if members.contains_key("enum") => keep_fitting(members, &types),
        [_, _, _, _, _] => {}
        several => split(members, several, owner),
    }
}

/// The values decide; those of a type that is not listed can never be.
fn keep_fitting(members: &mut Members, types: &[String]) {
    let Some(Value::List(values)) = members.get_mut("enum").map(|node| &mut node.value) else { return };
    values.retain(|value| match &value.value {
        Value::Null => true,
        Value::Bool(_) => has(types, "boolean"),
        Value::Number(_) => has(types, "number") || has(types, "integer"),
        Value::String(_) => has(types, "string"),
        Value::List(_) => has(types, "array"),
        Value::Map(_) => has(types, "object"),
    });
}

fn has(types: &[String], name: &str) -> bool {
    types.iter().any(|known| known == name)
}

/// One branch a type, each with the keywords that constrain its type.
fn split(members: &mut Members, types: &[String], owner: NodeId) {
    let mut branches: Vec<Node> = types
        .iter()
        .map(|name| {
            let mut branch = Members::new();
            branch.insert("type".to_owned(), Node::new(owner, name.as_str()));
            Node::new(owner, branch)
        })
        .collect();
    let dealt: Vec<String> = members.keys().filter(|key| constrained(key).is_some()).cloned().collect();
    for keyword in dealt {
        let Some(value) = members.shift_remove(&keyword) else { continue };
        for branch in &mut branches {
            let fits =
                branch.get("type").and_then(Node::as_str).is_some_and(|name| fits(&keyword, &value, name));
            if let (true, Some(inner)) = (fits, branch.as_map_mut()) {
                inner.insert(keyword.clone(), value.clone());
            }
        }
    }
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

fn fits(keyword: &str, value: &Node, name: &str) -> bool {
    if keyword == "format" {
        return format_fits(value.as_str().unwrap_or_default(), name);
    }
    constrained(keyword).is_some_and(|types| types.contains(&name))
}

/// A format says which type it is about only by its name.
fn format_fits(format: &str, name: &str) -> bool {
    let numeric = format.starts_with("int") || format.starts_with("uint") || format.contains("unix");
    match name {
        "integer" => numeric,
        "number" => numeric || matches!(format, "float" | "double" | "decimal" | "decimal128"),
        "string" => !numeric && !matches!(format, "float" | "double"),
        _ => false,
    }
}

/// The types that a keyword constrains; `None` for keywords that hold for values of any type.
fn constrained(keyword: &str) -> Option<&'static [&'static str]> {
    Some(match keyword {
        "format" => &["string", "number", "integer"],
        "multipleOf" | "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => {
            &["number", "integer"]
        }
        "minLength" | "maxLength" | "pattern" | "contentEncoding" | "contentMediaType" | "contentSchema" => {
            &["string"]
        }
        "items" | "prefixItems" | "additionalItems" | "unevaluatedItems" | "contains" | "minContains"
        | "maxContains" | "minItems" | "maxItems" | "uniqueItems" => &["array"],
        "properties"
        | "required"
        | "additionalProperties"
        | "patternProperties"
        | "propertyNames"
        | "unevaluatedProperties"
        | "minProperties"
        | "maxProperties"
        | "dependentRequired"
        | "dependentSchemas"
        | "dependencies"
        | "discriminator" => &["object"],
        _ => return None,
    })
}
