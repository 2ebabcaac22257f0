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

/// A summary and what it sums up as one text; a summary that only spells `name` again is left out.
pub(super) fn summed_up(name: &str, summary: Option<&str>, description: Option<&str>) -> Option<String> {
    let summary = text(summary).filter(|summary| !summary.trim().eq_ignore_ascii_case(name.trim()));
    match (summary, text(description)) {
        (Some(summary), Some(description)) => Some(format!("{summary}\n\n{description}")),
        (summary, description) => summary.or(description),
    }
}

/// Text that says something; white space alone does not.
pub(super) fn text(words: Option<&str>) -> Option<String> {
    words.filter(|words| !words.trim().is_empty()).map(str::to_owned)
}
