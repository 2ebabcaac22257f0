//! Extensions that we honour, copied under the names that the rest of the product knows.
//!
//! In: extensions. Out: [`Hints`]: `x-clientwright-*` without the prefix, and extensions of other tools that mean the same
//! here, under their own names. Never knows what a hint does.

use crate::api::Hints;
use crate::document::facets::Facets;
use crate::document::{Extensions, hints};

/// Extensions of other tools that are read as hints.
const FOREIGN: [&str; 6] = [
    "x-fern-pagination",
    "x-speakeasy-pagination",
    "x-ms-pageable",
    "x-ms-long-running-operation",
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
pub(super) fn of_schema(facets: &Facets<'_>) -> Hints {
    facets.hints.iter().map(|(name, value)| ((*name).to_owned(), (*value).clone())).collect()
}
