//! Reasons for a changed item that are not about its own type or operation: the place around it, what uses it, the types it is
//! made of, its handle, or the document as a whole.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Attribution;
use crate::api::{Api, Operation, TypeId, TypeKey, TypeUse};
use crate::diff::judge::Target;
use crate::diff::kind::Subject;
use crate::diff::surface::compare::ChangedItem;
use crate::diff::surface::{About, Owner, path};
use crate::rust::XML_FEATURE;

/// How far causes are looked for in what a type or an operation is made of.
const DEPTH: usize = 6;

impl<'a> Attribution<'_, 'a> {
    /// Findings about other parts of the very type that the item comes from: the variants of a type, and what builds it, go by
    /// all of its members.
    pub(super) fn by_type(&mut self, item: &ChangedItem) -> Vec<usize> {
        let (base, revision) = self.keys(item);
        let was = base.iter().filter_map(|key| self.by_base.get(*key)).flat_map(|found| &found.all);
        let is = revision.iter().filter_map(|key| self.by_revision.get(*key)).flat_map(|found| &found.all);
        let fits = |index: &usize| self.judged[*index].explains(item.change.effect);
        let found: BTreeSet<usize> = was.chain(is).copied().filter(fits).collect();
        found.into_iter().collect()
    }

    /// Findings about the nearest place that the item's type lies below.
    pub(super) fn by_place(&mut self, item: &ChangedItem) -> Vec<usize> {
        let (base, revision) = self.keys(item);
        let mut best: (usize, Vec<usize>) = (0, Vec::new());
        for key in base.iter().chain(revision) {
            for place in key.and_above().map(TypeKey::as_str).take_while(|place| place.len() >= best.0) {
                let causes = self.by_place.get(place).into_iter().flatten();
                let fits = |index: &&usize| self.judged[**index].explains(item.change.effect);
                let found: Vec<usize> = causes.filter(fits).copied().collect();
                if !found.is_empty() {
                    if place.len() > best.0 {
                        best.1.clear();
                    }
                    best.0 = place.len();
                    best.1.extend(found);
                    break;
                }
            }
        }
        best.1.sort_unstable();
        best.1.dedup();
        best.1
    }

    /// Findings that brought the item's type along, or took it away, because they use it.
    pub(super) fn by_reach(&mut self, item: &ChangedItem) -> Vec<usize> {
        if self.brought.is_none() {
            self.brought = Some([self.bringing(0), self.bringing(1)]);
        }
        let (base, revision) = self.keys(item);
        let Some([taken, came]) = &self.brought else { return Vec::new() };
        let lost = base.iter().filter_map(|key| taken.get(*key)).flatten();
        let gained = revision.iter().filter_map(|key| came.get(*key)).flatten();
        lost.chain(gained).copied().collect::<BTreeSet<usize>>().into_iter().collect()
    }

    /// The findings that bring types of one side along, by the keys of these.
    fn bringing(&self, side: usize) -> HashMap<&'a TypeKey, Vec<usize>> {
        let api = self.api(side);
        let mut out: HashMap<&TypeKey, Vec<usize>> = HashMap::new();
        for (index, judged) in self.judged.iter().enumerate() {
            for id in reached(api, &judged.brings[side]) {
                out.entry(&api.ty(id).key).or_default().push(index);
            }
        }
        out
    }

    /// Findings about the nearest of the types that the item's type or operation is made of.
    pub(super) fn by_use(&mut self, item: &ChangedItem) -> Vec<usize> {
        let mut found = BTreeSet::new();
        for side in [0, 1] {
            let mut level = self.made_of(item, side);
            let mut seen: HashSet<TypeId> = level.iter().copied().collect();
            for _ in 0..DEPTH {
                let here = level.iter().flat_map(|id| self.about_type(*id, side));
                let here = here.filter(|index| self.judged[*index].explains(item.change.effect));
                let before = found.len();
                found.extend(here);
                if found.len() > before || level.is_empty() {
                    break;
                }
                level = below(self.api(side), &level);
                level.retain(|id| seen.insert(*id));
            }
        }
        found.into_iter().collect()
    }

    /// Findings about the other places of a type that the item's type was one with, or is now: it has a name of its own since
    /// one of them says something else, or gave it up since they say the same.
    pub(super) fn by_sharing(&mut self, item: &ChangedItem) -> Vec<usize> {
        let (base, revision) = self.keys(item);
        let mut found = BTreeSet::new();
        for key in base.iter().chain(revision) {
            for names in [&self.base, &self.revision] {
                let others = names.shared.get(*key).and_then(|path| names.types.get(path));
                for other in others.into_iter().flatten() {
                    let about = [self.by_base.get(*other), self.by_revision.get(*other)];
                    found.extend(about.into_iter().flatten().flat_map(|found| &found.all).copied());
                }
            }
        }
        found.into_iter().filter(|index| self.judged[*index].explains(item.change.effect)).collect()
    }

    /// The types that an item's type or operation uses itself.
    fn made_of(&mut self, item: &ChangedItem, side: usize) -> Vec<TypeId> {
        let owner = if side == 0 { &item.base } else { &item.revision };
        match owner {
            Some(Owner::Type(_)) => {
                let keys = self.keys(item);
                let keys: Vec<TypeKey> =
                    if side == 0 { keys.0 } else { keys.1 }.iter().copied().cloned().collect();
                let own: Vec<TypeId> =
                    keys.iter().filter_map(|key| self.keyed(side).get(key).copied()).collect();
                below(self.api(side), &own)
            }
            Some(Owner::Operation(..)) => {
                let calls = self.calls(item);
                let calls = calls.iter().filter_map(|call| self.comparison.calls.get(*call));
                let operations = calls.filter_map(|call| if side == 0 { call.base } else { call.revision });
                operations.flat_map(|operation| used(operation, &item.about)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn keyed(&mut self, side: usize) -> &HashMap<&'a TypeKey, TypeId> {
        let (base, revision) = (self.comparison.base, self.comparison.revision);
        let by_key = |api: &'a Api| api.type_ids().map(|id| (&api.ty(id).key, id)).collect();
        let both = self.keyed.get_or_insert_with(|| [by_key(base), by_key(revision)]);
        &both[side]
    }

    fn about_type(&self, id: TypeId, side: usize) -> Vec<usize> {
        let index = if side == 0 { &self.by_base } else { &self.by_revision };
        index.get(&self.api(side).ty(id).key).map(|found| found.all.clone()).unwrap_or_default()
    }

    fn api(&self, side: usize) -> &'a Api {
        if side == 0 { self.comparison.base } else { self.comparison.revision }
    }

    /// Findings about calls of the handle that the item is, or leads to; all of them for a feature.
    pub(super) fn by_handle(&mut self, item: &ChangedItem) -> Vec<usize> {
        let owners = [(&item.base, &self.base), (&item.revision, &self.revision)];
        let mut calls = BTreeSet::new();
        for (owner, names) in owners {
            let Some(Owner::Handle(handle)) = owner else { continue };
            let prefix = format!("{handle}::");
            let functions =
                names.operations.iter().filter(|(path, _)| handle.is_empty() || path.starts_with(&prefix));
            for (_, (method, path)) in functions {
                let owner = Some(Owner::Operation((*method).to_owned(), (*path).to_owned()));
                let probe = ChangedItem { base: owner.clone(), revision: owner, ..item.clone() };
                calls.extend(self.calls(&probe));
            }
        }
        let causes = calls.iter().filter_map(|call| self.by_call.get(call)).flat_map(|found| &found.all);
        // Features of tags come and go with their operations; that of XML does with bodies.
        let with_bodies = item.change.path == path::feature(XML_FEATURE);
        let fits = |about: &About| match about {
            About::Itself => true,
            About::Body | About::Answer => with_bodies,
            _ => false,
        };
        let whole = |index: &&usize| {
            let judged = &self.judged[**index];
            let mut targets = judged.targets.iter();
            judged.explains(item.change.effect)
                && targets.any(|(target, about)| matches!(target, Target::Call(_)) && fits(about))
        };
        let found: BTreeSet<usize> = causes.filter(whole).copied().collect();
        found.into_iter().collect()
    }

    /// For what the client as a whole asks for to let somebody in: whatever was found about that.
    pub(super) fn by_document(&mut self, item: &ChangedItem) -> Vec<usize> {
        let credential = item.owners().any(|owner| *owner == Owner::Credential);
        let security = item.owners().any(Owner::is_document) && item.about.contains(&About::Security);
        if !credential && !security {
            return Vec::new();
        }
        let security = [Subject::SecurityRequirement, Subject::SecurityScheme];
        let all = self.judged.iter().enumerate();
        all.filter(|(_, judged)| security.contains(&judged.finding.kind.subject()))
            .map(|(index, _)| index)
            .collect()
    }
}

/// What of an operation's types a change of these parts of its item comes from.
fn used(operation: &Operation, parts: &BTreeSet<About>) -> Vec<TypeId> {
    let mut out = Vec::new();
    let only = |part: &About| parts.len() == 1 && parts.contains(part);
    if !only(&About::Answer) {
        operation.each_request_use(&mut |used| out.push(used.ty));
    }
    if !only(&About::Body) {
        operation.each_response_use(&mut |used| out.push(used.ty));
    }
    out
}

/// The types that these are made of.
fn below(api: &Api, ids: &[TypeId]) -> Vec<TypeId> {
    let mut out = Vec::new();
    for id in ids {
        api.ty(*id).shape.each_use(&mut |used: &TypeUse| out.push(used.ty));
    }
    out
}

/// All types that these are made of, themselves included.
fn reached(api: &Api, seeds: &[TypeId]) -> HashSet<TypeId> {
    let mut seen: HashSet<TypeId> = HashSet::new();
    let mut waiting: Vec<TypeId> = seeds.to_vec();
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            api.ty(id).shape.each_use(&mut |used: &TypeUse| waiting.push(used.ty));
        }
    }
    seen
}
