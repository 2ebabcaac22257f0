//! Second names.
//!
//! In: definitions that are the same as another one. Out: no circles among them, and none that is inline: what used an
//! inline one uses its target.

use super::findings::{Finding, Findings};
use super::order::targets_first;
use crate::api::{Api, Shape, TypeDef, TypeId, TypeUse};
use crate::diagnostic::Code;

/// Makes components that come down to nothing but themselves accept any value.
pub(super) fn break_circles(types: &mut [TypeDef], findings: &mut Findings<'_>) {
    let circular = circular(types, &alias);
    for index in (0..types.len()).filter(|index| circular[*index]) {
        let definition = &mut types[index];
        let message = format!("`{}` is only a reference to itself; any value is accepted", definition.key);
        let finding = Finding::new(Code::ALIAS_CIRCLE, definition.origin.0, message).degrading();
        findings.note(&mut definition.notes, finding);
        definition.shape = Shape::Any;
    }
}

/// Makes lists and maps without a name that contain nothing but themselves accept any value: nobody could write their type.
/// In: no aliases that are inline.
pub(super) fn break_lists(types: &mut [TypeDef], findings: &mut Findings<'_>) {
    let circular = circular(types, &inline_content);
    for index in (0..types.len()).filter(|index| circular[*index]) {
        let definition = &mut types[index];
        let message =
            format!("`{}` is made of nothing but lists of itself; any value is accepted", definition.key);
        let finding = Finding::new(Code::SELF_ALIAS, definition.origin.0, message).degrading();
        findings.note(&mut definition.notes, finding);
        definition.shape = Shape::Any;
    }
}

fn alias(definition: &TypeDef) -> Option<TypeId> {
    match &definition.shape {
        Shape::Alias(next) => Some(next.ty),
        _ => None,
    }
}

fn inline_content(definition: &TypeDef) -> Option<TypeId> {
    match &definition.shape {
        _ if definition.component.is_some() => None,
        Shape::Array(array) => Some(array.items.ty),
        Shape::Map(map) => Some(map.values.ty),
        _ => None,
    }
}

/// Lets what uses an inline alias use its target.
pub(super) fn collapse(api: &mut Api) {
    let targets = targets(&api.types);
    api.each_use_mut(&mut |used| {
        if let Some(Some(target)) = targets.get(used.ty.0 as usize) {
            *used = TypeUse { ty: target.ty, nullable: used.nullable || target.nullable };
        }
    });
}

/// What each inline alias stands for in the end.
fn targets(types: &[TypeDef]) -> Vec<Option<TypeUse>> {
    let mut targets: Vec<Option<TypeUse>> = vec![None; types.len()];
    for index in targets_first(types) {
        let Some(next) = inline_alias(&types[index]) else { continue };
        let end = targets[next.ty.0 as usize].as_ref().unwrap_or(next);
        targets[index] = Some(TypeUse { ty: end.ty, nullable: next.nullable || end.nullable });
    }
    targets
}

fn inline_alias(definition: &TypeDef) -> Option<&TypeUse> {
    match &definition.shape {
        Shape::Alias(next) if definition.component.is_none() => Some(next),
        _ => None,
    }
}

/// The types that make chains end that lead to where they began. Each chain is walked once: what an earlier walk has met
/// leads where that led.
fn circular(types: &[TypeDef], next: &dyn Fn(&TypeDef) -> Option<TypeId>) -> Vec<bool> {
    let next = |at: usize| next(&types[at]).map(|id| id.0 as usize);
    let mut circular = vec![false; types.len()];
    let mut walks: Vec<Option<usize>> = vec![None; types.len()];
    for start in 0..types.len() {
        let mut at = start;
        while walks[at].is_none() {
            walks[at] = Some(start);
            let Some(following) = next(at) else { break };
            at = following;
            if walks[at] == Some(start) {
                circular[first(at, &next)] = true;
            }
        }
    }
    circular
}

/// The first type of the circle that leads from a type to itself: without it, the others come to an end.
fn first(start: usize, next: &dyn Fn(usize) -> Option<usize>) -> usize {
    let (mut at, mut first) = (start, start);
    while let Some(following) = next(at).filter(|following| *following != start) {
        at = following;
        first = first.min(at);
    }
    first
}
