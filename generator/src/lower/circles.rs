//! Unions that contain each other without anything in between.
//!
//! In: definitions without circles of aliases. Out: the same, and no union is a branch of itself at any remove.
//!
//! A value of `A` is then one of `B`, which is one of `A`: a reader that asks the one for the other never ends. Nothing but
//! the other branches can end it, so the values of all of them are the same, and each has all those branches as its own.
//!
//! ```text
//! A: {anyOf: [B, {type: string}]}        ->  A: integer | string
//! B: {anyOf: [A, {type: integer}]}       ->  B: string | integer
//! ```

use std::collections::HashSet;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::findings::{Finding, Findings};
use crate::api::{Branch, Dispatch, Shape, TypeDef, TypeId, Union};
use crate::diagnostic::Code;
use crate::limits::{Limit, Limits};

/// How many of the other types a message names.
const NAMED: usize = 3;

/// Gives every union of a circle the branches of all of them.
pub(super) fn flatten(types: &mut [TypeDef], limits: &Limits, findings: &mut Findings<'_>) {
    let mut spent = 0;
    for circle in circles(types) {
        let inside: HashSet<TypeId> = circle.iter().copied().collect();
        let is_nullable = circle.iter().any(|id| allows_null(&types[id.0 as usize], &inside));
        let flat: Vec<(TypeId, FlatUnion)> =
            unions(types, &circle).map(|(id, union)| (id, flat(types, id, union, &inside))).collect();
        let needed: usize = flat.iter().map(|(_, flat)| flat.branches.len()).sum();
        spent += needed;
        let fits = spent <= limits.get(Limit::Branches);
        for (id, flat) in flat {
            tell(types, id, &circle, findings);
            types[id.0 as usize].shape = if fits { flat.into_shape() } else { Shape::Any };
        }
        circle.iter().for_each(|id| types[id.0 as usize].nullable |= is_nullable);
        if !fits {
            let at = types[circle[0].0 as usize].origin.0;
            findings
                .met(limits.met(Limit::Branches, "unions that contain each other have more branches"), at);
        }
    }
}

/// Groups of unions and aliases that lead to each other, and unions that lead to themselves, in document order.
fn circles(types: &[TypeDef]) -> Vec<Vec<TypeId>> {
    let mut graph = DiGraph::<(), ()>::with_capacity(types.len(), types.len());
    for _ in types {
        graph.add_node(());
    }
    for (from, definition) in types.iter().enumerate() {
        for target in steps(&definition.shape) {
            graph.add_edge(NodeIndex::new(from), NodeIndex::new(target.0 as usize), ());
        }
    }
    let is_circle = |group: &[NodeIndex]| group.len() > 1 || graph.contains_edge(group[0], group[0]);
    let mut found: Vec<Vec<TypeId>> = kosaraju_scc(&graph)
        .into_iter()
        .filter(|group| is_circle(group))
        .map(|group| group.into_iter().map(|node| TypeId(node.index() as u32)).collect())
        .collect();
    found.iter_mut().for_each(|group: &mut Vec<TypeId>| group.sort_unstable());
    found.sort_unstable();
    found
}

/// The types that a value of this shape is one of, with nothing read before that is known.
fn steps(shape: &Shape) -> Vec<TypeId> {
    match shape {
        Shape::Alias(target) => vec![target.ty],
        Shape::Union(union) => union.branches.iter().map(|branch| branch.ty.ty).collect(),
        _ => Vec::new(),
    }
}

fn unions<'t>(types: &'t [TypeDef], circle: &[TypeId]) -> impl Iterator<Item = (TypeId, &'t Union)> {
    circle.iter().filter_map(|id| match &types[id.0 as usize].shape {
        Shape::Union(union) => Some((*id, union)),
        _ => None,
    })
}

/// Whether null is a value of a type of the circle, or of another one of it where this one uses it.
fn allows_null(definition: &TypeDef, inside: &HashSet<TypeId>) -> bool {
    let uses: Vec<_> = match &definition.shape {
        Shape::Alias(target) => vec![target],
        Shape::Union(union) => union.branches.iter().map(|branch| &branch.ty).collect(),
        _ => Vec::new(),
    };
    definition.nullable || uses.iter().any(|used| used.nullable && inside.contains(&used.ty))
}

/// A union without those of its circle.
struct FlatUnion {
    branches: Vec<Branch>,
    dispatch: Dispatch,
    exclusive: bool,
}

impl FlatUnion {
    fn into_shape(self) -> Shape {
        let Self { mut branches, dispatch, exclusive } = self;
        match branches.len() {
            0 => Shape::Any,
            1 => Shape::Alias(branches.remove(0).ty),
            _ => Shape::Union(Union { branches, dispatch, exclusive, fallback: None }),
        }
    }
}

/// The branches of a union, those of the others in place of them. A tag goes on telling them apart where all go by the same.
fn flat(types: &[TypeDef], start: TypeId, union: &Union, inside: &HashSet<TypeId>) -> FlatUnion {
    let (mut branches, mut exclusive) = (Vec::<Branch>::new(), true);
    let mut dispatch = union.dispatch.clone();
    let (mut met, mut known, mut tags) = (HashSet::from([start]), HashSet::new(), HashSet::new());
    let mut waiting: Vec<Branch> = union.branches.iter().rev().cloned().collect();
    while let Some(mut branch) = waiting.pop() {
        if !inside.contains(&branch.ty.ty) {
            branch.tags.retain(|tag| tags.insert(tag.clone()));
            if known.insert(branch.ty.clone()) {
                branches.push(branch);
            }
            continue;
        }
        if !met.insert(branch.ty.ty) {
            continue;
        }
        match &types[branch.ty.ty.0 as usize].shape {
            Shape::Alias(target) => waiting.push(Branch::of(target.clone())),
            Shape::Union(inner) => {
                exclusive &= inner.exclusive;
                if property(&inner.dispatch) != property(&dispatch) {
                    dispatch = Dispatch::BestFit;
                }
                waiting.extend(inner.branches.iter().rev().cloned());
            }
            _ => {}
        }
    }
    if branches.iter().filter(|branch| branch.tags.is_empty()).count() > 1 {
        dispatch = Dispatch::BestFit;
    }
    if dispatch == Dispatch::BestFit {
        branches.iter_mut().for_each(|branch| branch.tags.clear());
    }
    FlatUnion { branches, dispatch, exclusive: exclusive && union.exclusive }
}

fn property(dispatch: &Dispatch) -> Option<&str> {
    dispatch.tag().map(|(property, _)| property)
}

fn tell(types: &mut [TypeDef], id: TypeId, circle: &[TypeId], findings: &mut Findings<'_>) {
    let components = circle.iter().filter(|other| **other != id);
    let others: Vec<&str> =
        components.filter_map(|other| types[other.0 as usize].component.as_deref()).collect();
    let mut way: Vec<String> = others.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    if others.len() > NAMED {
        way.push(format!("{} more", others.len() - NAMED));
    }
    let by = if way.is_empty() { String::new() } else { format!(" by way of {}", way.join(", ")) };
    let definition = &mut types[id.0 as usize];
    let message = format!("`{}` is one of its own branches{by}; that adds no values", definition.key);
    let finding = Finding::new(Code::UNION_CIRCLE, definition.origin.0, message)
        .help("take the branch out, or put a property or a list in between");
    findings.note(&mut definition.notes, finding);
}
