//! Objects and maps.

use crate::diff::kind::{ChangeKind, LifecycleChange, ObjectChange, SchemaChange};
use std::collections::HashMap;

use super::{Comparison, Pair, PairId};
use crate::api::{Additional, Direction, Origin, Property, Shape, TypeDef};
use crate::diff::cause::{Cause, Site};
use crate::diff::comparison::Usage;
use crate::diff::member::Member;
use crate::diff::pairs::{BOTH, From};
use crate::diff::rename;
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
        let renamed = self.renamed_properties(&lost, &gained);
        for (was, is) in renamed.iter().map(|(b, r)| (lost[*b], gained[*r])) {
            let kind = if is.required {
                ObjectChange::RequiredPropertyRenamed
            } else {
                ObjectChange::PropertyRenamed
            };
            let message = format!("the property `{}` is called `{}` now", was.name, is.name);
            let cause = property_cause(kind, id, was, is).says(message).was(&was.name).is(&is.name);
            self.found(cause.about(&is.name));
            self.property(id, pair, was, is);
        }
        let closed = matches!(new.rest, Rest::Closed);
        for (_, was) in lost.iter().enumerate().filter(|(i, _)| !renamed.iter().any(|(b, _)| b == i)) {
            self.property_removed(id, was, closed, &gained);
        }
        let owner = self.revision.ty(pair.revision).origin;
        for (_, is) in gained.iter().enumerate().filter(|(i, _)| !renamed.iter().any(|(_, r)| r == i)) {
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
            self.found(cause.says("required properties come in another order").latent());
        }
    }

    fn renamed_properties(&self, lost: &[&Property], gained: &[&Property]) -> Vec<(usize, usize)> {
        let same = |b: &&Property, r: &&Property| b.required == r.required && self.same(&b.ty, &r.ty);
        let names = (|p: &&Property| p.name.clone(), |p: &&Property| p.name.clone());
        rename::find(lost, gained, same, names)
    }

    fn property_removed(&mut self, id: PairId, was: &Property, closed: bool, gained: &[&Property]) {
        let kind = match (was.required, closed) {
            (true, false) => ObjectChange::RequiredPropertyRemoved,
            (false, false) => ObjectChange::PropertyRemoved,
            (true, true) => ObjectChange::RequiredPropertyRefused,
            (false, true) => ObjectChange::PropertyRefused,
        };
        let alike =
            gained.iter().filter(|g| self.same(&was.ty, &g.ty)).map(|g| g.name.as_str()).collect::<Vec<_>>();
        let hint = match alike[..] {
            [one] => Some(format!("`{one}`, which was added, has the same type")),
            _ => None,
        };
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
        let name = format!("the property `{}`", old.name);
        let say = |kind: ChangeKind, words: &str| {
            property_cause(kind, id, old, new).says(format!("{name} {words}"))
        };
        match (old.required, new.required) {
            (false, true) => self.found(say(ObjectChange::PropertyRequired.into(), "is required now")),
            (true, false) => self.found(say(ObjectChange::PropertyOptional.into(), "is optional now")),
            _ => {}
        }
        match (old.read_only, new.read_only) {
            (false, true) => {
                self.found(whole(say(ObjectChange::ReadOnlySet.into(), "is only in answers now"), id))
            }
            (true, false) => {
                self.found(whole(say(ObjectChange::ReadOnlyCleared.into(), "may be in requests too now"), id))
            }
            _ => {}
        }
        match (old.write_only, new.write_only) {
            (false, true) => {
                self.found(whole(say(ObjectChange::WriteOnlySet.into(), "is only in requests now"), id))
            }
            (true, false) => {
                self.found(whole(say(ObjectChange::WriteOnlyCleared.into(), "may be in answers too now"), id))
            }
            _ => {}
        }
        match (old.docs.deprecated, new.docs.deprecated) {
            (false, true) => self.found(say(LifecycleChange::PropertyDeprecated.into(), "was deprecated")),
            (true, false) => {
                self.found(say(LifecycleChange::PropertyReactivated.into(), "is not deprecated any more"))
            }
            _ => {}
        }
        let deprecated = (old.docs.deprecated, new.docs.deprecated);
        let at = (old.origin, new.origin);
        let member = Member::Property(old.name.clone());
        let ways = Direction {
            request: travels(old).request && travels(new).request,
            response: travels(old).response && travels(new).response,
        };
        let site = Site::Pair(id, ways);
        self.lifecycle_of(site, member.clone(), (&old.hints, &new.hints), deprecated, at);
        self.defaults(
            say(SchemaChange::DocumentationChanged.into(), ""),
            old.default.as_ref(),
            new.default.as_ref(),
            &name,
        );
        if old.docs.description != new.docs.description {
            self.found(say(SchemaChange::DocumentationChanged.into(), "has another description"));
        }
        let place = Usage {
            site,
            from: From::Pair(id, ways),
            member,
            part: About::Named(old.name.clone()),
            name,
            at,
            text: pair.text,
            tells_default: self.base.ty(old.ty.ty).component.is_none(),
        };
        self.uses(place, &old.ty, &new.ty);
    }

    /// A name that is required and that no property describes stands where its object does, and can be anything.
    fn is_described(&self, property: &Property, owner: Origin) -> bool {
        let anything = matches!(View::of(self.revision, property.ty.ty), View::Any);
        !anything || property.origin.0.is_none() || property.origin.0 != owner.0
    }

    fn rest(&mut self, id: PairId, pair: Pair, old: Rest<'a>, new: Rest<'a>) {
        let (kind, message) = match (old, new) {
            (Rest::Closed, Rest::Closed) => return,
            (Rest::Any, Rest::Any) => return self.said(id, pair),
            (Rest::Typed(was), Rest::Typed(is)) => {
                let place = self.below(
                    id,
                    pair,
                    Member::Values,
                    "the value of a member that is not listed".to_owned(),
                    (was, is),
                );
                return self.uses(place, was, is);
            }
            (_, Rest::Closed) => {
                (ObjectChange::AdditionalClosed, "members that are not listed are refused now")
            }
            (Rest::Closed, _) => {
                (ObjectChange::AdditionalOpened, "members that are not listed are allowed now")
            }
            (Rest::Any, Rest::Typed(_)) => {
                (ObjectChange::AdditionalTyped, "members that are not listed have a type now")
            }
            (Rest::Typed(_), Rest::Any) => {
                (ObjectChange::AdditionalUntyped, "members that are not listed can be of any type now")
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
                "it is said now that other members are allowed"
            } else {
                "it is not said any more that other members are allowed"
            };
            self.found(cause.says(message).latent());
        }
    }

    fn patterns(&mut self, id: PairId, pair: Pair, old: ObjectView<'a>, new: ObjectView<'a>) {
        for (pattern, was) in old.patterns {
            match new.patterns.iter().find(|(other, _)| other == pattern) {
                Some((_, is)) => {
                    let name = format!("the value of a member whose name fits `{pattern}`");
                    let place = self.below(id, pair, Member::ValuesOf(pattern.clone()), name, (was, is));
                    self.uses(place, was, is);
                }
                None => {
                    let message = format!("members whose names fit `{pattern}` can be of any type now");
                    let cause = self.about(ObjectChange::PatternRemoved, id).says(message).was(pattern);
                    self.found(cause);
                }
            }
        }
        for (pattern, _) in new.patterns.iter().filter(|(p, _)| !old.patterns.iter().any(|(o, _)| o == p)) {
            let message = format!("members whose names fit `{pattern}` have a type now");
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

/// A cause about a property of both sides.
fn property_cause(kind: impl Into<ChangeKind>, id: PairId, old: &Property, new: &Property) -> Cause {
    let ways = Direction {
        request: travels(old).request && travels(new).request,
        response: travels(old).response && travels(new).response,
    };
    let cause = Cause::new(kind, Site::Pair(id, ways), Member::Property(old.name.clone()));
    cause.at(old.origin, new.origin).about(&old.name)
}

/// The ways in which a member travels are what changed: it concerns whoever the object concerns.
fn whole(mut cause: Cause, id: PairId) -> Cause {
    cause.site = Site::Pair(id, BOTH);
    cause
}
