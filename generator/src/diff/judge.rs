//! From causes to findings: one for each cause, with its reach, its verdict on the wire and its identity.
//!
//! In: a finished comparison. Out: [`Finding`]s without their Rust side. What stands once in a document and is used in
//! many places (a shared parameter, a part of several types) is one cause, told by the nodes it was written at.

mod place;

use std::collections::{HashMap, HashSet};

use fixedbitset::FixedBitSet;

use super::Document;
use super::cause::{Cause, Site, Way};
use super::comparison::Comparison;
use super::kind::Kind;
use super::lifecycle::is_unstable;
use super::pairs::{PairId, Reach, User};
use super::report::{Finding, Reached};
use super::surface::About;
use super::verdict::{Side, Source, Wire};
use crate::api::{Origin, TypeId};
use crate::source::NodeId;
use place::locate;

/// A finding, and what ties it to items of the crate.
#[derive(Debug)]
pub(super) struct Judged {
    /// The finding.
    pub finding: Finding,
    /// What it is about, and which part of that.
    pub targets: Vec<(Target, About)>,
    /// Types that it takes away or brings along.
    pub brings: [Vec<TypeId>; 2],
    /// It is listed only where it explains a change of the Rust surface.
    pub latent: bool,
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Target {
    /// A type, by its keys in the base and in the revision.
    Type(String, String),
    /// A call, by its index.
    Call(usize),
    /// The document.
    Document,
}

/// Where a document's nodes were written; none where the document never had any.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places<'a> {
    /// Of the base.
    pub base: Document<'a>,
    /// Of the revision.
    pub revision: Document<'a>,
}

struct Bench<'c, 'a> {
    comparison: &'c Comparison<'a>,
    reach: Vec<Reach>,
    /// Calls about which something is promised.
    bound: FixedBitSet,
    places: Places<'c>,
    /// Keys of the types that have a name in either crate.
    named: &'c HashSet<String>,
}

/// What several causes that are one have to say together.
struct Extent {
    request: FixedBitSet,
    response: FixedBitSet,
    whole: FixedBitSet,
    /// Calls that reach the place although nothing travels there their way.
    silent: FixedBitSet,
    everywhere: bool,
}

/// Judges all causes.
pub(super) fn judge(comparison: &Comparison<'_>, places: Places<'_>, named: &HashSet<String>) -> Vec<Judged> {
    let calls = comparison.calls.len();
    let mut bound = FixedBitSet::with_capacity(calls);
    for (index, call) in comparison.calls.iter().enumerate() {
        let loose =
            [call.base, call.revision].into_iter().flatten().next().is_some_and(|o| is_unstable(&o.hints));
        bound.set(index, !loose);
    }
    let bench = Bench { comparison, reach: comparison.pairs.reach(calls), bound, places, named };
    let mut groups: Vec<Vec<&Cause>> = Vec::new();
    let mut known: HashMap<Identity<'_>, usize> = HashMap::new();
    for cause in &comparison.causes {
        match identity(cause).map(|identity| *known.entry(identity).or_insert(groups.len())) {
            Some(at) if at < groups.len() => groups[at].push(cause),
            _ => groups.push(vec![cause]),
        }
    }
    groups.iter().map(|group| bench.finding(group)).collect()
}

type Identity<'c> =
    (&'static str, Option<NodeId>, Option<NodeId>, &'c (Option<String>, Option<String>), &'c str);

/// What makes two causes one; `None` for those that are told by nothing in the document.
fn identity(cause: &Cause) -> Option<Identity<'_>> {
    let (Origin(base), Origin(revision)) = cause.at;
    let detail = match cause.site {
        Site::Api | Site::Calls | Site::Call(_, Way::Whole) => return None,
        Site::Pair(..) => cause.member.as_str(),
        Site::Call(..) => cause.member.split_once(' ').map_or("", |(_, detail)| detail),
    };
    (base.is_some() || revision.is_some()).then_some((cause.kind.id, base, revision, &cause.values, detail))
}

