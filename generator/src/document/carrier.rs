//! The carriers: vendor keys of our own in which a document brings along what the 3.0 model has no place for.
//!
//! In: the extensions of an `openapiv3` object. Out: what was carried. The rewrites write them, lowering asks here; nobody
//! else knows their names.

use indexmap::IndexMap;
use openapiv3::{Discriminator, License, OAuth2Flows, ParameterData, SecurityScheme};
use serde_json::Value as Json;

use crate::source::NodeId;

/// The node that an object was written at.
pub(super) const NODE: &str = "x-cw-node";
/// Facts of a schema, all in one object.
pub(super) const FACTS: &str = "x-cw-facts";
/// Why an object does not say what its author wrote.
pub(super) const BROKEN: &str = "x-cw-broken";
/// Before the name of a hidden property that holds a schema which is none (`prefixItems`, `patternProperties` ...).
pub(super) const HIDDEN: &str = "x-cw-hidden:";

/// Before the name of an extension of an operation or path item: the node that the extension was written at.
pub(super) const PLACE: &str = "x-cw-at:";

/// The place of a parameter that 3.0 does not have.
pub(super) const IN: &str = "x-cw-in";
/// A style that 3.0 does not have.
pub(super) const STYLE: &str = "x-cw-style";
/// `explode`, where it was said.
pub(super) const EXPLODE: &str = "x-cw-explode";
/// `allowReserved` where 3.0 does not have it.
pub(super) const ALLOW_RESERVED: &str = "x-cw-allow-reserved";
/// The type of a security scheme that 3.0 does not have.
pub(super) const TYPE: &str = "x-cw-type";
/// The OAuth flow of devices.
pub(super) const DEVICE: &str = "x-cw-device-authorization";
/// The schema of values without a discriminator.
pub(super) const DEFAULT_MAPPING: &str = "x-cw-default-mapping";
/// `summary` where 3.0 does not have it.
pub(super) const SUMMARY: &str = "x-cw-summary";
/// The SPDX identifier of a license.
pub(super) const IDENTIFIER: &str = "x-cw-identifier";

/// The extensions of an object of `openapiv3`.
pub type Extensions = IndexMap<String, Json>;

/// Where an object was written.
pub fn node_of(extensions: &Extensions) -> Option<NodeId> {
    let id = extensions.get(NODE)?.as_u64()?;
    u32::try_from(id).ok().map(NodeId)
}

/// Where an extension of an operation or path item was written.
pub fn place_of(extensions: &Extensions, name: &str) -> Option<NodeId> {
    let id = extensions.get(&format!("{PLACE}{name}"))?.as_u64()?;
    u32::try_from(id).ok().map(NodeId)
}

/// Why an object does not say what its author wrote: what it referred to could not be had, or part of it had to be left
/// out. `None` for an object in good order.
pub fn broken_of(extensions: &Extensions) -> Option<&str> {
    extensions.get(BROKEN)?.as_str()
}

/// Why a schema stands for any value although its author wrote something else; `None` for a schema in good order.
pub fn broken(schema: &openapiv3::Schema) -> Option<&str> {
    broken_of(&schema.schema_data.extensions)
}

/// Whether a parameter is the query as a whole (`in: querystring`, 3.2).
pub fn is_querystring(parameter: &ParameterData) -> bool {
    text(&parameter.extensions, IN) == Some("querystring")
}

/// The style of a parameter or an encoding where 3.0 has no name for it: `tabDelimited` (from `collectionFormat: tsv` of
/// 2.0) or `cookie` (3.2).
pub fn style_of(extensions: &Extensions) -> Option<&str> {
    text(extensions, STYLE)
}

/// `allowReserved` of a parameter that is not in the query (3.2).
pub fn allow_reserved_of(parameter: &ParameterData) -> Option<bool> {
    parameter.extensions.get(ALLOW_RESERVED)?.as_bool()
}

/// `explode` of a header or an encoding, where the document says it; `openapiv3` cannot tell `false` from nothing.
pub fn explode_of(extensions: &Extensions) -> Option<bool> {
    extensions.get(EXPLODE)?.as_bool()
}

/// Whether a security scheme is `mutualTLS` (3.1).
pub fn is_mutual_tls(scheme: &SecurityScheme) -> bool {
    matches!(scheme, SecurityScheme::HTTP { extensions, .. } if text(extensions, TYPE) == Some("mutualTLS"))
}

/// The OAuth flow of devices (3.2, RFC 8628).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceFlow<'d> {
    /// `deviceAuthorizationUrl`
    pub device_authorization_url: &'d str,
    /// `tokenUrl`
    pub token_url: &'d str,
    /// `refreshUrl`
    pub refresh_url: Option<&'d str>,
    /// Scopes and what they are for, in document order.
    pub scopes: Vec<(&'d str, &'d str)>,
}

/// The `deviceAuthorization` flow (3.2).
pub fn device_flow(flows: &OAuth2Flows) -> Option<DeviceFlow<'_>> {
    let flow = flows.extensions.get(DEVICE)?;
    let text = |name: &str| flow.get(name).and_then(Json::as_str);
    let scopes = flow.get("scopes").and_then(Json::as_object).into_iter().flatten();
    Some(DeviceFlow {
        device_authorization_url: text("deviceAuthorizationUrl").unwrap_or_default(),
        token_url: text("tokenUrl").unwrap_or_default(),
        refresh_url: text("refreshUrl"),
        scopes: scopes.map(|(name, what)| (name.as_str(), what.as_str().unwrap_or_default())).collect(),
    })
}

/// The schema that holds where a discriminator's member is missing or unknown (`defaultMapping`, 3.2): a reference to a
/// component.
pub fn default_mapping(discriminator: &Discriminator) -> Option<&str> {
    text(&discriminator.extensions, DEFAULT_MAPPING)
}

/// `summary` of `info` (3.1) or of a tag (3.2).
pub fn summary_of(extensions: &Extensions) -> Option<&str> {
    text(extensions, SUMMARY)
}

/// The SPDX identifier of a license (3.1).
pub fn license_identifier(license: &License) -> Option<&str> {
    text(&license.extensions, IDENTIFIER)
}

fn text<'d>(extensions: &'d Extensions, carrier: &str) -> Option<&'d str> {
    extensions.get(carrier)?.as_str()
}

/// What a schema or a part of one means, as a value to compare: members sorted, and no place, word or example in it.
pub fn meaning(value: &Json) -> Json {
    const WORDS: [&str; 6] = [NODE, "title", "description", "example", "examples", "$comment"];
    match value {
        Json::Array(items) => Json::Array(items.iter().map(meaning).collect()),
        Json::Object(members) => {
            let mut kept: Vec<_> = members.iter().filter(|(key, _)| !WORDS.contains(&key.as_str())).collect();
            kept.sort_by_key(|(key, _)| key.as_str());
            let facts = |key: &str, value: &Json| if key == FACTS { facts(value) } else { meaning(value) };
            Json::Object(kept.into_iter().map(|(key, value)| (key.clone(), facts(key, value))).collect())
        }
        other => other.clone(),
    }
}

/// Facts without examples, and without the places of keywords that are not modelled.
fn facts(value: &Json) -> Json {
    let mut facts = meaning(value);
    if let Some(Json::Array(entries)) = facts.get_mut("unmodelled") {
        for entry in entries.iter_mut().filter_map(Json::as_array_mut).filter(|entry| entry.len() == 3) {
            entry.remove(1);
        }
    }
    facts
}
