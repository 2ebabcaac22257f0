//! What holds for the whole document: title, tags, hints.
//!
//! In: the document object. Out: [`Info`] and [`Tag`]s. Never knows operations beyond their tags.

use openapiv3::OpenAPI;

use crate::api::{Hints, Info, Operation, Tag};
use crate::document::Document;

/// The `info` object.
pub(super) fn info(document: &Document) -> Info {
    let info = &document.openapi.info;
    Info {
        title: info.title.clone(),
        version: info.version.clone(),
        summary: None,
        description: super::words::text(info.description.as_deref()),
        license: info.license.as_ref().map(|license| license.name.clone()),
        openapi: document.version.text.clone(),
    }
}

/// Tags that are declared, then those that only operations name.
pub(super) fn tags(openapi: &OpenAPI, operations: &[Operation]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::with_capacity(openapi.tags.len());
    let declared = openapi.tags.iter().map(|tag| (&tag.name, super::words::text(tag.description.as_deref())));
    let named = operations.iter().flat_map(|operation| &operation.tags).map(|name| (name, None));
    for (name, description) in declared.chain(named) {
        if !tags.iter().any(|tag| tag.name == *name) {
            tags.push(Tag { name: name.clone(), description });
        }
    }
    tags
}

/// Hints at the document and at its `info`.
pub(super) fn hints(openapi: &OpenAPI) -> Hints {
    let mut hints = super::hints::of(&openapi.info.extensions);
    hints.extend(super::hints::of(&openapi.extensions));
    hints
}
