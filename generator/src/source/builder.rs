//! What the readers of YAML and JSON share: entering nodes, duplicate keys, merge keys.
//!
//! In: keys and marks as a reader meets them. Out: entries of the table and diagnostics. Never knows a syntax.

use std::fmt;

use indexmap::map::Entry;

use super::table::{Mark, Step, Table};
use super::{Members, Node, NodeId, Value};
use crate::diagnostic::{Code, Diagnostics, Severity};

/// Enters the nodes of one file.
pub(super) struct Builder<'t> {
    pub(super) table: &'t mut Table,
    pub(super) diagnostics: &'t mut Diagnostics,
    pub(super) file: u32,
    /// Of two members of the same name, the last one counts.
    pub(super) last_counts: bool,
    /// Set when a limit was reached: more exact than the error that the parser makes of it.
    pub(super) failure: Option<Failure>,
}

/// Why a file has no tree.
#[derive(Debug, Clone)]
pub(super) struct Failure {
    pub(super) message: String,
    pub(super) mark: Mark,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Builder<'_> {
    /// Enters the root of the file.
    pub(super) fn root(&mut self) -> Result<NodeId, Failure> {
        let id = self.table.add_root(self.file);
        self.entered(id, Mark::Byte(0))
    }

    /// Enters a member, which stands where its key stands.
    pub(super) fn member(&mut self, parent: NodeId, name: &str, mark: Mark) -> Result<NodeId, Failure> {
        let step = self.table.key(name);
        let id = self.table.add(parent, step, self.file, mark);
        self.entered(id, mark)
    }

    /// Enters an item of a list.
    pub(super) fn item(&mut self, parent: NodeId, index: usize, mark: Mark) -> Result<NodeId, Failure> {
        let id = self.table.add(parent, Step::Index(index as u32), self.file, mark);
        self.entered(id, mark)
    }

    fn entered(&mut self, id: Option<NodeId>, mark: Mark) -> Result<NodeId, Failure> {
        id.ok_or_else(|| {
            let failure = Failure { message: super::too_many_nodes(), mark };
            self.failure = Some(failure.clone());
            failure
        })
    }

    /// Adds a member to its mapping. A second one of the same name is an error in YAML, where the first one stays; JSON
    /// leaves it open (RFC 8259, section 4), so there the last one counts, as with nearly every other reader.
    pub(super) fn insert(&mut self, members: &mut Members, name: String, node: Node) {
        match members.entry(name) {
            Entry::Vacant(place) => {
                place.insert(node);
            }
            Entry::Occupied(mut place) => {
                let message = format!("the key `{}` is there twice", place.key());
                let found = self.diagnostics.report(Code::DUPLICATE_KEY, node.id, message);
                found
                    .related(place.get().id, "first here")
                    .help("Remove one of them: parsers disagree on which one counts.");
                if self.last_counts {
                    found.severity(Severity::Warning);
                    place.insert(node);
                }
            }
        }
    }

    /// Applies a merge key: members of `source` that the mapping does not have itself become its own.
    pub(super) fn merge(&mut self, owner: NodeId, members: &mut Members, source: Node) {
        let sources = match source.value {
            Value::List(items) => items,
            value => vec![Node { id: source.id, value }],
        };
        for source in sources {
            let Value::Map(merged) = source.value else {
                let message = format!("`<<` merges objects, but this is {}", source.value.kind());
                self.diagnostics.report(Code::MERGE_KEY, source.id, message);
                continue;
            };
            for (name, node) in merged {
                if let Entry::Vacant(place) = members.entry(name) {
                    self.table.adopt(node.id, owner);
                    place.insert(node);
                }
            }
        }
    }
}
