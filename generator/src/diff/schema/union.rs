//! Compares unions branch by branch, and unions with the type that became or was one of their branches.

use super::{Comparison, Pair, PairId};
use crate::api::{Branch, Dispatch, JsonKind, TypeUse, Union};
use crate::diff::cause::Site;
use crate::diff::comparison::Usage;
use crate::diff::kind::SchemaChange;
use crate::diff::member::Member;
use crate::diff::pairs::{BOTH, From};
use crate::diff::surface::About;
use crate::diff::view::View;

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
        &self,
        old: &'a Union,
        new: &'a Union,
    ) -> (Vec<(&'a Branch, &'a Branch)>, Vec<&'a Branch>, Vec<&'a Branch>) {
        let mut lost: Vec<&Branch> = old.branches.iter().collect();
        let mut gained: Vec<&Branch> = new.branches.iter().collect();
        let mut both = Vec::new();
        let same = |b: &Branch, r: &Branch| self.same(&b.ty, &r.ty);
        let name = |b: &Branch, r: &Branch| {
            let name = self.base.ty(b.ty.ty).component.as_deref();
            name.is_some() && name == self.revision.ty(r.ty.ty).component.as_deref()
        };
        let tag = |b: &Branch, r: &Branch| b.tags.iter().any(|tag| r.tags.contains(tag));
        for rule in [&name as &dyn Fn(&Branch, &Branch) -> bool, &same, &tag] {
            lost.retain(|was| {
                let counterpart = gained.iter().position(|is| rule(was, is));
                counterpart.inspect(|index| both.push((*was, gained.remove(*index)))).is_none()
            });
        }
        self.alike(&mut both, &mut lost, &mut gained);
        self.only_ones(&mut both, &mut lost, &mut gained);
        (both, lost, gained)
    }

    /// Inline objects that have most of their members in common, those that have most of them first.
    fn alike(
        &self,
        both: &mut Vec<(&'a Branch, &'a Branch)>,
        lost: &mut Vec<&'a Branch>,
        gained: &mut Vec<&'a Branch>,
    ) {
        let best = |lost: &[&'a Branch], gained: &[&'a Branch]| {
            let pairs = (0..lost.len()).flat_map(|was| (0..gained.len()).map(move |is| (was, is)));
            let scored = pairs.map(|(was, is)| (self.in_common(lost[was], gained[is]), was, is));
            scored
                .filter(|(score, ..)| *score >= 50)
                .max_by_key(|(score, was, is)| (*score, usize::MAX - was - is))
        };
        while let Some((_, was, is)) = best(lost, gained) {
            both.push((lost.remove(was), gained.remove(is)));
        }
    }

    /// How many of the members of two inline objects both have, in percent.
    fn in_common(&self, old: &Branch, new: &Branch) -> usize {
        let inline =
            self.base.ty(old.ty.ty).component.is_none() && self.revision.ty(new.ty.ty).component.is_none();
        let (View::Object(old), View::Object(new)) = (
            View::of(self.base, self.base.behind(&old.ty).ty),
            View::of(self.revision, self.revision.behind(&new.ty).ty),
        ) else {
            return 0;
        };
        let shared =
            old.properties.iter().filter(|p| new.properties.iter().any(|q| q.name == p.name)).count();
        let all = old.properties.len() + new.properties.len() - shared;
        if inline && all > 0 { shared * 100 / all } else { 0 }
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
        let lost: Vec<&String> = old.tags.iter().filter(|t| !new.tags.contains(t)).collect();
        let gained: Vec<&String> = new.tags.iter().filter(|t| !old.tags.contains(t)).collect();
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
        let at = |list: &[Branch], branch: &Branch| list.iter().position(|b| std::ptr::eq(b, branch));
        let mut places: Vec<_> =
            both.iter().map(|(b, r)| (at(&old.branches, b), at(&new.branches, r))).collect();
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

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    items.next().filter(|_| items.next().is_none())
}

fn declared(union: &Union) -> Option<&str> {
    union.dispatch.tag().filter(|(_, declared)| *declared).map(|(property, _)| property)
}
