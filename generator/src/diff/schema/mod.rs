//! Compares the two types of a pair: records what the new type allows and the old one did not, and the other way round, and
//! pairs the types that these two are made of.

mod check;
mod enumeration;
mod list;
mod object;
mod scalar;
mod union;
mod xml;

use super::bounds::{self, Limit, Shift};
use super::cause::{Cause, Site};
use super::comparison::Comparison;
use super::member::Member;
use super::pairs::{BOTH, Pair, PairId};
use super::view::{View, kind_of, word};
use crate::api::{Enumeration, JsonKind, Scalar, TypeDef};
use crate::diff::kind::{BoundChange, ChangeKind, LifecycleChange, SchemaChange};

/// What a change allows, compared with before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Range {
    /// More.
    Wider,
    /// Less.
    Narrower,
    /// Something else.
    Other,
}

impl<'a> Comparison<'a> {
    /// Compares the types of a pair.
    pub(super) fn types(&mut self, id: PairId, pair: Pair) {
        let (base, revision) = (self.base, self.revision);
        let (old, new) = (View::of(base, pair.base), View::of(revision, pair.revision));
        match (old, new) {
            (View::Object(old), View::Object(new)) => self.objects(id, pair, old, new),
            (View::Array(old), View::Array(new)) => self.arrays(id, pair, old, new),
            (View::Tuple(old), View::Tuple(new)) => self.tuples(id, pair, old, new),
            (View::Union(old), View::Union(new)) => self.unions(id, pair, old, new),
            (View::Enumeration(old), View::Enumeration(new)) => self.enumerations(id, pair, old, new),
            (View::Scalar(old), View::Scalar(new)) => self.scalars(id, pair, old, new),
            (View::Any, View::Any) | (View::Never, View::Never) | (View::Null, View::Null) => {}
            (View::Union(union), _) => self.union_dropped(id, pair, union, new),
            (_, View::Union(union)) => self.became_union(id, pair, old, union),
            (View::Enumeration(list), View::Scalar(scalar)) => self.enum_dropped(id, pair, list, scalar),
            (View::Scalar(scalar), View::Enumeration(list)) => self.became_enum(id, pair, scalar, list),
            _ => self.replaced(id, pair, old, new),
        }
        if std::mem::discriminant(&old) == std::mem::discriminant(&new) {
            self.bounds(id, pair);
        }
        self.checks(id, pair);
        self.spelling(id, pair);
        self.words(id, pair);
    }

    /// A cause about a pair as such.
    fn about(&self, kind: impl Into<ChangeKind>, id: PairId) -> Cause {
        let pair = self.pairs.get(id);
        let at = (self.base.ty(pair.base).origin, self.revision.ty(pair.revision).origin);
        Cause::new(kind, Site::Pair(id, BOTH), Member::Itself).at(at.0, at.1)
    }

    /// One type instead of another.
    fn replaced(&mut self, id: PairId, pair: Pair, old: View<'a>, new: View<'a>) {
        let range = match (old, new) {
            (View::Never, _) | (_, View::Any) => Range::Wider,
            (View::Any, _) | (_, View::Never) => Range::Narrower,
            _ => ranges(kinds_of(old), kinds_of(new), pair.text),
        };
        let kind =
            by_range(range, SchemaChange::TypeWidened, SchemaChange::TypeNarrowed, SchemaChange::TypeChanged);
        let message = format!("the type changed from {} to {}", old.word(), new.word());
        let cause = self.about(kind, id).says(message).was(old.word()).is(new.word());
        self.found(cause.takes([pair.base]).brings([pair.revision]));
    }

    fn bounds(&mut self, id: PairId, pair: Pair) {
        let before = bounds::of(&self.base.ty(pair.base).constraints);
        let after = bounds::of(&self.revision.ty(pair.revision).constraints);
        for was in &before {
            match after.iter().find(|b| b.keyword == was.keyword) {
                Some(is) => self.bound(id, was, is),
                None => {
                    let pattern = matches!(was.limit, Limit::Pattern(_));
                    let kind = if pattern { BoundChange::PatternRemoved } else { BoundChange::BoundRemoved };
                    let message = format!("`{}: {was}` was removed", was.keyword);
                    let mut cause = self.about(kind, id).says(message).was(was);
                    cause.member = Member::Keyword(was.keyword.to_owned());
                    self.found(cause);
                }
            }
        }
        for is in after.iter().filter(|b| !before.iter().any(|a| a.keyword == b.keyword)) {
            let pattern = matches!(is.limit, Limit::Pattern(_));
            let kind = if pattern { BoundChange::PatternAdded } else { BoundChange::BoundAdded };
            let mut cause = self.about(kind, id).says(format!("`{}: {is}` was added", is.keyword)).is(is);
            cause.member = Member::Keyword(is.keyword.to_owned());
            self.found(cause);
        }
    }

    fn bound(&mut self, id: PairId, was: &bounds::Bound, is: &bounds::Bound) {
        let Some(shift) = bounds::shift(&was.limit, &is.limit) else { return };
        let kind = match (shift, &is.limit) {
            (_, Limit::Pattern(_)) => BoundChange::PatternChanged,
            (Shift::Tightened, _) => BoundChange::BoundTightened,
            (Shift::Loosened, _) => BoundChange::BoundLoosened,
            (Shift::Replaced, _) => BoundChange::MultipleChanged,
        };
        let message = format!("`{}` changed from {was} to {is}", was.keyword);
        let mut cause = self.about(kind, id).says(message).was(was).is(is);
        cause.member = Member::Keyword(was.keyword.to_owned());
        self.found(cause);
    }

