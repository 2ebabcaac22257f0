//! Compares objects and maps: properties, additional properties, pattern properties.

use crate::diff::kind::{ChangeKind, LifecycleChange, ObjectChange, SchemaChange};
use std::collections::HashMap;

use super::{Comparison, Pair, PairId};
use crate::api::{Additional, Direction, Origin, Property, Shape, TypeDef, TypeUse};
use crate::diff::cause::{Cause, Site};
use crate::diff::comparison::{Meaning, Usage};
use crate::diff::member::Member;
use crate::diff::pairs::{BOTH, From};
use crate::diff::rename::{self, Named};
use crate::diff::surface::About;
use crate::diff::view::{ObjectView, Rest, View};

impl<'a> Comparison<'a> {
    pub(super) fn objects(&mut self, id: PairId, pair: Pair, old: ObjectView<'a>, new: ObjectView<'a>) {
        let names = |list: &'a [Property]| -> HashMap<&'a str, &'a Property> {
            list.iter().map(|p| (p.name.as_str(), p)).collect()
        };
        let (was, is) = (names(old.properties), names(new.properties));
        for base in old.properties {
            if let Some(revision) = is.get(base.name.as_str()) {
                self.property(id, pair, base, revision);
            }
        }
        let without = |list: &'a [Property], others: &HashMap<&str, &Property>| -> Vec<&'a Property> {
            list.iter().filter(|p| !others.contains_key(p.name.as_str())).collect()
        };
        let (lost, gained) = (without(old.properties, &is), without(new.properties, &was));
        self.steps.are_at(self.revision.ty(pair.revision).origin);
        let renamed = self.renamed_properties(&lost, &gained);
        for (was, is) in renamed.iter().map(|(b, r)| (lost[*b], gained[*r])) {
            let kind = if is.required {
                ObjectChange::RequiredPropertyRenamed
            } else {
                ObjectChange::PropertyRenamed
            };
            let message = format!("the property `{}` was renamed to `{}`", was.name, is.name);
            let cause = property_cause(kind, id, was, is).says(message).was(&was.name).is(&is.name);
            self.found(cause.about(&is.name));
            self.property(id, pair, was, is);
        }
        let closed = matches!(new.rest, Rest::Closed);
        let twins = self.only_ones_of_a_type(&gained);
        let (lost, gained) = rename::others(lost, gained, &renamed);
        for was in lost {
            let meaning = self.meaning_of(true, &was.ty);
            self.property_removed(id, was, closed, twins.get(&meaning).copied().flatten());
        }
        let owner = self.revision.ty(pair.revision).origin;
        for is in gained {
            self.property_added(id, is, owner);
        }
        self.property_order(id, &old, &new);
        self.rest(id, pair, old.rest, new.rest);
        self.patterns(id, pair, old, new);
    }

    /// Required properties that were there before and come in another order.
    fn property_order(&mut self, id: PairId, old: &ObjectView<'a>, new: &ObjectView<'a>) {
        let required = |list: &'a [Property]| list.iter().filter(|p| p.required).map(|p| p.name.as_str());
        let places: HashMap<&str, usize> = required(new.properties).zip(0..).collect();
        let kept = required(old.properties).filter_map(|name| places.get(name));
        if !kept.is_sorted() {
            let cause = self.about(ObjectChange::PropertiesReordered, id);
            self.found(cause.says("the required properties were reordered").latent());
        }
    }

    fn renamed_properties(&mut self, lost: &[&Property], gained: &[&Property]) -> Vec<(usize, usize)> {
        let named = |base: bool, list: &[&Property]| -> Vec<_> {
            let rest = |p: &Property| (p.required, self.meaning_of(base, &p.ty));
            list.iter().map(|p| Named::new(&p.name, rest(p))).collect()
        };
        let (lost, gained) = (named(true, lost), named(false, gained));
        rename::find(&lost, &gained, &mut self.steps)
    }

    /// By what they mean, the added properties that are the only ones that mean it; `None` for several.
    fn only_ones_of_a_type<'p>(&self, gained: &[&'p Property]) -> HashMap<Meaning, Option<&'p str>> {
        let mut out = HashMap::new();
        for is in gained {
            let only = |found: &mut Option<&'p str>| *found = None;
            out.entry(self.meaning_of(false, &is.ty)).and_modify(only).or_insert(Some(is.name.as_str()));
        }
        out
    }

    fn property_removed(&mut self, id: PairId, was: &Property, closed: bool, twin: Option<&str>) {
        let kind = match (was.required, closed) {
            (true, false) => ObjectChange::RequiredPropertyRemoved,
            (false, false) => ObjectChange::PropertyRemoved,
            (true, true) => ObjectChange::RequiredPropertyRefused,
            (false, true) => ObjectChange::PropertyRefused,
        };
        let hint = twin.map(|one| format!("`{one}`, which was added, has the same type"));
        let site = Site::Pair(id, travels(was));
        let cause = Cause::new(kind, site, Member::Property(was.name.clone())).was(&was.name).hint(hint);
        let message = format!("the {}property `{}` was removed", required(was), was.name);
        self.found(cause.says(message).at(was.origin, Origin::default()).about(&was.name).takes([was.ty.ty]));
    }

    fn property_added(&mut self, id: PairId, is: &Property, owner: Origin) {
        let kind = match is.required {
            true if self.is_described(is, owner) => ObjectChange::RequiredPropertyAdded,
            true => ObjectChange::UndescribedRequired,
            false => ObjectChange::PropertyAdded,
        };
        let site = Site::Pair(id, travels(is));
        let message = format!("the {}property `{}` was added", required(is), is.name);
        let cause = Cause::new(kind, site, Member::Property(is.name.clone())).says(message).is(&is.name);
        self.found(cause.at(Origin::default(), is.origin).about(&is.name).brings([is.ty.ty]));
    }

    fn property(&mut self, id: PairId, pair: Pair, old: &'a Property, new: &'a Property) {
        self.property_flags(id, old, new);
        let name = format!("the property `{}`", old.name);
        let at = (old.origin, new.origin);
        let member = Member::Property(old.name.clone());
        let ways = both_travel(old, new);
        let site = Site::Pair(id, ways);
        let deprecated = (old.docs.deprecated, new.docs.deprecated);
        self.lifecycle_of(site, member.clone(), (&old.hints, &new.hints), deprecated, at);
        let words = property_cause(SchemaChange::DocumentationChanged, id, old, new);
        self.property_spelling(property_cause(SchemaChange::XmlSpelling, id, old, new), pair, old, new);
        self.defaults(words.clone(), old.default.as_ref(), new.default.as_ref(), &name);
        if old.docs.description != new.docs.description {
            self.found(words.says(format!("the description of {name} changed")));
        }
        let usage = Usage {
            site,
            from: From::Pair(id, ways),
            member,
            part: About::Named(old.name.clone()),
            name,
            at,
            text: pair.text,
            tells_default: self.base.ty(old.ty.ty).component.is_none(),
        };
        self.uses(usage, &old.ty, &new.ty);
    }

    /// The flags of a property: `required`, `readOnly`, `writeOnly` and `deprecated`.
    fn property_flags(&mut self, id: PairId, old: &Property, new: &Property) {
        use {LifecycleChange as L, ObjectChange as O};
        let mut turned =
            |was: bool, is: bool, on: (ChangeKind, &str), off: (ChangeKind, &str), whole: bool| {
                let (kind, words) = match (was, is) {
                    (false, true) => on,
                    (true, false) => off,
                    _ => return,
                };
                let cause =
                    property_cause(kind, id, old, new).says(format!("the property `{}` {words}", old.name));
                // The ways in which the property travels are what changed, so it concerns everybody the object concerns.
                let site = if whole { Site::Pair(id, BOTH) } else { cause.site };
                self.causes.push(Cause { site, ..cause });
            };
        let required = (O::PropertyRequired.into(), "is now required");
        turned(old.required, new.required, required, (O::PropertyOptional.into(), "is now optional"), false);
        let set = (O::ReadOnlySet.into(), "is now read-only");
        turned(
            old.read_only,
            new.read_only,
            set,
            (O::ReadOnlyCleared.into(), "is no longer read-only"),
            true,
        );
        let set = (O::WriteOnlySet.into(), "is now write-only");
        turned(
            old.write_only,
            new.write_only,
            set,
            (O::WriteOnlyCleared.into(), "is no longer write-only"),
            true,
        );
        let deprecated = (L::PropertyDeprecated.into(), "was deprecated");
        let kept = (L::PropertyReactivated.into(), "is no longer deprecated");
        turned(old.docs.deprecated, new.docs.deprecated, deprecated, kept, false);
    }

    /// Whether `properties` describes a required name. One that it does not describe has the origin of its object and any type.
    fn is_described(&self, property: &Property, owner: Origin) -> bool {
        let anything = matches!(View::of(self.revision, property.ty.ty), View::Any);
        !anything || property.origin.0.is_none() || property.origin.0 != owner.0
    }

    fn rest(&mut self, id: PairId, pair: Pair, old: Rest<'a>, new: Rest<'a>) {
        let (kind, message) = match (old, new) {
            (Rest::Closed, Rest::Closed) => return,
            (Rest::Any, Rest::Any) => return self.said(id, pair),
            (Rest::Typed(was), Rest::Typed(is)) => {
                let place =
                    self.below(id, pair, Member::Values, "an additional property".to_owned(), (was, is));
                return self.uses(place, was, is);
            }
            (_, Rest::Closed) => (ObjectChange::AdditionalClosed, "additional properties are now refused"),
            (Rest::Closed, _) => (ObjectChange::AdditionalOpened, "additional properties are now allowed"),
            (Rest::Any, Rest::Typed(_)) => {
                (ObjectChange::AdditionalTyped, "additional properties now have a type")
            }
            (Rest::Typed(_), Rest::Any) => {
                (ObjectChange::AdditionalUntyped, "additional properties may now have any type")
            }
        };
        let mut cause = self.about(kind, id).says(message);
        cause.member = Member::Values;
        self.found(cause);
    }

    /// Other members are allowed on both sides; one may say so and the other not.
    fn said(&mut self, id: PairId, pair: Pair) {
        let is_said = |definition: &TypeDef| match &definition.shape {
            Shape::Object(object) => !matches!(object.additional, Additional::Unsaid),
            _ => true,
        };
        let (was, is) = (is_said(self.base.ty(pair.base)), is_said(self.revision.ty(pair.revision)));
        if was != is {
            let cause = self.about(ObjectChange::AdditionalSaid, id);
            let message = if is {
                "additional properties are now declared"
            } else {
                "additional properties are no longer declared"
            };
            self.found(cause.says(message).latent());
        }
    }

    fn patterns(&mut self, id: PairId, pair: Pair, old: ObjectView<'a>, new: ObjectView<'a>) {
        let by_pattern = |list: &'a [(String, TypeUse)]| -> HashMap<&'a str, &'a TypeUse> {
            list.iter().rev().map(|(pattern, ty)| (pattern.as_str(), ty)).collect()
        };
        let (before, after) = (by_pattern(old.patterns), by_pattern(new.patterns));
        for (pattern, was) in old.patterns {
            match after.get(pattern.as_str()) {
                Some(is) => {
                    let name = format!("a property that matches `{pattern}`");
                    let place = self.below(id, pair, Member::ValuesOf(pattern.clone()), name, (was, is));
                    self.uses(place, was, is);
                }
                None => {
                    let message = format!("properties that match `{pattern}` may now have any type");
                    let cause = self.about(ObjectChange::PatternRemoved, id).says(message).was(pattern);
                    self.found(cause);
                }
            }
        }
        for (pattern, _) in new.patterns.iter().filter(|(p, _)| !before.contains_key(p.as_str())) {
            let message = format!("properties that match `{pattern}` now have a type");
            let cause = self.about(ObjectChange::PatternAdded, id).says(message).is(pattern);
            self.found(cause);
        }
    }
}

/// The ways in which a member travels, if its object does.
fn travels(property: &Property) -> Direction {
    Direction { request: !property.read_only, response: !property.write_only }
}

fn required(property: &Property) -> &'static str {
    if property.required { "required " } else { "" }
}

/// The ways in which a property travels on both sides.
fn both_travel(old: &Property, new: &Property) -> Direction {
    let (old, new) = (travels(old), travels(new));
    Direction { request: old.request && new.request, response: old.response && new.response }
}

/// A cause about a property of both sides.
fn property_cause(kind: impl Into<ChangeKind>, id: PairId, old: &Property, new: &Property) -> Cause {
    let site = Site::Pair(id, both_travel(old, new));
    let cause = Cause::new(kind, site, Member::Property(old.name.clone()));
    cause.at(old.origin, new.origin).about(&old.name)
}
