//! What of an API is rendered: the selected operations, the types they reach, and which tags reach each type.

use std::collections::{HashMap, HashSet};

use super::CrateOptions;
use super::models::{Others, parts};
use super::naming::home_tag;
use crate::api::{Additional, Api, Direction, MediaType, Operation, Shape, TypeDef, TypeId, TypeUse};

/// Who needs a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// Only operations of this tag, by its index in order of appearance.
    Tag(usize),
    /// Several tags, untagged operations, webhooks, or nobody.
    Shared,
}

/// The part of an API that is rendered.
#[derive(Debug)]
pub(super) struct Reach {
    /// Indices of the operations.
    pub(super) operations: Vec<usize>,
    /// Types in order of definition, nominal or not.
    pub(super) types: Vec<TypeId>,
    /// Who needs each of them.
    pub(super) homes: HashMap<TypeId, Home>,
    /// Which way each of them travels.
    pub(super) directions: HashMap<TypeId, Direction>,
}

/// Selects operations and finds out what they reach.
pub(super) fn reach(api: &Api, options: &CrateOptions) -> Reach {
    let operations: Vec<usize> =
        (0..api.operations.len()).filter(|&index| is_selected(&api.operations[index], options)).collect();
    let mut homes = HashMap::new();
    let mut tags: Vec<&str> = Vec::new();
    for &index in &operations {
        let operation = &api.operations[index];
        let home = match home_tag(operation) {
            Some(tag) => Home::Tag(tags.iter().position(|known| *known == tag).unwrap_or_else(|| {
                tags.push(tag);
                tags.len() - 1
            })),
            None => Home::Shared,
        };
        visit(api, roots(api, operation), home, &mut homes);
    }
    let everything = options.tags.is_empty() && options.operations.is_empty();
    for webhook in api.webhooks.iter().filter(|_| everything) {
        visit(api, roots(api, webhook), Home::Shared, &mut homes);
    }
    if everything {
        unused_components(api, &mut homes);
    }
    let types: Vec<TypeId> = api.type_ids().filter(|id| homes.contains_key(id)).collect();
    let directions = directions(api, &types);
    Reach { operations, types, homes, directions }
}

/// Components that no operation reaches are there for their users' own needs; but those that are nothing more than a branch of a
/// union that is there are told by its variant already.
fn unused_components(api: &Api, homes: &mut HashMap<TypeId, Home>) {
    let branches = api.types.iter().flat_map(|def| match &def.shape {
        Shape::Union(union) => union.branches.as_slice(),
        _ => &[],
    });
    let mut told: HashSet<&str> = HashSet::new();
    for branch in branches {
        let own = api.ty(branch.ty.ty).component.as_deref();
        let is_text = api.only_text(&branch.ty).is_some();
        told.extend(own.or(branch.component.as_deref()).filter(|name| is_text || own != Some(*name)));
    }
    // The variant of a parent in the middle tells its own object alone.
    let is_parent = |def: &TypeDef| match &def.shape {
        Shape::Union(union) => union.branches.iter().any(|branch| branch.component == def.component),
        _ => false,
    };
    let is_told = |id: &TypeId| {
        let def = api.ty(*id);
        def.component.as_deref().is_some_and(|name| told.contains(name)) && !is_parent(def)
    };
    let components = api.type_ids().filter(|id| api.ty(*id).component.is_some());
    for id in components.filter(|id| !is_told(id)).collect::<Vec<_>>() {
        if !homes.contains_key(&id) {
            visit(api, vec![id], Home::Shared, homes);
        }
    }
}

