//! `$dynamicRef` and `$dynamicAnchor` (JSON Schema 8.2.3.2) as a client can use them: bound where the document says what
//! they stand for, any value where it does not.
//!
//! ```text
//! UserList: {$ref: List, $defs: {T: {$dynamicAnchor: T, $ref: User}}}      List with T = User, as a component `List_User`
//! Node: {$dynamicAnchor: node, items: {$dynamicRef: '#node'}}              items: {$ref: Node}
//! ```

use std::rc::Rc;

use super::bindings::Bindings;
use super::bundler::Bundler;
use super::files::Spot;
use super::found::KEYWORDS;
use crate::source::{Node, Value};

impl Bundler<'_> {
    /// The bindings that hold below the schema at `spot`: those around it, and those it makes itself by a definition with
    /// a `$dynamicAnchor`.
    pub(super) fn bind(&self, schema: &Node, spot: &Spot, around: &Bindings) -> Bindings {
        let mut made = Vec::new();
        for keyword in KEYWORDS {
            let Some(Value::Map(definitions)) = schema.get(keyword).map(|node| &node.value) else { continue };
            for (name, definition) in definitions {
                let Some(anchor) = definition.get("$dynamicAnchor").and_then(Node::as_str) else { continue };
                if around.iter().chain(&made).all(|(known, _)| known != anchor) {
                    let mut tokens = spot.tokens.clone();
                    tokens.extend([keyword.to_owned(), name.clone()]);
                    made.push((anchor.to_owned(), Spot { file: spot.file, tokens }));
                }
            }
        }
        if made.is_empty() {
            Rc::clone(around)
        } else {
            Rc::new(around.iter().cloned().chain(made).collect())
        }
    }

    /// Where a `$dynamicRef` at `from` leads; `None` where that is not known before there is a value.
    pub(super) fn dynamic(&mut self, reference: &str, from: &Spot, bindings: &Bindings) -> Option<Spot> {
        let name = reference.rsplit('#').next().unwrap_or_default();
        if let Some((_, bound)) = bindings.iter().find(|(anchor, _)| anchor == name) {
            return Some(bound.clone());
        }
        let file = self.files.get(from.file);
        match file.ids.dynamic(name, &from.tokens) {
            Err(_) => self.locate(reference, from).ok(),
            Ok(known) => known.map(|tokens| Spot { file: from.file, tokens: tokens.to_vec() }),
        }
    }

    /// Where a `$recursiveRef: '#'` at `from` leads (JSON Schema 2019-09, 8.2.4.2): the outermost schema around it that has
    /// a `$recursiveAnchor` as far as the document tells, else the innermost component around it.
    pub(super) fn recursive(&self, from: &Spot) -> Spot {
        let file = self.files.get(from.file);
        let around = |length: &usize| from.tokens[..*length].to_vec();
        let mut outward =
            (0..from.tokens.len()).map(|length| Spot { file: from.file, tokens: around(&length) });
        let anchored = |spot: &Spot| {
            file.at(&spot.tokens).and_then(|node| node.get("$recursiveAnchor")).and_then(Node::as_bool)
                == Some(true)
        };
        let root = || Spot {
            file: from.file,
            tokens: file.ids.base(&from.tokens).map_or_else(Vec::new, |b| b.1.to_vec()),
        };
        let component = || {
            let mut all =
                (0..from.tokens.len()).map(|length| Spot { file: from.file, tokens: around(&length) });
            all.find(|spot| spot.component(self.family).is_some())
        };
        outward.find(anchored).or_else(component).unwrap_or_else(root)
    }

    /// Which of the bindings make a difference to the schema at `spot`.
    pub(super) fn used(&self, spot: &Spot, bindings: &Bindings) -> Bindings {
        if bindings.is_empty() {
            return Rc::clone(bindings);
        }
        let file = self.files.get(spot.file);
        let asks = |name: &str| file.at(&spot.tokens).is_some_and(|node| asks_for(node, name));
        let used: Vec<_> = bindings.iter().filter(|(name, _)| asks(name)).cloned().collect();
        if used.len() == bindings.len() { Rc::clone(bindings) } else { Rc::new(used) }
    }
}

/// Whether a tree has a `$dynamicRef` to that anchor.
fn asks_for(node: &Node, name: &str) -> bool {
    match &node.value {
        Value::Map(members) => members.iter().any(|(key, member)| match member.as_str() {
            Some(text) => key == "$dynamicRef" && text.rsplit('#').next() == Some(name),
            None => asks_for(member, name),
        }),
        Value::List(items) => items.iter().any(|item| asks_for(item, name)),
        _ => false,
    }
}
