//! Extensions that we honour, copied under the names that the rest of the product knows.
//!
//! In: extensions. Out: [`Hints`]: `x-clientwright-*` without the prefix, and extensions of other tools that mean the
//! same here, under their own names.

use std::collections::HashMap;

use crate::api::Hints;
use crate::document::{Document, Extensions, Schema, hints};
use crate::source::NodeId;

/// Extensions of other tools that are read as hints.
const FOREIGN: [&str; 7] = [
    "x-fern-pagination",
    "x-speakeasy-pagination",
    "x-ms-pageable",
    "x-ms-long-running-operation",
    "x-ms-long-running-operation-options",
    "x-sunset",
    "x-stability-level",
];

/// The hints among the extensions of any object.
pub(super) fn of(extensions: &Extensions) -> Hints {
    let foreign = extensions.iter().filter(|(name, _)| FOREIGN.contains(&name.as_str()));
    let foreign = foreign.map(|(name, value)| (name.as_str(), value));
    hints::own(extensions).chain(foreign).map(|(name, value)| (name.to_owned(), value.clone())).collect()
}

/// The hints at a schema.
pub(super) fn of_schema(schema: &Schema) -> Hints {
    schema.hints().map(|(name, value)| (name.to_owned(), value.clone())).collect()
}

/// Where the hints of operations were written, so that what is said about one can point there.
#[derive(Default)]
pub(super) struct Places(HashMap<(NodeId, String), NodeId>);

impl Places {
    /// Notes the hints of an operation: those of its path item, then its own, which go first.
    pub(super) fn note(&mut self, document: &Document, operation: Option<NodeId>, written: [&Extensions; 2]) {
        let Some(operation) = operation else { return };
        for extensions in written {
            let names = of(extensions).into_keys().flat_map(|name| [format!("x-clientwright-{name}"), name]);
            for name in names {
                if let Some(place) = document.extra(extensions).and_then(|extra| extra.places.get(&name)) {
                    self.0.insert((operation, name), *place);
                }
            }
        }
    }

    /// Where the hint `name`, as the document spells it, was written; the operation where that is not known.
    pub(super) fn of(&self, operation: Option<NodeId>, name: &str) -> Option<NodeId> {
        let place = operation.and_then(|operation| self.0.get(&(operation, name.to_owned())));
        place.copied().or(operation)
    }
}
