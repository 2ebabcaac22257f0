//! Tests of where aliases lead.

use super::*;
use crate::api::TypeKey;

fn used(ty: u32, nullable: bool) -> TypeUse {
    TypeUse { ty: TypeId(ty), nullable }
}

fn of_shape(shape: Shape) -> TypeDef {
    TypeDef::of_shape(TypeKey::schema("T"), shape)
}

fn alias(ty: u32, nullable: bool) -> TypeDef {
    of_shape(Shape::Alias(used(ty, nullable)))
}

#[test]
fn chains_lead_to_their_end_and_null_adds_up() {
    let types = [alias(2, false), of_shape(Shape::Any), alias(3, true), alias(1, false)];
    let ends = Ends::of(&types);
    assert_eq!(ends.behind(&used(0, false)), used(1, true));
    assert_eq!(ends.behind(&used(2, false)), used(1, true));
    assert_eq!(ends.behind(&used(3, false)), used(1, false));
    assert_eq!(ends.behind(&used(3, true)), used(1, true));
    assert_eq!(ends.behind(&used(1, false)), used(1, false));
}

#[test]
fn circles_end() {
    let types = [alias(1, false), alias(2, false), alias(1, true)];
    let end = Ends::of(&types).behind(&used(0, false));
    assert!([TypeId(1), TypeId(2)].contains(&end.ty));
}
