//! Documents with names that no Rust programmer would choose, which clippy and rustc have lints for.

use clientwright::api::Location;
use clientwright::rust::{
    Crate, Decode, FieldKind, Item, Method, NumberType, Output, Passing, Struct, Ty, UnionDispatch,
};

use crate::build::*;

/// Fields that are no snake case, keywords, in other scripts.
const FIELDS: &[&str] = &[
    "fooBar", "foo", "HTTPCode", "__", "_2fa", "a__b", "größe", "名前", "ключ", "r#fn", "r#dyn", "self_",
    "e", "new", "value", "r", "w", "extra", "item", "items", "some", "none", "ok", "err", "i64", "str",
    "from", "to", "default",
];

/// Methods that clippy takes for those of a trait, or has an opinion on.
const METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "borrow",
    "clone",
    "cmp",
    "default",
    "deref",
    "div",
    "drop",
    "eq",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "into_iter",
    "mul",
    "neg",
    "new",
    "next",
    "not",
    "rem",
    "shl",
    "sub",
    "len",
    "is_empty",
    "to_string",
    "into_thing",
    "to_thing",
    "from_thing",
    "is_thing",
    "as_thing",
    "iter",
    "get",
    "fooBar",
    "получить",
    "取得",
    "r#move",
    "try_from",
    "fmt",
    "main",
    "unwrap",
    "from",
    "expect",
    "into_future_",
];

/// A crate of odd names only.
pub(crate) fn odd() -> Crate {
    let tags = ["odd", "fooBar", "名前", "r#match", "r#mod", "lib", "main", "aux"];
    let children = [child("models", true)].into_iter().chain(tags.map(|name| child(name, true)));
    let mut modules =
        vec![module(&[], children.collect(), Vec::new()), module(&["models"], Vec::new(), models())];
    for name in tags {
        let methods = METHODS.iter().map(|method| operation(method, name)).collect();
        modules.extend(tag(name, "lower_case", methods));
    }
    krate(modules)
}

fn models() -> Vec<Item> {
    let structs =
        ["snake_type", "i64", "bool", "str", "HTTPThing", "Größe", "名前", "T", "D", "S", "E", "A__B"];
    let mut items: Vec<Item> = structs.iter().map(|name| Item::Struct(odd_struct(name))).collect();
    let variants =
        [("CatA", "1"), ("CatB", "2"), ("CatC", "3"), ("lower", "4"), ("名", "5"), ("r#await", "6")];
    let literals: Vec<_> = variants.iter().map(|(name, value)| (*name, text(value))).collect();
    items.push(Item::ValueEnum(values("Cat", BOTH, Some("OtherCat"), &literals)));
    items.push(Item::ValueEnum(values("NoValues", BOTH, None, &[])));
    items.push(Item::ValueEnum(values("OnlyUnknown", BOTH, Some("Unknown"), &[])));
    items.push(Item::Union(union("NoBranches", BOTH, UnionDispatch::BestFit, &[])));
    let branches =
        [("one", Ty::Bool), ("OneName", model("名前")), ("OneMore", Ty::Map(Box::new(model("T"))))];
    items.push(Item::Union(union("OneOf", BOTH, UnionDispatch::BestFit, &branches)));
    items
}

fn odd_struct(name: &str) -> Struct {
    let kinds = [FieldKind::Required, FieldKind::Optional, FieldKind::RequiredNullable, FieldKind::Nullish];
    let fields = FIELDS.iter().zip(kinds.iter().cycle());
    let mut item =
        object(name, BOTH, fields.map(|(field_name, kind)| field(field_name, Ty::String, *kind)).collect());
    item.docs.lines = vec!["Odd \u{202e}text\r of\tthe document.".into(), String::new(), "/ `'\"` \\".into()];
    item.docs.alias = Some("it's \"odd\"".into());
    item
}

fn operation(name: &str, tag: &str) -> Method {
    let mut method = method(name, "GET", &format!("/{tag}/{name}/\u{202e}"), Output::One(Decode::Nothing));
    method.params = vec![param("a", Location::Query, true), param("b", Location::Query, false)];
    let with_argument = name.len().is_multiple_of(2);
    if with_argument {
        method.args = vec![arg("fooBar", model("i64"), Passing::Ref)];
    }
    let setter_name = if name == "new" { "new_" } else { name };
    method.setters =
        vec![setter(setter_name, 1, Ty::Vec(Box::new(Ty::Number(NumberType::I64))), Passing::Slice)];
    method.bodies.extend(name.len().is_multiple_of(3).then(|| {
        crate::bodies::body("body", clientwright::rust::BodyKind::json(model("Größe")), "application/json")
    }));
    method
}
