//! What is known while a document is lowered.

use std::collections::HashMap;

use super::event_types::Events;
use super::findings::Findings;
use super::hints::Places;
use super::spent::Spent;
use super::subtypes::Subtypes;
use super::types::Types;
use crate::document::Extensions;
use crate::limits::Limits;
use crate::resolve::Resolved;
use crate::source::NodeId;

/// Every `operationId` that was met, with its place.
pub(super) type Ids = HashMap<String, Option<NodeId>>;

/// A lowering under way.
pub(super) struct Lowering<'d, 'a> {
    pub(super) resolved: &'d Resolved,
    pub(super) strict: bool,
    pub(super) limits: Limits,
    pub(super) spent: Spent,
    pub(super) findings: Findings<'a>,
    pub(super) types: Types<'d>,
    pub(super) subtypes: Subtypes<'d>,
    pub(super) events: Events,
    pub(super) ids: Ids,
    pub(super) places: Places,
}

impl Lowering<'_, '_> {
    /// Where an object was written.
    pub(super) fn node_of(&self, extensions: &Extensions) -> Option<NodeId> {
        self.resolved.document.node_of(extensions)
    }
}
