//! Additions to a document: each leaves everything that was there as it is.

use clientwright_mutator::Dice;
use serde_json::{Map, Value as Json, json};

use super::places::{self, Place};

/// Kinds of additions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Edit {
    /// An operation, which refers to components that others use.
    Operation,
    /// An operation whose id or path differs from another one's in letter case or separators alone.
    LikeOperation,
    /// An optional parameter of an operation.
    Parameter,
    /// One whose name differs from another one's in letter case, separators or place alone.
    LikeParameter,
    /// An optional member of a component.
    Member,
    /// One whose name differs from another one's in letter case or separators alone.
    LikeMember,
    /// Many optional members of a component, enough to make it large.
    Members,
    /// An error status with a body.
    Status,
    /// A branch behind the others of a union.
    Branch,
    /// A listed value behind the others of an enum.
    EnumValue,
    /// A tag in front of those of an operation, or behind.
    Tag,
    /// A declared tag.
    DeclaredTag,
    /// A server.
    Server,
    /// A security scheme, and an alternative that operations accept.
    Scheme,
    /// A webhook.
    Webhook,
    /// A component that nothing uses.
    Component,
    /// One whose name differs from another one's in letter case or separators alone, or is one that types are given.
    LikeComponent,
    /// A header field of an answer.
    Header,
    /// A media type of a request body, behind the others.
    RequestMedia,
    /// A media type of an answer, behind the others.
    AnswerMedia,
    /// An extension that no tool knows.
    Extension,
    /// Words.
    Words,
}

/// All of them.
pub(super) const ALL: &[Edit] = &[
    Edit::Operation,
    Edit::LikeOperation,
    Edit::Parameter,
    Edit::LikeParameter,
    Edit::Member,
    Edit::LikeMember,
    Edit::Members,
    Edit::Status,
    Edit::Branch,
    Edit::EnumValue,
    Edit::Tag,
    Edit::DeclaredTag,
    Edit::Server,
    Edit::Scheme,
    Edit::Webhook,
    Edit::Component,
    Edit::LikeComponent,
    Edit::Header,
    Edit::RequestMedia,
    Edit::AnswerMedia,
    Edit::Extension,
    Edit::Words,
];

impl Edit {
    /// Makes the addition somewhere; the place, or `None` where the document has none for it.
    pub(super) fn make(self, json: &mut Json, dice: &mut Dice) -> Option<String> {
        match self {
            Self::Operation => {
                operation(json, dice, "/addition/{addition_id}".to_owned(), "addAddition".to_owned())
            }
            Self::LikeOperation => like_operation(json, dice),
            Self::Parameter => parameter(json, dice, None),
            Self::LikeParameter => {
                let named = places::one(json, dice, &Place::Parameter)?;
                let like = json.pointer(&named)?.get("name")?.as_str()?.to_owned();
                let above = named.rsplit_once("/parameters/")?.0.to_owned();
                let name = alike(&like, dice);
                parameter(json, dice, Some((above, name)))
            }
            Self::Member => member(json, dice, |_, _| Some("addition".to_owned())),
            Self::LikeMember => member(json, dice, |members, dice| {
                let names: Vec<&String> = members.keys().collect();
                Some(alike(dice.one(&names)?, dice))
            }),
            Self::Members => members(json, dice),
            Self::Status => status(json, dice),
            Self::Branch => branch(json, dice),
            Self::EnumValue => enum_value(json, dice),
            Self::Tag => tag(json, dice),
            Self::DeclaredTag => {
                let tags = list(json.as_object_mut()?, "tags")?;
                let at = dice.below(tags.len() + 1);
                tags.insert(at, json!({"name": "addition", "description": "An addition."}));
                Some("/tags".to_owned())
            }
            Self::Server => server(json, dice),
            Self::Scheme => scheme(json, dice),
            Self::Webhook => webhook(json, dice),
            Self::Component => component(json, dice, "Addition".to_owned()),
            Self::LikeComponent => {
                let taken: Vec<String> = components(json, "schemas")?.keys().cloned().collect();
                let like = dice.one(&taken)?.clone();
                let name = alike(&like, dice);
                component(json, dice, name)
            }
            Self::Header => header(json, dice),
            Self::RequestMedia => media(json, dice, &Place::RequestBody),
            Self::AnswerMedia => media(json, dice, &Place::Success),
            Self::Extension => {
                let at = places::one(json, dice, &Place::Operation)?;
                insert(json.pointer_mut(&at)?.as_object_mut()?, "x-addition", json!({"deep": [1]}), dice);
                Some(at)
            }
            Self::Words => {
                let at = places::one(json, dice, &Place::Object)?;
                let schema = json.pointer_mut(&at)?.as_object_mut()?;
                schema.insert("description".to_owned(), json!("An addition to the words."));
                Some(at)
            }
        }
    }
}

