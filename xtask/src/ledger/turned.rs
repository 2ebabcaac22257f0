//! A document in which one keyword says something else.

use clientwright::document::keywords::{Kind, Shape};
use serde_json::{Map, Value as Json, json};

use super::uses::Use;

/// A changed document.
pub(super) struct Turned(pub(super) Json);

/// The document with other values of a keyword, the most telling one first; none where no other value is known.
pub(super) fn all<'d>(document: &'d Json, used: &'d Use) -> impl Iterator<Item = Turned> + 'd {
    let value = document.pointer(&used.pointer()).unwrap_or(&Json::Null);
    let mut others = other_values(value, used, document);
    // What is empty says as much as what is not there.
    let is_empty =
        value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty);
    if !is_empty {
        others.push(None);
    }
    others.into_iter().filter_map(|other| with(document, used, other)).map(Turned)
}

/// The document with another value of a keyword, or without it.
fn with(document: &Json, used: &Use, other: Option<Json>) -> Option<Json> {
    let mut changed = document.clone();
    let object = changed.pointer_mut(&used.object)?.as_object_mut()?;
    match other {
        Some(value) => *object.get_mut(&used.keyword)? = value,
        None => drop(object.shift_remove(&used.keyword)),
    }
    Some(changed)
}

/// Values that mean something else.
fn other_values(value: &Json, used: &Use, document: &Json) -> Vec<Option<Json>> {
    let one = |value: Json| vec![Some(value)];
    match (used.kind.shape(&used.keyword), value) {
        (Some(Shape::One(Kind::Schema) | Shape::Items), Json::Object(_) | Json::Bool(_)) => {
            let ty = if value.get("type") == Some(&json!("boolean")) { "integer" } else { "boolean" };
            return one(json!({ "type": ty }));
        }
        (Some(Shape::One(kind @ (Kind::Response | Kind::Response2))), _) => return one(response(kind)),
        (Some(Shape::One(Kind::Responses)), _) => return one(json!({ "404": response(Kind::Response) })),
        (Some(Shape::One(Kind::Responses2)), _) => return one(json!({ "404": response(Kind::Response2) })),
        _ => {}
    }
    match (used.keyword.as_str(), value) {
        ("consumes" | "produces", Json::Array(_)) => one(json!(["application/x-other"])),
        ("$ref", Json::String(target)) => other_target(document, target).into_iter().map(Some).collect(),
        (keyword, Json::String(text)) => match choices(used.kind, keyword) {
            [] => one(json!(format!("{text}x"))),
            choices => choices.iter().filter(|each| *each != text).map(|each| Some(json!(each))).collect(),
        },
        (_, Json::Bool(flag)) => one(json!(!flag)),
        (_, Json::Number(number)) => {
            let float = number.as_f64().map(|float| json!(float + 1.0));
            one(number
                .as_i64()
                .map_or_else(|| float.unwrap_or_default(), |number| json!(number.saturating_add(1))))
        }
        (_, Json::Array(items)) => {
            let (shorter, first) = (items.split_last().map(|(_, rest)| rest.to_vec()), items.get(1..));
            let lists = [shorter, first.map(<[Json]>::to_vec)].into_iter().flatten();
            lists.map(|list| Some(Json::Array(list))).collect()
        }
        (_, Json::Object(members)) if is_map(used) => {
            let mut fewer = members.clone();
            let last = fewer.keys().next_back().cloned();
            last.map(|key| fewer.shift_remove(&key));
            one(Json::Object(fewer))
        }
        _ => Vec::new(),
    }
}

/// An answer with a body that no document has.
fn response(kind: Kind) -> Json {
    let schema = json!({"type": "array", "items": {"type": "array", "items": {"type": "boolean"}}});
    match kind {
        Kind::Response2 => json!({"description": "Another answer.", "schema": schema}),
        _ => json!({"description": "Another answer.", "content": {"application/json": {"schema": schema}}}),
    }
}

/// Whether the keyword's value has names that the document chose.
fn is_map(used: &Use) -> bool {
    matches!(
        used.kind.shape(&used.keyword),
        Some(Shape::Map(_) | Shape::TextMap | Shape::ValueMap | Shape::Any)
    )
}

/// The values of a keyword that has few.
fn choices(kind: Kind, keyword: &str) -> &'static [&'static str] {
    match (kind, keyword) {
        (Kind::Schema | Kind::Items2 | Kind::Parameter2, "type") => &["integer", "string", "boolean"],
        (Kind::Schema | Kind::Items2 | Kind::Parameter2, "format") => {
            &["date-time", "int32", "int64", "byte", "float", "uuid"]
        }
        (_, "in") => &["query", "header", "cookie"],
        (Kind::Parameter | Kind::Header | Kind::Encoding, "style") => {
            &["simple", "form", "spaceDelimited", "pipeDelimited", "deepObject", "label", "matrix"]
        }
        (_, "flow") => &["implicit", "password", "application", "accessCode"],
        (_, "collectionFormat") => &["csv", "ssv", "pipes", "multi"],
        (Kind::SecurityScheme | Kind::SecurityScheme2, "type") => &["apiKey", "http", "oauth2", "basic"],
        (Kind::SecurityScheme, "scheme") => &["basic", "bearer", "digest"],
        _ => &[],
    }
}

/// A reference to another component of the same section.
fn other_target(document: &Json, target: &str) -> Option<Json> {
    let (section, name) = target.strip_prefix('#')?.rsplit_once('/')?;
    let other = document.pointer(section)?.as_object()?.keys().find(|key| *key != name)?;
    Some(json!(format!("#{section}/{}", clientwright_mutator::escaped(other))))
}
