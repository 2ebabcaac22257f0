//! Objects other than schemas, brought to what `openapiv3` takes; what it has no field for goes into an [`Extra`].
//!
//! ```text
//! in: querystring                    ->  in: query                     (3.2)
//! style: cookie, tabDelimited        ->  (none)                        (3.2, 2.0)
//! type: mutualTLS                    ->  type: http, scheme: mutual    (3.1)
//! dataValue: v                       ->  value: v                      (3.2)
//! deviceAuthorization, summary ...   ->  (none)
//! ```

use super::extra::{DeviceFlow, Extra, ExtraStyle, Extras, PlacedEncoding};
use super::invalid;
use super::keywords::Kind;
use super::walk::each_child;
use crate::source::{Members, Node, NodeId, Value};

/// Rewrites an object of that kind and all below it, but for schemas; collects what has no field.
pub(super) fn rewrite(node: &mut Node, kind: Kind, extras: &mut Extras) {
    if kind == Kind::Schema {
        return;
    }
    object(node, kind, extras);
    each_child(node, kind, &mut |kind, child| rewrite(child, kind, extras));
}

fn object(node: &mut Node, kind: Kind, extras: &mut Extras) {
    let Value::Map(members) = &mut node.value else { return };
    match kind {
        Kind::Requirement | Kind::Components => return,
        // All members of a callback are path items to the model: it has no room for extensions.
        Kind::Callback => return members.retain(|key, _| !key.starts_with("x-")),
        _ if members.get("$ref").and_then(Node::as_str).is_some() => return,
        _ => {}
    }
    let mut extra = Extra { node: node.id, invalid: invalid::take(members), ..Extra::default() };
    keywords(members, kind, &mut extra);
    extras.add(members, extra);
}

fn keywords(members: &mut Members, kind: Kind, extra: &mut Extra) {
    match kind {
        Kind::Parameter => parameter(members, extra),
        Kind::RequestBody => extra.required = members.get("required").and_then(Node::as_bool),
        Kind::Header => extra.explode = members.get("explode").and_then(Node::as_bool),
        Kind::MediaType => extra.placed = placed(members),
        Kind::Encoding => {
            extra.explode = members.get("explode").and_then(Node::as_bool);
            extra.style = style(members);
        }
        Kind::SecurityScheme => extra.is_mutual_tls = is_mutual_tls(members),
        Kind::Flows => {
            extra.device_flow = members.shift_remove("deviceAuthorization").map(|flow| device_flow(&flow))
        }
        Kind::Info | Kind::Tag | Kind::Response => extra.summary = text(members.shift_remove("summary")),
        Kind::License => extra.identifier = text(members.shift_remove("identifier")),
        Kind::Example => example(members),
        Kind::Operation | Kind::PathItem => {
            let extensions = members.iter().filter(|(key, _)| key.starts_with("x-"));
            extra.places = extensions.map(|(key, node)| (key.clone(), node.id)).collect();
        }
        _ => {}
    }
}

/// Takes the encodings of parts by their place.
fn placed(members: &mut Members) -> Option<PlacedEncoding> {
    let (prefix, item) = (members.shift_remove("prefixEncoding"), members.shift_remove("itemEncoding"));
    let content_type = |node: &Node| node.get("contentType").and_then(Node::as_str).map(str::to_owned);
    let list = match prefix.as_ref().map(|node| &node.value) {
        Some(Value::List(list)) => list.iter().map(content_type).collect(),
        _ => Vec::new(),
    };
    (prefix.is_some() || item.is_some())
        .then(|| PlacedEncoding { prefix: list, item: item.as_ref().and_then(content_type) })
}

fn text(node: Option<Node>) -> Option<String> {
    match node?.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn parameter(members: &mut Members, extra: &mut Extra) {
    let place = members.get("in").and_then(Node::as_str).unwrap_or_default().to_owned();
    if place == "querystring" {
        extra.is_querystring = true;
        replace(members, "in", "query");
    }
    extra.style = style(members);
    if place != "query" {
        extra.allow_reserved = members.shift_remove("allowReserved").and_then(|node| node.as_bool());
    }
}

/// Takes a style that `openapiv3` has no name for.
fn style(members: &mut Members) -> Option<ExtraStyle> {
    let style = match members.get("style").and_then(Node::as_str)? {
        "cookie" => ExtraStyle::Cookie,
        "tabDelimited" => ExtraStyle::TabDelimited,
        _ => return None,
    };
    members.shift_remove("style");
    Some(style)
}

fn is_mutual_tls(members: &mut Members) -> bool {
    let is_it = members.get("type").and_then(Node::as_str) == Some("mutualTLS");
    if is_it {
        replace(members, "type", "http");
        replace(members, "scheme", "mutual");
    }
    is_it
}

fn device_flow(flow: &Node) -> DeviceFlow {
    let text = |name: &str| flow.get(name).and_then(Node::as_str).map(str::to_owned);
    let scopes = flow.get("scopes").and_then(Node::as_map).into_iter().flatten();
    DeviceFlow {
        device_authorization_url: text("deviceAuthorizationUrl").unwrap_or_default(),
        token_url: text("tokenUrl").unwrap_or_default(),
        refresh_url: text("refreshUrl"),
        scopes: scopes
            .map(|(name, meaning)| (name.clone(), meaning.as_str().unwrap_or_default().to_owned()))
            .collect(),
    }
}

fn example(members: &mut Members) {
    if let Some(value) = members.shift_remove("dataValue") {
        members.entry("value".to_owned()).or_insert(value);
    }
}

/// Lets a keyword say something else, at the place where it stands.
fn replace(members: &mut Members, keyword: &str, value: &str) {
    let id = members.get(keyword).map_or(NodeId(0), |node| node.id);
    members.insert(keyword.to_owned(), Node::new(id, value));
}
