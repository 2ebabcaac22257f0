//! Words for people, as the IR keeps them.
//!
//! In: the facets of a schema. Out: [`Docs`]. Never knows a renderer.

use crate::api::Docs;
use crate::document::facets::Facets;

/// The words at a schema.
pub(super) fn docs(facets: &Facets<'_>) -> Docs {
    Docs {
        summary: None,
        description: text(facets.description),
        deprecated: facets.deprecated,
        examples: facets.examples.clone(),
    }
}

/// Text that says something; white space alone does not.
pub(super) fn text(words: Option<&str>) -> Option<String> {
    words.filter(|words| !words.trim().is_empty()).map(str::to_owned)
}
