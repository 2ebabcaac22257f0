//! Second names.
//!
//! In: definitions that are the same as another one. Out: no circles among them, and none that is inline: what used an
//! inline one uses its target.

use super::findings::{Finding, Findings};
use crate::api::{Api, Shape, TypeDef, TypeId, TypeUse};
use crate::diagnostic::Code;

/// Makes components that come down to nothing but themselves accept any value.
pub(super) fn break_circles(types: &mut [TypeDef], findings: &mut Findings<'_>) {
    let circular = circular(types);
    for index in (0..types.len()).filter(|index| circular[*index]) {
        let definition = &mut types[index];
        let message = format!("`{}` is only a reference to itself; any value is accepted", definition.key);
        let finding = Finding::new(Code::ALIAS_CIRCLE, definition.origin.0, message).degrading();
        findings.note(&mut definition.notes, finding);
        definition.shape = Shape::Any;
    }
}

/// Lets what uses an inline alias use its target.
pub(super) fn collapse(api: &mut Api) {
    let targets: Vec<Option<TypeUse>> = (0..api.types.len()).map(|index| target(&api.types, index)).collect();
    api.each_use_mut(&mut |used| {
        if let Some(Some(target)) = targets.get(used.ty.0 as usize) {
            *used = TypeUse { ty: target.ty, nullable: used.nullable || target.nullable };
        }
    });
}

/// What an inline alias stands for in the end.
fn target(types: &[TypeDef], start: usize) -> Option<TypeUse> {
    let mut at = TypeUse { ty: TypeId(start as u32), nullable: false };
    let mut moved = false;
    while let Some(next) = inline_alias(&types[at.ty.0 as usize]) {
        at = TypeUse { ty: next.ty, nullable: at.nullable || next.nullable };
        moved = true;
    }
    moved.then_some(at)
}

fn inline_alias(definition: &TypeDef) -> Option<&TypeUse> {
    match &definition.shape {
        Shape::Alias(next) if definition.component.is_none() => Some(next),
        _ => None,
    }
}

/// The types that make aliases of themselves end. Each chain is walked once: what an earlier walk has met leads where that led.
fn circular(types: &[TypeDef]) -> Vec<bool> {
    let mut circular = vec![false; types.len()];
    let mut walks: Vec<Option<usize>> = vec![None; types.len()];
    for start in 0..types.len() {
        let mut at = start;
        while walks[at].is_none() {
            walks[at] = Some(start);
            let Shape::Alias(next) = &types[at].shape else { break };
            at = next.ty.0 as usize;
            if walks[at] == Some(start) {
                mark(types, at, &mut circular);
            }
        }
    }
    circular
}

/// Marks the first type of the circle that leads from a type to itself: without it, the others are aliases of it.
fn mark(types: &[TypeDef], start: usize, circular: &mut [bool]) {
    let (mut at, mut first) = (start, start);
    while let Shape::Alias(next) = &types[at].shape {
        at = next.ty.0 as usize;
        first = first.min(at);
        if at == start {
            break;
        }
    }
    circular[first] = true;
}
