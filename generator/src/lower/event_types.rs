//! What is known of the schemas and the types of server-sent events.

use std::collections::{HashMap, HashSet};

use crate::api::{DataForm, TypeId};

/// What is known of events.
#[derive(Default)]
pub(super) struct Events {
    /// The schemas of events: those of items, and of the branches of their unions.
    pub(super) schemas: HashSet<usize>,
    /// Whether the item of a schema is an event.
    pub(super) known: HashMap<usize, bool>,
    /// What the types that were made of them say.
    pub(super) types: HashMap<TypeId, EventType>,
}

/// What the type of an event, or of a union of them, says of the stream.
#[derive(Debug, Clone, Default)]
pub(super) struct EventType {
    /// It is an event, and no union.
    pub(super) is_event: bool,
    /// Its data is in a text, so its schema is not that of the object that it becomes.
    pub(super) is_opened: bool,
    /// The names that an event of this type has; none where it may have any.
    pub(super) names: Vec<String>,
    /// What its data is.
    pub(super) data: DataForm,
    /// Data that ends the stream.
    pub(super) ends: Vec<String>,
    /// Events behind which no more comes.
    pub(super) last: Vec<String>,
}
