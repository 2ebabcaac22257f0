//! The same document written down in other ways: in JSON or YAML, its keywords in another order, its components in files of
//! their own.

use serde_json::{Map, Value as Json, json};

/// What an object of a document is to those who reorder it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Role {
    /// Members are keywords, in an order that means nothing.
    Keywords,
    /// Members have names that the author chose, in an order that is kept: paths, properties, components, statuses.
    Names,
    /// A path item: the order of its methods is that of the operations, and is kept.
    PathItem,
    /// Names of path items.
    PathItems,
    /// Callbacks: names of expressions, and each of those a path item.
    Callbacks,
    /// A value of users: an example, a default, an extension.
    Data,
}

impl Role {
    /// What the member of that name is, in an object of this role.
    fn of_member(self, key: &str, value: &Json) -> Self {
        const NAMES: [&str; 25] = [
            "paths",
            "webhooks",
            "properties",
            "patternProperties",
            "dependentSchemas",
            "$defs",
            "definitions",
            "schemas",
            "responses",
            "parameters",
            "examples",
            "requestBodies",
            "headers",
            "securitySchemes",
            "securityDefinitions",
            "links",
            "pathItems",
            "content",
            "encoding",
            "variables",
            "mapping",
            "scopes",
            "additionalOperations",
            "dependentRequired",
            "dependencies",
        ];
        const DATA: [&str; 6] = ["example", "default", "enum", "const", "value", "security"];
        match self {
            Self::Names => Self::Keywords,
            Self::PathItems => Self::PathItem,
            Self::Callbacks => Self::PathItems,
            Self::Data => Self::Data,
            Self::Keywords if ["paths", "webhooks", "pathItems"].contains(&key) => Self::PathItems,
            Self::Keywords if key == "callbacks" => Self::Callbacks,
            Self::Keywords | Self::PathItem if NAMES.contains(&key) && value.is_object() => Self::Names,
            Self::Keywords | Self::PathItem if DATA.contains(&key) || key.starts_with("x-") => Self::Data,
            Self::Keywords if key == "examples" => Self::Data,
            Self::Keywords | Self::PathItem => Self::Keywords,
        }
    }
}

/// The members of a path item that are operations.
const METHODS: [&str; 10] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query", "additionalOperations"];

/// Puts keywords in another order, by a small generator of numbers (an LCG) that begins with `seed`.
pub(crate) fn permute(json: &mut Json, role: Role, seed: &mut u64) {
    match json {
        Json::Array(items) => items.iter_mut().for_each(|item| permute(item, role, seed)),
        Json::Object(members) => {
            let mut list: Vec<(String, Json)> = std::mem::take(members).into_iter().collect();
            for (key, value) in &mut list {
                permute(value, role.of_member(key, value), seed);
            }
            let is_method = |key: &str| role == Role::PathItem && METHODS.contains(&key);
            let mut methods =
                list.iter().filter(|(key, _)| is_method(key)).cloned().collect::<Vec<_>>().into_iter();
            if role == Role::Keywords || role == Role::PathItem {
                shuffle(&mut list, seed);
            }
            let slots = list.iter_mut().filter(|(key, _)| is_method(key));
            slots.zip(&mut methods).for_each(|(slot, method)| *slot = method);
            members.extend(list);
        }
        _ => {}
    }
}

fn shuffle(list: &mut [(String, Json)], seed: &mut u64) {
    for last in (1..list.len()).rev() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(last, (*seed >> 33) as usize % (last + 1));
    }
}

