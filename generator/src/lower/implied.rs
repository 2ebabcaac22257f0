//! Schemas that name no `type`, taken at their word.
//!
//! In: definitions whose shape is only implied by keywords for objects or for arrays. Out: unions of that shape and of any
//! value of another kind, as JSON Schema has it. Only where it is asked for: nearly every document that leaves `type` out
//! means the object whose properties it lists, and a plain struct is what its users want.
//!
//! ```text
//! T: {properties: {a: {}}}    ->  T: {a: ..} | boolean, number, string, array     (and null)
//! ```

use super::types::plain;
use crate::api::{Api, Branch, Dispatch, JsonKind, Shape, TypeDef, TypeId, TypeKey, TypeUse, Union};

/// Opens every implied type to values of other kinds, but for the branches of tagged unions: a tag is a member, so its
/// owners are objects.
pub(super) fn widen(api: &mut Api) {
    let tagged = tagged(&api.types);
    for index in 0..api.types.len() {
        if api.types[index].implied && !tagged[index] {
            open(&mut api.types, index);
        }
    }
}

/// Which types are branches of unions with a discriminator.
fn tagged(types: &[TypeDef]) -> Vec<bool> {
    let mut tagged = vec![false; types.len()];
    for definition in types {
        let Shape::Union(Union { branches, dispatch: Dispatch::Tag { .. }, .. }) = &definition.shape else {
            continue;
        };
        for branch in branches {
            tagged[super::branches::end_of(types, &branch.ty).0 as usize] = true;
        }
    }
    tagged
}

fn open(types: &mut Vec<TypeDef>, index: usize) {
    let definition = &mut types[index];
    let (own, word) = match definition.shape {
        Shape::Object(_) | Shape::Map(_) => (JsonKind::Object, "object"),
        Shape::Array(_) | Shape::Tuple(_) => (JsonKind::Array, "array"),
        _ => return,
    };
    let (key, origin) = (definition.key.clone(), definition.origin);
    let shape = std::mem::replace(&mut definition.shape, Shape::Any);
    let constraints = std::mem::take(&mut definition.constraints);
    (definition.implied, definition.nullable) = (false, true);
    let own_part = TypeDef { constraints, origin, ..plain(part(&key, word), shape) };
    let other_part = TypeDef { origin, ..plain(part(&key, "other"), Shape::Any) };
    let first = TypeId(types.len() as u32);
    types.extend([own_part, other_part]);
    let branch = |ty: TypeId| Branch { ty: TypeUse { ty, nullable: false }, tags: Vec::new() };
    types[index].shape = Shape::Union(Union {
        branches: vec![branch(first), branch(TypeId(first.0 + 1))],
        dispatch: Dispatch::Kind(vec![vec![own], others(own)]),
        exclusive: false,
        fallback: None,
    });
}

fn part(owner: &TypeKey, word: &str) -> TypeKey {
    TypeKey(format!("{owner}|{word}"))
}

/// The kinds that a value may be of beside `own`; null is told at the uses.
fn others(own: JsonKind) -> Vec<JsonKind> {
    use JsonKind::{Array, Boolean, Integer, Number, Object, String};
    [Boolean, Integer, Number, String, Array, Object].into_iter().filter(|kind| *kind != own).collect()
}
