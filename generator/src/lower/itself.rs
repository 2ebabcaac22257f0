//! Branches of a union that are the union itself, found while it is read.
//!
//! A value of such a branch is a value of another one of the branches, so it adds none and is left out with a finding. Circles
//! that lead through types of their own are seen when every type is known: `circles`.
//!
//! | found | becomes |
//! |---|---|
//! | a branch that is the component whose union it is, by whatever name or wrapper | nothing |
//! | the same, with null allowed | null is allowed |
//! | the same, with properties beside the union | an object of these properties |
//! | a branch that leads back to a union one of whose branches is being read | nothing, or as above |
//! | no other branch | no union: what stands beside it |

use super::findings::Finding;
use super::intersection::{Conjunct, Intersection, UnionId, address};
use super::lowering::Lowering;
use super::merged::{Choice, MergedSchema};
use crate::api::{TypeKey, TypeUse};
use crate::diagnostic::Code;
use crate::document::Schema;
use crate::limits::Limit;
use crate::source::NodeId;

impl<'d> Lowering<'d, '_> {
    /// Takes branches out that are `component`, in whose schema the union stands; says whether that makes null a value.
    pub(super) fn without_itself(
        &mut self,
        merged: &mut MergedSchema<'d>,
        choice: &mut Choice<'d>,
        union: &Schema,
        component: Option<&'d str>,
    ) -> bool {
        let Some((name, schema)) =
            component.and_then(|name| Some((name, self.resolved.end_of(name)?.as_schema()?)))
        else {
            return false;
        };
        let stays = !union.properties.is_empty() || !merged.properties.is_empty();
        let (mut found, mut is_nullable) = (false, false);
        let mut kept = Vec::with_capacity(choice.branches.len());
        for branch in std::mem::take(&mut choice.branches) {
            let own = self.component_behind(&branch).filter(|(_, end)| address(end) == address(schema));
            found |= own.is_some();
            is_nullable |= own.as_ref().is_some_and(|(used, _)| used.nullable);
            if own.is_none() || stays {
                kept.push(branch);
            }
        }
        choice.branches = kept;
        if found {
            self.tell_itself(merged, name, stays, choice.node);
        }
        is_nullable
    }

    /// Whether a branch is one of the types that are being read here already, each by a branch of its own union: going
    /// on would never come to a value.
    pub(super) fn goes_round(
        &mut self,
        merged: &mut MergedSchema<'d>,
        intersection: &Intersection<'d>,
        union: UnionId,
        branch: &Conjunct<'d>,
    ) -> bool {
        if intersection.taken.is_empty() || !merged.properties.is_empty() {
            return false;
        }
        let Some((used, end)) = self.component_behind(branch) else { return false };
        let schemas: Vec<&Schema> =
            intersection.conjuncts.iter().map(|m| self.resolved.schema(m.schema).1).collect();
        let is_open = |schema: &&Schema| {
            let mut own = [true, false].into_iter().map(|exclusive| UnionId::new(schema, exclusive));
            !own.any(|id| id == union || intersection.taken.contains(&id))
        };
        if schemas.iter().any(is_open) || schemas.iter().all(|schema| address(schema) != address(end)) {
            return false;
        }
        merged.nullable |= used.nullable;
        let name = self.types.component_name(used.ty).unwrap_or_default();
        self.tell_itself(merged, name, false, merged.node);
        true
    }

    /// The component that a branch comes down to by whatever names and wrappers, and its schema.
    fn component_behind(&mut self, branch: &Conjunct<'d>) -> Option<(TypeUse, &'d Schema)> {
        let mut used = self.single_component(&Intersection::one(branch.clone()))?;
        for _ in 0..self.limits.get(Limit::AllOfDepth) {
            let name = self.types.component_name(used.ty)?;
            let end = self.resolved.end_of(name)?;
            let Some(next) =
                self.single_component(&Intersection::one(Conjunct::new(end, TypeKey::schema(name))))
            else {
                return Some((used, end.as_schema()?));
            };
            used = TypeUse { ty: next.ty, nullable: used.nullable || next.nullable };
        }
        None
    }

    fn tell_itself(
        &mut self,
        merged: &mut MergedSchema<'d>,
        name: &str,
        stays: bool,
        at: impl Into<Option<NodeId>>,
    ) {
        let becomes =
            if stays { "it is read as what stands beside the union" } else { "that adds no values" };
        let message = format!("`{name}` is one of its own branches; {becomes}");
        let finding = Finding::new(Code::UNION_CIRCLE, at, message)
            .help("take the branch out, or put a property or a list in between");
        self.findings.note(&mut merged.notes, finding);
    }
}