/// The name in another spelling, which may become the same Rust name.
fn alike(name: &str, dice: &mut Dice) -> String {
    let other = match dice.below(6) {
        0 => name.to_lowercase(),
        1 => name.to_uppercase(),
        2 => name.replace(['-', '_', ' ', '.'], ""),
        3 => format!("{name}_"),
        4 => name.chars().flat_map(|c| (c.is_uppercase().then_some('-')).into_iter().chain([c])).collect(),
        _ => format!("{name}2"),
    };
    if other == name { format!("{name}Input") } else { other }
}

/// Inserts at the front, in the middle or at the end.
fn insert(members: &mut Map<String, Json>, key: &str, value: Json, dice: &mut Dice) {
    let at = [0, members.len() / 2, members.len()][dice.below(3)];
    members.shift_insert(at, key.to_owned(), value);
}

fn map<'j>(members: &'j mut Map<String, Json>, key: &str) -> Option<&'j mut Map<String, Json>> {
    members.entry(key).or_insert_with(|| json!({})).as_object_mut()
}

fn list<'j>(members: &'j mut Map<String, Json>, key: &str) -> Option<&'j mut Vec<Json>> {
    members.entry(key).or_insert_with(|| json!([])).as_array_mut()
}

fn components<'j>(json: &'j mut Json, section: &str) -> Option<&'j mut Map<String, Json>> {
    map(map(json.as_object_mut()?, "components")?, section)
}

/// An operation at this path, in the style of the document: with the tag of another one, components as body and answer, and
/// errors of its own.
fn operation(json: &mut Json, dice: &mut Dice, path: String, id: String) -> Option<String> {
    let like = places::one(json, dice, &Place::Operation)?;
    let tags = json.pointer(&like)?.get("tags").cloned();
    let names: Vec<String> = components(json, "schemas")?.keys().cloned().collect();
    let schema = |dice: &mut Dice| match dice.one(&names) {
        Some(name) => {
            json!({"$ref": format!("#/components/schemas/{}", clientwright_mutator::escaped(name))})
        }
        None => json!({"type": "string"}),
    };
    let error =
        json!({"type": "object", "required": ["addition"], "properties": {"addition": {"type": "integer"}}});
    let body = |schema: Json| json!({"application/json": {"schema": schema}});
    let method = dice.word(&["get", "post", "put", "delete"]);
    let mut made = json!({
        "operationId": id,
        "responses": {
            "200": {"description": "An answer.", "content": body(schema(dice))},
            "401": {"description": "Who are you?", "content": body(error.clone())},
            "404": {"description": "There is none.", "content": body(error)},
        }
    });
    if path.contains("{addition_id}") {
        made["parameters"] =
            json!([{"name": "addition_id", "in": "path", "required": true, "schema": {"type": "string"}}]);
    }
    if method == "post" || method == "put" {
        made["requestBody"] = json!({"required": true, "content": body(schema(dice))});
    }
    if let Some(tags) = tags {
        made["tags"] = tags;
    }
    insert(map(json.as_object_mut()?, "paths")?, &path, json!({ method: made }), dice);
    Some(path)
}

