//! Inline types that are the same in all that they say, as one type.
//!
//! In: the API, and the names that are pinned. Out: the same API with one type for those that are equal: the same
//! members or values in any order, the same branches, bounds and openness, made of the same types; objects travel the
//! same way as well. Words do not count. A component stays the type that its author made, and types that the lock calls by
//! different names stay apart.
//!
//! ```text
//! Pet.status: "sold", "free"    Order.pet.status: "sold", "free"    ->    one type, with both keys
//! ```

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::ty::is_nominal;
use super::{Lock, NameKind};
use crate::api::{
    Api, Direction, Docs, Ends, Operation, Origin, Property, Shape, TypeDef, TypeId, TypeKey, TypeUse,
};
use crate::partition::{self, Signature};

/// The types that stand for several.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// The places of each, in document order.
    places: BTreeMap<TypeId, Vec<TypeKey>>,
    /// Types whose pinned name belongs to another type: that with most of the places where it was published.
    outvoted: HashSet<TypeId>,
}

impl Shared {
    /// The keys of all places of a type; none where it has but one.
    pub(super) fn places(&self, id: TypeId) -> &[TypeKey] {
        self.places.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Whether the lock's name for this type belongs to another one now.
    pub(super) fn is_outvoted(&self, id: TypeId) -> bool {
        self.outvoted.contains(&id)
    }
}

/// Equal types, of which one stays.
struct Group {
    stays: TypeId,
    others: Vec<TypeId>,
    pin: Option<String>,
}

/// Makes one type of those that are equal.
pub(super) fn share<'a>(api: &'a Api, lock: &Lock) -> (Cow<'a, Api>, Shared) {
    let groups = groups(api, lock);
    let mut shared = Shared { outvoted: outvoted(&groups), ..Shared::default() };
    let mut stays: HashMap<TypeId, TypeId> = HashMap::new();
    for group in groups.iter().filter(|group| !group.others.is_empty()) {
        stays.extend(group.others.iter().map(|other| (*other, group.stays)));
        let mut ids: Vec<TypeId> = group.others.iter().copied().chain([group.stays]).collect();
        ids.sort_unstable();
        shared.places.insert(group.stays, ids.into_iter().map(|id| api.ty(id).key.clone()).collect());
    }
    if stays.is_empty() {
        return (Cow::Borrowed(api), shared);
    }
    let mut whole = api.clone();
    for (other, stay) in &stays {
        absorb(&mut whole.types, *stay, *other);
    }
    let mut turn = |used: &mut TypeUse| used.ty = stays.get(&used.ty).copied().unwrap_or(used.ty);
    whole.each_use_mut(&mut turn);
    whole.operations.iter_mut().for_each(|operation| turn_pages(operation, &mut turn));
    whole.ends = Ends::of(&whole.types);
    (Cow::Owned(whole), shared)
}

fn turn_pages(operation: &mut Operation, turn: &mut dyn FnMut(&mut TypeUse)) {
    operation.paging.iter_mut().filter_map(|paging| paging.item.as_mut()).for_each(turn);
}

/// What the type that stays takes over from another: ways to travel and notes; words only where both say the same.
fn absorb(types: &mut [TypeDef], stay: TypeId, other: TypeId) {
    let gone = types[other.0 as usize].clone();
    let kept = &mut types[stay.0 as usize];
    kept.direction = Direction {
        request: kept.direction.request || gone.direction.request,
        response: kept.direction.response || gone.direction.response,
    };
    kept.in_xml |= gone.in_xml;
    if kept.docs != gone.docs {
        kept.docs = Docs::default();
    }
    if kept.title != gone.title {
        kept.title = None;
    }
    let new = gone.notes.into_iter().filter(|note| !kept.notes.contains(note)).collect::<Vec<_>>();
    kept.notes.extend(new);
}

