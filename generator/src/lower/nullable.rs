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

use super::branches::behind;
use crate::api::{Api, Shape, TypeDef, TypeUse};

/// Tells null at every use.
pub(super) fn spread(api: &mut Api) {
    api.types.iter_mut().for_each(lift_from_branches);
    while spread_once(&mut api.types) {}
    let nullable: Vec<bool> = api.types.iter().map(|definition| definition.nullable).collect();
    api.each_use_mut(&mut |used| used.nullable |= nullable[used.ty.0 as usize]);
    for definition in &mut api.types {
        if let Shape::Union(union) = &mut definition.shape {
            union.branches.iter_mut().for_each(|branch| branch.ty.nullable = false);
        }
        if definition.component.is_none() {
            definition.nullable = false;
        }
    }
}

/// Null is a value of a union where it is one of any branch.
fn lift_from_branches(definition: &mut TypeDef) {
    if let Shape::Union(union) = &mut definition.shape {
        for branch in &mut union.branches {
            definition.nullable |= std::mem::take(&mut branch.ty.nullable);
        }
    }
}

/// Takes nullability one step along aliases and unions; says whether anything changed.
fn spread_once(types: &mut [TypeDef]) -> bool {
    let mut changed = false;
    for index in 0..types.len() {
        let reached = !types[index].nullable && reaches_null(types, &types[index].shape);
        if reached {
            types[index].nullable = true;
            changed = true;
        }
    }
    changed
}

fn reaches_null(types: &[TypeDef], shape: &Shape) -> bool {
    let allows = |used: &TypeUse| used.nullable || types[used.ty.0 as usize].nullable;
    match shape {
        Shape::Alias(target) => allows(target),
        Shape::Union(union) => {
            let is_any = |used: &TypeUse| matches!(behind(types, used), Shape::Any);
            union.branches.iter().any(|branch| allows(&branch.ty) || is_any(&branch.ty))
        }
        _ => false,
    }
}

/// Whether null is allowed by two schemas that both hold; `None` is one that says nothing of types.
pub(super) fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one && other),
        (one, other) => one.or(other),
    }
}
