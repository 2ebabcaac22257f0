//! One step down a document, object by object.
//!
//! In: an object and its kind. Out: its children and their kinds, as the table of keywords has them. What has no row, or
//! has another shape than its row says, is no child.

use super::keywords::{Kind, Shape};
use crate::source::{Node, Value};

/// Calls `visit` for every object that is directly below this one.
pub(super) fn each_child(node: &mut Node, kind: Kind, visit: &mut dyn FnMut(Kind, &mut Node)) {
    let Value::Map(members) = &mut node.value else { return };
    for (keyword, member) in members {
        if let Some(shape) = kind.shape(keyword) {
            each_object(member, shape, visit);
        }
    }
}

/// Calls `visit` for every object in a value of that shape.
fn each_object(node: &mut Node, shape: Shape, visit: &mut dyn FnMut(Kind, &mut Node)) {
    match (shape, &mut node.value) {
        (Shape::One(kind), _) => visit(kind, node),
        (Shape::List(kind), Value::List(items)) => items.iter_mut().for_each(|item| visit(kind, item)),
        (Shape::Map(kind), Value::Map(members)) => {
            members.values_mut().for_each(|member| visit(kind, member))
        }
        (Shape::Items, Value::List(items)) => items.iter_mut().for_each(|item| visit(Kind::Schema, item)),
        (Shape::Items, _) => visit(Kind::Schema, node),
        _ => {}
    }
}
