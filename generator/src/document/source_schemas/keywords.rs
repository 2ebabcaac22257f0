//! One schema in the words of JSON Schema 2020-12, keyword by keyword.
//!
//! In: a schema as written, in any version's words. Out: what of it can refuse a value. A keyword that is in none of the
//! tables here says nothing about values.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use super::super::keywords::{Check, Kind, Row, Shape, SimpleType};
use crate::source::{Members, Node, NodeId, Value, pointer};

/// Whether a keyword of a schema is part of what values are checked against.
pub fn is_checked(keyword: &str) -> bool {
    Kind::Schema.row(keyword).is_some_and(|row| row.check != Check::Nothing)
}

/// How far `allOf` and references are followed for members that travel one way.
const MAX_HOPS: usize = 8;

/// The translation of a document's schemas.
pub(super) struct Translation {
    /// The components that references lead to.
    pub(super) components: Members,
}

/// A schema being put together.
struct Target<'t> {
    schema: Map<String, Json>,
    pointer: &'t str,
    parts: &'t mut Vec<(NodeId, String)>,
}

impl Translation {
    /// A schema, and the places of all that are part of it with the pointers that lead to them.
    pub(super) fn root(&self, node: &Node) -> (Json, Vec<(NodeId, String)>) {
        let mut parts = Vec::new();
        let schema = self.schema(node, "", &HashSet::new(), &mut parts);
        (schema, parts)
    }

    /// A schema; `one_way` are the members that a schema around it has on one way only.
    fn schema(
        &self,
        node: &Node,
        at: &str,
        one_way: &HashSet<&str>,
        parts: &mut Vec<(NodeId, String)>,
    ) -> Json {
        parts.push((node.id, at.to_owned()));
        let members = match &node.value {
            Value::Bool(truth) => return Json::Bool(*truth),
            Value::Map(members) => members,
            _ => return Json::Bool(true),
        };
        if let Some(name) = members.get("$ref").and_then(component) {
            return serde_json::json!({ "$ref": name });
        }
        let nullable = ["nullable", "x-nullable"].iter().any(|key| flag(members, key));
        let simple = members.get("type").is_some() && !members.keys().any(|key| decides(key));
        let wrapped = nullable && !simple;
        let inner = if wrapped { format!("{at}/anyOf/0") } else { at.to_owned() };
        let mut target = Target { schema: Map::new(), pointer: &inner, parts };
        self.words(members, nullable && !wrapped, &mut target);
        bounds(members, &mut target.schema);
        self.parts(members, one_way, &mut target);
        let schema = Json::Object(target.schema);
        if wrapped { serde_json::json!({ "anyOf": [schema, { "type": "null" }] }) } else { schema }
    }

    /// Types, values, and what stays as it is.
    fn words(&self, members: &Members, nullable: bool, target: &mut Target<'_>) {
        if let Some(types) = members.get("type").and_then(|types| self::types(types, nullable)) {
            target.schema.insert("type".into(), types);
        }
        let open = ["x-extensible-enum"].iter().any(|key| members.get(*key).is_some_and(says_so));
        if let Some(values) = members.get("enum").filter(|node| !open && node.as_list().is_some()) {
            target.schema.insert("enum".into(), values.to_json());
        }
        for (row, value) in kept(members).filter(|(row, _)| !row.shape.has_schemas()) {
            target.schema.insert(row.keyword.into(), value.to_json());
        }
        if let Some(discriminator) = members.get("discriminator").and_then(discriminator) {
            target.schema.insert("discriminator".into(), discriminator);
        }
    }

    /// What has schemas in it, and `required`, which depends on them.
    fn parts(&self, members: &Members, around: &HashSet<&str>, target: &mut Target<'_>) {
        let mut one_way = around.clone();
        self.one_way(members, MAX_HOPS, &mut one_way);
        let names = members.get("required").and_then(Node::as_list).unwrap_or_default().iter();
        let names: Vec<Json> =
            names.filter_map(Node::as_str).filter(|name| !one_way.contains(name)).map(Json::from).collect();
        if !names.is_empty() {
            target.schema.insert("required".into(), names.into());
        }
        let none = HashSet::new();
        for (row, node) in kept(members) {
            match (row.shape, &node.value) {
                (Shape::Map(Kind::Schema), Value::Map(map)) => {
                    self.map(row.keyword, map.iter(), &none, target)
                }
                (Shape::One(Kind::Schema), _) => self.one(row.keyword, node, &none, target),
                (Shape::Items, Value::Map(_) | Value::Bool(_)) => self.one(row.keyword, node, &none, target),
                (Shape::List(Kind::Schema), Value::List(list)) => {
                    self.list(
                        row.keyword,
                        list,
                        if row.keyword == "allOf" { &one_way } else { &none },
                        target,
                    );
                }
                _ => {}
            }
        }
        self.former(members, target);
    }

    /// Keywords of earlier drafts: `items` as a list, `additionalItems`, `dependencies`.
    fn former(&self, members: &Members, target: &mut Target<'_>) {
        let none = HashSet::new();
        if let Some(list) = members.get("items").and_then(Node::as_list) {
            self.list("prefixItems", list, &none, target);
            if let Some(rest) = members.get("additionalItems") {
                self.one("items", rest, &none, target);
            }
        }
        let Some(dependencies) = members.get("dependencies").and_then(Node::as_map) else { return };
        let (names, schemas): (Vec<_>, Vec<_>) =
            dependencies.iter().partition(|(_, needed)| needed.as_list().is_some());
        if !names.is_empty() {
            let needed = names.into_iter().map(|(name, needed)| (name.clone(), needed.to_json()));
            target.schema.insert("dependentRequired".into(), Json::Object(needed.collect()));
        }
        if !schemas.is_empty() {
            self.map("dependentSchemas", schemas.into_iter(), &none, target);
        }
    }

