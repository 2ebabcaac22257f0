//! Where a document has room for an addition.

use clientwright::document::keywords::Kind;
use clientwright_mutator::{Dice, places};
use serde_json::Value as Json;

/// What an addition is made to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// An operation of a path.
    Operation,
    /// A parameter that stands in an operation.
    Parameter,
    /// A component with properties.
    Object,
    /// The branches of a union.
    Union,
    /// The values of an enum of texts.
    Enum,
    /// A request body that is no reference.
    RequestBody,
    /// A success that is no reference.
    Success,
}

/// One of them, as a JSON Pointer.
pub(super) fn one(json: &Json, dice: &mut Dice, place: &Place) -> Option<String> {
    let all = places(json);
    let pointers: Vec<String> = match place {
        Place::Operation => all
            .into_iter()
            .filter(|found| found.kind == Some(Kind::Operation) && found.pointer.matches('/').count() == 3)
            .map(|found| found.pointer)
            .filter(|pointer| pointer.starts_with("/paths/"))
            .collect(),
        Place::Parameter => of(json, Kind::Parameter, |pointer, value| {
            let in_operation = pointer.starts_with("/paths/") && pointer.matches('/').count() == 5;
            in_operation && value.get("name").is_some()
        }),
        Place::Object => of(json, Kind::Schema, |pointer, value| {
            pointer.starts_with("/components/schemas/")
                && pointer.matches('/').count() == 3
                && value.get("properties").is_some_and(Json::is_object)
        }),
        Place::Union => {
            let all = of(json, Kind::Schema, |_, value| value.get("oneOf").or(value.get("anyOf")).is_some());
            let list = |pointer: String| {
                let key = if json.pointer(&pointer)?.get("oneOf").is_some() { "oneOf" } else { "anyOf" };
                json.pointer(&pointer)?.get("discriminator").is_none().then(|| format!("{pointer}/{key}"))
            };
            all.into_iter().filter_map(list).collect()
        }
        Place::Enum => {
            let texts = |value: &Json| {
                let list = value.get("enum").and_then(Json::as_array);
                list.is_some_and(|list| list.len() > 1 && list.iter().all(Json::is_string))
            };
            let all = of(json, Kind::Schema, |_, value| texts(value));
            all.into_iter().map(|pointer| format!("{pointer}/enum")).collect()
        }
        Place::RequestBody => of(json, Kind::RequestBody, |_, value| value.get("content").is_some()),
        Place::Success => of(json, Kind::Response, |pointer, value| {
            let status = pointer.rsplit('/').next().unwrap_or_default();
            status.starts_with('2') && value.get("$ref").is_none()
        }),
    };
    dice.one(&pointers).cloned()
}

fn of(json: &Json, kind: Kind, fits: impl Fn(&str, &Json) -> bool) -> Vec<String> {
    let of_kind = places(json).into_iter().filter(|place| place.kind == Some(kind));
    let fitting =
        of_kind.filter(|place| json.pointer(&place.pointer).is_some_and(|value| fits(&place.pointer, value)));
    fitting.map(|place| place.pointer).collect()
}