/// The inline types that become structs and enums, those together that are one. Of each the first that the lock has a name for
/// stays, or else the first, so that whatever else is pinned by its key stays pinned.
///
/// Places that were published as one type stay one as long as they say the same: the way that their values travel, which an
/// addition elsewhere may change, does not part them.
fn groups(api: &Api, lock: &Lock) -> Vec<Group> {
    let pin = |id: TypeId| lock.get(NameKind::Type, api.ty(id).key.as_str()).map(str::to_owned);
    let pins: Vec<Option<String>> = api.type_ids().map(pin).collect();
    let classes = partition::classes(&signatures(api, &[]));
    let pinned_classes = partition::classes(&signatures(api, &pins));
    let mut groups: Vec<Group> = Vec::new();
    let (mut of_class, mut of_pin) = (HashMap::<usize, Vec<usize>>::new(), HashMap::<usize, usize>::new());
    let (pinned, free): (Vec<TypeId>, Vec<TypeId>) =
        api.type_ids().filter(|id| is_shareable(api.ty(*id))).partition(|id| pins[id.0 as usize].is_some());
    for id in pinned.into_iter().chain(free) {
        let at = id.0 as usize;
        let known = of_class.entry(classes[at]).or_default();
        let own = &pins[at];
        let published = own.as_ref().and_then(|_| of_pin.get(&pinned_classes[at]).copied());
        let same = published.or_else(|| {
            let fits = |at: &&usize| own.is_none() || groups[**at].pin == *own;
            known.iter().find(fits).copied()
        });
        let group = same.unwrap_or(groups.len());
        match same {
            Some(group) => groups[group].others.push(id),
            None => groups.push(Group { stays: id, others: Vec::new(), pin: own.clone() }),
        }
        if !known.contains(&group) {
            known.push(group);
        }
        if own.is_some() {
            of_pin.entry(pinned_classes[at]).or_insert(group);
        }
    }
    groups
}

/// The types whose pinned name has more places elsewhere.
fn outvoted(groups: &[Group]) -> HashSet<TypeId> {
    let mut best: HashMap<&str, &Group> = HashMap::new();
    for group in groups {
        let Some(pin) = group.pin.as_deref() else { continue };
        let known = best.entry(pin).or_insert(group);
        if group.others.len() > known.others.len() {
            *known = group;
        }
    }
    let loses = |group: &&Group| {
        group.pin.as_deref().is_some_and(|pin| best.get(pin).is_some_and(|best| best.stays != group.stays))
    };
    groups.iter().filter(loses).map(|group| group.stays).collect()
}

fn is_shareable(def: &TypeDef) -> bool {
    def.component.is_none() && is_nominal(def)
}

/// What each type says itself, and the types that it is made of; types with a pinned name are told apart by that instead of the
/// way that they travel.
fn signatures(api: &Api, pins: &[Option<String>]) -> Vec<Signature> {
    let mut known: HashMap<String, u64> = HashMap::new();
    api.types
        .iter()
        .enumerate()
        .map(|(at, def)| {
            let next = known.len() as u64;
            let sorted = sorted(&def.shape);
            let pin = pins.get(at).and_then(Option::as_deref);
            let own = *known.entry(own(def, &sorted, pin)).or_insert(next);
            let mut uses = Vec::new();
            sorted.each_use(&mut |used| uses.push((uses.len() as u64, used.ty.0 as usize, used.nullable)));
            Signature { own, uses }
        })
        .collect()
}

/// The text of what a type says beside the types that it is made of; that of a component is its own.
fn own(def: &TypeDef, sorted: &Shape, pin: Option<&str>) -> String {
    if def.component.is_some() {
        return format!("component {}", def.key);
    }
    let mut own = TypeDef { shape: sorted.clone(), ..def.clone() };
    own.key = TypeKey::schema("");
    (own.title, own.docs, own.origin) = (None, Docs::default(), Origin::default());
    own.notes.clear();
    own.in_xml = false;
    own.checks.iter_mut().for_each(|check| check.origin = Origin::default());
    own.shape.each_use_mut(&mut |used| used.ty = TypeId(0));
    match &mut own.shape {
        Shape::Object(object) => object.properties.iter_mut().for_each(forget_words),
        Shape::Enumeration(list) => {
            own.direction = Direction::default();
            list.values.iter_mut().for_each(|value| value.description = None);
        }
        Shape::Union(union) => {
            own.direction = Direction::default();
            union.branches.iter_mut().for_each(|branch| branch.title = None);
        }
        _ => own.direction = Direction::default(),
    }
    if pin.is_some() {
        own.direction = Direction::default();
    }
    format!("{own:?} {}", pin.unwrap_or_default())
}

/// A shape with its members or values in an order that does not depend on the document's.
fn sorted(shape: &Shape) -> Shape {
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Object(object) => object.properties.sort_by(|one, other| one.name.cmp(&other.name)),
        Shape::Enumeration(list) => list.values.sort_by_cached_key(|value| value.value.to_string()),
        _ => {}
    }
    shape
}

fn forget_words(property: &mut Property) {
    property.docs = Docs { deprecated: property.docs.deprecated, ..Docs::default() };
    property.origin = Origin::default();
}

#[cfg(test)]
mod tests;
