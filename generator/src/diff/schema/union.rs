//! Compares unions branch by branch, and unions with the type that became or was one of their branches.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::{Comparison, Pair, PairId};
use crate::api::{Api, Branch, Dispatch, JsonKind, Origin, TypeUse, Union};
use crate::diff::cause::Site;
use crate::diff::comparison::Usage;
use crate::diff::kind::SchemaChange;
use crate::diff::matching::{by_any_key, by_key};
use crate::diff::member::Member;
use crate::diff::pairs::{BOTH, From};
use crate::diff::surface::About;
use crate::diff::view::View;

/// What it takes to hold two branches against each other, and each of their members.
const PAIR: usize = 256;
const MEMBER: usize = 32;

impl<'a> Comparison<'a> {
    pub(super) fn unions(&mut self, id: PairId, pair: Pair, old: &'a Union, new: &'a Union) {
        let (both, lost, gained) = self.branches(old, new);
        for branch in lost {
            let message = format!("the branch {} was removed", self.branch_name(true, branch));
            let mut cause =
                self.about(SchemaChange::BranchRemoved, id).says(message).was(self.branch_name(true, branch));
            cause.at.0 = self.base.ty(branch.ty.ty).origin;
            self.found(cause.takes([branch.ty.ty]));
        }
        for branch in gained {
            let message = format!("the branch {} was added", self.branch_name(false, branch));
            let mut cause =
                self.about(SchemaChange::BranchAdded, id).says(message).is(self.branch_name(false, branch));
            cause.at.1 = self.revision.ty(branch.ty.ty).origin;
            self.found(cause.brings([branch.ty.ty]));
        }
        if old.exclusive != new.exclusive {
            let word = |exclusive| if exclusive { "oneOf" } else { "anyOf" };
            let (was, is) = (word(old.exclusive), word(new.exclusive));
            let cause = self
                .about(SchemaChange::UnionExclusive, id)
                .says(format!("`{was}` became `{is}`"))
                .was(was)
                .is(is);
            self.found(cause);
        }
        self.discriminators(id, old, new, &both);
        self.branch_order(id, old, new, &both);
        for (was, is) in both {
            let place = self.branch_place(id, pair, was, is);
            self.uses(place, &was.ty, &is.ty);
        }
    }

    fn branch_place(&self, id: PairId, pair: Pair, was: &Branch, is: &Branch) -> Usage {
        Usage {
            site: Site::Pair(id, BOTH),
            from: From::Pair(id, BOTH),
            member: Member::Branch,
            part: About::Itself,
            name: format!("the branch {}", self.branch_name(true, was)),
            at: (self.base.ty(was.ty.ty).origin, self.revision.ty(is.ty.ty).origin),
            text: pair.text,
            tells_default: false,
        }
    }

    /// Which branch is which: the same component, the same values, the same tag, the only one of a kind.
    fn branches(
        &mut self,
        old: &'a Union,
        new: &'a Union,
    ) -> (Vec<(&'a Branch, &'a Branch)>, Vec<&'a Branch>, Vec<&'a Branch>) {
        let mut lost: Vec<&Branch> = old.branches.iter().collect();
        let mut gained: Vec<&Branch> = new.branches.iter().collect();
        let mut both = Vec::new();
        let (base, revision) = (self.base, self.revision);
        let name = |api: &'a Api, branch: &Branch| api.ty(branch.ty.ty).component.as_deref();
        both.extend(by_key(&mut lost, &mut gained, |b| name(base, b), |r| name(revision, r)));
        let meaning = |base: bool, branch: &Branch| Some(self.meaning_of(base, &branch.ty));
        both.extend(by_key(&mut lost, &mut gained, |b| meaning(true, b), |r| meaning(false, r)));
        both.extend(by_any_key(&mut lost, &mut gained, |b| &b.tags, |r| &r.tags));
        self.steps.are_at(gained.first().map_or(Origin::default(), |is| revision.ty(is.ty.ty).origin));
        self.alike(&mut both, &mut lost, &mut gained);
        self.only_ones(&mut both, &mut lost, &mut gained);
        (both, lost, gained)
    }

