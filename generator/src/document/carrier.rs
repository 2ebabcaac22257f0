//! The carriers: vendor keys of our own in which a document brings along what the 3.0 model has no place for.
//!
//! In: the extensions of an `openapiv3` object. Out: what was carried. The rewrites write them, lowering asks here; nobody
//! else knows their names.

use indexmap::IndexMap;
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

/// The extensions of an object of `openapiv3`.
pub type Extensions = IndexMap<String, Json>;

/// Where an object was written.
pub fn node_of(extensions: &Extensions) -> Option<NodeId> {
    let id = extensions.get(NODE)?.as_u64()?;
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
