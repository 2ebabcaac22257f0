//! Types whose values are not the same in requests and in responses, as two types.
//!
//! One type for both would be true to neither where a required member travels one way only: `readOnly` in a request body,
//! `writeOnly` in a response. Such a type gets a request variant and a response variant, and so does everything that holds it
//! and travels both ways. The API with the variants is an API like any other, so no later stage has to know of them.
//!
//! ```text
//! Pet: {id*: integer read-only, name*: string}    ->  Pet: {id*, name*} <-    Pet|input: {name*} ->
//! ```

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::api::{
    Additional, Api, Direction, Ends, Object, Operation, Property, Shape, Step, TypeDef, TypeId,
};

const ANSWER: Direction = Direction { request: false, response: true };
const REQUEST: Direction = Direction { request: true, response: false };

/// The API with the variants apart, and the request variant of each type that is two.
pub(super) fn split(api: &Api) -> (Cow<'_, Api>, BTreeMap<TypeId, TypeId>) {
    let apart = apart(api);
    if apart.is_empty() {
        return (Cow::Borrowed(api), BTreeMap::new());
    }
    let mut whole = api.clone();
    let mut inputs = BTreeMap::new();
    for &id in &apart {
        inputs.insert(id, TypeId(whole.types.len() as u32));
        let input = split_type(&mut whole.types[id.0 as usize]);
        whole.types.push(input);
    }
    whole.types.iter_mut().for_each(|definition| turn(definition, &inputs));
    whole.ends = Ends::of(&whole.types);
    whole.operations.iter_mut().for_each(|operation| turn_uses(operation, true, &inputs));
    whole.webhooks.iter_mut().for_each(|operation| turn_uses(operation, false, &inputs));
    if let Some(schemas) = &mut whole.schemas {
        let places = inputs.iter().filter_map(|(id, input)| Some((*input, schemas.places.get(id)?.clone())));
        let places: Vec<_> = places.collect();
        schemas.places.extend(places);
    }
    (Cow::Owned(whole), inputs)
}

/// Makes a definition its response variant; gives the request variant.
fn split_type(definition: &mut TypeDef) -> TypeDef {
    if let Shape::Object(object) = &mut definition.shape
        && object.additional == Additional::Unsaid
    {
        // What travels both ways keeps what it does not know, and the two variants travel both ways together.
        object.additional = Additional::Any;
    }
    definition.direction = ANSWER;
    let key = definition.key.below(Step::Request);
    TypeDef { key, component: None, title: None, direction: REQUEST, ..definition.clone() }
}

/// The types that are two.
fn apart(api: &Api) -> BTreeSet<TypeId> {
    let goes_both_ways = |id: &TypeId| {
        let direction = api.ty(*id).direction;
        direction.request && direction.response
    };
    let both: Vec<TypeId> = api.type_ids().filter(goes_both_ways).collect();
    let mut holders: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    for &id in &both {
        each_lasting_use(&api.ty(id).shape, &mut |held| holders.entry(held).or_default().push(id));
    }
    let differs = |id: &TypeId| matches!(&api.ty(*id).shape, Shape::Object(object) if object.properties.iter().any(matters));
    let mut pending: Vec<TypeId> = both.into_iter().filter(differs).collect();
    let mut apart = BTreeSet::new();
    while let Some(id) = pending.pop() {
        if apart.insert(id) {
            pending.extend(holders.get(&id).into_iter().flatten());
        }
    }
    apart
}

/// A member that is required on one way and not there on the other.
fn matters(property: &Property) -> bool {
    property.required && property.read_only != property.write_only
}

/// Calls `visit` with every type that `shape` holds on both ways.
fn each_lasting_use(shape: &Shape, visit: &mut dyn FnMut(TypeId)) {
    match shape {
        Shape::Object(object) => {
            let lasting =
                object.properties.iter().filter(|property| property.read_only == property.write_only);
            lasting.for_each(|property| visit(property.ty.ty));
            others(object, visit);
        }
        shape => shape.each_use(&mut |used| visit(used.ty)),
    }
}

fn others(object: &Object, visit: &mut dyn FnMut(TypeId)) {
    if let Additional::Typed(used) = &object.additional {
        visit(used.ty);
    }
    object.patterns.iter().for_each(|(_, used)| visit(used.ty));
}

/// Leads what a definition writes to the request variants.
fn turn(definition: &mut TypeDef, inputs: &BTreeMap<TypeId, TypeId>) {
    let to_input = |ty: &mut TypeId| *ty = inputs.get(ty).copied().unwrap_or(*ty);
    if definition.direction == REQUEST {
        definition.extends.iter_mut().for_each(to_input);
        definition.shape.each_use_mut(&mut |used| to_input(&mut used.ty));
    } else if let Shape::Object(object) = &mut definition.shape {
        let only_written =
            object.properties.iter_mut().filter(|property| property.write_only && !property.read_only);
        only_written.for_each(|property| to_input(&mut property.ty.ty));
    }
}

/// Leads an operation's requests (or its responses, where it is the server that asks) to the request variants.
fn turn_uses(operation: &mut Operation, asks: bool, inputs: &BTreeMap<TypeId, TypeId>) {
    let mut to_input =
        |used: &mut crate::api::TypeUse| used.ty = inputs.get(&used.ty).copied().unwrap_or(used.ty);
    if asks {
        operation.each_request_use_mut(&mut to_input);
    } else {
        operation.each_response_use_mut(&mut to_input);
    }
    for callback in &mut operation.callbacks {
        callback.operations.iter_mut().for_each(|inner| turn_uses(inner, !asks, inputs));
    }
}
