//! What the readers of YAML and JSON share: entering nodes, duplicate keys, merge keys.

use std::fmt;

use indexmap::map::Entry;

use super::table::{Mark, Step, Table};
use super::{Members, Node, NodeId, Value};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::limits::{Limit, Met};

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
    /// The limit that it is about.
    pub(super) met: Option<Met>,
}

impl Failure {
    /// A limit was met.
    pub(super) fn over(met: Met, mark: Mark) -> Self {
        Self { message: met.message.clone(), mark, met: Some(met) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// How many of the longest names may lead to one value.
const LONG_NAMES: usize = 4;

/// Bytes of a key from which on the length of its path is looked at.
const LONG: usize = 64;

impl Builder<'_> {
    /// Enters the root of the file.
    pub(super) fn root(&mut self) -> Result<NodeId, Failure> {
        let id = self.table.add_root(self.file);
        self.entered(id, Mark::Byte(0))
    }

    /// Enters a member, which stands where its key stands.
    pub(super) fn member(&mut self, parent: NodeId, name: &str, mark: Mark) -> Result<NodeId, Failure> {
        self.text(name, mark)?;
        let most = self.table.limits.get(Limit::NameBytes);
        if name.len() > most {
            return Err(self.over(Limit::NameBytes, "a key is longer", mark));
        }
        // Short keys cannot make much of a path: it has no more of them than levels.
        if name.len() >= LONG && self.table.path_bytes(parent) + name.len() > most.saturating_mul(LONG_NAMES)
        {
            return Err(self.over(Limit::NameBytes, "the keys that lead to a value are longer", mark));
        }
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
        id.ok_or_else(|| self.too_many(mark))
    }

    /// There are more values than there may be.
    pub(super) fn too_many(&mut self, mark: Mark) -> Failure {
        self.over(Limit::Nodes, "there are more values once aliases are expanded", mark)
    }

    /// Values are nested deeper than they may be.
    pub(super) fn too_deep(&self, mark: Mark) -> Failure {
        Failure::over(self.table.limits.met(Limit::Depth, "values are nested deeper"), mark)
    }

    /// Counts text that a value or a key has.
    pub(super) fn text(&mut self, text: &str, mark: Mark) -> Result<(), Failure> {
        if self.table.has_room(text) {
            return Ok(());
        }
        Err(self.over(Limit::TextBytes, "there is more text once aliases are expanded", mark))
    }

    /// Counts the text of the value of a node.
    pub(super) fn value(&mut self, text: &str, id: NodeId) -> Result<(), Failure> {
        let mark = self.table.mark(id).map_or(Mark::Byte(0), |(_, mark)| mark);
        self.text(text, mark)
    }

    fn over(&mut self, limit: Limit, what: &str, mark: Mark) -> Failure {
        let failure = Failure::over(self.table.limits.met(limit, what), mark);
        self.failure = Some(failure.clone());
        failure
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
