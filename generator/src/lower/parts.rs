//! Which schemas hold at once for a value, before anything is said about what they mean.
//!
//! In: schemas and references to them. Out: [`Parts`], with an identity that makes equal conjunctions one type. Never
//! knows keywords.

use std::rc::Rc;

use crate::document::{Schema, SubSchema};

/// One schema of a conjunction.
#[derive(Clone)]
pub(super) struct Member<'d> {
    pub(super) schema: &'d SubSchema,
    /// The key that the schema has where it stands alone and inline.
    pub(super) key: Rc<str>,
    /// Its title, description and default belong to another type.
    pub(super) silent: bool,
}

impl<'d> Member<'d> {
    pub(super) fn new(schema: &'d SubSchema, key: impl Into<Rc<str>>) -> Self {
        Self { schema, key: key.into(), silent: false }
    }
}

/// Schemas that all hold for the same value; later ones are the more specific.
#[derive(Clone)]
pub(super) struct Parts<'d> {
    pub(super) members: Vec<Member<'d>>,
    /// Unions inside the members that are dealt with: one of their branches is a member.
    pub(super) taken: Vec<UnionId>,
}

impl<'d> Parts<'d> {
    pub(super) fn one(member: Member<'d>) -> Self {
        Self { members: vec![member], taken: Vec::new() }
    }

    pub(super) fn all(members: Vec<Member<'d>>) -> Self {
        Self { members, taken: Vec::new() }
    }

    /// The parts of one branch of a union that lies inside `self`: everything else holds too, in the background.
    pub(super) fn with_branch(&self, union: UnionId, branch: Member<'d>) -> Self {
        let mut members: Vec<_> = self.members.iter().map(|m| Member { silent: true, ..m.clone() }).collect();
        members.push(branch);
        let mut taken = self.taken.clone();
        taken.push(union);
        Self { members, taken }
    }

    /// The key of the conjunction: that of its members where they agree, else the place where they meet.
    pub(super) fn key(&self, place: impl FnOnce() -> String) -> Rc<str> {
        match self.members.split_first() {
            Some((first, rest)) if rest.iter().all(|m| m.key == first.key) => first.key.clone(),
            _ => place().into(),
        }
    }

    pub(super) fn identity(&self) -> Identity<'d> {
        let mut parts: Vec<Part<'d>> = Vec::with_capacity(self.members.len());
        for part in self.members.iter().map(|m| Part::of(m.schema)) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        Identity { parts, taken: self.taken.clone() }
    }
}

/// What makes two conjunctions the same type.
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
