//! JSON Pointers (RFC 6901): writing, reading, and following them.

use super::{Node, Value};

/// Adds a reference token to a pointer, escaped.
pub fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    for c in token.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The pointer to one member of a value.
pub fn member(name: &str) -> String {
    let mut pointer = String::with_capacity(name.len() + 1);
    push(&mut pointer, name);
    pointer
}

/// The tokens of a pointer, unescaped. The empty pointer has none.
pub fn tokens(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(unescape)
}

/// What an escaped reference token stands for.
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// The node that a pointer leads to, from `root`.
pub fn find<'n>(root: &'n Node, pointer: &str) -> Option<&'n Node> {
    tokens(pointer).try_fold(root, |node, token| step(node, &token))
}

/// One step down: a member, or an item by its index.
pub fn step<'n>(node: &'n Node, token: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(members) => members.get(token),
        Value::List(items) => items.get(token.parse::<usize>().ok()?),
        _ => None,
    }
}
