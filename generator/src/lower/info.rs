//! What holds for the whole document: title, tags, hints.
//!
//! In: the document object. Out: [`Info`] and [`Tag`]s.

use openapiv3::OpenAPI;

use crate::api::{Hints, Info, Operation, Tag};
use crate::document::{Document, Extensions, Family};

/// The `info` object.
pub(super) fn info(document: &Document) -> Info {
    let info = &document.openapi.info;
    Info {
        title: info.title.clone(),
        version: info.version.clone(),
        summary: super::words::text(summary(document, &info.extensions)),
        description: super::words::text(info.description.as_deref()),
        license: info.license.as_ref().map(|license| {
            let extra = document.extra(&license.extensions);
            extra.and_then(|extra| extra.identifier.clone()).unwrap_or_else(|| license.name.clone())
        }),
        openapi: document.version.text.clone(),
        parts_have_styles: matches!(document.version.family, Family::V31 | Family::V32),
    }
}

/// Tags that are declared, then those that only operations name.
pub(super) fn tags(document: &Document, operations: &[Operation]) -> Vec<Tag> {
    let openapi = &document.openapi;
    let mut tags: Vec<Tag> = Vec::with_capacity(openapi.tags.len());
    let words = |tag: &openapiv3::Tag| {
        let summary = summary(document, &tag.extensions);
        super::words::summed_up(&tag.name, summary, tag.description.as_deref())
    };
    let declared = openapi.tags.iter().map(|tag| (&tag.name, words(tag)));
    let named = operations.iter().flat_map(|operation| &operation.tags).map(|name| (name, None));
    for (name, description) in declared.chain(named) {
        if !tags.iter().any(|tag| tag.name == *name) {
            tags.push(Tag { name: name.clone(), description });
        }
    }
    tags
}

fn summary<'d>(document: &'d Document, extensions: &Extensions) -> Option<&'d str> {
    document.extra(extensions)?.summary.as_deref()
}

/// Hints at the document and at its `info`.
pub(super) fn hints(openapi: &OpenAPI) -> Hints {
    let mut hints = super::hints::of(&openapi.info.extensions);
    hints.extend(super::hints::of(&openapi.extensions));
    hints
}
