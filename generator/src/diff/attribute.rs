//! Which change of the document is behind which change of the crate.
//!
//! In: judged causes, the items that are not what they were, and both crates' ledgers, which say what type or operation
//! an item comes from. Out: every item on the findings that explain it. What nothing explains is told apart: there the
//! configuration or the generator itself is another one.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::comparison::Comparison;
use super::judge::{Judged, Target};
use super::kind::Kind;
use super::kinds::{lifecycle, operation, schema};
use super::report::ItemChange;
use super::surface::compare::Turned;
use super::surface::{About, Owner};
use super::verdict::Source;
use crate::api::{Api, TypeId, TypeUse};
use crate::rust::{Crate, whole};

/// The two crates and the documents that they were planned from.
pub(super) struct Attribution<'c, 'a> {
    comparison: &'c Comparison<'a>,
    base: Names<'c>,
    revision: Names<'c>,
    judged: &'c mut Vec<Judged>,
    by_base: HashMap<String, Vec<usize>>,
    by_revision: HashMap<String, Vec<usize>>,
    by_call: HashMap<usize, Vec<usize>>,
    by_document: Vec<usize>,
    /// Types that a cause brings or takes along, worked out when somebody asks.
    brought: HashMap<usize, [HashSet<String>; 2]>,
}

/// What the items of a crate come from.
struct Names<'c> {
    /// Keys of types by path in the crate; the halves of a type have its key.
    types: HashMap<&'c str, &'c str>,
    /// Paths of functions, with method and path of their operations.
    operations: Vec<(&'c str, (&'c str, &'c str))>,
}