    fn one(&self, keyword: &str, node: &Node, one_way: &HashSet<&str>, target: &mut Target<'_>) {
        let at = format!("{}/{keyword}", target.pointer);
        let schema = self.schema(node, &at, one_way, target.parts);
        target.schema.insert(keyword.into(), schema);
    }

    fn list(&self, keyword: &str, nodes: &[Node], one_way: &HashSet<&str>, target: &mut Target<'_>) {
        let mut schemas = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            let at = format!("{}/{keyword}/{index}", target.pointer);
            schemas.push(self.schema(node, &at, one_way, target.parts));
        }
        target.schema.insert(keyword.into(), Json::Array(schemas));
    }

    fn map<'n>(
        &self,
        keyword: &str,
        nodes: impl Iterator<Item = (&'n String, &'n Node)>,
        one_way: &HashSet<&str>,
        target: &mut Target<'_>,
    ) {
        let mut schemas = Map::new();
        for (name, node) in nodes {
            let mut at = format!("{}/{keyword}", target.pointer);
            pointer::push(&mut at, name);
            schemas.insert(name.clone(), self.schema(node, &at, one_way, target.parts));
        }
        target.schema.insert(keyword.into(), Json::Object(schemas));
    }

    /// Members that are in requests only, or in answers only: who sends the other way must leave them out.
    fn one_way<'n>(&'n self, members: &'n Members, hops: usize, names: &mut HashSet<&'n str>) {
        let properties = members.get("properties").and_then(Node::as_map).into_iter().flatten();
        for (name, property) in properties {
            let said = self.behind(property).and_then(Node::as_map);
            if said.is_some_and(|said| flag(said, "readOnly") || flag(said, "writeOnly")) {
                names.insert(name);
            }
        }
        let all_of = members.get("allOf").and_then(Node::as_list).unwrap_or_default().iter();
        for schema in all_of.filter(|_| hops > 0) {
            if let Some(members) = self.behind(schema).and_then(Node::as_map) {
                self.one_way(members, hops - 1, names);
            }
        }
    }

    /// What a reference leads to; anything else is there already.
    fn behind<'n>(&'n self, mut node: &'n Node) -> Option<&'n Node> {
        for _ in 0..MAX_HOPS {
            match node.get("$ref").and_then(component) {
                Some(name) => node = self.components.get(&name)?,
                None => return Some(node),
            }
        }
        None
    }
}

/// The keywords of a schema that are checked as they stand, in the order of the table.
fn kept(members: &Members) -> impl Iterator<Item = (&'static Row, &Node)> {
    let rows = Kind::Schema.rows().iter().filter(|row| row.check == Check::Kept);
    rows.filter_map(|row| Some((row, members.get(row.keyword)?)))
}

/// Keywords that refuse null by themselves, whatever the type says.
fn decides(keyword: &str) -> bool {
    matches!(keyword, "enum" | "const" | "allOf" | "anyOf" | "oneOf" | "not" | "if" | "then" | "else")
}

fn flag(members: &Members, keyword: &str) -> bool {
    members.get(keyword).and_then(Node::as_bool) == Some(true)
}

/// `true`, or a list.
fn says_so(node: &Node) -> bool {
    node.as_bool() == Some(true) || node.as_list().is_some()
}

/// The name in `#/components/schemas/<name>`.
fn component(reference: &Node) -> Option<String> {
    let name = reference.as_str()?.strip_prefix("#/components/schemas")?;
    pointer::tokens(name).next()
}

/// `type`, with null where that is allowed as well; what is no type of JSON (`file` of 2.0) refuses nothing.
fn types(said: &Node, nullable: bool) -> Option<Json> {
    let listed = said.as_list().map(|list| list.iter().filter_map(Node::as_str).collect());
    let mut names: Vec<&str> = listed.or_else(|| Some(vec![said.as_str()?]))?;
    if names.iter().any(|name| SimpleType::of(name).is_none()) {
        return None;
    }
    if nullable && !names.contains(&"null") {
        names.push("null");
    }
    Some(match names.as_slice() {
        [one] => (*one).into(),
        several => several.into(),
    })
}

/// Bounds, whose exclusive ones were marks on the others before 3.1.
fn bounds(members: &Members, schema: &mut Map<String, Json>) {
    for (inclusive, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        let marked = flag(members, exclusive);
        if let Some(bound) = members.get(inclusive) {
            schema.insert(if marked { exclusive } else { inclusive }.into(), bound.to_json());
        }
        if let Some(bound) = members.get(exclusive).filter(|node| node.as_bool().is_none()) {
            schema.insert(exclusive.into(), bound.to_json());
        }
    }
}

/// The member that tells schemas apart, and the names of components by its values.
fn discriminator(node: &Node) -> Option<Json> {
    let property = node.get("propertyName").and_then(Node::as_str)?;
    let mapping = node.get("mapping").and_then(Node::as_map).into_iter().flatten();
    let mapping = mapping.filter_map(|(tag, target)| {
        let name = component(target).or_else(|| target.as_str().map(str::to_owned))?;
        Some((tag.clone(), name.into()))
    });
    let mapping: Map<String, Json> = mapping.collect();
    let mut said = serde_json::json!({ "propertyName": property });
    if !mapping.is_empty() {
        said["mapping"] = Json::Object(mapping);
    }
    Some(said)
}