    /// Inline objects that have most of their members in common, those that have most of them first.
    fn alike(
        &mut self,
        both: &mut Vec<(&'a Branch, &'a Branch)>,
        lost: &mut Vec<&'a Branch>,
        gained: &mut Vec<&'a Branch>,
    ) {
        let (old, new) = (members(self.base, lost), members(self.revision, gained));
        let mut scored = Vec::new();
        for ((was, old), (is, new)) in old.iter().flat_map(|one| new.iter().map(move |other| (one, other))) {
            if !self.steps.take(PAIR + old.len().min(new.len()) * MEMBER) {
                break;
            }
            let score = in_common(old, new);
            if score >= 50 {
                scored.push((score, *was, *is));
            }
        }
        scored.sort_by_key(|(score, was, is)| (Reverse(*score), was + is, Reverse(*was)));
        let (mut old_taken, mut new_taken) = (HashSet::new(), HashSet::new());
        for (_, was, is) in scored {
            if !old_taken.contains(&was) && !new_taken.contains(&is) {
                old_taken.insert(was);
                new_taken.insert(is);
                both.push((lost[was], gained[is]));
            }
        }
        let mut at = 0..;
        lost.retain(|_| at.next().is_none_or(|at| !old_taken.contains(&at)));
        let mut at = 0..;
        gained.retain(|_| at.next().is_none_or(|at| !new_taken.contains(&at)));
    }

    /// Inline branches that are the only ones left of their kind of JSON value on both sides.
    fn only_ones(
        &self,
        both: &mut Vec<(&'a Branch, &'a Branch)>,
        lost: &mut Vec<&'a Branch>,
        gained: &mut Vec<&'a Branch>,
    ) {
        let kind = |base: bool, branch: &Branch| self.branch_kind(base, &branch.ty);
        let inline = |base: bool, branch: &Branch| {
            let api = if base { self.base } else { self.revision };
            api.ty(branch.ty.ty).component.is_none()
        };
        for wanted in [
            JsonKind::Object,
            JsonKind::Array,
            JsonKind::String,
            JsonKind::Number,
            JsonKind::Integer,
            JsonKind::Boolean,
        ] {
            let old: Vec<usize> = (0..lost.len()).filter(|i| kind(true, lost[*i]) == Some(wanted)).collect();
            let new: Vec<usize> =
                (0..gained.len()).filter(|i| kind(false, gained[*i]) == Some(wanted)).collect();
            if let ([was], [is]) = (&old[..], &new[..])
                && inline(true, lost[*was])
                && inline(false, gained[*is])
            {
                both.push((lost.remove(*was), gained.remove(*is)));
            }
        }
    }

    fn branch_kind(&self, base: bool, ty: &TypeUse) -> Option<JsonKind> {
        let api = if base { self.base } else { self.revision };
        View::of(api, api.behind(ty).ty).kind()
    }

    fn branch_name(&self, base: bool, branch: &Branch) -> String {
        let api = if base { self.base } else { self.revision };
        let definition = api.ty(branch.ty.ty);
        match (&definition.component, &definition.title) {
            (Some(name), _) | (None, Some(name)) => format!("`{name}`"),
            _ => format!("`{}`", View::of(api, api.behind(&branch.ty).ty).word()),
        }
    }

    fn discriminators(&mut self, id: PairId, old: &Union, new: &Union, both: &[(&Branch, &Branch)]) {
        match (declared(old), declared(new)) {
            (None, Some(is)) => {
                let message = format!("the discriminator `{is}` was added");
                let cause = self.about(SchemaChange::DiscriminatorAdded, id).says(message).is(is);
                self.found(cause);
            }
            (Some(was), None) => {
                let message = format!("the discriminator `{was}` was removed");
                let cause = self.about(SchemaChange::DiscriminatorRemoved, id).says(message).was(was);
                self.found(cause);
            }
            (Some(was), Some(is)) if was != is => {
                let message = format!("the discriminator changed from `{was}` to `{is}`");
                let cause = self.about(SchemaChange::DiscriminatorChanged, id).says(message).was(was).is(is);
                self.found(cause);
            }
            (Some(_), Some(_)) => both.iter().for_each(|(was, is)| self.tags_of(id, was, is)),
            (None, None) => {}
        }
    }

    fn tags_of(&mut self, id: PairId, old: &Branch, new: &Branch) {
        let name = self.branch_name(true, old);
        let (was, is): (HashSet<_>, HashSet<_>) = (old.tags.iter().collect(), new.tags.iter().collect());
        let lost: Vec<&String> = old.tags.iter().filter(|tag| !is.contains(tag)).collect();
        let gained: Vec<&String> = new.tags.iter().filter(|tag| !was.contains(tag)).collect();
        if let ([was], [is]) = (&lost[..], &gained[..]) {
            let message =
                format!("the discriminator value of the branch {name} changed from `{was}` to `{is}`");
            let cause = self.about(SchemaChange::MappingChanged, id).says(message).was(was).is(is);
            return self.found(cause);
        }
        for was in lost {
            let message = format!("the discriminator value `{was}` of the branch {name} was removed");
            let cause = self.about(SchemaChange::MappingRemoved, id).says(message).was(was);
            self.found(cause);
        }
        for is in gained {
            let message = format!("the discriminator value `{is}` of the branch {name} was added");
            let cause = self.about(SchemaChange::MappingAdded, id).says(message).is(is);
            self.found(cause);
        }
    }

