//! Bounds in one form.
//!
//! ```text
//! minimum: 3, exclusiveMinimum: true     ->  bound 3, left out          (2.0, 3.0)
//! exclusiveMinimum: 3                    ->  bound 3, left out          (3.1)
//! minimum: 5, exclusiveMinimum: 3        ->  bound 5                    (3.1: the stricter one)
//! ```
//!
//! The result is a pair `[bound, left out]` under the name of the inclusive keyword, which `carry` takes from there.

use crate::source::{Members, Node, Number, Value};

pub(super) fn rewrite(members: &mut Members) {
    bound(members, "minimum", "exclusiveMinimum", |a, b| a > b);
    bound(members, "maximum", "exclusiveMaximum", |a, b| a < b);
}

fn bound(members: &mut Members, inclusive: &str, exclusive: &str, stricter: fn(f64, f64) -> bool) {
    let outer = members.shift_remove(exclusive);
    let inner = members.shift_remove(inclusive);
    let chosen = match (inner.and_then(numeric), outer.map(|node| (node.id, node.value))) {
        (Some(inner), Some((_, Value::Bool(left_out)))) => Some((inner, left_out)),
        (Some(inner), Some((_, Value::Number(limit)))) if stricter(inner.1.as_f64(), limit.as_f64()) => {
            Some((inner, false))
        }
        (_, Some((id, Value::Number(limit)))) => Some(((id, limit), true)),
        (Some(inner), _) => Some((inner, false)),
        (None, _) => None,
    };
    if let Some(((id, limit), left_out)) = chosen {
        let pair = vec![Node { id, value: Value::Number(limit) }, Node::new(id, left_out)];
        members.insert(inclusive.to_owned(), Node::new(id, pair));
    }
}

fn numeric(node: Node) -> Option<(crate::source::NodeId, Number)> {
    match node.value {
        Value::Number(number) => Some((node.id, number)),
        _ => None,
    }
}
