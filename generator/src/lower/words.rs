//! Words for people, as the IR keeps them.
//!
//! In: the facets of a schema. Out: [`Docs`].

use crate::api::Docs;
use crate::document::Schema;

/// The words at a schema.
pub(super) fn docs(schema: &Schema) -> Docs {
    Docs {
        summary: None,
        description: text(schema.description.as_deref()),
        deprecated: schema.deprecated,
        examples: schema.examples.clone(),
    }
}

/// Text that says something; white space alone does not.
pub(super) fn text(words: Option<&str>) -> Option<String> {
    words.filter(|words| !words.trim().is_empty()).map(str::to_owned)
}
