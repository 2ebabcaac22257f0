//! Components that others take into their `allOf`.

use std::collections::{HashMap, HashSet};

/// Parents with their children, in document order.
#[derive(Default)]
pub(super) struct Subtypes<'d> {
    pub(super) children: HashMap<&'d str, Vec<&'d str>>,
    /// Parents whose discriminator tells the children apart.
    pub(super) tagged: HashSet<&'d str>,
    /// Children of those.
    pub(super) subtypes: HashSet<&'d str>,
}

impl<'d> Subtypes<'d> {
    /// Whether a reference to the component means a union of its children.
    pub(super) fn has(&self, name: &str) -> bool {
        self.tagged.contains(name)
    }

    /// Whether the component is a branch of such a union, which it must not be by another name.
    pub(super) fn is_subtype(&self, name: &str) -> bool {
        self.subtypes.contains(name)
    }

    /// The branches of a parent's union: all descendants, but none behind a descendant that is such a parent itself.
    pub(super) fn branches(&self, parent: &str) -> Vec<&'d str> {
        let mut found = Vec::new();
        let mut waiting: Vec<_> = self.children.get(parent).into_iter().flatten().rev().copied().collect();
        while let Some(name) = waiting.pop() {
            if name == parent || found.contains(&name) {
                continue;
            }
            found.push(name);
            if !self.has(name) {
                waiting.extend(self.children.get(name).into_iter().flatten().rev());
            }
        }
        found
    }
}
