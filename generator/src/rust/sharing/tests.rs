//! What is equal becomes one type, and names stay with most of its places.

use super::{Shared, share};
use crate::api::{Api, EnumValue, Enumeration, JsonKind, Shape, Step, TypeDef, TypeId, TypeKey, TypeUse};
use crate::rust::{Lock, NameKind};

fn values(key: TypeKey, values: &[&str]) -> TypeDef {
    let value = |value: &&str| EnumValue { value: (*value).into(), name: None, description: None };
    let values = values.iter().map(value).collect();
    TypeDef::of_shape(
        key,
        Shape::Enumeration(Enumeration { base: Some(JsonKind::String), values, open: false }),
    )
}

fn api(types: Vec<TypeDef>) -> Api {
    Api { types, ..Api::default() }
}

fn status(owner: &str) -> TypeKey {
    TypeKey::schema(owner).property("status")
}

fn kept(shared: &Shared, count: u32) -> Vec<Vec<&str>> {
    let places =
        (0..count).map(|id| shared.places(TypeId(id)).iter().map(TypeKey::as_str).collect::<Vec<_>>());
    places.filter(|keys| !keys.is_empty()).collect()
}

fn three() -> Api {
    api(vec![
        values(status("Pet"), &["sold", "free"]),
        values(status("Order"), &["free", "sold"]),
        values(status("Shop"), &["open"]),
    ])
}

#[test]
fn equal_values_are_one_type() {
    let api = three();
    let (_, shared) = share(&api, &Lock::default());
    assert_eq!(kept(&shared, 3), [["Pet.status", "Order.status"]]);
}

#[test]
fn uses_lead_to_the_type_that_stays() {
    let mut api = three();
    let list = TypeUse { ty: TypeId(1), nullable: true };
    api.types.push(TypeDef::of_shape(
        TypeKey::schema("All"),
        Shape::Array(crate::api::Array { items: list, xml: None }),
    ));
    let (whole, _) = share(&api, &Lock::default());
    let Shape::Array(array) = &whole.ty(TypeId(3)).shape else { panic!("an array") };
    assert_eq!(array.items, TypeUse { ty: TypeId(0), nullable: true });
}

#[test]
fn components_stay_apart() {
    let mut api = three();
    api.types[0].component = Some("Pet".into());
    let (_, shared) = share(&api, &Lock::default());
    assert!(kept(&shared, 3).is_empty());
}

#[test]
fn what_the_lock_calls_by_two_names_stays_apart_and_new_places_join_the_first() {
    let mut api = three();
    api.types.push(values(status("New"), &["sold", "free"]));
    let mut lock = Lock::default();
    lock.set(NameKind::Type, "Pet.status", "PetStatus");
    lock.set(NameKind::Type, "Order.status", "OrderStatus");
    let (_, shared) = share(&api, &lock);
    assert_eq!(kept(&shared, 4), [["Pet.status", "New.status"]]);
}

#[test]
fn who_leaves_leaves_the_name_to_the_others() {
    let mut api = three();
    api.types[0] = values(status("Pet"), &["sold", "free", "lost"]);
    api.types.push(values(status("Late"), &["sold", "free"]));
    let mut lock = Lock::default();
    for key in ["Pet.status", "Order.status", "Late.status"] {
        lock.set(NameKind::Type, key, "Status");
    }
    let (_, shared) = share(&api, &lock);
    assert_eq!(kept(&shared, 4), [["Order.status", "Late.status"]]);
    assert!(shared.is_outvoted(TypeId(0)));
    assert!(!shared.is_outvoted(TypeId(1)));
}

#[test]
fn what_is_made_of_equal_types_is_equal() {
    let of = |key: TypeKey, branch: u32| {
        let items = vec![TypeUse { ty: TypeId(branch), nullable: false }];
        TypeDef::of_shape(
            key,
            Shape::Tuple(crate::api::Tuple { items, xml: Vec::new(), required: 1, rest: None }),
        )
    };
    let pair = |owner: &str| TypeKey::schema(owner).below(Step::Items);
    let mut api = three();
    api.types.extend([of(pair("A"), 0), of(pair("B"), 1), of(pair("C"), 2)]);
    let (_, shared) = share(&api, &Lock::default());
    assert_eq!(kept(&shared, 6), [["Pet.status", "Order.status"], ["A[]", "B[]"]]);
}
