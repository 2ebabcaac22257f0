//! Types that are two, members that servers leave out, and unions of values of several kinds.

use clientwright::api::JsonKind;
use clientwright::rust::{
    Carry, Conversion, Crate, ExtraField, FieldKind, Item, NumberType, RuntimeType, Struct, Ty, UnionDispatch,
};

use crate::build::{BOTH, READ, WRITE, boxed, docs, field, id, model, models, object, union, vec};

/// A crate with nothing but such types.
pub(crate) fn request_response() -> Crate {
    let mut write = branch("BranchInput", WRITE, false);
    write.conversions = vec![conversion()];
    models(vec![
        Item::Struct(branch("Branch", READ, true)),
        Item::Struct(write),
        Item::Struct(sloppy()),
        Item::Union(mixed()),
        Item::Struct(object("Leaf", BOTH, vec![kind(), field("colour", Ty::String, FieldKind::Required)])),
        Item::Struct(object("Bud", BOTH, vec![kind(), field("open", Ty::Bool, FieldKind::Required)])),
    ])
}

fn kind() -> clientwright::rust::Field {
    field("kind", Ty::String, FieldKind::Optional)
}

fn map(ty: Ty) -> Ty {
    Ty::Map(Box::new(ty))
}

fn branch(name: &str, direction: clientwright::api::Direction, has_id: bool) -> Struct {
    let id_field = has_id.then(|| field("id", Ty::Number(NumberType::I64), FieldKind::Required));
    let others = [
        field("name", Ty::String, FieldKind::Required),
        field("parent", boxed(model(name)), FieldKind::Optional),
        field("twigs", vec(model(name)), FieldKind::Required),
        field("named", map(model(name)), FieldKind::Optional),
        field("heir", boxed(model(name)), FieldKind::Nullish),
    ];
    let mut item = object(name, direction, id_field.into_iter().chain(others).collect());
    if !has_id {
        item.fields.push(field("secret", Ty::String, FieldKind::Optional));
    }
    item.extra = Some(ExtraField {
        name: id("extra"),
        ty: Ty::Runtime(RuntimeType::RawJson),
        documented: true,
        docs: docs("What is left."),
    });
    item
}

fn conversion() -> Conversion {
    let boxed = || Carry::Boxed(Box::new(Carry::Into));
    let fields = [
        ("name", Carry::Move),
        ("parent", Carry::Each(Box::new(boxed()))),
        ("twigs", Carry::List(Box::new(Carry::Into))),
        ("named", Carry::Each(Box::new(Carry::Map(Box::new(Carry::Into))))),
        ("heir", Carry::Each(Box::new(boxed()))),
    ];
    let fields = fields.into_iter().map(|(name, carry)| Some((id(name), carry)));
    Conversion {
        from: id("Branch"),
        fields: fields.chain([None]).collect(),
        extra: Some((id("extra"), Carry::Move)),
    }
}

/// What comes from a server that does not keep to `required`.
fn sloppy() -> Struct {
    let fields = vec![
        field("list", vec(Ty::String), FieldKind::RequiredOrEmpty),
        field("map", map(Ty::Bool), FieldKind::RequiredOrEmpty),
    ];
    object("Sloppy", BOTH, fields)
}

/// Text, lists of two kinds, or objects with a tag, one of which has all other tags.
fn mixed() -> clientwright::rust::UnionEnum {
    let objects = UnionDispatch::Tag {
        property: "kind".into(),
        arms: vec![("leaf".into(), 3)],
        written: Vec::new(),
        rest: Some(4),
    };
    let dispatch = UnionDispatch::Kind {
        arms: vec![(JsonKind::String, 0), (JsonKind::Array, 1), (JsonKind::Array, 2)],
        objects: Some(Box::new(objects)),
    };
    let mut mixed = union(
        "Mixed",
        BOTH,
        dispatch,
        &[
            ("Text", Ty::String),
            ("Words", vec(Ty::String)),
            ("Numbers", vec(Ty::Number(NumberType::I64))),
            ("Leaf", model("Leaf")),
            ("Bud", model("Bud")),
        ],
    );
    mixed.unknown = Some(id("Unknown"));
    mixed
}
