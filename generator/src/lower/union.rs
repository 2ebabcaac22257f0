//! `oneOf` and `anyOf` of several branches.
//!
//! In: a [`MergedSchema`] with choices. Out: a [`Union`] of types; how its readers tell the branches apart is found out
//! when every type is known.
//!
//! | found | becomes |
//! |---|---|
//! | keywords beside the union | they hold for each branch and are merged into it, unless it says the same already |
//! | a branch that is a union without a name | its branches |
//! | a branch that is there twice | one |
//! | branches that only say `required` or bounds | nothing: the type as if they were not there, and a note |
//! | a branch `{nullable: true}` | null is allowed |
//! | a branch of another type than stands beside the union | none |
//! | two unions at once | the branches of the one, each with the other one inside |

use super::event_fields;
use super::findings::Finding;
use super::intersection::{Conjunct, Intersection, UnionId};
use super::lowering::Lowering;
use super::merged::{Choice, MergedSchema, Rest};
use crate::api::{Branch, Shape, Step, TypeKey, TypeUse, Union};
use crate::diagnostic::Code;
use crate::document::{Schema, SimpleType};
use crate::limits::Limit;

impl<'d> Lowering<'d, '_> {
    /// The union that a record describes.
    pub(super) fn union(
        &mut self,
        merged: &mut MergedSchema<'d>,
        intersection: &Intersection<'d>,
        owner: &TypeKey,
    ) -> Shape {
        let chosen = merged.choices.iter().position(|c| c.discriminator.is_some()).unwrap_or(0);
        let intersection = self.bounded_product(merged, intersection, chosen);
        let choice = merged.choices[chosen].clone();
        let mut branches: Vec<(Conjunct<'d>, TypeUse)> = Vec::with_capacity(choice.branches.len());
        let possible = self.possible(merged, &choice);
        let possible = if merged.is_event { self.without_ends(merged, possible) } else { possible };
        for (index, (branch, own)) in possible.into_iter().enumerate() {
            if self.goes_round(merged, &intersection, choice.id, &branch) {
                continue;
            }
            let ty = self
                .branch(merged, &own, &intersection, choice.id, &branch, || owner.below(Step::Branch(index)));
            if branches.iter().all(|(_, other)| *other != ty) {
                branches.push((branch, ty));
            }
        }
        match branches.as_slice() {
            [] if merged.nullable => return Shape::Null,
            [] => return Shape::Never,
            [(_, only)] => return Shape::Alias(only.clone()),
            _ => {}
        }
        let (mut dispatch, mut tags) = self.declared(merged, &choice, &branches);
        let mut fallback = self
            .fallback(choice.discriminator, branches.iter().map(|(branch, _)| branch))
            .or_else(|| choice.discriminator.and(tags.iter().position(Vec::is_empty)));
        let is_event = merged.is_event && choice.discriminator.is_none();
        if let Some(names) = is_event.then(|| self.names_of(&branches)).flatten() {
            fallback = names.iter().position(Vec::is_empty);
            (tags, dispatch) = (names, event_fields::by_name());
        }
        let branches = branches.into_iter().zip(tags).map(|((branch, ty), tags)| {
            let component = self.component_of(&branch).map(str::to_owned);
            Branch { tags, component, ..Branch::of(ty) }
        });
        let branches = branches.collect();
        Shape::Union(Union { branches, dispatch, exclusive: choice.exclusive, fallback })
    }

    /// The branches that values can have, each with what it says; all of them where none can.
    fn possible(
        &mut self,
        merged: &mut MergedSchema<'d>,
        choice: &Choice<'d>,
    ) -> Vec<(Conjunct<'d>, MergedSchema<'d>)> {
        let members = self.spliced(merged, choice).into_iter();
        let all: Vec<_> = members.map(|m| (m.clone(), self.flatten(&Intersection::one(m), None))).collect();
        let ty = merged.ty;
        let fits = |own: &MergedSchema<'d>| match (ty, own.implied_type()) {
            (Some(one), Some(other)) => are_compatible(one, other),
            _ => true,
        };
        let fitting = all.iter().filter(|(_, own)| fits(own)).count();
        if fitting == 0 || fitting == all.len() {
            return all;
        }
        let message = "a branch is of another type than what stands beside the union; it is left out";
        self.findings.note(&mut merged.notes, Finding::new(Code::IMPOSSIBLE_BRANCH, choice.node, message));
        all.into_iter().filter(|(_, own)| fits(own)).collect()
    }

    /// The branches, with those of unnamed unions in place of them.
    fn spliced(&mut self, merged: &mut MergedSchema<'d>, choice: &Choice<'d>) -> Vec<Conjunct<'d>> {
        let mut branches = Vec::with_capacity(choice.branches.len());
        let mut waiting: Vec<_> = choice.branches.iter().rev().cloned().collect();
        while let Some(branch) = waiting.pop() {
            let Some(schema) = branch.schema.as_schema() else {
                branches.push(branch);
                continue;
            };
            if is_null(schema) {
                merged.nullable = true;
                continue;
            }
            let inner = match (schema.one_of.len(), schema.any_of.len()) {
                (2.., 0) => &schema.one_of,
                (0, 2..) => &schema.any_of,
                _ => {
                    branches.push(branch);
                    continue;
                }
            };
            if schema.discriminator.is_some() || has_keywords(schema) {
                branches.push(branch);
                continue;
            }
            merged.nullable |= schema.nullable;
            let key = &branch.key;
            let nested = inner.iter().enumerate();
            waiting.extend(nested.rev().map(|(i, sub)| Conjunct::new(sub, key.below(Step::Branch(i)))));
        }
        branches
    }

    /// The type of one branch, with what stands beside the union merged in where it adds anything.
    fn branch(
        &mut self,
        merged: &MergedSchema<'d>,
        own: &MergedSchema<'d>,
        intersection: &Intersection<'d>,
        union: UnionId,
        branch: &Conjunct<'d>,
        place: impl FnOnce() -> TypeKey,
    ) -> TypeUse {
        if stands_alone(merged, own) {
            return self.type_use(Intersection::one(branch.clone()), branch.key.clone());
        }
        self.type_use(intersection.with_branch(union, branch.clone()), place())
    }

    /// Several unions at once multiply; where that gets out of hand the others are left out.
    fn bounded_product(
        &mut self,
        merged: &mut MergedSchema<'d>,
        intersection: &Intersection<'d>,
        chosen: usize,
    ) -> Intersection<'d> {
        let product = merged.choices.iter().fold(1usize, |n, c| n.saturating_mul(c.branches.len()));
        let mut intersection = intersection.clone();
        if merged.choices.len() < 2 || product <= self.limits.get(Limit::Product) {
            return intersection;
        }
        let others = merged.choices.iter().enumerate().filter(|(index, _)| *index != chosen);
        intersection.taken.extend(others.map(|(_, choice)| choice.id));
        let message = format!(
            "unions that apply at the same time would make {product} branches; only one of them is honoured"
        );
        let finding = Finding::new(Code::UNION_PRODUCT, merged.node, message).degrading();
        self.findings.note(&mut merged.notes, finding);
        intersection
    }

    /// Whether no branch says anything but what must be checked.
    pub(super) fn is_only_validation(&mut self, choice: &Choice<'d>) -> bool {
        choice.branches.iter().all(|branch| {
            branch.schema.as_schema().is_some_and(|schema| is_validation(schema) && schema.invalid.is_none())
        })
    }
}

