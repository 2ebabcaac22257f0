//! Whether `x-clientwright-lenient` says what it can say: `true` or `false`.
//!
//! In: a model with the hints where they were written. Out: findings for values that mean nothing.

use super::findings::{Finding, Findings};
use super::hints::Places;
use crate::api::{Api, Hints, Note, Shape};
use crate::diagnostic::Code;
use crate::source::NodeId;

const NAME: &str = "x-clientwright-lenient";

/// Looks at the hint at every place that may have it.
pub(super) fn check(api: &mut Api, places: &Places, findings: &mut Findings<'_>) {
    for operation in &mut api.operations {
        let at = places.of(operation.origin.0, NAME);
        said(&operation.hints, at, findings, &mut operation.notes);
    }
    for def in &mut api.types {
        if let Shape::Object(object) = &def.shape {
            for property in &object.properties {
                said(&property.hints, property.origin.0, findings, &mut def.notes);
            }
        }
        said(&def.hints, def.origin.0, findings, &mut def.notes);
    }
    said(&api.hints, None, findings, &mut Vec::new());
}

fn said(hints: &Hints, at: Option<NodeId>, findings: &mut Findings<'_>, notes: &mut Vec<Note>) {
    if hints.get("lenient").is_some_and(|said| !said.is_boolean()) {
        let message = format!("`{NAME}` is neither true nor false; the hint has no effect");
        findings.note(notes, Finding::new(Code::HINT_MISFIT, at, message));
    }
}
