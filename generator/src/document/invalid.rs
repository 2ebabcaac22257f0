//! The mark of an object that does not say what its author wrote, while the document is a tree.
//!
//! What a document's author writes under the mark's name is taken out first, so nobody can forge one.

use crate::source::{Members, Node, NodeId, Value};

const MARK: &str = "x-cw-invalid";

/// Whether a key is the mark's.
pub(super) fn is_mark(key: &str) -> bool {
    key == MARK
}

/// Marks an object.
pub(super) fn mark(members: &mut Members, at: NodeId, reason: impl Into<Value>) {
    members.insert(MARK.to_owned(), Node::new(at, reason));
}

/// An object of nothing but the mark.
pub(super) fn stand_in(at: NodeId, reason: impl Into<Value>) -> Node {
    let mut members = Members::new();
    mark(&mut members, at, reason);
    Node::new(at, members)
}

/// Takes the mark off, and says why it was there.
pub(super) fn take(members: &mut Members) -> Option<String> {
    match members.shift_remove(MARK)?.value {
        Value::String(reason) => Some(reason),
        _ => None,
    }
}
