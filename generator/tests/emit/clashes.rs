//! Documents whose names are those of the language and of the runtime.

use clientwright::api::{DataForm, EventItem, Location};
use clientwright::rust::{
    Accessor, Bodies, Crate, Decode, FieldKind, Ident, Item, Items, Literal, Module, NumberType, Output,
    Passing, RuntimeType, StatusRange, Struct, Ty, UnionDispatch,
};

use crate::build::*;
use crate::samples;

/// Names that emitted code uses, as names of models.
const NAMES: &[&str] = &[
    "Option",
    "Some",
    "None",
    "Result",
    "Ok",
    "Err",
    "String",
    "Vec",
    "Box",
    "Default",
    "From",
    "Into",
    "Debug",
    "Clone",
    "PartialEq",
    "Display",
    "BTreeMap",
    "Bytes",
    "IpAddr",
    "Ipv4Addr",
    "Ipv6Addr",
    "FromJson",
    "ToJson",
    "Reader",
    "Writer",
    "ReadError",
    "Nullish",
    "OrNull",
    "RawJson",
    "JsonObject",
    "Number",
    "ParseError",
    "Collect",
    "FromStr",
    "Hash",
    "Hasher",
    "IntoIterator",
    "FnOnce",
    "Slot",
    "Extra",
    "Kind",
    "Timestamp",
    "Date",
    "Uuid",
    "Base64",
    "Secret",
    "Decimal",
    "Call",
    "Client",
    "Error",
    "Iterator",
    "Send",
    "Sized",
    "Drop",
    "Marker",
];

/// Names that the files of operations use, as names of operations.
const MARKERS: &[&str] = &[
    "Ok",
    "Err",
    "Some",
    "None",
    "Option",
    "Result",
    "String",
    "Call",
    "CallFuture",
    "IntoFuture",
    "Prepared",
    "Paginator",
    "Paged",
    "Operation",
    "OpInfo",
    "Answer",
    "Error",
    "Param",
    "Style",
    "Requirement",
    "ServerInfo",
    "Encoding",
    "Multipart",
    "Body",
    "Bytes",
    "ItemStream",
    "Into",
    "Vec",
];

/// Tags that are named like crates and modules.
const TAGS: &[&str] = &["std", "core", "alloc", "serde", "bytes", "fmt", "http", "op", "r#type", "r#async"];

/// A crate in which every name that emitted code relies on is taken.
pub(crate) fn clashing() -> Crate {
    let tags = TAGS.iter().map(|name| child(name, true));
    let children = [child("client", false), child("models", true)].into_iter().chain(tags).collect();
    let mut client = samples::client(&[]);
    client.accessors =
        TAGS.iter().zip(["Call", "Core"].iter().cycle()).map(|(tag, handle)| accessor(tag, handle)).collect();
    let mut modules = vec![
        module(&[], children, Vec::new()),
        module(&["client"], Vec::new(), vec![Item::Client(Box::new(client))]),
        module(&["models"], vec![child("common", false), child("apart", false)], Vec::new()),
        module(&["models", "common"], Vec::new(), models()),
        module(&["models", "apart"], Vec::new(), vec![Item::Struct(user_of_all())]),
    ];
    for (index, name) in TAGS.iter().enumerate() {
        let handle = if index % 2 == 0 { "Call" } else { "Core" };
        let methods = MARKERS.iter().map(|marker| operation(marker, name)).collect();
        modules.extend(tag(name, handle, methods));
    }
    krate(modules)
}

fn accessor(tag: &str, handle: &str) -> Accessor {
    Accessor { name: id(tag), module: id(tag), handle: id(handle), feature: None, docs: docs("A tag.") }
}

fn models() -> Vec<Item> {
    let mut items = samples::shapes();
    items.extend(NAMES.iter().filter(|name| !is_other(name)).map(|name| Item::Struct(plain(name))));
    items.push(Item::ValueEnum(values(
        "Err",
        BOTH,
        Some("Unknown"),
        &[("Ok", text("ok")), ("None", text("none"))],
    )));
    items.push(Item::ValueEnum(values("Into", BOTH, None, &[("Some", Literal::Integer(1))])));
    let branches = [("Option", model("Option")), ("String", Ty::String), ("Ok", model("Ok"))];
    items.push(Item::Union(union("Result", BOTH, UnionDispatch::BestFit, &branches)));
    items
}

fn is_other(name: &str) -> bool {
    matches!(name, "Err" | "Into" | "Result")
}

/// A struct that uses what it takes the name of.
fn plain(name: &str) -> Struct {
    object(
        name,
        BOTH,
        vec![
            field("r#type", Ty::String, FieldKind::Required),
            field("r#self_", Ty::Runtime(RuntimeType::Timestamp), FieldKind::Optional),
            field("w", vec(Ty::Map(Box::new(Ty::Number(NumberType::I64)))), FieldKind::Nullish),
            field("none", boxed(Ty::Bool), FieldKind::RequiredNullable),
        ],
    )
}

/// A struct in another file that uses all models.
fn user_of_all() -> Struct {
    let fields =
        NAMES.iter().map(|name| field(Ident::snake(name).as_str(), model(name), FieldKind::Optional));
    object("UserOfAll", BOTH, fields.collect())
}

fn operation(marker: &str, tag: &str) -> clientwright::rust::Method {
    let output = match marker.len() % 4 {
        0 => json(model(if NAMES.contains(&marker) { marker } else { "Option" })),
        1 => Output::Maybe(Decode::Json(Ty::Option(Box::new(Ty::String))), Bodies::AllBut(vec![204])),
        2 => Output::One(Decode::Bytes),
        _ => Output::ByStatus {
            name: id(&format!("{marker}Output")),
            docs: docs("By status."),
            variants: vec![
                by_status(
                    StatusRange::Exact(200),
                    "Ok",
                    Decode::Items(Items::Events(EventItem::Data(DataForm::Json)), model("Vec")),
                ),
                by_status(StatusRange::Exact(204), "None", Decode::Nothing),
            ],
            fallback: 0,
        },
    };
    let mut method = method(Ident::snake(marker).as_str(), "GET", &format!("/{tag}/{marker}"), output);
    method.marker = id(marker);
    method.params = vec![param("a", Location::Query, true), param("b", Location::Query, false)];
    method.args = vec![arg("r#type", model("String"), Passing::Ref)];
    method.setters = vec![setter("index", 1, model("Vec"), Passing::Ref)];
    method.bodies.push(crate::bodies::body("body", clientwright::rust::BodyKind::Text, "text/plain"));
    method
}

/// The module list is not empty, so the crate means something.
#[test]
fn every_name_is_used() {
    let krate = clashing();
    let items = |path: &[&str]| -> usize {
        let path: Vec<Ident> = path.iter().map(|word| id(word)).collect();
        let found: Vec<&Module> = krate.modules.iter().filter(|module| module.path == path).collect();
        found.iter().map(|module| module.items.len()).sum()
    };
    assert!(items(&["models", "common"]) > NAMES.len());
    assert_eq!(items(&["std", "op"]), MARKERS.len());
}
