//! What a cause is about, so that changes of the generated crate can be traced back to it.

use std::collections::HashSet;

use crate::api::TypeKey;
use crate::diff::cause::{CallPart, Cause, Site};
use crate::diff::comparison::Comparison;
use crate::diff::kind::{InCode, Subject};
use crate::diff::pairs::{PairId, User};
use crate::diff::surface::About;

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::diff) enum Target {
    /// A type, by its keys in the base and in the revision.
    Type(TypeKey, TypeKey),
    /// A call, by its index.
    Call(usize),
    /// The document.
    Document,
}

/// The comparison, and the types that have a name in either crate.
#[derive(Clone, Copy)]
pub(super) struct Targets<'c, 'a> {
    /// The comparison.
    pub comparison: &'c Comparison<'a>,
    /// Keys of the types that have a name in either crate.
    pub named: &'c HashSet<TypeKey>,
}

impl Targets<'_, '_> {
    /// What a cause is about: the type or call that it belongs to, and what uses that type.
    pub(super) fn of(&self, cause: &Cause) -> Vec<(Target, About)> {
        let named: Vec<About> = cause.about.iter().cloned().map(About::Named).collect();
        let parts = |otherwise: About| if named.is_empty() { vec![otherwise] } else { named.clone() };
        let of =
            |target: Target, parts: Vec<About>| parts.into_iter().map(move |part| (target.clone(), part));
        match cause.site {
            Site::Api | Site::Calls if cause.kind.subject() == Subject::Component => {
                let names = (cause.values.0.clone(), cause.values.1.clone());
                let key = |name: Option<String>| TypeKey::schema(&name.unwrap_or_default());
                let target = Target::Type(key(names.0), key(names.1));
                vec![(target, About::Itself)]
            }
            Site::Api | Site::Calls => {
                let servers = cause.kind.subject() == Subject::Server;
                let part = if servers { About::Servers } else { About::Itself };
                of(Target::Document, parts(part)).collect()
            }
            Site::Call(call, part) => of(Target::Call(call), parts(part_of_call(cause, part))).collect(),
            Site::Pair(pair, _) => {
                let mut out: Vec<_> = of(self.type_target(pair), parts(About::Itself)).collect();
                if cause.kind.entry().code == InCode::ItemsAndUses || !self.keeps_its_name(pair) {
                    self.climb(pair, &mut HashSet::new(), &mut out);
                }
                out
            }
        }
    }

    fn type_target(&self, pair: PairId) -> Target {
        let pair = self.comparison.pairs.get(pair);
        let (base, revision) = (self.comparison.base, self.comparison.revision);
        Target::Type(base.ty(pair.base).key.clone(), revision.ty(pair.revision).key.clone())
    }

    /// Whether both crates have a type of this name, so that what uses it names it as before.
    fn keeps_its_name(&self, pair: PairId) -> bool {
        let Target::Type(base, revision) = self.type_target(pair) else { return false };
        base == revision && self.named.contains(&base)
    }

    /// Adds what uses a type, through types that have no name of their own in either crate.
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
}

/// Which part of an operation's items a cause in a call is about.
fn part_of_call(cause: &Cause, part: CallPart) -> About {
    use Subject as S;
    match cause.kind.subject() {
        S::Server => About::Servers,
        S::SecurityRequirement => About::Security,
        _ if part == CallPart::Response => About::Answer,
        _ if cause.member.is_of_body() => About::Body,
        S::Operation
        | S::Tag
        | S::Parameter
        | S::Body
        | S::MediaType
        | S::FormPart
        | S::Response
        | S::Header
        | S::Schema
        | S::Enum
        | S::EnumValue
        | S::Default
        | S::Union
        | S::Branch
        | S::Discriminator
        | S::Property
        | S::AdditionalProperties
        | S::Tuple
        | S::Bound
        | S::Pattern
        | S::Condition
        | S::Component
        | S::SecurityScheme
        | S::Webhook
        | S::Callback
        | S::Sunset
        | S::Stability
        | S::DocumentVersion
        | S::Documentation
        | S::GeneratedCode => About::Itself,
    }
}