impl<'c> Names<'c> {
    fn of(krate: &'c Crate) -> Self {
        let operations = krate.operations.iter();
        Self {
            types: krate.types.iter().map(|row| (row.rust.as_str(), whole(&row.key))).collect(),
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
    items: Vec<Turned>,
) -> Vec<ItemChange> {
    let mut attribution = Attribution {
        comparison,
        base: Names::of(crates.0),
        revision: Names::of(crates.1),
        by_base: HashMap::new(),
        by_revision: HashMap::new(),
        by_call: HashMap::new(),
        by_document: Vec::new(),
        brought: HashMap::new(),
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
    fn causes(&mut self, item: &Turned) -> Vec<usize> {
        let direct = self.direct(item);
        if !direct.is_empty() {
            return direct;
        }
        let by_place = self.by_place(item);
        if !by_place.is_empty() {
            return by_place;
        }
        let by_reach = self.by_reach(item);
        if by_reach.is_empty() { self.by_handle(item) } else { by_reach }
    }

    /// Findings about the very type or operation that the item comes from; those about the same part of it first.
    fn direct(&self, item: &Turned) -> Vec<usize> {
        let mut scored: Vec<(u8, usize)> = Vec::new();
        for index in self.candidates(item) {
            let judged = &self.judged[index];
            if !explains(judged.finding.kind, item.change.effect) {
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

    fn candidates(&self, item: &Turned) -> Vec<usize> {
        let (base, revision) = self.keys(item);
        let mut out = Vec::new();
        out.extend(base.and_then(|key| self.by_base.get(key)).into_iter().flatten());
        out.extend(revision.and_then(|key| self.by_revision.get(key)).into_iter().flatten());
        out.extend(self.calls(item).iter().filter_map(|call| self.by_call.get(call)).flatten());
        if [&item.base, &item.revision].contains(&&Some(Owner::Document)) {
            out.extend(&self.by_document);
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    fn is_of(&self, target: &Target, item: &Turned) -> bool {
        match target {
            Target::Type(base, revision) => {
                let keys = self.keys(item);
                keys.0 == Some(base) || keys.1 == Some(revision)
            }
            Target::Call(call) => self.calls(item).contains(call),
            Target::Document => [&item.base, &item.revision].contains(&&Some(Owner::Document)),
        }
    }

    /// Keys of the types that an item comes from.
    fn keys(&self, item: &Turned) -> (Option<&str>, Option<&str>) {
        (key(item.base.as_ref(), &self.base), key(item.revision.as_ref(), &self.revision))
    }

    /// The calls that an item comes from.
    fn calls(&self, item: &Turned) -> Vec<usize> {
        let named = |owner: &Option<Owner>, base: bool| -> Vec<usize> {
            let Some(Owner::Operation(method, path)) = owner else { return Vec::new() };
            let is_it = |call: &super::calls::Call<'_>| {
                let operation = if base { call.base } else { call.revision };
                operation.is_some_and(|o| o.key.method == *method && o.key.path == *path)
            };
            let calls = self.comparison.calls.iter().enumerate();
            calls.filter(|(_, call)| !call.swapped && is_it(call)).map(|(index, _)| index).collect()
        };
        let mut out = named(&item.base, true);
        out.extend(named(&item.revision, false));
        out
    }

    /// Findings about a place that the item's type lies below.
    fn by_place(&self, item: &Turned) -> Vec<usize> {
        let (base, revision) = self.keys(item);
        let mut best: (usize, Vec<usize>) = (0, Vec::new());
        for key in [base, revision].into_iter().flatten() {
            for (index, judged) in self.judged.iter().enumerate() {
                let place = judged.finding.place.as_str();
                let fits = place.len() >= best.0.max(1) && is_below(key, place);
                if !fits || !explains(judged.finding.kind, item.change.effect) {
                    continue;
                }
                if place.len() > best.0 {
                    best = (place.len(), Vec::new());
                }
                best.1.push(index);
            }
        }
        best.1
    }

    /// Findings that brought the item's type along, or took it away, because they use it.
    fn by_reach(&mut self, item: &Turned) -> Vec<usize> {
        let keys = self.keys(item);
        let keys = (keys.0.map(str::to_owned), keys.1.map(str::to_owned));
        if keys == (None, None) {
            return Vec::new();
        }
        let mut out = Vec::new();
        for index in 0..self.judged.len() {
            if self.judged[index].brings.iter().all(Vec::is_empty) {
                continue;
            }
            let [base, revision] = self.brought(index);
            let taken = keys.0.as_ref().is_some_and(|key| base.contains(key));
            if taken || keys.1.as_ref().is_some_and(|key| revision.contains(key)) {
                out.push(index);
            }
        }
        out
    }

    fn brought(&mut self, index: usize) -> &[HashSet<String>; 2] {
        let (comparison, judged) = (self.comparison, &self.judged[index]);
        self.brought.entry(index).or_insert_with(|| {
            [reached(comparison.base, &judged.brings[0]), reached(comparison.revision, &judged.brings[1])]
        })
    }

    /// Findings about calls of the handle that the item is, or leads to; all of them for a feature.
    fn by_handle(&self, item: &Turned) -> Vec<usize> {
        let owners = [(&item.base, &self.base), (&item.revision, &self.revision)];
        let mut calls = BTreeSet::new();
        for (owner, names) in owners {
            let Some(Owner::Handle(handle)) = owner else { continue };
            let prefix = format!("{handle}::");
            let functions =
                names.operations.iter().filter(|(path, _)| handle.is_empty() || path.starts_with(&prefix));
            for (_, (method, path)) in functions {
                let owner = Some(Owner::Operation((*method).to_owned(), (*path).to_owned()));
                let probe = Turned { base: owner.clone(), revision: owner, ..item.clone() };
                calls.extend(self.calls(&probe));
            }
        }
        let causes = calls.iter().filter_map(|call| self.by_call.get(call)).flatten();
        let whole = |index: &&usize| {
            let targets = self.judged[**index].targets.iter();
            explains(self.judged[**index].finding.kind, item.change.effect)
                && targets
                    .clone()
                    .any(|(target, about)| matches!(target, Target::Call(_)) && *about == About::Itself)
        };
        let found: BTreeSet<usize> = causes.filter(whole).copied().collect();
        found.into_iter().collect()
    }
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

/// Whether a kind of change can be behind such an effect.
fn explains(kind: &Kind, effect: Source) -> bool {
    let deprecations = [
        lifecycle::OPERATION_DEPRECATED,
        lifecycle::PARAMETER_DEPRECATED,
        lifecycle::PROPERTY_DEPRECATED,
        lifecycle::SCHEMA_DEPRECATED,
        lifecycle::HEADER_DEPRECATED,
    ];
    let silent = kind == schema::DOCUMENTATION_CHANGED;
    // Arguments go by their places, so a name alone stops nothing from compiling.
    let harmless = kind == operation::PATH_PARAMETER_RENAMED && effect == Source::SourceBreaking;
    if silent || harmless {
        return false;
    }
    deprecations.contains(&kind) == (effect == Source::Lint)
}

/// Whether a key is a place or lies below it.
fn is_below(key: &str, place: &str) -> bool {
    let next = key.strip_prefix(place).map(|rest| rest.chars().next());
    next.is_some_and(|next| next.is_none_or(|c| matches!(c, '.' | '[' | '{' | '|' | '&' | '#' | ' ' | '?')))
}

/// Keys of all types that these are made of.
fn reached(api: &Api, seeds: &[TypeId]) -> HashSet<String> {
    let mut seen: HashSet<TypeId> = HashSet::new();
    let mut waiting: Vec<TypeId> = seeds.to_vec();
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            api.ty(id).shape.each_use(&mut |used: &TypeUse| waiting.push(used.ty));
        }
    }
    seen.into_iter().map(|id| api.ty(id).key.0.clone()).collect()
}
