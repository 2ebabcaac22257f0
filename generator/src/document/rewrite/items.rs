//! Items in one form.
//!
//! ```text
//! items: [A, B], additionalItems: C     ->  prefixItems: [A, B], items: C        (before 2020-12)
//! items: true                           ->  (nothing: any items)
//! items: false                          ->  closed
//! prefixItems: [A], unevaluatedItems: B ->  prefixItems: [A], items: B
//! ```

use crate::source::{Members, Node, Value};

/// The mark that no items follow; `carry` turns it into a fact.
pub(super) const CLOSED: &str = "x-cw-items-closed";

pub(super) fn rewrite(members: &mut Members) {
    if matches!(members.get("items").map(|node| &node.value), Some(Value::List(_)))
        && let Some(items) = members.shift_remove("items")
    {
        members.insert("prefixItems".to_owned(), items);
    }
    let rest = [members.shift_remove("additionalItems"), members.shift_remove("unevaluatedItems")];
    if !members.contains_key("items")
        && let Some(rest) = rest.into_iter().flatten().next()
    {
        members.insert("items".to_owned(), rest);
    }
    match members.get("items").map(|node| (node.id, &node.value)) {
        Some((_, Value::Bool(true))) => drop(members.shift_remove("items")),
        Some((id, Value::Bool(false))) => {
            members.shift_remove("items");
            members.insert(CLOSED.to_owned(), Node::new(id, true));
        }
        _ => {}
    }
}
