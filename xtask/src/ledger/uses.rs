//! Where a document uses keywords.

use std::collections::BTreeMap;

use clientwright::document::keywords::{Kind, Treatment};
use clientwright_mutator::{Place, escaped, places};
use serde_json::{Map, Value as Json};

/// One use of a keyword.
#[derive(Debug, Clone)]
pub(super) struct Use {
    /// The object that has it, as a JSON Pointer.
    pub(super) object: String,
    /// What the object is.
    pub(super) kind: Kind,
    /// The keyword.
    pub(super) keyword: String,
}

impl Use {
    /// The JSON Pointer of the keyword's value.
    pub(super) fn pointer(&self) -> String {
        format!("{}/{}", self.object, escaped(&self.keyword))
    }

    /// The name of the tag that it is a keyword of.
    fn tag<'d>(&self, document: &'d Json) -> Option<&'d str> {
        let tag = document.pointer(&self.object).filter(|_| self.kind == Kind::Tag)?;
        tag.get("name").and_then(Json::as_str)
    }

    /// The table of keywords says that a client has no use for it.
    pub(super) fn is_ignored(&self) -> bool {
        self.kind.row(&self.keyword).is_some_and(|row| row.treatment == Treatment::Ignored)
    }

    /// Something has a use for it: a component is referred to, a tag is that of an operation, a path has an operation, a media
    /// type has a body.
    pub(super) fn is_reachable(&self, document: &Json) -> bool {
        if let Some(name) = self.tag(document) {
            return operations(document).any(|operation| has_tag(operation, name));
        }
        if self.keyword == "tags" && self.object.is_empty() {
            let last = document.pointer("/tags").and_then(Json::as_array).and_then(|tags| tags.last());
            let name = last.and_then(|tag| tag.get("name")).and_then(Json::as_str).unwrap_or_default();
            return operations(document).any(|operation| has_tag(operation, name));
        }
        if matches!(self.keyword.as_str(), "consumes" | "produces") {
            let own =
                document.pointer(&self.object).into_iter().filter(|object| object.get("paths").is_none());
            let of_all = operations(document).filter(|each| each.get(&self.keyword).is_none());
            let of_all = of_all.filter(|_| self.object.is_empty());
            return own.chain(of_all).any(|operation| has_body(operation, &self.keyword));
        }
        let steps: Vec<&str> = self.object.split('/').collect();
        match steps.as_slice() {
            ["", "paths", path, ..] => document
                .pointer(&format!("/paths/{path}"))
                .is_some_and(|item| item.get("$ref").is_some() || of_path(item).next().is_some()),
            ["", "components", "schemas", ..] | ["", "definitions", ..] => true,
            ["", "components", section, name, ..] => {
                is_named(document, &format!("#/components/{section}/{name}"), name)
            }
            ["", section @ ("parameters" | "responses" | "securityDefinitions"), name, ..] => {
                is_named(document, &format!("#/{section}/{name}"), name)
            }
            _ => true,
        }
    }
}

/// The members of a path item that are operations.
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// The operations of a document's paths.
fn operations(document: &Json) -> impl Iterator<Item = &Json> {
    let paths = document.get("paths").and_then(Json::as_object).into_iter().flat_map(Map::values);
    paths.flat_map(of_path)
}

/// The operations of a path item.
fn of_path(item: &Json) -> impl Iterator<Item = &Json> {
    let more = item.get("additionalOperations").and_then(Json::as_object).into_iter().flat_map(Map::values);
    METHODS.iter().filter_map(|method| item.get(method)).chain(more)
}

fn has_tag(operation: &Json, name: &str) -> bool {
    let tags = operation.get("tags").and_then(Json::as_array);
    tags.is_some_and(|tags| tags.iter().any(|tag| tag == name))
}

/// Whether an operation of 2.0 has a body on the side that `keyword` is about.
fn has_body(operation: &Json, keyword: &str) -> bool {
    let text = match keyword {
        "consumes" => operation.get("parameters").map(Json::to_string).unwrap_or_default(),
        _ => operation.get("responses").map(Json::to_string).unwrap_or_default(),
    };
    match keyword {
        "consumes" => ["\"body\"", "\"formData\"", "$ref"].iter().any(|word| text.contains(word)),
        _ => ["\"schema\"", "$ref"].iter().any(|word| text.contains(word)),
    }
}

/// Whether a reference leads to a component, or a security requirement has its name.
fn is_named(value: &Json, reference: &str, name: &str) -> bool {
    match value {
        Json::Object(members) => members.iter().any(|(key, value)| match (key.as_str(), value) {
            ("$ref", Json::String(target)) => target == reference,
            ("security", Json::Array(list)) => list.iter().any(|each| each.get(name).is_some()),
            _ => is_named(value, reference, name),
        }),
        Json::Array(items) => items.iter().any(|item| is_named(item, reference, name)),
        _ => false,
    }
}

/// The uses of keywords in a document, at most `each` of one keyword, spread over the document.
pub(super) fn uses(document: &Json, each: usize) -> Vec<Use> {
    let mut by_keyword: BTreeMap<(Kind, String), Vec<Use>> = BTreeMap::new();
    for Place { pointer, kind } in places(document) {
        let (Some(kind), Some(Json::Object(members))) = (kind, document.pointer(&pointer)) else { continue };
        for keyword in members.keys().filter(|keyword| !kind.has_extension(keyword)) {
            let known = kind.row(keyword).map_or("", |row| row.keyword);
            let used = Use { object: pointer.clone(), kind, keyword: keyword.clone() };
            by_keyword.entry((kind, known.to_owned())).or_default().push(used);
        }
    }
    let spread = |uses: Vec<Use>| {
        let step = uses.len().div_ceil(each.max(1)).max(1);
        uses.into_iter().step_by(step)
    };
    by_keyword.into_values().flat_map(spread).collect()
}
