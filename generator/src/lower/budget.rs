//! The limits of lowering: whether there is room for more types, members, operations and steps of merging. Where there is
//! none it is said once, at the schema at hand, and nothing more is worked out.

use super::lowering::Lowering;
use crate::api::{Additional, Shape};
use crate::limits::Limit;
use crate::source::NodeId;

impl Lowering<'_, '_> {
    /// Whether a limit was met; the document is refused, and what is worked out still is of no use.
    pub(super) fn is_spent(&self) -> bool {
        self.spent.over
    }

    /// Counts a type of this shape, which is the `number`th; whether there is room for it.
    pub(super) fn has_room(&mut self, shape: &Shape, number: usize, at: Option<NodeId>) -> bool {
        let (members, branches) = size(shape);
        self.spent.members += members;
        self.spent.branches += branches;
        let counts = [
            (Limit::Width, members.max(branches), "a type has more"),
            (Limit::Types, number, "there are more types"),
            (Limit::Members, self.spent.members, "all types together have more"),
            (Limit::Branches, self.spent.branches, "all unions together have more"),
        ];
        let limits = self.limits;
        match counts.into_iter().find(|(limit, count, _)| *count > limits.get(*limit)) {
            Some((limit, _, what)) => self.refuse(limit, what, at),
            None => true,
        }
    }

    /// Counts an operation with so many parameters; whether there is room for it.
    pub(super) fn may_call(&mut self, parameters: usize, at: Option<NodeId>) -> bool {
        self.spent.operations += 1;
        self.spent.members += parameters;
        let counts = [
            (Limit::Operations, self.spent.operations, "there are more operations"),
            (Limit::Members, self.spent.members, "operations and types together have more"),
        ];
        let limits = self.limits;
        match counts.into_iter().find(|(limit, count, _)| *count > limits.get(*limit)) {
            Some((limit, _, what)) => self.refuse(limit, what, at),
            None => !self.is_spent(),
        }
    }

    /// Counts schemas and members that are merged; whether there is room for them.
    pub(super) fn may_merge(&mut self, steps: usize, at: NodeId) -> bool {
        self.spent.steps += steps;
        if self.spent.steps <= self.limits.get(Limit::AllOfSteps) {
            return true;
        }
        self.refuse(Limit::AllOfSteps, "`allOf` merges more", Some(at))
    }

    /// Says so once.
    pub(super) fn refuse(&mut self, limit: Limit, what: &str, at: Option<NodeId>) -> bool {
        if !std::mem::replace(&mut self.spent.over, true) {
            self.findings.met(self.limits.met(limit, what), at);
        }
        false
    }
}

/// Members and branches of a shape.
fn size(shape: &Shape) -> (usize, usize) {
    match shape {
        Shape::Enumeration(list) => (list.values.len(), 0),
        Shape::Object(object) => {
            let rest = matches!(object.additional, Additional::Typed(_));
            (object.properties.len() + object.patterns.len() + usize::from(rest), 0)
        }
        Shape::Tuple(tuple) => (tuple.items.len(), 0),
        Shape::Union(union) => (0, union.branches.len()),
        _ => (0, 0),
    }
}