    /// Default, deprecation, docs and names of the pair's types.
    fn words(&mut self, id: PairId, pair: Pair) {
        let (base, revision) = (self.base, self.revision);
        let (old, new) = (base.ty(pair.base), revision.ty(pair.revision));
        let both_named = old.component.is_some() && new.component.is_some();
        if self.bare.contains(&id) {
            self.defaults(
                self.about(SchemaChange::DefaultChanged, id),
                old.default.as_ref(),
                new.default.as_ref(),
                "the type",
            );
        }
        let (kind, words): (ChangeKind, _) = match (old.docs.deprecated, new.docs.deprecated) {
            (false, true) => (LifecycleChange::SchemaDeprecated.into(), "the schema was deprecated"),
            (true, false) => {
                (LifecycleChange::SchemaReactivated.into(), "the schema is no longer deprecated")
            }
            _ if both_named && old.docs.description != new.docs.description => {
                (SchemaChange::DocumentationChanged.into(), "the description changed")
            }
            _ => return self.names(id, pair, old, new),
        };
        if both_named {
            let cause = self.about(kind, id).says(words);
            self.found(cause);
        }
        self.names(id, pair, old, new);
    }

    fn names(&mut self, id: PairId, pair: Pair, old: &TypeDef, new: &TypeDef) {
        let moved = old.key != new.key || old.title != new.title;
        if moved && !self.follows_renaming(old, new) {
            let name = |t: &TypeDef| {
                t.component.clone().or_else(|| t.title.clone()).unwrap_or_else(|| t.key.to_string())
            };
            let message = format!("the type moved from `{}` to `{}`", name(old), name(new));
            let cause = self.about(SchemaChange::TypeShared, id).says(message).was(name(old)).is(name(new));
            self.found(cause.latent().takes([pair.base]).brings([pair.revision]));
        }
        if self.base_cycles.contains(&pair.base) != self.revision_cycles.contains(&pair.revision) {
            let cause = self.about(SchemaChange::CycleChanged, id);
            let message = if self.revision_cycles.contains(&pair.revision) {
                "the type is now recursive"
            } else {
                "the type is no longer recursive"
            };
            self.found(cause.says(message).latent());
        }
    }

    /// A default at a place that both sides have.
    pub(super) fn defaults(
        &mut self,
        mut cause: Cause,
        old: Option<&serde_json::Value>,
        new: Option<&serde_json::Value>,
        name: &str,
    ) {
        let (kind, message) = match (old, new) {
            (Some(was), Some(is)) if was != is => (
                SchemaChange::DefaultChanged,
                format!("the default of {name} changed from `{was}` to `{is}`"),
            ),
            (None, Some(is)) => (SchemaChange::DefaultAdded, format!("{name} gained the default `{is}`")),
            (Some(was), None) => (SchemaChange::DefaultRemoved, format!("{name} lost its default, `{was}`")),
            _ => return,
        };
        cause.kind = kind.into();
        cause.values = (old.map(ToString::to_string), new.map(ToString::to_string));
        self.found(cause.says(message));
    }
}

/// The kind that fits a range.
pub(super) fn by_range<K>(range: Range, wider: K, narrower: K, other: K) -> K {
    match range {
        Range::Wider => wider,
        Range::Narrower => narrower,
        Range::Other => other,
    }
}

/// The kinds of values of a view; of an enumeration, those of its values.
fn kinds_of(view: View<'_>) -> Vec<JsonKind> {
    match view {
        View::Scalar(scalar) => vec![kind_of(scalar)],
        View::Enumeration(Enumeration { base: Some(base), .. }) => vec![*base],
        View::Enumeration(list) => list.values.iter().map(|v| kind_of_value(&v.value)).collect(),
        other => other.kind().into_iter().collect(),
    }
}

fn kind_of_value(value: &serde_json::Value) -> JsonKind {
    match value {
        serde_json::Value::Null => JsonKind::Null,
        serde_json::Value::Bool(_) => JsonKind::Boolean,
        serde_json::Value::Number(n) if n.is_f64() => JsonKind::Number,
        serde_json::Value::Number(_) => JsonKind::Integer,
        serde_json::Value::String(_) => JsonKind::String,
        serde_json::Value::Array(_) => JsonKind::Array,
        serde_json::Value::Object(_) => JsonKind::Object,
    }
}

/// How the second list of kinds relates to the first.
fn ranges(old: Vec<JsonKind>, new: Vec<JsonKind>, text: bool) -> Range {
    let within = |inner: &[JsonKind], outer: &[JsonKind]| {
        !inner.is_empty() && inner.iter().all(|kind| outer.iter().any(|other| holds(*other, *kind, text)))
    };
    match (within(&old, &new), within(&new, &old)) {
        (true, _) => Range::Wider,
        (_, true) => Range::Narrower,
        _ => Range::Other,
    }
}

/// Every value of the second kind is one of the first; in plain text, whatever is no list or object is text.
pub(super) fn holds(outer: JsonKind, inner: JsonKind, text: bool) -> bool {
    outer == inner
        || (outer, inner) == (JsonKind::Number, JsonKind::Integer)
        || text
            && outer == JsonKind::String
            && matches!(inner, JsonKind::Integer | JsonKind::Number | JsonKind::Boolean)
}

/// A scalar in words, with its format.
pub(super) fn scalar_word(scalar: &Scalar) -> String {
    match scalar.format() {
        Some(format) => format!("{} ({format})", word(kind_of(scalar))),
        None => word(kind_of(scalar)).to_owned(),
    }
}
