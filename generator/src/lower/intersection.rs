//! Schemas that hold for a value at once, before anything is said about what they mean. Equal intersections are one type.

use crate::api::TypeKey;
use crate::document::{Schema, SubSchema};

/// One schema of an intersection.
#[derive(Clone)]
pub(super) struct Conjunct<'d> {
    pub(super) schema: &'d SubSchema,
    /// The key that the schema has where it stands alone and inline.
    pub(super) key: TypeKey,
    /// Its title, description and default belong to another type.
    pub(super) silent: bool,
}

impl<'d> Conjunct<'d> {
    pub(super) fn new(schema: &'d SubSchema, key: TypeKey) -> Self {
        Self { schema, key, silent: false }
    }
}

/// Schemas that all hold for the same value; later ones are the more specific.
#[derive(Clone)]
pub(super) struct Intersection<'d> {
    pub(super) conjuncts: Vec<Conjunct<'d>>,
    /// Unions inside the conjuncts that are dealt with: one of their branches is a conjunct.
    pub(super) taken: Vec<UnionId>,
}

impl<'d> Intersection<'d> {
    pub(super) fn one(conjunct: Conjunct<'d>) -> Self {
        Self { conjuncts: vec![conjunct], taken: Vec::new() }
    }

    pub(super) fn all(conjuncts: Vec<Conjunct<'d>>) -> Self {
        Self { conjuncts, taken: Vec::new() }
    }

    /// The intersection of one branch of a union that lies inside `self`: everything else holds too, in the background.
    pub(super) fn with_branch(&self, union: UnionId, branch: Conjunct<'d>) -> Self {
        let mut conjuncts: Vec<_> =
            self.conjuncts.iter().map(|m| Conjunct { silent: true, ..m.clone() }).collect();
        conjuncts.push(branch);
        let mut taken = self.taken.clone();
        taken.push(union);
        Self { conjuncts, taken }
    }

    /// The key of the intersection: that of its conjuncts where they agree, else the place where they meet.
    pub(super) fn key(&self, place: impl FnOnce() -> TypeKey) -> TypeKey {
        match self.conjuncts.split_first() {
            Some((first, rest)) if rest.iter().all(|m| m.key == first.key) => first.key.clone(),
            _ => place(),
        }
    }

    pub(super) fn identity(&self) -> Identity<'d> {
        let mut parts: Vec<Part<'d>> = Vec::with_capacity(self.conjuncts.len());
        for part in self.conjuncts.iter().map(|m| Part::of(m.schema)) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        Identity { parts, taken: self.taken.clone() }
    }
}

/// What makes two intersections the same type.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Identity<'d> {
    parts: Vec<Part<'d>>,
    taken: Vec<UnionId>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Part<'d> {
    Reference(&'d str),
    /// The address of an inline schema; it lives as long as the lowering.
    Inline(usize),
}

impl<'d> Part<'d> {
    fn of(schema: &'d SubSchema) -> Self {
        match schema {
            SubSchema::Reference { name } => Self::Reference(name),
            SubSchema::Schema(schema) => Self::Inline(address(schema)),
        }
    }
}

/// A union of the document: the schema that holds it, and which of its two keywords it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct UnionId {
    schema: usize,
    exclusive: bool,
}

impl UnionId {
    pub(super) fn new(schema: &Schema, exclusive: bool) -> Self {
        Self { schema: address(schema), exclusive }
    }
}

/// Addresses tell schemas apart; they are compared and hashed, never ordered, so they do not reach output.
pub(super) fn address(schema: &Schema) -> usize {
    std::ptr::from_ref(schema).addr()
}

/// The schemas that hold beside a schema's own keywords: `allOf`, and unions of one branch.
pub(super) fn composed(schema: &Schema) -> Vec<&SubSchema> {
    let unions = [&schema.one_of, &schema.any_of];
    let single = unions.into_iter().filter(|branches| branches.len() == 1).flatten();
    schema.all_of.iter().chain(single).collect()
}