/// Moves every component of 3.x, and every path item, into a file of its own: the entry keeps a reference to it in its
/// place, and files refer to each other directly. `None` where the document has a reference that this does not follow.
pub(crate) fn split(json: &Json) -> Option<Vec<(String, Json)>> {
    let mut entry = json.clone();
    let mut files = Vec::new();
    let components = entry.get_mut("components").and_then(Json::as_object_mut);
    for (kind, entries) in components.into_iter().flatten().filter(|(kind, _)| !kind.starts_with("x-")) {
        // A security scheme is known by its name only.
        let entries = entries.as_object_mut().filter(|_| kind != "securitySchemes");
        for (name, component) in entries.into_iter().flatten() {
            let file = format!("{kind}/{name}.json");
            let moved = std::mem::replace(component, json!({ "$ref": escaped(&file) }));
            files.push((file, refer(moved, "../", Role::Keywords)?));
        }
    }
    let paths = entry.get_mut("paths").and_then(Json::as_object_mut);
    for (number, (_, item)) in
        paths.into_iter().flatten().filter(|(path, _)| path.starts_with('/')).enumerate()
    {
        let file = format!("paths/{number}.json");
        let moved = std::mem::replace(item, json!({ "$ref": file }));
        files.push((file, refer(moved, "../", Role::Keywords)?));
    }
    let rest = ["tags", "webhooks", "servers"];
    for key in rest {
        if let Some(value) = entry.get_mut(key) {
            *value = refer(value.take(), "", if key == "webhooks" { Role::Names } else { Role::Keywords })?;
        }
    }
    files.push(("openapi.json".to_owned(), entry));
    Some(files)
}

/// Moves all components into a second file and leaves none; security schemes stay, for they are known by name.
pub(crate) fn without_components(json: &Json) -> Option<Vec<(String, Json)>> {
    let (mut entry, mut moved) = (json.clone(), json.clone());
    let components = entry.get_mut("components").and_then(Json::as_object_mut)?;
    components.retain(|kind, _| kind == "securitySchemes");
    moved.as_object_mut()?.retain(|key, _| ["openapi", "info", "components"].contains(&key.as_str()));
    let mut text = entry.to_string();
    for kind in ["schemas", "responses", "parameters", "requestBodies", "headers", "examples", "links"] {
        let from = format!("\"#/components/{kind}/");
        text = text.replace(&from, &format!("\"parts/shared.json{}", &from[1..]));
    }
    let entry = serde_json::from_str(&text).ok()?;
    Some(vec![("parts/shared.json".to_owned(), moved), ("openapi.json".to_owned(), entry)])
}

/// Every reference to a component becomes one to its file.
fn refer(json: Json, up: &str, role: Role) -> Option<Json> {
    Some(match json {
        Json::Array(items) => {
            items.into_iter().map(|item| refer(item, up, role)).collect::<Option<Vec<_>>>()?.into()
        }
        Json::Object(members) => {
            let mut renewed = Map::new();
            for (key, value) in members {
                let of_member = role.of_member(&key, &value);
                let text = value.as_str();
                let value = match (role, key.as_str(), text) {
                    (Role::Keywords, "$ref", Some(text)) => file_of(text, up)?.into(),
                    (Role::Data, ..) => value,
                    _ if key == "mapping" && role == Role::Keywords => mapping(value, up)?,
                    _ => refer(value, up, of_member)?,
                };
                renewed.insert(key, value);
            }
            Json::Object(renewed)
        }
        other => other,
    })
}

/// Values of a mapping are references, or bare names that stay.
fn mapping(json: Json, up: &str) -> Option<Json> {
    let Json::Object(members) = json else { return Some(json) };
    let renewed = members.into_iter().map(|(tag, value)| match value.as_str() {
        Some(text) if text.starts_with('#') => Some((tag, file_of(text, up)?.into())),
        _ => Some((tag, value)),
    });
    renewed.collect::<Option<Map<_, _>>>().map(Json::Object)
}

fn file_of(reference: &str, up: &str) -> Option<String> {
    let (kind, name) = reference.strip_prefix("#/components/")?.split_once('/')?;
    let plain = !name.contains(['/', '~', '%']) && kind != "securitySchemes";
    plain.then(|| escaped(&format!("{up}{kind}/{name}.json")))
}

/// A path as a URI reference has it.
fn escaped(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let escape = |byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(escape).collect()
}