impl Bench<'_, '_> {
    fn finding(&self, group: &[&Cause]) -> Judged {
        let cause = group[0];
        let extent = self.extent(group);
        let (side, wire) = self.verdict(cause, &extent);
        let place = self.place(group);
        let reaches = self.reaches(&extent);
        let written = self.written(cause);
        let base = locate(self.places.base, written.0);
        let revision = locate(self.places.revision, written.1);
        let finding = Finding {
            id: super::identity::of(cause, &place, side),
            kind: cause.kind,
            severity: wire.severity(),
            wire,
            rust: Source::None,
            side,
            operation: self.operation(group, &reaches, &place),
            place,
            base,
            near: locate(self.places.revision, self.owner(cause)).filter(|_| revision.is_none()),
            revision,
            values: cause.values.clone(),
            message: cause.message.clone(),
            hint: cause.hint.clone(),
            reaches,
            items: Vec::new(),
            errors: Vec::new(),
            approval: None,
        };
        let side = |side: usize| group.iter().flat_map(|c| c.brings[side].iter().copied()).collect();
        let mut targets: Vec<(Target, About)> = group.iter().flat_map(|cause| self.targets(cause)).collect();
        let mut seen = HashSet::new();
        targets.retain(|target| seen.insert(target.clone()));
        Judged { finding, targets, brings: [side(0), side(1)], latent: cause.latent }
    }

    /// What a cause is about: the type or call that it belongs to, and what uses that type.
    fn targets(&self, cause: &Cause) -> Vec<(Target, About)> {
        let named: Vec<About> = cause.about.iter().cloned().map(About::Named).collect();
        let parts = |otherwise: About| if named.is_empty() { vec![otherwise] } else { named.clone() };
        let of =
            |target: Target, parts: Vec<About>| parts.into_iter().map(move |part| (target.clone(), part));
        match cause.site {
            Site::Api | Site::Calls if cause.kind.id.starts_with("component-") => {
                let names = (cause.values.0.clone(), cause.values.1.clone());
                let target = Target::Type(names.0.unwrap_or_default(), names.1.unwrap_or_default());
                vec![(target, About::Itself)]
            }
            Site::Api | Site::Calls => {
                let part = if cause.member.starts_with("servers") { About::Servers } else { About::Itself };
                of(Target::Document, parts(part)).collect()
            }
            Site::Call(call, way) => {
                let part = match (way, cause.member.split(' ').next()) {
                    (_, Some("servers")) => About::Servers,
                    (_, Some("security")) => About::Security,
                    (Way::Response, _) => About::Answer,
                    (_, Some("body")) => About::Body,
                    _ => About::Itself,
                };
                of(Target::Call(call), parts(part)).collect()
            }
            Site::Pair(pair, _) => {
                let mut out: Vec<_> = of(self.type_target(pair), parts(About::Itself)).collect();
                if reshapes(cause.kind) || !self.keeps_its_name(pair) {
                    self.climb(pair, &mut HashSet::new(), &mut out);
                }
                out
            }
        }
    }

    fn type_target(&self, pair: PairId) -> Target {
        let pair = self.comparison.pairs.get(pair);
        let (base, revision) = (self.comparison.base, self.comparison.revision);
        Target::Type(base.ty(pair.base).key.0.clone(), revision.ty(pair.revision).key.0.clone())
    }

    /// Whether both crates have a type of this name, so that what uses it names it as before.
    fn keeps_its_name(&self, pair: PairId) -> bool {
        let Target::Type(base, revision) = self.type_target(pair) else { return false };
        base == revision && self.named.contains(&base)
    }

    /// What uses a type, on and on through types that have no name of their own in either crate.
    fn climb(&self, pair: PairId, seen: &mut HashSet<PairId>, out: &mut Vec<(Target, About)>) {
        if !seen.insert(pair) {
            return;
        }
        for (user, part) in self.comparison.pairs.users(pair) {
            match user {
                User::Call(call) => out.push((Target::Call(*call), part.clone())),
                User::Pair(above) => {
                    let target = self.type_target(*above);
                    let Target::Type(base, revision) = &target else { continue };
                    let named = self.named.contains(base) || self.named.contains(revision);
                    out.push((target, part.clone()));
                    if !named {
                        self.climb(*above, seen, out);
                    }
                }
            }
        }
    }

