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
    for index in circles(types, &alias).into_iter().filter_map(|circle| circle.into_iter().min()) {
        let definition = &mut types[index];
        let message = format!("`{}` is only a reference to itself; any value is accepted", definition.key);
        let finding = Finding::new(Code::ALIAS_CIRCLE, definition.origin.0, message).degrading();
        findings.note(&mut definition.notes, finding);
        definition.shape = Shape::Any;
    }
}

/// Marks lists and maps that hold nothing but themselves: nobody could write their type down without a name to stop at. Of a circle
/// these are its components; where it has none, the one with the shortest key. In: no aliases that are inline.
pub(super) fn mark_lists(types: &mut [TypeDef]) {
    for circle in circles(types, &content) {
        let is_list = |at: &usize| matches!(types[*at].shape, Shape::Array(_) | Shape::Map(_));
        let lists: Vec<usize> = circle.into_iter().filter(is_list).collect();
        let mut named: Vec<usize> =
            lists.iter().copied().filter(|at| types[*at].component.is_some()).collect();
        if named.is_empty() {
            let key = |at: &usize| (types[*at].key.as_str().len(), types[*at].key.as_str());
            named.extend(lists.iter().copied().min_by(|one, other| key(one).cmp(&key(other))));
        }
        named.into_iter().for_each(|at| types[at].holds_itself = true);
    }
}

fn alias(definition: &TypeDef) -> Option<TypeId> {
    match &definition.shape {
        Shape::Alias(next) => Some(next.ty),
        _ => None,
    }
}

fn content(definition: &TypeDef) -> Option<TypeId> {
    match &definition.shape {
        Shape::Array(array) => Some(array.items.ty),
        Shape::Map(map) => Some(map.values.ty),
        Shape::Alias(next) => Some(next.ty),
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

/// The same for those that take null out of what they are aliases of, once null is told at every use.
pub(super) fn collapse_never_null(api: &mut Api) {
    let target = |definition: &TypeDef| match &definition.shape {
        Shape::Alias(next) if definition.component.is_none() && definition.never_null => Some(next.clone()),
        _ => None,
    };
    let targets: Vec<Option<TypeUse>> = api.types.iter().map(target).collect();
    api.each_use_mut(&mut |used| {
        if let Some(Some(target)) = targets.get(used.ty.0 as usize) {
            *used = TypeUse { ty: target.ty, nullable: used.nullable };
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
        Shape::Alias(next) if definition.component.is_none() && !definition.never_null => Some(next),
        _ => None,
    }
}

/// The circles among types of which each leads to one other at most. Each chain is walked once: what an earlier walk has met leads
/// where that led.
fn circles(types: &[TypeDef], next: &dyn Fn(&TypeDef) -> Option<TypeId>) -> Vec<Vec<usize>> {
    let mut circles = Vec::new();
    let mut walks: Vec<Option<usize>> = vec![None; types.len()];
    for start in 0..types.len() {
        let (mut at, mut way) = (start, Vec::new());
        while walks[at].is_none() {
            walks[at] = Some(start);
            way.push(at);
            let Some(following) = next(&types[at]) else { break };
            at = following.0 as usize;
            if walks[at] == Some(start) {
                let first = way.iter().position(|met| *met == at).unwrap_or_default();
                circles.push(way.split_off(first));
                break;
            }
        }
    }
    circles
}
