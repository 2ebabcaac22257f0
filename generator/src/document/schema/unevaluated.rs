//! `unevaluatedProperties` (JSON Schema 11.3) where nothing is composed: there it says what `additionalProperties` says.
//!
//! ```text
//! properties: {a: {}}, unevaluatedProperties: false   ->  properties: {a: {}}, additionalProperties: false
//! allOf: [A, B], unevaluatedProperties: false         ->  (stays: members of A and B count)
//! if: A, then: B, unevaluatedProperties: false        ->  (stays, and is reported: members of B count for some values)
//! ```

use crate::source::Members;

const COMPOSING: [&str; 6] = ["allOf", "anyOf", "oneOf", "if", "dependentSchemas", "$dynamicRef"];

/// Keywords by which it depends on a value what counts as evaluated.
const DEPENDING: [&str; 3] = ["if", "dependentSchemas", "$dynamicRef"];

/// Whether it takes a value to say what is unevaluated.
pub(super) fn depends_on_values(members: &Members) -> bool {
    DEPENDING.iter().any(|keyword| members.contains_key(*keyword))
}

pub(super) fn simplify(members: &mut Members) {
    if COMPOSING.iter().any(|keyword| members.contains_key(*keyword)) {
        return;
    }
    if let Some(said) = members.shift_remove("unevaluatedProperties") {
        members.entry("additionalProperties".to_owned()).or_insert(said);
    }
}
