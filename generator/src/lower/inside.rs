//! What values of a type may be, and what there may be inside of them at whatever depth: lists and objects.
//!
//! In: the types of a model. Out: both for each type, found in one walk over all uses.

use crate::api::{Additional, Api, Shape, TypeDef, TypeUse};

/// Whether there are lists, and whether there are objects.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Composite {
    pub(super) lists: bool,
    pub(super) objects: bool,
}

impl Composite {
    fn or(self, other: Self) -> Self {
        Self { lists: self.lists || other.lists, objects: self.objects || other.objects }
    }
}

/// All types of a model.
pub(super) struct Inside<'a> {
    api: &'a Api,
    values: Vec<Composite>,
    contents: Vec<Composite>,
}

impl<'a> Inside<'a> {
    /// Looks through all types.
    pub(super) fn of(api: &'a Api) -> Self {
        let count = api.types.len();
        let (mut same, mut holders) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (owner, def) in api.types.iter().enumerate() {
            let (same_level, members) = uses(def);
            same_level.into_iter().for_each(|used| same[used.ty.0 as usize].push(owner));
            members.into_iter().for_each(|used| holders[used.ty.0 as usize].push(owner));
        }
        let mut values: Vec<Composite> = api.types.iter().map(value).collect();
        spread(&mut values, &[&same]);
        let mut contents = vec![Composite::default(); count];
        for (member, owners) in holders.iter().enumerate() {
            for &owner in owners {
                contents[owner] = contents[owner].or(values[member]);
            }
        }
        spread(&mut contents, &[&same, &holders]);
        Self { api, values, contents }
    }

    /// What a value of the type may be.
    pub(super) fn value(&self, used: &TypeUse) -> Composite {
        self.values[self.api.behind(used).ty.0 as usize]
    }

    /// What may be inside of a value, not counting itself.
    pub(super) fn contents(&self, used: &TypeUse) -> Composite {
        self.contents[self.api.behind(used).ty.0 as usize]
    }
}

/// Hands on what is known of types to those that they belong to, until nothing changes.
fn spread(known: &mut [Composite], owners: &[&[Vec<usize>]]) {
    let mut pending: Vec<usize> = (0..known.len()).filter(|at| known[*at] != Composite::default()).collect();
    while let Some(at) = pending.pop() {
        for &owner in owners.iter().flat_map(|owners| &owners[at]) {
            let all = known[owner].or(known[at]);
            if all != known[owner] {
                known[owner] = all;
                pending.push(owner);
            }
        }
    }
}

fn value(def: &TypeDef) -> Composite {
    Composite {
        lists: matches!(def.shape, Shape::Array(_) | Shape::Tuple(_)),
        objects: matches!(def.shape, Shape::Object(_) | Shape::Map(_)),
    }
}

/// The types that a value may be of, and those of its items or members.
fn uses(def: &TypeDef) -> (Vec<&TypeUse>, Vec<&TypeUse>) {
    match &def.shape {
        Shape::Alias(target) => (vec![target], Vec::new()),
        Shape::Union(union) => (union.branches.iter().map(|branch| &branch.ty).collect(), Vec::new()),
        Shape::Array(array) => (Vec::new(), vec![&array.items]),
        Shape::Tuple(tuple) => (Vec::new(), tuple.items.iter().chain(&tuple.rest).collect()),
        Shape::Map(map) => (Vec::new(), vec![&map.values]),
        Shape::Object(object) => {
            let additional = match &object.additional {
                Additional::Typed(values) => Some(values),
                Additional::Any | Additional::Unsaid | Additional::Closed => None,
            };
            (Vec::new(), object.properties.iter().map(|property| &property.ty).chain(additional).collect())
        }
        Shape::Any | Shape::Never | Shape::Null | Shape::Scalar(_) | Shape::Enumeration(_) => {
            (Vec::new(), Vec::new())
        }
    }
}
