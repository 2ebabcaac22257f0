//! Sizes of types that lie in each other.

use super::*;
use crate::api::{Ends, Tuple, TypeKey};

fn of_shape(shape: Shape) -> TypeDef {
    TypeDef::of_shape(TypeKey::schema("T"), shape)
}

/// Each holds the next one: with a stack frame for each of them, this would be too many.
#[test]
fn types_may_lie_in_each_other_as_deep_as_there_are_types() {
    const DEPTH: u32 = 75_000;
    let next = |at: u32| TypeUse { ty: TypeId(at + 1), nullable: false };
    let mut types: Vec<TypeDef> = (0..DEPTH)
        .map(|at| {
            of_shape(Shape::Tuple(Tuple { items: vec![next(at)], xml: Vec::new(), required: 1, rest: None }))
        })
        .collect();
    types.push(of_shape(Shape::Any));
    let api = Api { ends: Ends::of(&types), types, ..Api::default() };
    let boxes = boxes(&api, &api.type_ids().collect::<Vec<_>>());
    assert!(boxes.is_large(&api, &next(0)));
    assert!(!boxes.is_large(&api, &next(DEPTH - 2)));
    assert!(!boxes.edges.is_empty(), "what is huge is boxed");
}
