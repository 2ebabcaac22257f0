//! Finds the change of the document that is the reason for each change of the generated crate.
//!
//! Both crates record which type or operation an item was made from. An item without a reason means that the configuration or the
//! generator changed.

mod remote;

use crate::diff::kind::SchemaChange;
use std::collections::{BTreeSet, HashMap};

use super::calls::Call;
use super::comparison::Comparison;
use super::judge::{Judged, Target};
use super::report::ItemChange;
use super::surface::compare::ChangedItem;
use super::surface::{About, Owner};
use crate::api::{Operation, TypeId, without_direction};
use crate::rust::Crate;

/// The two crates and the documents that they were planned from.
pub(super) struct Attribution<'c, 'a> {
    comparison: &'c Comparison<'a>,
    base: Names<'c>,
    revision: Names<'c>,
    judged: &'c mut Vec<Judged>,
    /// Calls by method and path, in the base and in the revision.
    calls: [HashMap<(&'a str, &'a str), Vec<usize>>; 2],
    by_base: HashMap<String, Vec<usize>>,
    by_revision: HashMap<String, Vec<usize>>,
    by_call: HashMap<usize, Vec<usize>>,
    by_document: Vec<usize>,
    /// Findings by the place that they are about.
    by_place: HashMap<String, Vec<usize>>,
    /// Findings that bring types along or take them away, by the keys of these; worked out when somebody asks.
    brought: Option<[HashMap<&'a str, Vec<usize>>; 2]>,
    /// Types by key, of the base and of the revision; worked out when somebody asks.
    keyed: Option<[HashMap<&'a str, TypeId>; 2]>,
}

/// What the items of a crate come from.
struct Names<'c> {
    /// Keys of types by path in the crate; both variants of a type have its key.
    types: HashMap<&'c str, &'c str>,
    /// Paths of functions, with method and path of their operations.
    operations: Vec<(&'c str, (&'c str, &'c str))>,
}

impl<'c> Names<'c> {
    fn of(krate: &'c Crate) -> Self {
        let operations = krate.operations.iter();
        Self {
            types: krate.types.iter().map(|row| (row.rust.as_str(), without_direction(&row.key))).collect(),
            operations: operations
                .filter_map(|row| Some((row.rust.as_deref()?, (row.method.as_str(), row.path.as_str()))))
                .collect(),
        }
    }
}

/// Puts every item on the findings that explain it; gives those that none explains.
pub(super) fn attribute(
    comparison: &Comparison<'_>,
    crates: (&Crate, &Crate),
    judged: &mut Vec<Judged>,
    items: Vec<ChangedItem>,
) -> Vec<ItemChange> {
    let mut attribution = Attribution {
        comparison,
        base: Names::of(crates.0),
        revision: Names::of(crates.1),
        calls: [calls(comparison, |call| call.base), calls(comparison, |call| call.revision)],
        by_base: HashMap::new(),
        by_revision: HashMap::new(),
        by_call: HashMap::new(),
        by_document: Vec::new(),
        by_place: HashMap::new(),
        brought: None,
        keyed: None,
        judged,
    };
    attribution.index();
    let mut unexplained = Vec::new();
    for item in items {
        let causes = attribution.causes(&item);
        if causes.is_empty() {
            unexplained.push(item.change);
            continue;
        }
        for cause in causes {
            let finding = &mut attribution.judged[cause].finding;
            finding.rust = finding.rust.max(item.change.effect);
            finding.items.push(item.change.clone());
        }
    }
    unexplained
}

impl Attribution<'_, '_> {
    fn index(&mut self) {
        for (index, judged) in self.judged.iter().enumerate() {
            self.by_place.entry(judged.finding.place.clone()).or_default().push(index);
            if let Some(name) = judged
                .finding
                .values
                .1
                .as_ref()
                .filter(|_| judged.finding.kind == SchemaChange::ComponentRenamed.into())
            {
                self.by_place.entry(name.clone()).or_default().push(index);
            }
            for (target, _) in &judged.targets {
                match target {
                    Target::Type(base, revision) => {
                        self.by_base.entry(base.clone()).or_default().push(index);
                        self.by_revision.entry(revision.clone()).or_default().push(index);
                    }
                    Target::Call(call) => self.by_call.entry(*call).or_default().push(index),
                    Target::Document => self.by_document.push(index),
                }
            }
        }
    }

    /// The findings that explain an item: the surest ones.
    fn causes(&mut self, item: &ChangedItem) -> Vec<usize> {
        let direct = self.direct(item);
        if !direct.is_empty() {
            return direct;
        }
        let further =
            [Self::by_type, Self::by_place, Self::by_reach, Self::by_use, Self::by_handle, Self::by_document];
        let found = further.iter().map(|look| look(self, item));
        found.into_iter().find(|causes| !causes.is_empty()).unwrap_or_default()
    }

    /// Findings about the very type or operation that the item comes from; those about the same part of it first.
    fn direct(&self, item: &ChangedItem) -> Vec<usize> {
        let mut scored: Vec<(u8, usize)> = Vec::new();
        for index in self.candidates(item) {
            let judged = &self.judged[index];
            if !judged.explains(item.change.effect) {
                continue;
            }
            let score = judged.targets.iter().filter(|(target, _)| self.is_of(target, item));
            let score = score.map(|(_, about)| fit(about, &item.about)).max().unwrap_or(0);
            if score > 0 {
                scored.push((score, index));
            }
        }
        let best = scored.iter().map(|(score, _)| *score).max();
        let mut out: Vec<usize> =
            scored.into_iter().filter(|(s, _)| Some(*s) == best).map(|(_, i)| i).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    fn candidates(&self, item: &ChangedItem) -> Vec<usize> {
        let (base, revision) = self.keys(item);
        let mut out = Vec::new();
        out.extend(base.and_then(|key| self.by_base.get(key)).into_iter().flatten());
        out.extend(revision.and_then(|key| self.by_revision.get(key)).into_iter().flatten());
        out.extend(self.calls(item).iter().filter_map(|call| self.by_call.get(call)).flatten());
        if item.owners().any(Owner::is_document) {
            out.extend(&self.by_document);
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    fn is_of(&self, target: &Target, item: &ChangedItem) -> bool {
        match target {
            Target::Type(base, revision) => {
                let keys = self.keys(item);
                keys.0 == Some(base) || keys.1 == Some(revision)
            }
            Target::Call(call) => self.calls(item).contains(call),
            Target::Document => item.owners().any(Owner::is_document),
        }
    }

    /// Keys of the types that an item comes from.
    fn keys(&self, item: &ChangedItem) -> (Option<&str>, Option<&str>) {
        (key(item.base.as_ref(), &self.base), key(item.revision.as_ref(), &self.revision))
    }

    /// The calls that an item comes from.
    fn calls(&self, item: &ChangedItem) -> Vec<usize> {
        let named = |owner: &Option<Owner>, side: usize| -> Vec<usize> {
            let Some(Owner::Operation(method, path)) = owner else { return Vec::new() };
            self.calls[side].get(&(method.as_str(), path.as_str())).cloned().unwrap_or_default()
        };
        let mut out = named(&item.base, 0);
        out.extend(named(&item.revision, 1));
        out
    }
}

/// The calls of clients by method and path on one side.
fn calls<'a>(
    comparison: &Comparison<'a>,
    side: impl Fn(&Call<'a>) -> Option<&'a Operation>,
) -> HashMap<(&'a str, &'a str), Vec<usize>> {
    let mut out: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (index, call) in comparison.calls.iter().enumerate().filter(|(_, call)| !call.swapped) {
        if let Some(operation) = side(call) {
            let key = (operation.key.method.as_str(), operation.key.path.as_str());
            out.entry(key).or_default().push(index);
        }
    }
    out
}

/// The key of the type that an item comes from.
fn key<'n>(owner: Option<&Owner>, names: &'n Names<'_>) -> Option<&'n str> {
    match owner {
        Some(Owner::Type(path)) => names.types.get(path.as_str()).copied(),
        _ => None,
    }
}

/// How well a part that a finding is about fits the parts of an item that are different.
fn fit(about: &About, parts: &BTreeSet<About>) -> u8 {
    match about {
        about if parts.contains(about) => 3,
        About::Itself => 2,
        _ if parts.contains(&About::Itself) => 1,
        _ => 0,
    }
}
