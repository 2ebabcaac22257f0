//! Items in one form.
//!
//! ```text
//! items: [A, B], additionalItems: C     ->  prefixItems: [A, B], items: C        (before 2020-12)
//! prefixItems: [A], unevaluatedItems: B ->  prefixItems: [A], items: B           (where nothing is composed)
//! ```

use crate::source::{Members, Value};

/// Keywords by which items count as evaluated, so that `unevaluatedItems` says less than `items` would (JSON Schema 11.2).
const COMPOSING: [&str; 7] = ["allOf", "anyOf", "oneOf", "if", "contains", "dependentSchemas", "$dynamicRef"];

pub(super) fn simplify(members: &mut Members) {
    if matches!(members.get("items").map(|node| &node.value), Some(Value::List(_)))
        && let Some(items) = members.shift_remove("items")
    {
        members.insert("prefixItems".to_owned(), items);
    }
    let composed = COMPOSING.iter().any(|keyword| members.contains_key(*keyword));
    let unevaluated = if composed { None } else { members.shift_remove("unevaluatedItems") };
    let rest = [members.shift_remove("additionalItems"), unevaluated];
    if !members.contains_key("items")
        && let Some(rest) = rest.into_iter().flatten().next()
    {
        members.insert("items".to_owned(), rest);
    }
}
