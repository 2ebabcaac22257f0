//! Where a `Box` has to go: types that contain themselves, and variants that would make an enum huge.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::ty::is_nominal;
use crate::api::{Api, Scalar, Shape, TypeDef, TypeId, TypeUse};

/// A variant larger than this many bytes is boxed; clippy's `large_enum_variant` asks at 200.
const LARGE: usize = 192;

/// A member larger than this many bytes is boxed: a few of them fill a stack.
const HUGE: usize = 64 << 10;

/// The decisions.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    edges: HashSet<(TypeId, TypeId)>,
    large: HashSet<TypeId>,
}

impl Boxes {
    /// The field or variant of `owner` that holds a `used` by value is boxed.
    pub(super) fn has(&self, api: &Api, owner: TypeId, used: &TypeUse) -> bool {
        self.edges.contains(&(owner, api.behind(used).ty))
    }

    /// A variant of this type is boxed because of its size.
    pub(super) fn is_large(&self, api: &Api, used: &TypeUse) -> bool {
        self.large.contains(&api.behind(used).ty)
    }
}

/// Finds the edges that close a cycle of types held by value, and the types too large for a variant.
pub(super) fn boxes(api: &Api, types: &[TypeId]) -> Boxes {
    let mut search = Search { api, state: HashMap::new(), boxes: Boxes::default(), sizes: HashMap::new() };
    for &id in types.iter().filter(|id| is_nominal(api.ty(**id))) {
        search.visit(id);
    }
    let large: Vec<TypeId> = types
        .iter()
        .copied()
        .filter(|&id| is_nominal(api.ty(id)))
        .filter(|&id| search.size(id) > LARGE)
        .collect();
    search.boxes.large.extend(large);
    search.boxes
}

/// What a box takes, in bytes.
const POINTER: usize = 8;

struct Search<'a> {
    api: &'a Api,
    /// `true` while a type's own edges are being followed.
    state: HashMap<TypeId, bool>,
    boxes: Boxes,
    sizes: HashMap<TypeId, usize>,
}

impl Search<'_> {
    /// Depth first with an explicit stack; an edge back into the stack closes a cycle.
    fn visit(&mut self, start: TypeId) {
        if self.state.contains_key(&start) {
            return;
        }
        self.state.insert(start, true);
        let mut stack = vec![(start, by_value(self.api, start).into_iter())];
        while let Some((owner, edges)) = stack.last_mut() {
            let owner = *owner;
            match edges.next() {
                Some(next) => match self.state.get(&next) {
                    Some(true) => drop(self.boxes.edges.insert((owner, next))),
                    Some(false) => {}
                    None => {
                        self.state.insert(next, true);
                        stack.push((next, by_value(self.api, next).into_iter()));
                    }
                },
                None => {
                    self.state.insert(owner, false);
                    stack.pop();
                }
            }
        }
    }

    /// Rough size in bytes; cycles have been cut, so this ends. What a type holds is sized before it, on a stack of its own: types may
    /// be as deep in each other as there are types.
    fn size(&mut self, id: TypeId) -> usize {
        let mut stack = vec![(id, false)];
        while let Some((at, is_open)) = stack.last_mut() {
            let (at, was_open) = (*at, std::mem::replace(is_open, true));
            if was_open {
                let size = self.sum(at);
                self.sizes.insert(at, size);
                stack.pop();
                continue;
            }
            let Entry::Vacant(unknown) = self.sizes.entry(at) else {
                stack.pop();
                continue;
            };
            unknown.insert(POINTER);
            let held = sized_by(self.api.ty(at)).into_iter().rev().map(|used| self.api.behind(used).ty);
            let held = held.filter(|&held| !self.boxes.edges.contains(&(at, held)));
            stack.extend(held.map(|held| (held, false)));
        }
        self.known(id)
    }

    fn known(&self, id: TypeId) -> usize {
        self.sizes.get(&id).copied().unwrap_or(POINTER)
    }

    /// The size of a type of whose members the sizes are known.
    fn sum(&mut self, id: TypeId) -> usize {
        let api = self.api;
        match &api.ty(id).shape {
            Shape::Object(object) => {
                let held = object.properties.iter().map(|property| self.member(id, &property.ty));
                held.fold(24, usize::saturating_add)
            }
            Shape::Tuple(tuple) => {
                let held = tuple.items.iter().chain(&tuple.rest).map(|used| self.member(id, used));
                held.fold(0, usize::saturating_add)
            }
            Shape::Union(union) => {
                let largest =
                    union.branches.iter().map(|branch| self.held(id, &branch.ty)).max().unwrap_or(0);
                8 + if largest > LARGE { 8 } else { largest }
            }
            Shape::Enumeration(_) | Shape::Array(_) | Shape::Map(_) => 24,
            Shape::Scalar(scalar) => of_scalar(scalar),
            Shape::Any | Shape::Never => 16,
            Shape::Null => 0,
            Shape::Alias(target) => self.held(id, target),
        }
    }

    /// What a member takes; one that is huge is boxed. Types that hold the one below them twice would double at each level.
    fn member(&mut self, owner: TypeId, used: &TypeUse) -> usize {
        let held = self.held(owner, used);
        if held <= HUGE {
            return held;
        }
        self.boxes.edges.insert((owner, self.api.behind(used).ty));
        POINTER
    }

    fn held(&self, owner: TypeId, used: &TypeUse) -> usize {
        let target = self.api.behind(used).ty;
        if self.boxes.edges.contains(&(owner, target)) { POINTER } else { self.known(target) + 8 }
    }
}

fn of_scalar(scalar: &Scalar) -> usize {
    match scalar {
        Scalar::Boolean => 1,
        Scalar::Integer(_) | Scalar::Number(_) => 8,
        Scalar::String(_) => 24,
    }
}

/// The types whose sizes go into that of a type.
fn sized_by(definition: &TypeDef) -> Vec<&TypeUse> {
    match &definition.shape {
        Shape::Object(object) => object.properties.iter().map(|property| &property.ty).collect(),
        Shape::Tuple(tuple) => tuple.items.iter().chain(&tuple.rest).collect(),
        Shape::Union(union) => union.branches.iter().map(|branch| &branch.ty).collect(),
        Shape::Alias(target) => vec![target],
        _ => Vec::new(),
    }
}

/// The nominal types that a type holds by value.
fn by_value(api: &Api, id: TypeId) -> Vec<TypeId> {
    let direct: Vec<&TypeUse> = match &api.ty(id).shape {
        Shape::Object(object) => object.properties.iter().map(|property| &property.ty).collect(),
        Shape::Tuple(tuple) => tuple.items.iter().collect(),
        Shape::Union(union) => union.branches.iter().map(|branch| &branch.ty).collect(),
        _ => Vec::new(),
    };
    direct.into_iter().map(|used| api.behind(used).ty).filter(|&target| is_nominal(api.ty(target))).collect()
}

#[cfg(test)]
mod tests;