fn like_operation(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let like = places::one(json, dice, &Place::Operation)?;
    let id =
        json.pointer(&like)?.get("operationId").and_then(Json::as_str).unwrap_or("list_additions").to_owned();
    let (path, _) = like.strip_prefix("/paths/")?.rsplit_once('/')?;
    let path = path.replace("~1", "/").replace("~0", "~");
    let path = if path.contains('{') { "/addition".to_owned() } else { format!("{path}/") };
    (json.get("paths")?.get(&path).is_none()).then_some(())?;
    let id = alike(&id, dice);
    operation(json, dice, path, id)
}

fn parameter(json: &mut Json, dice: &mut Dice, like: Option<(String, String)>) -> Option<String> {
    let (at, name) = match like {
        Some(like) => like,
        None => (places::one(json, dice, &Place::Operation)?, "addition".to_owned()),
    };
    let place = dice.word(&["query", "header", "cookie"]);
    let parameters = list(json.pointer_mut(&at)?.as_object_mut()?, "parameters")?;
    let same = |known: &Json| {
        known["name"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(&name))
            && known["in"] == place.as_str()
    };
    (!parameters.iter().any(same)).then_some(())?;
    let index = dice.below(parameters.len() + 1);
    parameters.insert(index, json!({"name": name, "in": place, "schema": {"type": "string"}}));
    Some(format!("{at}/parameters/{index} ({place} {name})"))
}

fn member(
    json: &mut Json,
    dice: &mut Dice,
    name: impl Fn(&Map<String, Json>, &mut Dice) -> Option<String>,
) -> Option<String> {
    let at = places::one(json, dice, &Place::Object)?;
    let members = json.pointer_mut(&at)?.get_mut("properties")?.as_object_mut()?;
    let name = name(members, dice)?;
    (!members.contains_key(&name)).then_some(())?;
    let of = [
        json!({"type": "string"}),
        json!({"type": "object", "properties": {"inner": {"type": "integer"}}}),
        json!({"type": "array", "items": {"type": "string", "enum": ["a", "b"]}}),
    ];
    insert(members, &name, dice.one(&of)?.clone(), dice);
    Some(format!("{at}/properties/{name}"))
}

fn members(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let at = places::one(json, dice, &Place::Object)?;
    let members = json.pointer_mut(&at)?.get_mut("properties")?.as_object_mut()?;
    for number in 0..16 {
        insert(members, &format!("addition_{number}"), json!({"type": "string"}), dice);
    }
    Some(at)
}

fn status(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let at = places::one(json, dice, &Place::Operation)?;
    let responses = map(json.pointer_mut(&at)?.as_object_mut()?, "responses")?;
    let status = dice.word(&["400", "401", "403", "404", "409", "418", "500", "4XX", "5XX"]);
    (!responses.contains_key(&status)).then_some(())?;
    let schema =
        json!({"type": "object", "required": ["addition"], "properties": {"addition": {"type": "integer"}}});
    let answer = json!({"description": "An addition.", "content": {"application/json": {"schema": schema}}});
    insert(responses, &status, answer, dice);
    Some(format!("{at}/responses/{status}"))
}

fn branch(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let at = places::one(json, dice, &Place::Union)?;
    let branches = json.pointer_mut(&at)?.as_array_mut()?;
    branches.push(json!({"type": "object", "required": ["onlyInAddition"], "properties": {"onlyInAddition": {"type": "integer"}}}));
    Some(at)
}

fn enum_value(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let at = places::one(json, dice, &Place::Enum)?;
    json.pointer_mut(&at)?.as_array_mut()?.push(json!("an_addition"));
    Some(at)
}

fn tag(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let at = places::one(json, dice, &Place::Operation)?;
    let tags = list(json.pointer_mut(&at)?.as_object_mut()?, "tags")?;
    let index = dice.below(tags.len() + 1);
    tags.insert(index, json!("addition"));
    Some(format!("{at}/tags/{index}"))
}