/// Types that nothing sends or receives are there to be read, and so is everything in them; in a document without operations they
/// go both ways.
fn directions(api: &Api, types: &[TypeId]) -> HashMap<TypeId, Direction> {
    let mut directions: HashMap<TypeId, Direction> =
        types.iter().map(|&id| (id, api.ty(id).direction)).collect();
    let idle = Direction { request: api.operations.is_empty() && api.webhooks.is_empty(), response: true };
    let unused = |id: &&TypeId| api.ty(**id).direction == Direction::default();
    let mut pending: Vec<TypeId> = types.iter().filter(unused).copied().collect();
    while let Some(id) = pending.pop() {
        let known = directions.entry(id).or_default();
        let wider = Direction { request: known.request || idle.request, response: true };
        if *known != wider {
            *known = wider;
            pending.extend(uses(api, api.ty(id)).map(|used| used.ty));
        }
    }
    directions
}

fn is_selected(operation: &Operation, options: &CrateOptions) -> bool {
    let by_tag = options.tags.is_empty() || operation.tags.iter().any(|tag| options.tags.contains(tag));
    let named =
        |name: &String| operation.operation_id.as_ref() == Some(name) || operation.key.to_string() == *name;
    by_tag && (options.operations.is_empty() || options.operations.iter().any(named))
}

/// The types of one body. A multipart body is a struct beside its operation, of whose members only the types are needed.
fn whole(api: &Api, media: &MediaType) -> Vec<TypeId> {
    match parts(api, media) {
        Some(body) => {
            let others = match body.others {
                Some(Others::Typed(values)) => Some(values.ty),
                Some(Others::Any) | None => None,
            };
            body.properties.iter().map(|property| property.ty.ty).chain(others).collect()
        }
        None => media.ty.iter().chain(&media.item).map(|used| used.ty).collect(),
    }
}

/// The types an operation names itself.
pub(super) fn roots(api: &Api, operation: &Operation) -> Vec<TypeId> {
    let parameters = operation.parameters.iter().map(|parameter| parameter.ty.ty);
    let media = operation.body.iter().flat_map(|body| &body.content);
    let answers = operation.responses.iter().flat_map(|response| &response.content);
    let bodies = media.chain(answers).flat_map(|media| whole(api, media));
    let headers =
        operation.responses.iter().flat_map(|response| &response.headers).map(|header| header.ty.ty);
    let callbacks = operation
        .callbacks
        .iter()
        .flat_map(|callback| &callback.operations)
        .flat_map(|operation| roots(api, operation));
    parameters.chain(bodies).chain(headers).chain(callbacks).collect()
}

/// Marks everything that `start` reaches as needed by `home`.
fn visit(api: &Api, start: Vec<TypeId>, home: Home, homes: &mut HashMap<TypeId, Home>) {
    let mut pending = start;
    while let Some(id) = pending.pop() {
        let merged = match homes.get(&id) {
            None => home,
            Some(known) if *known == home => continue,
            Some(Home::Shared) => continue,
            Some(_) => Home::Shared,
        };
        homes.insert(id, merged);
        pending.extend(uses(api, api.ty(id)).map(|used| used.ty));
    }
}

/// The types that a type is made of.
pub(super) fn uses<'a>(api: &'a Api, def: &'a TypeDef) -> Box<dyn Iterator<Item = &'a TypeUse> + 'a> {
    match &def.shape {
        Shape::Any | Shape::Never | Shape::Null | Shape::Scalar(_) | Shape::Enumeration(_) => {
            Box::new(std::iter::empty())
        }
        Shape::Alias(target) => Box::new(std::iter::once(target)),
        Shape::Array(array) => Box::new(std::iter::once(&array.items)),
        Shape::Map(map) => Box::new(std::iter::once(&map.values)),
        Shape::Tuple(tuple) => Box::new(tuple.items.iter().chain(&tuple.rest)),
        // A branch that is one text is a variant without a value.
        Shape::Union(union) => Box::new(
            union.branches.iter().map(|branch| &branch.ty).filter(|used| api.only_text(used).is_none()),
        ),
        Shape::Object(object) => {
            let extra = match &object.additional {
                Additional::Typed(values) => Some(values),
                _ => None,
            };
            let properties = object.properties.iter().map(|property| &property.ty);
            Box::new(properties.chain(object.patterns.iter().map(|(_, values)| values)).chain(extra))
        }
    }
}