    /// The order matters to whoever takes the first branch that fits.
    fn branch_order(&mut self, id: PairId, old: &Union, new: &Union, both: &[(&Branch, &Branch)]) {
        if !matches!((&old.dispatch, &new.dispatch), (Dispatch::BestFit, Dispatch::BestFit)) {
            return;
        }
        let places = |list: &[Branch]| -> HashMap<*const Branch, usize> {
            list.iter().map(std::ptr::from_ref).zip(0..).collect()
        };
        let (before, after) = (places(&old.branches), places(&new.branches));
        let mut places: Vec<_> = both
            .iter()
            .map(|(b, r)| (before.get(&std::ptr::from_ref(*b)), after.get(&std::ptr::from_ref(*r))))
            .collect();
        places.sort_unstable();
        if !places.is_sorted_by_key(|(_, revision)| *revision) {
            let cause = self.about(SchemaChange::UnionReordered, id).says("the branches were reordered");
            self.found(cause.latent());
        }
    }

    /// A type that is a union now.
    pub(super) fn became_union(&mut self, id: PairId, pair: Pair, old: View<'a>, new: &'a Union) {
        let class = self.base_classes.get(pair.base);
        let name = self.base.ty(pair.base).component.as_deref();
        let holds = |b: &&Branch| {
            let named = name.is_some() && self.revision.ty(b.ty.ty).component.as_deref() == name;
            named || self.revision_classes.get(b.ty.ty) == class
        };
        let kind = |b: &&Branch| self.branch_kind(false, &b.ty) == old.kind() && old.kind().is_some();
        let branch = new.branches.iter().find(holds).or_else(|| only(new.branches.iter().filter(kind)));
        let Some(branch) = branch else {
            return self.replaced(id, pair, old, View::Union(new));
        };
        let message = format!("the type became a union of {} branches", new.branches.len());
        let cause = self.about(SchemaChange::BecameUnion, id).says(message).is(new.branches.len());
        let cause = cause.takes([pair.base]).brings([pair.revision]);
        self.found(cause);
        let old_use = TypeUse { ty: pair.base, nullable: false };
        let new_use = TypeUse { ty: branch.ty.ty, nullable: false };
        let place = self.below(id, pair, Member::Branch, "the branch".to_owned(), (&old_use, &new_use));
        self.uses(place, &old_use, &new_use);
    }

    /// A union of which one branch is left.
    pub(super) fn union_dropped(&mut self, id: PairId, pair: Pair, old: &'a Union, new: View<'a>) {
        let class = self.revision_classes.get(pair.revision);
        let name = self.revision.ty(pair.revision).component.as_deref();
        let holds = |b: &&Branch| {
            let named = name.is_some() && self.base.ty(b.ty.ty).component.as_deref() == name;
            named || self.base_classes.get(b.ty.ty) == class
        };
        let kind = |b: &&Branch| self.branch_kind(true, &b.ty) == new.kind() && new.kind().is_some();
        let branch = old.branches.iter().find(holds).or_else(|| only(old.branches.iter().filter(kind)));
        let Some(branch) = branch else {
            return self.replaced(id, pair, View::Union(old), new);
        };
        let message = format!("the union of {} branches became a single type", old.branches.len());
        let cause = self.about(SchemaChange::UnionDropped, id).says(message).was(old.branches.len());
        let cause = cause.takes([pair.base]).brings([pair.revision]);
        self.found(cause);
        let old_use = TypeUse { ty: branch.ty.ty, nullable: false };
        let new_use = TypeUse { ty: pair.revision, nullable: false };
        let place = self.below(id, pair, Member::Branch, "the branch".to_owned(), (&old_use, &new_use));
        self.uses(place, &old_use, &new_use);
    }
}

/// The names of the members of those branches that are inline objects, by their place in the list.
fn members<'a>(api: &'a Api, branches: &[&Branch]) -> Vec<(usize, HashSet<&'a str>)> {
    let of = |branch: &Branch| match View::of(api, api.behind(&branch.ty).ty) {
        View::Object(object) if api.ty(branch.ty.ty).component.is_none() => {
            Some(object.properties.iter().map(|p| p.name.as_str()).collect())
        }
        _ => None,
    };
    branches.iter().enumerate().filter_map(|(at, branch)| Some((at, of(branch)?))).collect()
}

/// How many of the members of two objects both have, in percent.
fn in_common(old: &HashSet<&str>, new: &HashSet<&str>) -> usize {
    let shared = old.intersection(new).count();
    let all = old.len() + new.len() - shared;
    (shared * 100).checked_div(all).unwrap_or(0)
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

fn declared(union: &Union) -> Option<&str> {
    union.dispatch.tag().filter(|(_, declared)| *declared).map(|(property, _)| property)
}