fn server(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let servers = list(json.as_object_mut()?, "servers")?;
    // The first one is where calls go; one in front of it is another default.
    let index = if servers.is_empty() { 0 } else { 1 + dice.below(servers.len()) };
    let of = [
        json!({"url": "https://addition.example.com/v9", "description": "Addition"}),
        json!({"url": "https://{region}.example.com", "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}}}),
        json!({"url": "https://addition.example.com/v9"}),
    ];
    servers.insert(index, dice.one(&of)?.clone());
    Some(format!("/servers/{index}"))
}

fn scheme(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let of = [
        json!({"type": "apiKey", "in": "header", "name": "X-Addition"}),
        json!({"type": "http", "scheme": "bearer"}),
        json!({"type": "http", "scheme": "basic"}),
        json!({"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://example.com/t", "scopes": {"a": "b"}}}}),
    ];
    let name = dice.word(&["addition", "apiKey", "bearerAuth", "oauth"]);
    let schemes = components(json, "securitySchemes")?;
    (!schemes.contains_key(&name)).then_some(())?;
    insert(schemes, &name, dice.one(&of)?.clone(), dice);
    if let Some(alternatives) = json.get_mut("security").and_then(Json::as_array_mut) {
        alternatives.push(json!({ name.as_str(): [] }));
    }
    Some(format!("/components/securitySchemes/{name}"))
}

fn webhook(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let new = json.get("openapi").and_then(Json::as_str).is_some_and(|version| !version.starts_with("3.0"));
    let key = if new { "webhooks" } else { "x-webhooks" };
    let webhooks = map(json.as_object_mut()?, key)?;
    let names: Vec<String> = webhooks.keys().cloned().collect();
    let name = dice.one(&names).cloned().map_or_else(|| "addition".to_owned(), |like| alike(&like, dice));
    (!webhooks.contains_key(&name)).then_some(())?;
    let schema = json!({"type": "object", "properties": {"addition": {"type": "string"}}});
    let item = json!({"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}, "responses": {"200": {"description": "Heard."}}}});
    insert(webhooks, &name, item, dice);
    Some(format!("/{key}/{name}"))
}

fn component(json: &mut Json, dice: &mut Dice, name: String) -> Option<String> {
    let schemas = components(json, "schemas")?;
    (!schemas.contains_key(&name)).then_some(())?;
    let of = [
        json!({"type": "object", "properties": {"addition": {"type": "string"}}}),
        json!({"type": "string", "enum": ["a", "b"]}),
        json!({"type": "string"}),
        json!({"oneOf": [{"type": "string"}, {"type": "object", "properties": {"a": {"type": "integer"}}}]}),
    ];
    insert(schemas, &name, dice.one(&of)?.clone(), dice);
    Some(format!("/components/schemas/{name}"))
}

fn header(json: &mut Json, dice: &mut Dice) -> Option<String> {
    let at = places::one(json, dice, &Place::Success)?;
    let headers = map(json.pointer_mut(&at)?.as_object_mut()?, "headers")?;
    let names: Vec<String> = headers.keys().cloned().collect();
    let name = dice.one(&names).cloned().map_or_else(|| "X-Addition".to_owned(), |like| format!("{like}-2"));
    (!headers.contains_key(&name)).then_some(())?;
    insert(headers, &name, json!({"schema": {"type": "integer"}}), dice);
    Some(format!("{at}/headers/{name}"))
}

fn media(json: &mut Json, dice: &mut Dice, place: &Place) -> Option<String> {
    let at = places::one(json, dice, place)?;
    let content = json.pointer_mut(&at)?.get_mut("content")?.as_object_mut()?;
    (!content.is_empty()).then_some(())?;
    let media = dice.word(&[
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/vnd.addition.v2+json",
        "application/octet-stream",
        "text/csv",
    ]);
    (!content.contains_key(&media)).then_some(())?;
    let schema = content.values().next()?.get("schema").cloned().unwrap_or_else(|| json!({}));
    let schema = if media.starts_with("application/x") || media.ends_with("json") {
        schema
    } else {
        json!({"type": "string"})
    };
    content.insert(media.clone(), json!({ "schema": schema }));
    Some(format!("{at}/content/{media}"))
}
