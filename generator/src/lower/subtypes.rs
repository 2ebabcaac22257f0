//! Components that others take into their `allOf`, and the discriminators that tell them apart.
//!
//! A discriminator holds for all descendants: a parent in the middle is told apart by the member that an ancestor declares.

use std::collections::{HashMap, HashSet};

use crate::document::Discriminator;
use crate::source::pointer;

/// Parents and children, in document order.
#[derive(Default)]
pub(super) struct Subtypes<'d> {
    pub(super) children: HashMap<&'d str, Vec<&'d str>>,
    pub(super) parents: HashMap<&'d str, Vec<&'d str>>,
    /// The discriminators that components declare.
    pub(super) declared: HashMap<&'d str, &'d Discriminator>,
    /// Parents whose own discriminator tells the children apart.
    pub(super) tagged: HashSet<&'d str>,
    /// Parents whose children are told apart by the discriminator of an ancestor.
    pub(super) middle: HashSet<&'d str>,
    /// Children of those.
    pub(super) subtypes: HashSet<&'d str>,
}

impl<'d> Subtypes<'d> {
    /// Whether a reference to the component means a union of its children.
    pub(super) fn has(&self, name: &str) -> bool {
        self.tagged.contains(name) || self.middle.contains(name)
    }

    /// Whether the component is a branch of such a union, which it must not be by another name.
    pub(super) fn is_subtype(&self, name: &str) -> bool {
        self.subtypes.contains(name)
    }

    /// The branches of a parent's union: all descendants, but none behind a descendant with a discriminator of its own.
    pub(super) fn branches(&self, parent: &str) -> Vec<&'d str> {
        reached(&self.children, parent, |name| !self.tagged.contains(name))
    }

    /// All descendants.
    pub(super) fn descendants(&self, name: &str) -> Vec<&'d str> {
        reached(&self.children, name, |_| true)
    }

    /// All ancestors, those behind the first parent before the second one.
    pub(super) fn ancestors(&self, name: &str) -> Vec<&'d str> {
        reached(&self.parents, name, |_| true)
    }

    /// The member by which values of a component are told apart: its own discriminator's, or that of an ancestor.
    pub(super) fn tag(&self, name: &str) -> Option<&'d str> {
        let own = self.declared.get(name);
        let found = own.or_else(|| self.ancestors(name).into_iter().find_map(|one| self.declared.get(one)));
        found.map(|discriminator| discriminator.property_name.as_str())
    }

    /// What the discriminators on `property` above, at and below these components map: values, and names of components. Of two
    /// components that a value selects the more special one counts.
    pub(super) fn mapped(&self, names: &[&'d str], property: &str) -> Vec<(&'d str, String)> {
        let mut family: Vec<&'d str> = Vec::new();
        let mut known = HashSet::new();
        for name in names {
            let all = std::iter::once(*name).chain(self.ancestors(name)).chain(self.descendants(name));
            family.extend(all.filter(|one| known.insert(*one)));
        }
        let mut mapped: Vec<(&'d str, String)> = Vec::new();
        let mut at: HashMap<&'d str, usize> = HashMap::new();
        let declared = family.iter().filter_map(|name| self.declared.get(name));
        for discriminator in declared.filter(|one| one.property_name == property) {
            for (value, target) in &discriminator.mapping {
                let target = target_name(target);
                match at.get(value.as_str()) {
                    Some(index) if self.ancestors(&target).contains(&mapped[*index].1.as_str()) => {
                        mapped[*index].1 = target;
                    }
                    Some(_) => {}
                    None => {
                        at.insert(value, mapped.len());
                        mapped.push((value, target));
                    }
                }
            }
        }
        mapped
    }
}

/// What `edges` lead to from `start`, each once, without `start`; what follows one for which `goes_on` is false is left out.
fn reached<'d>(
    edges: &HashMap<&'d str, Vec<&'d str>>,
    start: &str,
    goes_on: impl Fn(&str) -> bool,
) -> Vec<&'d str> {
    let next = |name: &str| edges.get(name).into_iter().flatten().rev().copied();
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    let mut waiting: Vec<&'d str> = next(start).collect();
    while let Some(name) = waiting.pop() {
        if name == start || !known.insert(name) {
            continue;
        }
        found.push(name);
        if goes_on(name) {
            waiting.extend(next(name));
        }
    }
    found
}

/// The component that a `mapping` entry names: a reference, or the bare name.
pub(super) fn target_name(target: &str) -> String {
    let last = target.rsplit('/').next().unwrap_or(target);
    pointer::unescape(last)
}
