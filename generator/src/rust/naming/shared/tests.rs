//! Names come from what places share.

use super::candidates;
use crate::api::{Additional, Object, Property, Shape, StatusRange, Step, TypeDef, TypeId, TypeKey, TypeUse};
use crate::api::{OperationKey, Root};

fn names(keys: &[TypeKey], names: &[&str], shape: Shape) -> Vec<String> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let def = TypeDef::of_shape(keys[0].clone(), shape);
    candidates(&def, keys, &names).iter().map(|name| name.bare().to_owned()).collect()
}

fn response(path: &str, status: StatusRange) -> TypeKey {
    let operation = OperationKey { method: "get".into(), path: path.into() };
    TypeKey::new(Root::Operation(operation)).below(Step::Response(status))
}

fn member(name: &str) -> Property {
    Property {
        name: name.into(),
        ty: TypeUse { ty: TypeId(0), nullable: false },
        required: true,
        read_only: false,
        write_only: false,
        fixed: None,
        docs: Default::default(),
        default: None,
        xml: None,
        hints: Default::default(),
        origin: Default::default(),
    }
}

#[test]
fn what_one_property_has_everywhere_is_called_after_it() {
    let keys = [TypeKey::schema("Pet").property("status"), TypeKey::schema("Order").property("status")];
    assert_eq!(names(&keys, &["PetStatus", "OrderStatus"], Shape::Any), ["Status", "Status"]);
    let items = |owner: &str| TypeKey::schema(owner).property("tags").below(Step::Items);
    let keys = [items("Pet"), items("Order")];
    assert_eq!(names(&keys, &["PetTag", "OrderTag"], Shape::Any), ["Tag", "Tag"]);
}

#[test]
fn what_names_begin_and_end_with_together_is_kept() {
    let keys = [TypeKey::schema("Pet").property("a_kind"), TypeKey::schema("Pet").property("b_kind")];
    assert_eq!(names(&keys, &["PetAKind", "PetBKind"], Shape::Any), ["PetKind"]);
    let keys = [response("/a", StatusRange::Exact(200)), response("/b", StatusRange::Exact(200))];
    assert!(names(&keys, &["GetAResponse", "ListBResponse"], Shape::Any).is_empty());
}

#[test]
fn bodies_of_errors_are_called_so() {
    let keys = [response("/a", StatusRange::Exact(404)), response("/b", StatusRange::Default)];
    assert_eq!(names(&keys, &["A404Response", "BDefaultResponse"], Shape::Any), ["ErrorBody"]);
}

#[test]
fn members_are_a_name_where_places_have_nothing_in_common() {
    let keys = [response("/a", StatusRange::Exact(200)), response("/b", StatusRange::Exact(201))];
    let object = |names: &[&str]| {
        let properties = names.iter().map(|name| member(name)).collect();
        Shape::Object(Object {
            properties,
            additional: Additional::Unsaid,
            patterns: Vec::new(),
            either: None,
        })
    };
    assert_eq!(names(&keys, &["AResponse", "B"], object(&["id", "name"])), ["IdAndName"]);
    assert_eq!(names(&keys, &["AResponse", "B"], object(&["id"])), ["IdOnly"]);
}
