//! The places of a document: every value with its JSON Pointer, and the kind of OpenAPI object that it is, as far as the
//! table of keywords tells.

use clientwright::document::keywords::{Kind, Shape};
use serde_json::Value as Json;

/// A value of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// JSON Pointer (RFC 6901).
    pub pointer: String,
    /// What kind of object stands there; `None` where nobody knows.
    pub kind: Option<Kind>,
}

/// All places of a document, its root first.
pub fn places(document: &Json) -> Vec<Place> {
    let root = if document.get("swagger").is_some() { Kind::Swagger2 } else { Kind::OpenApi };
    let mut out = Vec::new();
    walk(document, String::new(), Some(Shape::One(root)), &mut out);
    out
}

/// A key as a step of a JSON Pointer.
pub fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The value above a place, and the place's own key.
pub(crate) fn above<'j>(document: &'j mut Json, pointer: &str) -> Option<(&'j mut Json, String)> {
    let (parent, key) = pointer.rsplit_once('/')?;
    Some((document.pointer_mut(parent)?, key.replace("~1", "/").replace("~0", "~")))
}

fn walk(value: &Json, pointer: String, shape: Option<Shape>, out: &mut Vec<Place>) {
    let kind = kind_of(value, shape);
    let children: Vec<(String, &Json, Option<Shape>)> = match value {
        Json::Object(members) => {
            let of = |key: &String| match (kind, shape) {
                (Some(kind), _) => kind.shape(key),
                (None, Some(Shape::Map(inner))) => Some(Shape::One(inner)),
                _ => None,
            };
            members.iter().map(|(key, value)| (escaped(key), value, of(key))).collect()
        }
        Json::Array(items) => {
            let of = match shape {
                Some(Shape::List(kind)) => Some(Shape::One(kind)),
                Some(Shape::Items) => Some(Shape::One(Kind::Schema)),
                _ => None,
            };
            items.iter().enumerate().map(|(at, value)| (at.to_string(), value, of)).collect()
        }
        _ => Vec::new(),
    };
    let here = pointer.clone();
    out.push(Place { pointer, kind });
    for (key, child, shape) in children {
        walk(child, format!("{here}/{key}"), shape, out);
    }
}

/// What an object of this shape is.
fn kind_of(value: &Json, shape: Option<Shape>) -> Option<Kind> {
    match shape? {
        Shape::One(kind) if value.is_object() || value.is_boolean() => Some(kind),
        Shape::Items if value.is_object() || value.is_boolean() => Some(Kind::Schema),
        _ => None,
    }
}
