//! Where null is allowed.
//!
//! In: definitions that allow null by themselves. Out: null told at every use, as the IR wants it.
//!
//! | allows null | so do |
//! |---|---|
//! | a component | its uses |
//! | an inline type | its use; the type itself does not |
//! | the target of an alias | the alias |
//! | a branch of a union | the union; its branches do not |
//! | a branch that is any value | the union |
//!
//! A component that allows null does not where a `type` without null stands beside the reference to it.

use std::collections::HashSet;

use super::intersection::{Intersection, composed};
use super::lowering::Lowering;
use super::order::targets_first;
use crate::api::{Api, Ends, Shape, TypeDef, TypeUse};
use crate::document::{Schema, SimpleType, SubSchema};

/// Tells null at every use.
pub(super) fn spread(api: &mut Api) {
    api.types.iter_mut().for_each(lift_from_branches);
    spread_to_users(&mut api.types);
    let nullable: Vec<bool> = api.types.iter().map(|definition| definition.nullable).collect();
    api.each_use_mut(&mut |used| used.nullable |= nullable[used.ty.0 as usize]);
    for definition in &mut api.types {
        if let (true, Shape::Alias(target)) = (definition.never_null, &mut definition.shape) {
            target.nullable = false;
        }
        if let Shape::Union(union) = &mut definition.shape {
            union.branches.iter_mut().for_each(|branch| branch.ty.nullable = false);
        }
        if definition.component.is_none() {
            definition.nullable = false;
        }
    }
}

impl<'d> Lowering<'d, '_> {
    /// Whether a `type` beside a reference takes null out of what the component allows.
    pub(super) fn excludes_null(&self, intersection: &Intersection<'d>, component: &TypeUse) -> bool {
        let excludes = intersection.conjuncts.iter().any(|conjunct| says_other_type(conjunct.schema));
        let name = self.types.component_name(component.ty);
        excludes && !component.nullable && name.is_some_and(|name| self.says_null(name))
    }

    /// Whether a component says anywhere that null is a value, by whatever it is composed of.
    fn says_null(&self, name: &'d str) -> bool {
        let (mut waiting, mut known) = (vec![name], HashSet::from([name]));
        while let Some(name) = waiting.pop() {
            let mut inner: Vec<&SubSchema> = self.resolved.schemas().get(name).into_iter().collect();
            while let Some(sub) = inner.pop() {
                match sub {
                    SubSchema::Schema(schema) if schema.nullable || schema.ty == Some(SimpleType::Null) => {
                        return true;
                    }
                    SubSchema::Schema(schema) => {
                        inner.extend(schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of));
                    }
                    SubSchema::Reference { .. } => {
                        let further = self.resolved.schema(sub).0;
                        waiting.extend(further.filter(|name| known.insert(*name)));
                    }
                }
            }
        }
        false
    }
}

/// Whether a schema names a type beside what it refers to, and no null.
fn says_other_type(schema: &SubSchema) -> bool {
    let mut waiting = vec![schema];
    while let Some(schema) = waiting.pop() {
        let Some(schema) = schema.as_schema() else { continue };
        if !schema.nullable && schema.ty.is_some_and(|ty| ty != SimpleType::Null) {
            return true;
        }
        waiting.extend(composed(schema));
    }
    false
}

/// Null is a value of a union where it is one of any branch.
fn lift_from_branches(definition: &mut TypeDef) {
    if let Shape::Union(union) = &mut definition.shape {
        for branch in &mut union.branches {
            definition.nullable |= std::mem::take(&mut branch.ty.nullable);
        }
    }
}

/// Takes nullability along aliases and unions.
fn spread_to_users(types: &mut [TypeDef]) {
    let ends = Ends::of(types);
    for index in targets_first(types) {
        let reaches = !types[index].never_null && reaches_null(types, &ends, &types[index].shape);
        types[index].nullable |= reaches;
    }
}

fn reaches_null(types: &[TypeDef], ends: &Ends, shape: &Shape) -> bool {
    let allows = |used: &TypeUse| used.nullable || types[used.ty.0 as usize].nullable;
    match shape {
        Shape::Alias(target) => allows(target),
        Shape::Union(union) => {
            let is_any = |used: &TypeUse| matches!(types[ends.behind(used).ty.0 as usize].shape, Shape::Any);
            union.branches.iter().any(|branch| allows(&branch.ty) || is_any(&branch.ty))
        }
        _ => false,
    }
}

/// Whether a schema allows null, where it says anything of types; `composed` is what the schemas that it is composed of say.
pub(super) fn allows_null(schema: &Schema, composed: Option<bool>) -> Option<bool> {
    if schema.nullable {
        return Some(true);
    }
    let is_typed = schema.ty.is_some() || schema.values.is_some();
    if is_typed { both(composed, Some(false)) } else { composed }
}

/// Whether null is allowed by two schemas that both hold; `None` is one that says nothing of types.
pub(super) fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one && other),
        (one, other) => one.or(other),
    }
}
