//! `const` (JSON Schema validation 6.1.3).
//!
//! ```text
//! const: cat     ->  enum: [cat], and the mark that it was a constant
//! const: null    ->  type: 'null'
//! ```

use crate::source::{Members, Node};

/// The mark that `enum` was a constant; `carry` turns it into a fact.
pub(super) const MARK: &str = "x-cw-const";

pub(super) fn rewrite(members: &mut Members) {
    let Some(value) = members.shift_remove("const") else { return };
    let id = value.id;
    if value.is_null() {
        members.shift_remove("enum");
        members.insert("type".to_owned(), Node::new(id, "null"));
        return;
    }
    members.insert(MARK.to_owned(), Node::new(id, true));
    members.insert("enum".to_owned(), Node::new(id, vec![value]));
}
