//! Findings about the documents as a whole, or about the generated code alone.

use super::cause::{Cause, Site};
use super::identity;
use super::member::Member;
use super::report::{Finding, ItemChange};
use super::verdict::Source;
use crate::diff::kind::ApiChange;

/// Items that changed although nothing in the document explains it.
pub(super) fn without_cause(items: Vec<ItemChange>) -> Finding {
    let message = "the generated code changed, and no change in the document explains it";
    let cause = Cause::new(ApiChange::GeneratedCodeChanged, Site::Api, Member::Itself).says(message);
    let rust = items.iter().map(|item| item.effect).max().unwrap_or_default();
    Finding { rust, items, ..of_document(&cause) }
}

/// A finding about the documents as such.
pub(super) fn of_document(cause: &Cause) -> Finding {
    let (wire, place) = (cause.kind.entry().request, cause.member.to_string());
    Finding {
        id: identity::of(cause, &place, None),
        kind: cause.kind,
        severity: wire.severity(),
        wire,
        rust: Source::None,
        side: None,
        operation: None,
        place,
        base: None,
        revision: None,
        near: None,
        values: cause.values.clone(),
        message: cause.message.clone(),
        hint: None,
        reaches: Vec::new(),
        items: Vec::new(),
        errors: Vec::new(),
        approval: None,
    }
}
