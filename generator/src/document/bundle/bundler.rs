//! What is known while a document is bundled.

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;

use super::super::keywords::{Family, Kind};
use super::bindings::Bindings;
use super::copied::Copied;
use super::files::{Files, Spot};
use super::found::Found;
use super::hoisted::Hoisted;
use super::names::Names;
use crate::diagnostic::Diagnostics;
use crate::limits::{Limit, Limits};
use crate::source::{NodeId, Sources};

/// For how many references that lead nowhere a name is looked for that may have been meant.
pub(super) const GUESSES: usize = 100;

pub(super) struct Bundler<'a> {
    pub(super) sources: &'a mut Sources,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) strict: bool,
    pub(super) family: Family,
    pub(super) files: Files,
    pub(super) names: Names,
    /// The component that stands for what was written at a spot, with what its dynamic references are bound to.
    pub(super) hoisted: HashMap<(&'static str, Spot, Bindings), String>,
    /// The schemas among them that are no components of the entry document, by name.
    pub(super) made: HashMap<String, Hoisted>,
    /// Components of the entry document that are nothing but a reference to somewhere else: they become what is there.
    pub(super) adopted: HashMap<Spot, Spot>,
    pub(super) queue: VecDeque<Job>,
    /// What is being written out where it is referred to, to notice circles.
    pub(super) inlining: Vec<Spot>,
    /// What was copied because it is referred to.
    pub(super) copied: Copied,
    /// Names that may still be looked for.
    pub(super) guesses: usize,
    /// How much of everything there may be.
    pub(super) limits: Limits,
    /// Limits that were met, and are said to be.
    pub(super) met: HashSet<Limit>,
    /// References followed for the one that is being located.
    pub(super) hops: usize,
    /// The one that was located last leads into the entry document though it says that it leads into its own file.
    pub(super) stray: bool,
    /// Such references by the file that they stand in: the first one, and how many.
    pub(super) strays: IndexMap<usize, (NodeId, String, usize)>,
    /// Keywords beside a `$ref` that were left out, by whether it is that of a schema: the first place, and how many.
    pub(super) siblings: IndexMap<(bool, String), (NodeId, usize)>,
    /// What schemas have below `$defs` and `definitions`.
    pub(super) definitions: IndexMap<NodeId, Found>,
    /// The anchors that a `$dynamicRef` names.
    pub(super) dynamic_references: HashSet<String>,
    /// Sections with names that break the rules for names of 3.x: the first one, and how many.
    pub(super) odd_names: IndexMap<&'static str, (NodeId, usize)>,
}

/// A component to be.
pub(super) struct Job {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) spot: Spot,
    pub(super) bindings: Bindings,
}

impl Bundler<'_> {
    /// Says once that a limit was met.
    pub(super) fn over(&mut self, limit: Limit, what: &str, at: NodeId) -> String {
        let met = self.limits.met(limit, what);
        let words = met.message.clone();
        if self.met.insert(limit) {
            met.report(at, self.diagnostics);
        }
        words
    }

    /// The name of the component that a spot is, where it is one of the entry document's own of that kind.
    pub(super) fn own_component(&self, kind: Kind, spot: &Spot) -> Option<String> {
        if spot.file != 0 {
            return None;
        }
        let (section, name) = spot.component(self.family)?;
        (kind.section() == Some(section)).then(|| name.to_owned())
    }
}
