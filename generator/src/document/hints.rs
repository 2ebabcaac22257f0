//! Vendor extensions that we honour: our own `x-clientwright-*`, and those of others that say the same.
//!
//! In: extensions as written. Out: names, words and switches.

use indexmap::IndexMap;
use serde_json::Value as Json;

/// The extensions of an object of `openapiv3`.
pub type Extensions = IndexMap<String, Json>;

/// Before the name of each of our own hints.
const OWN: &str = "x-clientwright-";

/// Our own hints, without the prefix, in document order.
pub fn own(extensions: &Extensions) -> impl Iterator<Item = (&str, &Json)> {
    extensions.iter().filter_map(|(key, value)| Some((key.strip_prefix(OWN)?, value)))
}

/// What a document promises about the future of a thing, and lists of values that may grow, under their own names.
pub fn promises(extensions: &Extensions) -> impl Iterator<Item = (&str, &Json)> {
    const NAMES: [&str; 3] = ["x-sunset", "x-stability-level", "x-extensible-enum"];
    NAMES.into_iter().filter_map(|name| Some((name, extensions.get(name)?)))
}

/// Names of enum values (`x-enum-varnames`, `x-enumNames`, `x-enum-names`, `x-ms-enum`): one for each of `count` values,
/// or none at all.
pub(super) fn value_names(extensions: &Extensions, count: usize) -> Vec<String> {
    let listed = ["x-enum-varnames", "x-enumNames", "x-enum-names", "x-enum-variants", "x-enum-var-names"];
    let list = listed.iter().find_map(|key| extensions.get(*key)).and_then(Json::as_array);
    if let Some(list) = list {
        return all_texts(list.iter(), count);
    }
    let values = extensions.get("x-ms-enum").and_then(|hint| hint.get("values")).and_then(Json::as_array);
    values
        .map_or_else(Vec::new, |values| all_texts(values.iter().filter_map(|value| value.get("name")), count))
}

/// What enum values mean (`x-enum-descriptions`, `x-enumDescriptions`), as a list or as an object by value: one for each
/// value, empty for those that are not told; or none at all.
pub(super) fn value_docs(extensions: &Extensions, values: &[Json]) -> Vec<String> {
    let keys = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-description"];
    match keys.iter().find_map(|key| extensions.get(*key)) {
        Some(Json::Array(list)) => all_texts(list.iter(), values.len()),
        Some(Json::Object(by_value)) => {
            let word = |value: &Json| {
                by_value.get(&plain(value)).and_then(Json::as_str).unwrap_or_default().to_owned()
            };
            values.iter().map(word).collect()
        }
        _ => {
            let told =
                extensions.get("x-ms-enum").and_then(|hint| hint.get("values")).and_then(Json::as_array);
            told.map_or_else(Vec::new, |told| {
                all_texts(told.iter().filter_map(|v| v.get("description")), values.len())
            })
        }
    }
}

/// Whether the list of values is declared open (`x-extensible-enum`, `x-ms-enum.modelAsString`).
pub(super) fn extensible(extensions: &Extensions) -> bool {
    let said =
        extensions.get("x-extensible-enum").is_some_and(|hint| *hint != Json::Bool(false) && !hint.is_null());
    said || extensions.get("x-ms-enum").and_then(|hint| hint.get("modelAsString")) == Some(&Json::Bool(true))
}

fn all_texts<'j>(list: impl Iterator<Item = &'j Json>, count: usize) -> Vec<String> {
    let texts: Vec<String> = list.map(plain).collect();
    if texts.len() == count { texts } else { Vec::new() }
}

fn plain(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