/// Whether a branch says already whatever stands beside the union.
fn stands_alone(merged: &MergedSchema<'_>, own: &MergedSchema<'_>) -> bool {
    if merged.is_only_choice() {
        return merged.ty.is_none() || own.ty.is_some() || !own.choices.is_empty() || own.values.is_some();
    }
    let tag = merged.choices.iter().find_map(|c| c.discriminator).map(|d| d.property_name.as_str());
    merged.choices.len() == 1
        && own.choices.is_empty()
        && merged.values.is_none()
        && merged.format.is_none()
        && merged.bounds.is_empty()
        && merged.patterns.is_empty()
        && !merged.has_array_keywords()
        && (matches!(merged.rest, Rest::Unsaid | Rest::Any) || matches!(own.rest, Rest::Closed))
        && merged.properties.keys().all(|name| own.properties.contains_key(name))
        && merged.required.iter().all(|name| own.required.contains(name) || tag == Some(name))
}

/// Whether a schema only restricts values whose shape something else tells.
fn is_validation(schema: &Schema) -> bool {
    !says_type(schema) && !schema.nullable && schema.any_of.is_empty() && schema.one_of.is_empty()
}

/// Whether a branch is null in the words of 3.0, which has no such type: `{nullable: true}` and nothing else.
fn is_null(schema: &Schema) -> bool {
    schema.nullable && !has_keywords(schema) && schema.one_of.is_empty() && schema.any_of.is_empty()
}

fn are_compatible(one: SimpleType, other: SimpleType) -> bool {
    use SimpleType::{Integer, Number};
    one == other || matches!((one, other), (Integer, Number) | (Number, Integer))
}

/// Whether a schema says anything beside its unions and null but words.
fn has_keywords(schema: &Schema) -> bool {
    says_type(schema)
        || !schema.required.is_empty()
        || !schema.constraints.is_empty()
        || !schema.unenforced.is_empty()
}

/// Whether a schema says of what type or shape values are, beside its unions.
fn says_type(schema: &Schema) -> bool {
    schema.ty.is_some() || schema.has_shape() || !schema.all_of.is_empty()
}
