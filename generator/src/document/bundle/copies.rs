//! What bundling copies: each of a chain of references may lead to the next one twice, and what it leads to may be large, so
//! without a limit a page of text could fill any memory.

use super::super::keywords::Kind;
use super::bundler::Bundler;
use super::files::Spot;
use crate::limits::Limit;
use crate::source::{Node, NodeId, Value};

impl Bundler<'_> {
    /// Counts an object, without what is in it.
    pub(super) fn count_object(&mut self, kind: Kind, at: NodeId) {
        if matches!(kind, Kind::PathItem | Kind::PathItem2) {
            self.copied.path_items += 1;
            // A typed path item has room for ten operations, so they are counted before there are any.
            if self.copied.path_items > self.limits.get(Limit::Operations) {
                self.over(Limit::Operations, "there are more path items", at);
            }
        }
        if !self.inlining.is_empty() {
            self.copied.objects += 1;
        }
        if self.is_copying() {
            self.copied.values += 1;
        }
    }

    /// Counts a pointer that is kept.
    pub(super) fn count_spot(&mut self, spot: &Spot) {
        self.copied.text += spot.tokens.iter().map(|token| token.len() + size_of::<String>()).sum::<usize>();
    }

    /// A value as it stands.
    pub(super) fn verbatim(&mut self, node: &Node) -> Node {
        if self.is_copying() { self.duplicate(node) } else { node.clone() }
    }

    /// A second one of a value.
    pub(super) fn duplicate(&mut self, node: &Node) -> Node {
        let (values, text) = weight(node);
        self.copied.values += values;
        self.copied.text += text;
        node.clone()
    }

    fn is_copying(&self) -> bool {
        self.copied.is_moving || !self.inlining.is_empty()
    }

    /// The limit that the copies are beyond.
    pub(super) fn limit_of_copies(&self) -> Option<Limit> {
        let (values, text) = self.sources.size();
        let counts = [
            (Limit::Copies, self.copied.objects),
            (Limit::Nodes, self.copied.values + values),
            (Limit::TextBytes, self.copied.text + text),
        ];
        counts.into_iter().find(|(limit, count)| *count > self.limits.get(*limit)).map(|(limit, _)| limit)
    }

    /// Why nothing more is copied, having said so.
    pub(super) fn copied_too_much(&mut self, at: NodeId) -> Option<String> {
        let limit = self.limit_of_copies()?;
        Some(self.over(limit, "the document is larger once what references lead to is copied", at))
    }
}

/// How many values there are, and the bytes of their text.
fn weight(node: &Node) -> (usize, usize) {
    let add = |(values, text): (usize, usize), (more, words): (usize, usize)| (values + more, text + words);
    match &node.value {
        Value::List(items) => items.iter().map(weight).fold((1, 0), add),
        Value::Map(members) => {
            members.iter().map(|(key, member)| add(weight(member), (0, key.len()))).fold((1, 0), add)
        }
        Value::String(text) => (1, text.len()),
        _ => (1, 0),
    }
}
