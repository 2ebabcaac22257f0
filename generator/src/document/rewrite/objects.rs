//! Objects other than schemas whose 3.1 and 3.2 keywords have no place in the 3.0 model.
//!
//! ```text
//! in: querystring                    ->  in: query, x-cw-in: querystring
//! style: cookie                      ->  x-cw-style: cookie
//! encoding: {a: {explode: true}}     ->  + x-cw-explode: true      (there, and for headers, said or not makes a difference)
//! type: mutualTLS                    ->  type: http, scheme: mutual, x-cw-type: mutualTLS
//! deviceAuthorization: {...}         ->  x-cw-device-authorization: {...}
//! dataValue: v                       ->  value: v
//! summary, identifier                ->  x-cw-summary, x-cw-identifier
//! ```

use super::super::carrier;
use super::super::keywords::Kind;
use crate::source::{Members, Node};

pub(super) fn rewrite(members: &mut Members, kind: Kind) {
    match kind {
        Kind::Parameter => parameter(members),
        Kind::Header => carry_copy(members, "explode", carrier::EXPLODE),
        Kind::Encoding => {
            carry_copy(members, "explode", carrier::EXPLODE);
            strange_style(members);
        }
        Kind::SecurityScheme => security_scheme(members),
        Kind::Flows => carry(members, "deviceAuthorization", carrier::DEVICE),
        Kind::Discriminator => carry(members, "defaultMapping", carrier::DEFAULT_MAPPING),
        Kind::Info | Kind::Tag => carry(members, "summary", carrier::SUMMARY),
        Kind::License => carry(members, "identifier", carrier::IDENTIFIER),
        Kind::Example => example(members),
        _ => {}
    }
}

fn parameter(members: &mut Members) {
    let place = members.get("in").and_then(Node::as_str).unwrap_or_default().to_owned();
    if place == "querystring" {
        carry(members, "in", carrier::IN);
        if let Some(id) = members.get(carrier::IN).map(|node| node.id) {
            members.insert("in".to_owned(), Node::new(id, "query"));
        }
    }
    strange_style(members);
    if place != "query" {
        carry(members, "allowReserved", carrier::ALLOW_RESERVED);
    }
}

/// Styles that `openapiv3` has no name for.
fn strange_style(members: &mut Members) {
    if matches!(members.get("style").and_then(Node::as_str), Some("cookie" | "tabDelimited")) {
        carry(members, "style", carrier::STYLE);
    }
}

fn security_scheme(members: &mut Members) {
    if members.get("type").and_then(Node::as_str) != Some("mutualTLS") {
        return;
    }
    carry(members, "type", carrier::TYPE);
    if let Some(id) = members.get(carrier::TYPE).map(|node| node.id) {
        members.insert("type".to_owned(), Node::new(id, "http"));
        members.insert("scheme".to_owned(), Node::new(id, "mutual"));
    }
}

fn example(members: &mut Members) {
    if let Some(value) = members.shift_remove("dataValue") {
        members.entry("value".to_owned()).or_insert(value);
    }
}

/// Moves a keyword to its carrier.
fn carry(members: &mut Members, keyword: &str, carrier: &str) {
    if let Some(value) = members.shift_remove(keyword) {
        members.insert(carrier.to_owned(), value);
    }
}

/// Notes that a keyword was said, and leaves it where it is.
fn carry_copy(members: &mut Members, keyword: &str, carrier: &str) {
    if let Some(value) = members.get(keyword).cloned() {
        members.insert(carrier.to_owned(), value);
    }
}
