//! The order in which types are looked at where what holds for one follows from what it is one of.
//!
//! In: types of which none is one of itself, see `circles`. Out: all of them, the target of an alias before it, and the branches
//! of a union before the union. One pass in that order does what would take as many passes as the longest chain has links.

use crate::api::{Shape, TypeDef};

/// The positions of all types, targets and branches first. In a circle, which there is none of, some type comes too early.
pub(super) fn targets_first(types: &[TypeDef]) -> Vec<usize> {
    let mut order = Vec::with_capacity(types.len());
    let mut is_met = vec![false; types.len()];
    let mut way: Vec<(usize, usize)> = Vec::new();
    for start in 0..types.len() {
        if std::mem::replace(&mut is_met[start], true) {
            continue;
        }
        way.push((start, 0));
        while let Some((at, step)) = way.last_mut() {
            match target(&types[*at].shape, *step) {
                Some(next) => {
                    *step += 1;
                    if !std::mem::replace(&mut is_met[next], true) {
                        way.push((next, 0));
                    }
                }
                None => {
                    order.push(*at);
                    way.pop();
                }
            }
        }
    }
    order
}

/// One of the types that an alias or a union is one of, by its number.
fn target(shape: &Shape, step: usize) -> Option<usize> {
    let used = match shape {
        Shape::Alias(target) if step == 0 => target,
        Shape::Union(union) => &union.branches.get(step)?.ty,
        _ => return None,
    };
    Some(used.ty.0 as usize)
}
