//! The table of nodes: who is whose child, in which file, at which mark.

use indexmap::IndexSet;

use super::{NodeId, pointer};
use crate::limits::{Limit, Limits};

/// The way from a node to one of its children.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// Nothing is above a file's root.
    Root,
    /// A member, by the number of its key.
    Key(u32),
    /// An item of a list.
    Index(u32),
}

/// A spot in a file, in the measure of the reader that found it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A byte.
    Byte(u32),
    /// Line and column, both from zero, the column in characters.
    LineColumn(u32, u32),
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    parent: u32,
    file: u32,
    step: Step,
    mark: Mark,
}

/// All nodes of all files.
#[derive(Debug, Default)]
pub(super) struct Table {
    entries: Vec<Entry>,
    keys: IndexSet<String>,
    /// Bytes of text in all values.
    text: usize,
    pub(super) limits: Limits,
}

impl Table {
    /// Enters a node; `None` when the table is full.
    pub(super) fn add(&mut self, parent: NodeId, step: Step, file: u32, mark: Mark) -> Option<NodeId> {
        if self.entries.len() >= self.limits.get(Limit::Nodes) {
            return None;
        }
        let id = NodeId(self.entries.len() as u32);
        self.entries.push(Entry { parent: parent.0, file, step, mark });
        Some(id)
    }

    /// Counts the text of a value or of a key; whether there is room for it.
    pub(super) fn has_room(&mut self, text: &str) -> bool {
        self.text = self.text.saturating_add(text.len());
        self.text <= self.limits.get(Limit::TextBytes)
    }

    /// How much is in it.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.entries.len(), self.text)
    }

    /// Forgets what was entered since it had that size: the nodes of an attempt that came to nothing.
    pub(super) fn shrink(&mut self, (nodes, text): (usize, usize)) {
        self.entries.truncate(nodes);
        self.text = text;
    }

    /// Enters the root of a file.
    pub(super) fn add_root(&mut self, file: u32) -> Option<NodeId> {
        self.add_spot(file, Mark::Byte(0))
    }

    /// Enters a spot that is no node, so that a diagnostic has a place; `None` when the table is full.
    pub(super) fn add_spot(&mut self, file: u32, mark: Mark) -> Option<NodeId> {
        let id = NodeId(self.entries.len() as u32);
        self.add(id, Step::Root, file, mark)
    }

    /// The spot of a complaint, for which there is always room.
    pub(super) fn add_complaint(&mut self, file: u32, mark: Mark) -> NodeId {
        let id = NodeId(self.entries.len() as u32);
        self.entries.push(Entry { parent: id.0, file, step: Step::Root, mark });
        id
    }

    /// The step to a member of that name.
    pub(super) fn key(&mut self, name: &str) -> Step {
        let index = match self.keys.get_index_of(name) {
            Some(index) => index,
            None => self.keys.insert_full(name.to_owned()).0,
        };
        Step::Key(index as u32)
    }

    /// Bytes of the keys that lead to a node.
    pub(super) fn path_bytes(&self, id: NodeId) -> usize {
        let above = std::iter::successors(Some(id), |id| self.parent(*id));
        let entries = above.filter_map(|id| self.entries.get(id.0 as usize));
        let key = |entry: &Entry| match entry.step {
            Step::Key(index) => self.keys.get_index(index as usize).map_or(0, String::len),
            Step::Root | Step::Index(_) => 0,
        };
        entries.map(key).sum()
    }

    /// Moves a node to another parent: what a merge key does to the members it brings.
    pub(super) fn adopt(&mut self, child: NodeId, parent: NodeId) {
        if let Some(entry) = self.entries.get_mut(child.0 as usize) {
            entry.parent = parent.0;
        }
    }

    /// File and mark of a node.
    pub(super) fn mark(&self, id: NodeId) -> Option<(u32, Mark)> {
        self.entries.get(id.0 as usize).map(|entry| (entry.file, entry.mark))
    }

    /// The node that this one is a member or an item of; a root has none.
    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        let entry = self.entries.get(id.0 as usize)?;
        (!matches!(entry.step, Step::Root)).then_some(NodeId(entry.parent))
    }

    /// The key that a node stands behind, where it is a member.
    pub(super) fn own_key(&self, id: NodeId) -> Option<&str> {
        match self.entries.get(id.0 as usize)?.step {
            Step::Key(key) => self.keys.get_index(key as usize).map(String::as_str),
            Step::Root | Step::Index(_) => None,
        }
    }

    /// The member of this name that a node was written with. Nodes are entered before what is in them, so the search ends
    /// with the node's own part of the table.
    pub(super) fn member(&self, id: NodeId, name: &str) -> Option<NodeId> {
        let key = self.keys.get_index_of(name)? as u32;
        let start = id.0 as usize + 1;
        let inside = self.entries.get(start..)?.iter().take_while(|entry| entry.parent >= id.0);
        let is_it = |entry: &Entry| entry.parent == id.0 && matches!(entry.step, Step::Key(at) if at == key);
        let at = inside.enumerate().find(|(_, entry)| is_it(entry))?.0;
        Some(NodeId((start + at) as u32))
    }

    /// JSON Pointer of a node in its file.
    pub(super) fn pointer(&self, id: NodeId) -> String {
        let mut steps = Vec::new();
        let mut at = id;
        while let Some(entry) = self.entries.get(at.0 as usize) {
            match entry.step {
                Step::Root => break,
                step => steps.push(step),
            }
            at = NodeId(entry.parent);
        }
        let mut text = String::new();
        for step in steps.into_iter().rev() {
            match step {
                Step::Key(key) => {
                    pointer::push(&mut text, self.keys.get_index(key as usize).map_or("", |k| k))
                }
                Step::Index(index) => pointer::push(&mut text, &index.to_string()),
                Step::Root => {}
            }
        }
        text
    }
}
