//! The state of a comparison: the two documents, the matched operations and types, and the differences found so far.
//!
//! The modules beside this one compare one part of a document each and add to it.

use crate::diff::kind::SchemaChange;
use std::collections::{HashMap, HashSet};

use petgraph::graph::DiGraph;

use super::calls::Call;
use super::cause::{Cause, Site};
use super::equivalence::{Classes, classes};
use super::member::Member;
use super::pairs::{BOTH, From, Pair, PairId, Pairs};
use super::policy::Policy;
use super::promises::Promises;
use super::steps::Steps;
use super::surface::About;
use crate::api::{Api, TypeId, TypeUse};

/// Two documents, and what was found so far.
pub(super) struct Comparison<'a> {
    /// The old one.
    pub base: &'a Api,
    /// The new one.
    pub revision: &'a Api,
    /// Equivalence classes of the old types.
    pub base_classes: Classes,
    /// Equivalence classes of the new types.
    pub revision_classes: Classes,
    /// Old types that contain themselves.
    pub base_cycles: HashSet<TypeId>,
    /// New types that contain themselves.
    pub revision_cycles: HashSet<TypeId>,
    /// Pairs of types at corresponding places.
    pub pairs: Pairs,
    /// Calls that were matched, were added or removed.
    pub calls: Vec<Call<'a>>,
    /// Differences, in the order in which they were found.
    pub causes: Vec<Cause>,
    /// What documents are held to beyond the wire.
    pub promises: &'a Promises,
    /// Pairs of types that are used at a place that reports no default of its own.
    pub bare: HashSet<PairId>,
    /// Components that have another name now.
    pub renamed: HashMap<&'a str, &'a str>,
    /// What is left of the work on what no key tells.
    pub steps: Steps,
    nullability: HashSet<(TypeId, TypeId)>,
}

/// What two uses share that allow the same values: the class of the type, and whether null is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Meaning(usize, bool);

/// A use of a type at corresponding places of both documents.
pub(super) struct Usage {
    /// What differences belong to.
    pub site: Site,
    /// What uses the pair of types.
    pub from: From,
    /// Below the owner.
    pub member: Member,
    /// The part of the user that it is.
    pub part: About,
    /// As a reader would call it: `the property `name``.
    pub name: String,
    /// Where it is written in the base and in the revision.
    pub at: (crate::api::Origin, crate::api::Origin),
    /// Values are plain text there.
    pub text: bool,
    /// The place reports the default of its type itself.
    pub tells_default: bool,
}

impl<'a> Comparison<'a> {
    /// Compares two documents.
    pub(super) fn run(base: &'a Api, revision: &'a Api, policy: &'a Policy) -> Self {
        let (base_classes, revision_classes) = classes(base, revision);
        let mut comparison = Self {
            base,
            revision,
            base_classes,
            revision_classes,
            base_cycles: cycles(base),
            revision_cycles: cycles(revision),
            pairs: Pairs::default(),
            calls: Vec::new(),
            causes: Vec::new(),
            promises: &policy.promises,
            steps: Steps::new(&policy.limits),
            bare: HashSet::new(),
            renamed: HashMap::new(),
            nullability: HashSet::new(),
        };
        comparison.document();
        comparison.operations();
        comparison.components();
        while let Some((id, pair)) = comparison.pairs.next() {
            comparison.types(id, pair);
        }
        comparison
    }

    /// Notes a difference.
    pub(super) fn found(&mut self, cause: Cause) {
        self.causes.push(cause);
    }

    /// What a use of the base, or of the revision, means.
    pub(super) fn meaning_of(&self, base: bool, used: &TypeUse) -> Meaning {
        match base {
            true => Meaning(self.base_classes.get(used.ty), self.base.behind(used).nullable),
            false => Meaning(self.revision_classes.get(used.ty), self.revision.behind(used).nullable),
        }
    }

    /// Compares the types at a place: null here, the rest where the pair is compared.
    pub(super) fn uses(&mut self, place: Usage, base: &TypeUse, revision: &TypeUse) {
        let (old, new) = (self.base.behind(base), self.revision.behind(revision));
        let pair = Pair { base: old.ty, revision: new.ty, text: place.text };
        let id = self.pairs.meet(place.from, pair, place.part.clone());
        if !place.tells_default {
            self.bare.insert(id);
        }
        if old.nullable == new.nullable {
            return;
        }
        let kind = if new.nullable { SchemaChange::Nullable } else { SchemaChange::NotNullable };
        let own = (own_null(self.base, base.ty), own_null(self.revision, revision.ty));
        if own == (old.nullable, new.nullable) {
            if self.nullability.insert((base.ty, revision.ty)) {
                let (b, r) = (self.base.ty(base.ty), self.revision.ty(revision.ty));
                let name = b.component.as_deref().map_or(place.name, |name| format!("`{name}`"));
                let cause = Cause::new(kind, Site::Pair(id, BOTH), Member::Itself);
                let at = (b.origin, r.origin);
                self.found(cause.says(null_message(&name, new.nullable)).at(at.0, at.1));
            }
            return;
        }
        let message = null_message(&place.name, new.nullable);
        let cause = Cause::new(kind, place.site, place.member).says(message).at(place.at.0, place.at.1);
        self.found(match &place.part {
            About::Named(name) => cause.about(name),
            _ => cause,
        });
    }
}

fn null_message(name: &str, allowed: bool) -> String {
    if allowed { format!("{name} may now be null") } else { format!("{name} may no longer be null") }
}

/// Whether null is a value of the type itself, aliases followed.
fn own_null(api: &Api, id: TypeId) -> bool {
    let end = api.behind(&TypeUse { ty: id, nullable: false });
    end.nullable || api.ty(id).nullable || api.ty(end.ty).nullable
}

/// Types that contain themselves, at whatever remove.
fn cycles(api: &Api) -> HashSet<TypeId> {
    let mut graph = DiGraph::<(), ()>::with_capacity(api.types.len(), api.types.len());
    let nodes: Vec<_> = api.types.iter().map(|_| graph.add_node(())).collect();
    let mut own = HashSet::new();
    for id in api.type_ids() {
        api.ty(id).shape.each_use(&mut |used| {
            graph.add_edge(nodes[id.0 as usize], nodes[used.ty.0 as usize], ());
            if used.ty == id {
                own.insert(id);
            }
        });
    }
    let groups = petgraph::algo::tarjan_scc(&graph).into_iter().filter(|group| group.len() > 1).flatten();
    own.extend(groups.map(|node| TypeId(node.index() as u32)));
    own
}
