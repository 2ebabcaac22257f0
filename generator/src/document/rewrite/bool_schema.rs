//! Schemas that are `true` or `false` (JSON Schema 4.3.2).
//!
//! ```text
//! additionalItems: true     ->  {}
//! propertyNames: false      ->  {not: {}}
//! ```

use crate::source::{Members, Node, Value};

pub(super) fn rewrite(node: &mut Node) {
    let Value::Bool(truth) = node.value else { return };
    let mut members = Members::new();
    if !truth {
        members.insert("not".to_owned(), Node::new(node.id, Members::new()));
    }
    node.value = Value::Map(members);
}
