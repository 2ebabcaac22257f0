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
use super::steps::Steps;
use super::surface::compare::ChangedItem;
use super::surface::{About, Owner};
use crate::api::{Operation, TypeId, TypeKey};
use crate::rust::Crate;

/// What it takes to list an item at a finding, in the steps of the comparison.
const ITEM: usize = 2_500;

/// The two crates and the documents that they were planned from.
pub(super) struct Attribution<'c, 'a> {
    comparison: &'c Comparison<'a>,
    base: Names<'c>,
    revision: Names<'c>,
    judged: &'c mut Vec<Judged>,
    /// Calls by method and path, in the base and in the revision.
    calls: [HashMap<(&'a str, &'a str), Vec<usize>>; 2],
    by_base: HashMap<TypeKey, Found>,
    by_revision: HashMap<TypeKey, Found>,
    by_call: HashMap<usize, Found>,
    by_document: Found,
    /// Findings by the place that they are about.
    by_place: HashMap<String, Vec<usize>>,
    /// Findings that bring types along or take them away, by the keys of these; worked out when somebody asks.
    brought: Option<[HashMap<&'a TypeKey, Vec<usize>>; 2]>,
    /// Types by key, of the base and of the revision; worked out when somebody asks.
    keyed: Option<[HashMap<&'a TypeKey, TypeId>; 2]>,
}

/// Findings about one thing.
#[derive(Debug, Default)]
struct Found {
    all: Vec<usize>,
    /// By the part that they are about.
    by_part: HashMap<About, Vec<usize>>,
}

impl Found {
    fn add(&mut self, index: usize, part: &About) {
        if self.all.last() != Some(&index) {
            self.all.push(index);
        }
        self.by_part.entry(part.clone()).or_default().push(index);
    }
}

/// What the items of a crate come from.
struct Names<'c> {
    /// Keys of types by path in the crate; both variants of a type have its key.
    types: HashMap<&'c str, Vec<&'c TypeKey>>,
    /// The paths of types that are at several places, by the key of each place.
    shared: HashMap<&'c TypeKey, &'c str>,
    /// Paths of functions, with method and path of their operations.
    operations: Vec<(&'c str, (&'c str, &'c str))>,
}

impl<'c> Names<'c> {
    fn of(krate: &'c Crate) -> Self {
        let operations = krate.operations.iter();
        let shared = krate.types.iter().filter(|row| !row.places.is_empty());
        Self {
            shared: shared.flat_map(|row| row.keys().map(|key| (key, row.rust.as_str()))).collect(),
            types: krate
                .types
                .iter()
                .map(|row| (row.rust.as_str(), row.keys().map(TypeKey::without_direction).collect()))
                .collect(),
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
    steps: &mut Steps,
) -> Vec<ItemChange> {
    let mut attribution = Attribution {
        comparison,
        base: Names::of(crates.0),
        revision: Names::of(crates.1),
        calls: [calls(comparison, |call| call.base), calls(comparison, |call| call.revision)],
        by_base: HashMap::new(),
        by_revision: HashMap::new(),
        by_call: HashMap::new(),
        by_document: Found::default(),
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
        // One change can be the reason for many items, and an item can have many reasons; all of that is not listed twice over.
        let text = [&item.change.old, &item.change.new].map(|text| text.as_ref().map_or(0, String::len));
        let listed = if steps.take(causes.len() * (ITEM + text[0] + text[1])) { causes.len() } else { 1 };
        for (place, cause) in causes.into_iter().enumerate() {
            let finding = &mut attribution.judged[cause].finding;
            finding.rust = finding.rust.max(item.change.effect);
            if place < listed {
                finding.items.push(item.change.clone());
            }
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
            for (target, part) in &judged.targets {
                match target {
                    Target::Type(base, revision) => {
                        self.by_base.entry(base.clone()).or_default().add(index, part);
                        self.by_revision.entry(revision.clone()).or_default().add(index, part);
                    }
                    Target::Call(call) => self.by_call.entry(*call).or_default().add(index, part),
                    Target::Document => self.by_document.add(index, part),
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
        let further = [
            Self::by_type,
            Self::by_place,
            Self::by_reach,
            Self::by_use,
            Self::by_sharing,
            Self::by_handle,
            Self::by_document,
        ];
        let found = further.iter().map(|look| look(self, item));
        found.into_iter().find(|causes| !causes.is_empty()).unwrap_or_default()
    }

    /// Findings about the very type or operation that the item comes from: those about the same part of it, else those about
    /// the whole of it, else all of them where the item as such is different.
    fn direct(&self, item: &ChangedItem) -> Vec<usize> {
        let owners = self.found(item);
        let explain = |found: &mut dyn Iterator<Item = &usize>| -> Vec<usize> {
            let fit = |index: &&usize| self.judged[**index].explains(item.change.effect);
            found.filter(fit).copied().collect::<BTreeSet<usize>>().into_iter().collect()
        };
        let mut best = explain(&mut item.about.iter().flat_map(|part| of_part(&owners, part)));
        if best.is_empty() {
            best = explain(&mut of_part(&owners, &About::Itself));
        }
        if best.is_empty() && item.about.contains(&About::Itself) {
            best = explain(&mut owners.iter().flat_map(|found| &found.all));
        }
        best
    }

    /// What was found about the types and calls that an item comes from.
    fn found(&self, item: &ChangedItem) -> Vec<&Found> {
        let (base, revision) = self.keys(item);
        let was = base.iter().filter_map(|key| self.by_base.get(*key));
        let is = revision.iter().filter_map(|key| self.by_revision.get(*key));
        let mut out: Vec<&Found> = was.chain(is).collect();
        out.extend(self.calls(item).iter().filter_map(|call| self.by_call.get(call)));
        out.extend(item.owners().any(Owner::is_document).then_some(&self.by_document));
        out
    }

    /// Keys of the types that an item comes from.
    fn keys(&self, item: &ChangedItem) -> (&[&TypeKey], &[&TypeKey]) {
        (keys(item.base.as_ref(), &self.base), keys(item.revision.as_ref(), &self.revision))
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

/// What was found about a part of these.
fn of_part<'f>(owners: &'f [&Found], part: &About) -> impl Iterator<Item = &'f usize> {
    owners.iter().filter_map(|found| found.by_part.get(part)).flatten()
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

/// The keys of the type that an item comes from.
fn keys<'n, 'c>(owner: Option<&Owner>, names: &'n Names<'c>) -> &'n [&'c TypeKey] {
    match owner {
        Some(Owner::Type(path)) => names.types.get(path.as_str()).map_or(&[], Vec::as_slice),
        _ => &[],
    }
}
