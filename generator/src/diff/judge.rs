//! Turns differences into findings: each with the operations it reaches, its verdict on the wire and its id.
//!
//! A difference that was written once and is used in many places, such as a shared parameter, becomes one finding.

mod place;
mod target;

use crate::diff::kind::ChangeKind;
use std::collections::{HashMap, HashSet};

use fixedbitset::FixedBitSet;

use super::cause::{CallPart, Cause, Site};
use super::comparison::Comparison;
use super::input::Document;
use super::lifecycle::is_unstable;
use super::member::{Detail, Member};
use super::pairs::{PairId, Reach};
use super::report::{Finding, Reached};
use super::steps::Steps;
use super::surface::About;
use super::verdict::{Side, Source, Wire};
use crate::api::{Origin, TypeId, TypeKey};
use crate::source::NodeId;
use place::{Places, locate};

pub(super) use target::Target;
use target::Targets;

/// What it takes to list an operation that a finding reaches, in the steps of the comparison.
const REACHED: usize = 250;

/// How many operations are listed where the steps are spent.
const FEW: usize = 10;

/// A finding, and what links it to items of the crate.
#[derive(Debug)]
pub(super) struct Judged {
    /// The finding.
    pub finding: Finding,
    /// What it is about, and which part of that.
    pub targets: Vec<(Target, About)>,
    /// Types that were removed and added with it.
    pub brings: [Vec<TypeId>; 2],
    /// It is listed only if it is the reason for a change of the crate.
    pub latent: bool,
}

impl Judged {
    /// Whether the finding can be the reason for this effect on code.
    pub(super) fn explains(&self, effect: Source) -> bool {
        self.finding.kind.entry().code.explains(effect)
    }
}

/// A finished comparison, and what was worked out of it.
struct Judge<'c, 'a> {
    comparison: &'c Comparison<'a>,
    /// The calls that reach each pair of types.
    reach: Vec<Reach>,
    /// Calls whose stability level promises something.
    stable: FixedBitSet,
    places: Places<'c, 'a>,
    targets: Targets<'c, 'a>,
}

/// The calls that a group of causes reaches.
struct Extent {
    request: FixedBitSet,
    response: FixedBitSet,
    whole: FixedBitSet,
    /// Calls that reach the place although nothing travels there their way.
    silent: FixedBitSet,
    everywhere: bool,
}

/// Judges all causes.
pub(super) fn judge(
    comparison: &Comparison<'_>,
    (base, revision): (Document<'_>, Document<'_>),
    named: &HashSet<TypeKey>,
    steps: &mut Steps,
) -> Vec<Judged> {
    let calls = comparison.calls.len();
    let mut stable = FixedBitSet::with_capacity(calls);
    for (index, call) in comparison.calls.iter().enumerate() {
        let loose =
            [call.base, call.revision].into_iter().flatten().next().is_some_and(|o| is_unstable(&o.hints));
        stable.set(index, !loose);
    }
    let judge = Judge {
        comparison,
        reach: comparison.pairs.reach(calls),
        stable,
        places: Places { comparison, base, revision },
        targets: Targets { comparison, named },
    };
    let mut groups: Vec<Vec<&Cause>> = Vec::new();
    let mut known: HashMap<Identity<'_>, usize> = HashMap::new();
    for cause in &comparison.causes {
        match identity(cause).map(|identity| *known.entry(identity).or_insert(groups.len())) {
            Some(at) if at < groups.len() => groups[at].push(cause),
            _ => groups.push(vec![cause]),
        }
    }
    groups.iter().map(|group| judge.finding(group, steps)).collect()
}

type Identity<'c> =
    (ChangeKind, Option<NodeId>, Option<NodeId>, &'c (Option<String>, Option<String>), Spot<'c>);

/// What tells causes apart that were written at the same nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Spot<'c> {
    OfType(&'c Member),
    OfCall(Detail<'c>),
}

/// What makes two causes one finding; `None` for causes that were written nowhere.
fn identity(cause: &Cause) -> Option<Identity<'_>> {
    let (Origin(base), Origin(revision)) = cause.at;
    let detail = match cause.site {
        Site::Api | Site::Calls | Site::Call(_, CallPart::Whole) => return None,
        Site::Pair(..) => Spot::OfType(&cause.member),
        Site::Call(..) => Spot::OfCall(cause.member.detail()),
    };
    (base.is_some() || revision.is_some()).then_some((cause.kind, base, revision, &cause.values, detail))
}

impl Judge<'_, '_> {
    fn finding(&self, group: &[&Cause], steps: &mut Steps) -> Judged {
        let cause = group[0];
        let extent = self.extent(group);
        let (side, wire) = self.verdict(cause, &extent);
        let place = self.places.place(group);
        let reaches = self.reaches(&extent, steps);
        let written = self.places.written(cause);
        let base = locate(self.places.base, written.0);
        let revision = locate(self.places.revision, written.1);
        let finding = Finding {
            id: super::identity::of(cause, &place, side),
            kind: cause.kind,
            severity: wire.severity(),
            wire,
            rust: Source::None,
            side,
            operation: self.operation(group, &reaches),
            place,
            base,
            near: locate(self.places.revision, self.places.owner(cause)).filter(|_| revision.is_none()),
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
        let mut targets: Vec<(Target, About)> =
            group.iter().flat_map(|cause| self.targets.of(cause)).collect();
        let mut seen = HashSet::new();
        targets.retain(|target| seen.insert(target.clone()));
        Judged { finding, targets, brings: [side(0), side(1)], latent: cause.latent }
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
                    (CallPart::Whole, _) => extent.whole.insert(call),
                    (CallPart::Request, false) | (CallPart::Response, true) => extent.request.insert(call),
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
        let binds = |calls: &FixedBitSet| calls.intersection(&self.stable).next().is_some();
        let mut wire = Wire::None;
        if extent.everywhere || binds(&extent.whole) || binds(&extent.request) {
            wire = wire.max(cause.kind.entry().request);
        }
        if binds(&extent.response) {
            wire = wire.max(cause.kind.entry().response);
        }
        (Side::of(!extent.request.is_clear(), !extent.response.is_clear()), wire)
    }

    /// The operations that are concerned; no more than a few of them where all findings together reach too many.
    fn reaches(&self, extent: &Extent, steps: &mut Steps) -> Vec<Reached> {
        let mut calls = extent.request.clone();
        calls.union_with(&extent.response);
        calls.union_with(&extent.whole);
        if calls.is_clear() {
            calls.union_with(&extent.silent);
        }
        let mut known = HashSet::new();
        let listed = if steps.take(calls.count_ones(..) * REACHED) { usize::MAX } else { FEW };
        let all = calls.ones().map(|call| self.named(call)).filter(|reached| known.insert(reached.clone()));
        all.take(listed).collect()
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
    fn operation(&self, group: &[&Cause], reaches: &[Reached]) -> Option<Reached> {
        match group[0].site {
            Site::Api | Site::Calls => None,
            Site::Call(call, _) if self.places.shared(group).is_none() => Some(self.named(call)),
            Site::Call(..) | Site::Pair(..) => match (reaches, self.places.key(group)) {
                ([only], _) => Some(only.clone()),
                (_, Some(key)) => reaches.iter().find(|r| key.is_of(&r.method, &r.path)).cloned(),
                (_, None) => None,
            },
        }
    }
}
