//! Which types of two documents are the same on the wire.
//!
//! In: two APIs. Out: a number for each type, equal where no value tells two types apart, whatever they are called and
//! wherever they stand. Found by refining: types that look alike are told apart by the numbers of the types they use,
//! until a round finds nothing new (the coarsest bisimulation), so circles need no care.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::bounds;
use super::view::{Rest, View};
use crate::api::{Api, TypeDef, TypeId, TypeUse};

/// The numbers of one document's types, by [`TypeId`].
#[derive(Debug)]
pub(super) struct Colours(Vec<u64>);

/// A type's own look, and the types it uses with the role of each.
struct Look {
    own: u64,
    /// Roles are compared as a set: order has no meaning unless it is part of the role.
    parts: Vec<(u64, usize, bool)>,
}

impl Colours {
    /// The number of a type, aliases followed.
    pub(super) fn get(&self, id: TypeId) -> u64 {
        self.0[id.0 as usize]
    }
}

/// The numbers of two documents' types, comparable with each other.
pub(super) fn paint(base: &Api, revision: &Api) -> (Colours, Colours) {
    let looks: [Vec<Look>; 2] = [base, revision].map(|api| api.type_ids().map(|id| look(api, id)).collect());
    let mut numbers: [Vec<u64>; 2] = [0, 1].map(|side: usize| looks[side].iter().map(|l| l.own).collect());
    let mut classes = count(&numbers);
    loop {
        let next = [0, 1].map(|side| round(&looks[side], &numbers[side]));
        let found = count(&next);
        numbers = next;
        if found <= classes {
            break;
        }
        classes = found;
    }
    let [base_numbers, revision_numbers] = numbers;
    (spread(base, base_numbers), spread(revision, revision_numbers))
}

fn count(numbers: &[Vec<u64>; 2]) -> usize {
    numbers.iter().flatten().collect::<HashSet<_>>().len()
}

/// One round: every type's look together with the numbers of what it uses.
fn round(looks: &[Look], numbers: &[u64]) -> Vec<u64> {
    let mut parts = Vec::new();
    looks
        .iter()
        .map(|look| {
            parts.clear();
            parts.extend(look.parts.iter().map(|(role, ty, nullable)| (*role, numbers[*ty], *nullable)));
            parts.sort_unstable();
            digest(&(look.own, &parts))
        })
        .collect()
}

/// An alias has the number of what it stands for.
fn spread(api: &Api, numbers: Vec<u64>) -> Colours {
    let target = |id| api.behind(&TypeUse { ty: id, nullable: false }).ty;
    Colours(api.type_ids().map(|id| numbers[target(id).0 as usize]).collect())
}

fn look(api: &Api, id: TypeId) -> Look {
    let definition = api.ty(id);
    let mut look = Look { own: 0, parts: Vec::new() };
    let mut hasher = DefaultHasher::new();
    let view = View::of(api, id);
    describe(api, view, &mut hasher, &mut look.parts);
    extras(definition, &mut hasher);
    look.own = hasher.finish();
    look
}

fn describe(api: &Api, view: View<'_>, own: &mut DefaultHasher, parts: &mut Vec<(u64, usize, bool)>) {
    let mut part = |role: &dyn Fn(&mut DefaultHasher), used: &TypeUse| {
        let mut hasher = DefaultHasher::new();
        role(&mut hasher);
        let end = api.behind(used);
        parts.push((hasher.finish(), end.ty.0 as usize, end.nullable));
    };
    std::mem::discriminant(&view).hash(own);
    match view {
        View::Any | View::Never | View::Null => {}
        View::Scalar(scalar) => scalar.hash(own),
        View::Enumeration(list) => {
            let mut values: Vec<String> = list.values.iter().map(|v| v.value.to_string()).collect();
            values.sort_unstable();
            (values, list.open).hash(own);
        }
        View::Object(object) => {
            for p in object.properties {
                let role = (&p.name, p.required, p.read_only, p.write_only, json(p.default.as_ref()));
                part(&|h| ("property", &role, p.docs.deprecated).hash(h), &p.ty);
                hints(&p.hints, own);
            }
            for (pattern, ty) in object.patterns {
                part(&|h| ("pattern", pattern).hash(h), ty);
            }
            match object.rest {
                Rest::Any => 0.hash(own),
                Rest::Closed => 1.hash(own),
                Rest::Typed(ty) => part(&|h| "rest".hash(h), ty),
            }
        }
        View::Array(array) => part(&|h| "items".hash(h), &array.items),
        View::Tuple(tuple) => {
            tuple.required.hash(own);
            for (index, item) in tuple.items.iter().enumerate() {
                part(&|h| ("place", index).hash(h), item);
            }
            if let Some(ty) = &tuple.rest {
                part(&|h| "rest".hash(h), ty);
            }
        }
        View::Union(union) => {
            union.exclusive.hash(own);
            if let Some((property, true)) = union.dispatch.tag() {
                property.hash(own);
            }
            for branch in &union.branches {
                part(&|h| ("branch", &branch.tags).hash(h), &branch.ty);
            }
        }
    }
}

fn extras(definition: &TypeDef, own: &mut DefaultHasher) {
    for bound in bounds::of(&definition.constraints) {
        bound.hash(own);
    }
    let mut checks: Vec<_> = definition.checks.iter().map(|c| (&c.keyword, c.value.to_string())).collect();
    checks.sort_unstable();
    (checks, &definition.format).hash(own);
    (json(definition.default.as_ref()), definition.docs.deprecated, definition.nullable).hash(own);
    hints(&definition.hints, own);
}

fn hints(hints: &crate::api::Hints, own: &mut DefaultHasher) {
    for (name, value) in hints {
        (name, value.to_string()).hash(own);
    }
}

fn json(value: Option<&serde_json::Value>) -> Option<String> {
    value.map(ToString::to_string)
}

fn digest(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