    fn extent(&self, group: &[&Cause]) -> Extent {
        let none = || FixedBitSet::with_capacity(self.comparison.calls.len());
        let mut extent =
            Extent { request: none(), response: none(), whole: none(), silent: none(), everywhere: false };
        for cause in group {
            match cause.site {
                Site::Api => extent.everywhere = true,
                Site::Calls => {
                    for (index, call) in self.comparison.calls.iter().enumerate() {
                        let own = call.base.is_none_or(|o| !o.servers.is_empty()) || call.revision.is_none();
                        extent.whole.set(index, !own && !call.swapped);
                    }
                }
                Site::Call(call, way) => match (way, self.comparison.calls[call].swapped) {
                    (Way::Whole, _) => extent.whole.insert(call),
                    (Way::Request, false) | (Way::Response, true) => extent.request.insert(call),
                    _ => extent.response.insert(call),
                },
                Site::Pair(PairId(pair), ways) => {
                    extent.silent.union_with(&self.reach[pair].any);
                    if ways.request {
                        extent.request.union_with(&self.reach[pair].request);
                    }
                    if ways.response {
                        extent.response.union_with(&self.reach[pair].response);
                    }
                }
            }
        }
        extent
    }

    fn verdict(&self, cause: &Cause, extent: &Extent) -> (Option<Side>, Wire) {
        let binds = |calls: &FixedBitSet| calls.intersection(&self.bound).next().is_some();
        let mut wire = Wire::None;
        if extent.everywhere || binds(&extent.whole) || binds(&extent.request) {
            wire = wire.max(cause.kind.request);
        }
        if binds(&extent.response) {
            wire = wire.max(cause.kind.response);
        }
        (Side::of(!extent.request.is_clear(), !extent.response.is_clear()), wire)
    }

    fn reaches(&self, extent: &Extent) -> Vec<Reached> {
        let mut calls = extent.request.clone();
        calls.union_with(&extent.response);
        calls.union_with(&extent.whole);
        if calls.is_clear() {
            calls.union_with(&extent.silent);
        }
        let mut known = HashSet::new();
        calls.ones().map(|call| self.named(call)).filter(|reached| known.insert(reached.clone())).collect()
    }

    /// The operation of a call; of a callback, the one that asked for it.
    fn named(&self, call: usize) -> Reached {
        let mut call = &self.comparison.calls[call];
        while let Some((parent, _)) = &call.parent {
            call = &self.comparison.calls[*parent];
        }
        Reached { method: call.method.clone(), path: call.path.clone() }
    }

    /// The operation that a cause belongs to: its call's, or that whose inline type it is about.
    fn operation(&self, group: &[&Cause], reaches: &[Reached], place: &str) -> Option<Reached> {
        match group[0].site {
            Site::Api | Site::Calls => None,
            Site::Call(call, _) if group.len() == 1 => Some(self.named(call)),
            Site::Call(call, _) if self.call_place(call, &group[0].member) == place => Some(self.named(call)),
            _ => match reaches {
                [only] => Some(only.clone()),
                _ => reaches.iter().find(|r| place.starts_with(&format!("{r} "))).cloned(),
            },
        }
    }
}

/// Kinds of changes that show where a type is used, even if it keeps its name.
fn reshapes(kind: &Kind) -> bool {
    use super::kinds::schema as s;
    [
        s::TYPE_WIDENED,
        s::TYPE_NARROWED,
        s::TYPE_CHANGED,
        s::FORMAT_WIDENED,
        s::FORMAT_NARROWED,
        s::FORMAT_CHANGED,
        s::NULLABLE,
        s::NOT_NULLABLE,
        s::BECAME_ENUM,
        s::ENUM_DROPPED,
        s::BECAME_UNION,
        s::UNION_DROPPED,
        s::CYCLE_CHANGED,
    ]
    .contains(&kind)
}
