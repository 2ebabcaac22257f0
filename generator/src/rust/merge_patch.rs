//! Bodies of `application/merge-patch+json` (RFC 7396), in which null removes a member: each one that may be left out may be null.
//!
//! Objects in objects are patched in turn, lists are replaced as a whole. A type that is sent in no other way is changed; one
//! that is gets a variant. The API with the variants is an API like any other, so no later stage has to know of them.
//!
//! ```text
//! ResourcePatch: {name: string}     ->  ResourcePatch: {name: string or null}
//! Inner, also in answers: {a: string}  ->  Inner, and Inner|patch: {a: string or null}
//! ```

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::api::{
    Additional, Api, Direction, Ends, Object, Operation, Shape, Step, TypeDef, TypeId, TypeUse, essence,
};

const MERGE_PATCH: &str = "application/merge-patch+json";
const REQUEST: Direction = Direction { request: true, response: false };

/// The API with the types of merge patches as they are.
pub(super) fn split(api: &Api) -> Cow<'_, Api> {
    let patched = |operation: &Operation| patches(operation).next().is_some();
    if !api.operations.iter().any(patched) {
        return Cow::Borrowed(api);
    }
    let mut splitting = Splitting::new(api);
    let mut operations = api.operations.clone();
    for operation in &mut operations {
        let content = operation.body.iter_mut().flat_map(|body| &mut body.content);
        let patches = content.filter(|media| essence(&media.name) == MERGE_PATCH);
        patches.filter_map(|media| media.ty.as_mut()).for_each(|used| splitting.turn(used));
    }
    let mut whole = Api { operations, types: splitting.types, ..api.clone() };
    // What a patch may hold is not what its schema says, so none is checked by it.
    if let Some(schemas) = &mut whole.schemas {
        schemas.places.retain(|id, _| splitting.variants.get(id) != Some(id));
    }
    // What only a patch sent is sent no more where the patch has a variant of it.
    let sent = whole.operations.iter().chain(&whole.webhooks).fold(Vec::new(), |mut sent, operation| {
        operation.each_request_use(&mut |used| sent.push(used));
        walk(operation, &mut sent, &mut Vec::new());
        sent
    });
    let sent = reachable(&whole, sent);
    for (id, definition) in whole.types.iter_mut().enumerate().take(api.types.len()) {
        let both = definition.direction.request && definition.direction.response;
        definition.direction.request &= !both || sent.contains(&TypeId(id as u32));
    }
    whole.ends = Ends::of(&whole.types);
    Cow::Owned(whole)
}

/// The types of an operation's merge patches.
fn patches(operation: &Operation) -> impl Iterator<Item = &TypeUse> {
    let content = operation.body.iter().flat_map(|body| &body.content);
    content.filter(|media| essence(&media.name) == MERGE_PATCH).filter_map(|media| media.ty.as_ref())
}

struct Splitting<'a> {
    api: &'a Api,
    types: Vec<TypeDef>,
    /// The variants by the types that they are of; a type that is changed is its own.
    variants: BTreeMap<TypeId, TypeId>,
    /// What is used otherwise than in a patch.
    used: BTreeSet<TypeId>,
}

impl<'a> Splitting<'a> {
    fn new(api: &'a Api) -> Self {
        let (mut sent, mut received) = (Vec::new(), Vec::new());
        for operation in api.operations.iter().chain(&api.webhooks) {
            walk(operation, &mut sent, &mut received);
        }
        sent.append(&mut received);
        Self { api, types: api.types.clone(), variants: BTreeMap::new(), used: reachable(api, sent) }
    }

    /// Leads a use to what a patch has there.
    fn turn(&mut self, used: &mut TypeUse) {
        let target = self.api.behind(used);
        if let Some(variant) = self.variant(target.ty) {
            // An alias that stays what it is keeps its name.
            *used = if variant == target.ty { used.clone() } else { TypeUse { ty: variant, ..target } };
        }
    }

    fn variant(&mut self, id: TypeId) -> Option<TypeId> {
        if let Some(known) = self.variants.get(&id) {
            return Some(*known);
        }
        let definition = self.api.ty(id);
        let mut shape = match &definition.shape {
            Shape::Object(_) | Shape::Map(_) => definition.shape.clone(),
            _ => return None,
        };
        let own = !self.used.contains(&id);
        let variant = if own { id } else { TypeId(self.types.len() as u32) };
        self.variants.insert(id, variant);
        if !own {
            let key = definition.key.below(Step::Patch);
            let variant =
                TypeDef { key, component: None, title: None, direction: REQUEST, ..definition.clone() };
            self.types.push(variant);
        }
        match &mut shape {
            Shape::Object(object) => self.object(object),
            Shape::Map(map) => self.removable(&mut map.values),
            _ => {}
        }
        self.types[variant.0 as usize].shape = shape;
        Some(variant)
    }

    fn object(&mut self, object: &mut Object) {
        // What has to be there may be there already.
        object.either = None;
        for property in object.properties.iter_mut().filter(|property| !property.read_only) {
            match property.required {
                true => self.turn(&mut property.ty),
                false => self.removable(&mut property.ty),
            }
        }
        if let Additional::Typed(values) = &mut object.additional {
            self.removable(values);
        }
        object.patterns.iter_mut().for_each(|(_, values)| self.removable(values));
    }

    /// A member that null removes.
    fn removable(&mut self, used: &mut TypeUse) {
        self.turn(used);
        used.nullable = true;
    }
}

/// What requests have beside merge patches, and what answers have; of callbacks and webhooks as of operations.
fn walk<'a>(operation: &'a Operation, sent: &mut Vec<&'a TypeUse>, received: &mut Vec<&'a TypeUse>) {
    let patched: Vec<&TypeUse> = patches(operation).collect();
    operation.each_request_use(&mut |used| {
        if !patched.iter().any(|patch| std::ptr::eq(*patch, used)) {
            sent.push(used);
        }
    });
    operation.each_response_use(&mut |used| received.push(used));
    let inner = operation.callbacks.iter().flat_map(|callback| &callback.operations);
    inner.for_each(|operation| walk(operation, sent, received));
}

fn reachable(api: &Api, roots: Vec<&TypeUse>) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<TypeId> = roots.into_iter().map(|used| used.ty).collect();
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            api.ty(id).shape.each_use(&mut |used| waiting.push(used.ty));
        }
    }
    found
}
