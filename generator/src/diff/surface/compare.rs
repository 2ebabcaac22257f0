//! Compares the surfaces of two crates: the items that were added, removed or changed, and what that does to code.
//!
//! An item below one that was added or removed is not listed again.

use std::collections::{BTreeSet, HashSet};

use super::path::above;
use super::{About, Entry, Facet, Owner, Surface};
use crate::diff::report::{ItemAction, ItemChange};
use crate::diff::verdict::Source;

/// How many characters of an item are listed: it is listed once for each of its reasons.
const MOST_SHOWN: usize = 2_000;

/// An item that is not what it was.
#[derive(Debug, Clone)]
pub(in crate::diff) struct ChangedItem {
    /// What happened.
    pub change: ItemChange,
    /// What it came from in the base.
    pub base: Option<Owner>,
    /// What it comes from in the revision.
    pub revision: Option<Owner>,
    /// Which parts of it are different.
    pub about: BTreeSet<About>,
}

impl ChangedItem {
    /// What it comes from, in the base and in the revision.
    pub(in crate::diff) fn owners(&self) -> impl Iterator<Item = &Owner> {
        self.base.iter().chain(&self.revision)
    }
}

/// Every item that is not what it was, in the order of their paths.
pub(in crate::diff) fn compare(base: &Surface, revision: &Surface) -> Vec<ChangedItem> {
    let mut out = Vec::new();
    for (path, old) in &base.0 {
        match revision.0.get(path) {
            Some(new) => out.extend(altered(path, old, new)),
            None if told_above(path, |parent| {
                base.0.contains_key(parent) && !revision.0.contains_key(parent)
            }) => {}
            None => out.push(ChangedItem { revision: kept(&old.owner, revision), ..removed(path, old) }),
        }
    }
    for (path, new) in &revision.0 {
        let is_new = |parent: &str| revision.0.contains_key(parent) && !base.0.contains_key(parent);
        if !base.0.contains_key(path) && !told_above(path, is_new) {
            out.push(ChangedItem { base: kept(&new.owner, base), ..added(path, new) });
        }
    }
    out.sort_by(|a, b| (&a.change.path, a.change.change).cmp(&(&b.change.path, b.change.change)));
    out
}

/// The owner of an item that only the other side has, where this side has the owner.
fn kept(owner: &Owner, surface: &Surface) -> Option<Owner> {
    match owner {
        Owner::Type(path) if surface.0.contains_key(path) => Some(owner.clone()),
        _ => None,
    }
}

fn removed(path: &str, old: &Entry) -> ChangedItem {
    let change = ItemChange {
        path: path.to_owned(),
        change: ItemAction::Removed,
        effect: Source::SourceBreaking,
        old: Some(short(&old.shown)),
        new: None,
    };
    ChangedItem { change, base: Some(old.owner.clone()), revision: None, about: parts(old) }
}

fn added(path: &str, new: &Entry) -> ChangedItem {
    let change = ItemChange {
        path: path.to_owned(),
        change: ItemAction::Added,
        effect: Source::Additive,
        old: None,
        new: Some(short(&new.shown)),
    };
    ChangedItem { change, base: None, revision: Some(new.owner.clone()), about: parts(new) }
}

fn altered(path: &str, old: &Entry, new: &Entry) -> Option<ChangedItem> {
    let seen = difference(&old.seen, &new.seen);
    let hidden = difference(&old.hidden, &new.hidden);
    let (effect, about) = match (seen.is_empty(), hidden.is_empty(), old.deprecated, new.deprecated) {
        // Arguments are seen by place and type; whose place it is shows at run time.
        (false, ..) => (Source::SourceBreaking, seen.into_iter().chain(hidden).collect()),
        (true, false, ..) => (Source::Behaviour, hidden),
        (true, true, false, true) => (Source::Lint, parts(new)),
        _ => return None,
    };
    let says = |entry: &Entry, other: &Entry| match effect {
        Source::Behaviour => {
            format!("{} // {}", short(&entry.shown), short(&own(&entry.hidden, &other.hidden)))
        }
        _ => short(&entry.shown),
    };
    let change = ItemChange {
        path: path.to_owned(),
        change: ItemAction::Altered,
        effect,
        old: Some(says(old, new)),
        new: Some(says(new, old)),
    };
    Some(ChangedItem { change, base: Some(old.owner.clone()), revision: Some(new.owner.clone()), about })
}

/// An item as it is listed: the beginning of one that is very long.
fn short(shown: &str) -> String {
    match shown.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{} …", &shown[..end]),
        None => shown.to_owned(),
    }
}

/// The parts that only one of two lists has; what a part comes from makes no difference.
fn difference(old: &[Facet], new: &[Facet]) -> BTreeSet<About> {
    only(old, new).chain(only(new, old)).map(|facet| facet.about.clone()).collect()
}

/// The parts that the other list does not have, as text.
fn own(one: &[Facet], other: &[Facet]) -> String {
    only(one, other).map(|facet| facet.text.trim()).collect::<Vec<_>>().join(", ")
}

fn only<'f>(one: &'f [Facet], other: &'f [Facet]) -> impl Iterator<Item = &'f Facet> {
    let other: HashSet<&str> = other.iter().map(|facet| facet.text.as_str()).collect();
    one.iter().filter(move |facet| !other.contains(facet.text.as_str()))
}

fn parts(entry: &Entry) -> BTreeSet<About> {
    entry.seen.iter().chain(&entry.hidden).map(|facet| facet.about.clone()).collect()
}

/// Whether an item that this one lies below came or went as well.
fn told_above(path: &str, turned: impl Fn(&str) -> bool) -> bool {
    above(path).iter().any(|parent| turned(parent))
}
