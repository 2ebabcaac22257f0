//! Keys are written, and tell what they lie below.

use super::{ComponentKind, Joined, OperationKey, Root, Step, TypeKey};
use crate::api::{Location, StatusRange};

fn operation(method: &str, path: &str) -> OperationKey {
    OperationKey { method: method.into(), path: path.into() }
}

fn get_pets() -> TypeKey {
    TypeKey::new(Root::Operation(operation("get", "/pets")))
}

#[test]
fn each_part_has_a_text_of_its_own() {
    let pet = TypeKey::schema("Pet");
    let answer = get_pets().below(Step::Response(StatusRange::Exact(200)));
    let event = Step::Callback("event".into(), operation("post", "{$request.body#/url}"));
    let texts = [
        (pet.property("owner"), "Pet.owner"),
        (pet.property("tags").below(Step::Items), "Pet.tags[]"),
        (pet.below(Step::Values), "Pet{}"),
        (pet.pattern("^x-"), "Pet{^x-}"),
        (pet.below(Step::Place(2)), "Pet#2"),
        (pet.below(Step::Branch(1)), "Pet|1"),
        (pet.below(Step::Joined(Joined::Values)), "Pet|values"),
        (pet.below(Step::Itself), "Pet&self"),
        (pet.below(Step::Request), "Pet|input"),
        (pet.below(Step::Beside), "Pet'"),
        (pet.below(Step::Again(2)), "Pet (2)"),
        (get_pets().below(Step::Parameter(Location::Path, "id".into())), "get /pets {id}"),
        (get_pets().below(Step::Parameter(Location::Query, "sort".into())), "get /pets ?sort"),
        (get_pets().below(Step::Parameter(Location::Header, "X-Trace".into())), "get /pets header X-Trace"),
        (get_pets().below(Step::Parameter(Location::Cookie, "sid".into())), "get /pets cookie sid"),
        (get_pets().below(Step::Parameter(Location::QueryString, "q".into())), "get /pets querystring q"),
        (get_pets().below(Step::Body), "get /pets body"),
        (get_pets().below(Step::Response(StatusRange::Class(4))), "get /pets 4XX"),
        (get_pets().below(Step::Response(StatusRange::Default)), "get /pets default"),
        (answer.below(Step::MediaType("text/csv".into())), "get /pets 200 text/csv"),
        (answer.below(Step::Items), "get /pets 200[]"),
        (answer.below(Step::Header("X-Rate".into())), "get /pets 200 header X-Rate"),
        (
            get_pets().below(event).below(Step::Body),
            "get /pets callback event post {$request.body#/url} body",
        ),
        (
            TypeKey::new(Root::Webhook(operation("post", "newPet"))).below(Step::Body),
            "webhook post newPet body",
        ),
        (
            TypeKey::new(Root::Path("/pets".into())).below(Step::Parameter(Location::Path, "id".into())),
            "/pets {id}",
        ),
        (TypeKey::new(Root::Component(ComponentKind::Parameter, "Limit".into())), "parameter Limit"),
        (TypeKey::new(Root::Component(ComponentKind::RequestBody, "Pet".into())), "request body Pet"),
        (TypeKey::new(Root::Component(ComponentKind::Response, "NotFound".into())), "response NotFound"),
        (TypeKey::new(Root::Component(ComponentKind::Header, "Link".into())), "header Link"),
    ];
    for (key, text) in &texts {
        assert_eq!(key.as_str(), *text);
    }
}

#[test]
fn a_key_tells_what_it_lies_below() {
    let key = TypeKey::schema("v1.Pet").property("tags").below(Step::Items);
    let above: Vec<&str> = key.and_above().map(TypeKey::as_str).collect();
    assert_eq!(above, ["v1.Pet.tags[]", "v1.Pet.tags", "v1.Pet"]);
    assert_eq!(key.steps(), [&Step::Property("tags".into()), &Step::Items]);
    assert_eq!(*key.root(), Root::Component(ComponentKind::Schema, "v1.Pet".into()));
}

#[test]
fn what_is_inside_of_an_operation_is_known_by_method_and_path() {
    let answer = get_pets().below(Step::Response(StatusRange::Exact(200)));
    assert!(answer.is_of("get", "/pets"));
    assert!(!answer.is_of("get", "/pet"));
    assert!(!get_pets().is_of("get", "/pets"));
}

#[test]
fn a_request_variant_leads_to_its_type() {
    let pet = TypeKey::schema("Pet");
    assert_eq!(*pet.below(Step::Request).without_direction(), pet);
    assert_eq!(*pet.without_direction(), pet);
}
