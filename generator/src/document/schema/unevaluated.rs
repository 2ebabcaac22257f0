//! `unevaluatedProperties` (JSON Schema 11.3) where nothing is composed: there it says what `additionalProperties` says.
//!
//! ```text
//! properties: {a: {}}, unevaluatedProperties: false   ->  properties: {a: {}}, additionalProperties: false
//! allOf: [A, B], unevaluatedProperties: false         ->  (stays, and is reported: members of A and B count)
//! ```

use crate::source::Members;

const COMPOSING: [&str; 6] = ["allOf", "anyOf", "oneOf", "if", "dependentSchemas", "$dynamicRef"];

pub(super) fn simplify(members: &mut Members) {
    if COMPOSING.iter().any(|keyword| members.contains_key(*keyword)) {
        return;
    }
    if let Some(said) = members.shift_remove("unevaluatedProperties") {
        members.entry("additionalProperties".to_owned()).or_insert(said);
    }
}
