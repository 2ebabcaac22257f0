//! The types that lowering has handed out ids for.
//!
//! In: components and inline intersections. Out: ids at once, definitions later, so that references forward and in
//! circles need no care and no recursion.

use std::collections::{HashMap, HashSet};

use super::intersection::{Identity, Intersection};
use crate::api::{Shape, Step, TypeDef, TypeId, TypeKey, TypeUse};
use crate::source::NodeId;

/// Ids, keys and definitions.
#[derive(Default)]
pub(super) struct Types<'d> {
    keys: Vec<TypeKey>,
    definitions: Vec<Option<TypeDef>>,
    taken: HashSet<TypeKey>,
    /// The number that was given last behind a key: lower ones are taken.
    last: HashMap<TypeKey, usize>,
    components: HashMap<&'d str, TypeId>,
    /// Names of the components, whose ids are the first ones.
    names: Vec<&'d str>,
    inline: HashMap<Identity<'d>, TypeId>,
    /// The inline types that are one schema and nothing more, by where it stands.
    pub(super) places: HashMap<NodeId, Vec<TypeId>>,
    pending: Vec<(TypeId, Intersection<'d>)>,
    merged: usize,
}

impl<'d> Types<'d> {
    /// Hands out the id of a component.
    pub(super) fn declare(&mut self, name: &'d str) -> TypeId {
        let id = self.reserve(TypeKey::schema(name));
        self.components.insert(name, id);
        self.names.push(name);
        id
    }

    /// The id of a component.
    pub(super) fn component(&self, name: &str) -> Option<TypeId> {
        self.components.get(name).copied()
    }

    /// The name of a component by its id.
    pub(super) fn component_name(&self, id: TypeId) -> Option<&'d str> {
        self.names.get(id.0 as usize).copied()
    }

    /// The id of an inline intersection: the same one for the same schemas, whoever asks first gives the key.
    pub(super) fn inline(&mut self, intersection: Intersection<'d>, key: TypeKey) -> TypeId {
        let identity = intersection.identity();
        if let Some(id) = self.inline.get(&identity) {
            return *id;
        }
        let id = self.reserve(key);
        self.merged += if intersection.conjuncts.len() > 1 { intersection.conjuncts.len() } else { 0 };
        if let [only] = intersection.conjuncts.as_slice()
            && let Some(schema) = only.schema.as_schema()
        {
            self.places.entry(schema.node).or_default().push(id);
        }
        self.inline.insert(identity, id);
        self.pending.push((id, intersection));
        id
    }

    /// How many schemas went into inline types that come from several of them.
    pub(super) fn merged(&self) -> usize {
        self.merged
    }

    /// A type that no schema of the document stands for.
    pub(super) fn invent(&mut self, key: TypeKey, shape: Shape) -> TypeUse {
        let id = self.reserve(key);
        let definition = TypeDef::of_shape(self.key(id), shape);
        self.fill(id, definition);
        TypeUse { ty: id, nullable: false }
    }

    /// A component without null among its values: another name for it until null is told at every use.
    pub(super) fn never_null(&mut self, component: TypeUse, key: TypeKey) -> TypeUse {
        let used = self.invent(key, Shape::Alias(component));
        if let Some(definition) = &mut self.definitions[used.ty.0 as usize] {
            definition.never_null = true;
        }
        used
    }

    /// An inline intersection that has an id but no definition yet.
    pub(super) fn next_pending(&mut self) -> Option<(TypeId, Intersection<'d>)> {
        self.pending.pop()
    }

    pub(super) fn fill(&mut self, id: TypeId, definition: TypeDef) {
        self.definitions[id.0 as usize] = Some(definition);
    }

    pub(super) fn key(&self, id: TypeId) -> TypeKey {
        self.keys[id.0 as usize].clone()
    }

    /// Every definition, by id.
    pub(super) fn into_definitions(self) -> Vec<TypeDef> {
        let keys = self.keys;
        self.definitions
            .into_iter()
            .zip(keys)
            .map(|(definition, key)| definition.unwrap_or_else(|| TypeDef::of_shape(key, Shape::Any)))
            .collect()
    }

    fn reserve(&mut self, key: TypeKey) -> TypeId {
        let key = self.unique(key);
        let id = TypeId(self.definitions.len() as u32);
        self.keys.push(key);
        self.definitions.push(None);
        id
    }

    /// Two paths can read alike where names have dots in them; the later one then says that it is another.
    fn unique(&mut self, key: TypeKey) -> TypeKey {
        let mut candidate = key.clone();
        if self.taken.insert(candidate.clone()) {
            return candidate;
        }
        let mut count = self.last.get(&key).copied().unwrap_or(1);
        while !self.taken.insert(candidate.clone()) {
            count += 1;
            candidate = key.below(Step::Again(count));
        }
        self.last.insert(key, count);
        candidate
    }
}
