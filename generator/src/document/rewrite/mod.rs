//! Everything that 3.1 and 3.2 say, in the words of 3.0.
//!
//! In: a bundled document of any 3.x. Out: the same tree, rewritten in place: every value that `openapiv3` would refuse is
//! said otherwise or carried along. One rewrite, one file; each is a function of one object, and the walk is here.

mod bool_schema;
mod bounds;
mod carry;
mod const_;
mod content;
mod items;
mod null;
mod objects;
mod type_array;
mod unevaluated;

use super::carrier::{NODE, PLACE};
use super::keywords::Kind;
use super::walk::each_child;
use crate::source::{Members, Node, NodeId, Value};

/// Rewrites an object of that kind and all below it.
pub(super) fn rewrite(node: &mut Node, kind: Kind) {
    match kind {
        Kind::Schema => schema(node),
        _ => other(node, kind),
    }
    each_child(node, kind, &mut |kind, child| rewrite(child, kind));
    if kind == Kind::Schema {
        carry::hide(node);
    }
}

/// The rewrites of a schema, outermost first: what they leave below it is rewritten after it.
fn schema(node: &mut Node) {
    bool_schema::rewrite(node);
    let id = node.id;
    let Value::Map(members) = &mut node.value else { return };
    if is_reference(members) {
        return;
    }
    vendor(members);
    null::rewrite(members);
    const_::rewrite(members);
    type_array::rewrite(members, id);
    bounds::rewrite(members);
    content::rewrite(members);
    items::rewrite(members);
    unevaluated::rewrite(members);
    carry::rewrite(members, id);
}

/// Whether an object is nothing but a reference.
pub(super) fn is_reference(members: &Members) -> bool {
    members.get("$ref").is_some_and(|target| target.as_str().is_some())
}

/// Vendor extensions that say what a keyword says: `x-nullable` is `nullable`, and `x-extensible-enum` with a list of values
/// is an `enum` that is open.
fn vendor(members: &mut Members) {
    if let Some(said) = members.shift_remove("x-nullable") {
        members.entry("nullable".to_owned()).or_insert(said);
    }
    let values =
        members.get("x-extensible-enum").filter(|node| node.as_list().is_some_and(|list| !list.is_empty()));
    if let Some(values) = values.cloned() {
        members.entry("enum".to_owned()).or_insert(values);
    }
}

/// Rewrites an object that is no schema, and notes where it was written, where its type has room for that.
fn other(node: &mut Node, kind: Kind) {
    if matches!(kind, Kind::Requirement | Kind::Components) {
        return;
    }
    if let (Kind::Callback, Value::Map(members)) = (kind, &mut node.value) {
        // All members of a callback are path items to the model: it has no room for extensions, marks included.
        members.retain(|key, _| !key.starts_with("x-"));
        return;
    }
    let id = node.id;
    if let Value::Map(members) = &mut node.value
        && !is_reference(members)
    {
        objects::rewrite(members, kind);
        if matches!(kind, Kind::Operation | Kind::PathItem) {
            places(members);
        }
        members.insert(NODE.to_owned(), number(id, id.0));
    }
}

/// Notes where each extension was written, so that what is said about it can point there.
fn places(members: &mut Members) {
    let written = members.iter().filter(|(key, _)| key.starts_with("x-") && !key.starts_with("x-cw-"));
    let places: Vec<_> = written.map(|(key, node)| (format!("{PLACE}{key}"), node.id)).collect();
    members.extend(places.into_iter().map(|(key, id)| (key, number(id, id.0))));
}

/// A whole number, standing where `id` was written.
fn number(id: NodeId, value: impl Into<i128>) -> Node {
    Node::new(id, value.into())
}
