//! Sample crates: one small enough to read as a golden, one with every shape there is.

use clientwright::api::{DataForm, EventItem, JsonKind, Location, Style};
use clientwright::rust::{
    Accessor, Alias, ApiInfo, Bodies, BodyKind, ClientItem, Crate, Credential, CredentialKind, Decode, Docs,
    ExtraField, FieldKind, Fixed, Handle, Item, Items, Literal, Method, Module, NumberType, Output,
    ParamStyle, Passing, Requirement, RuntimeScheme, RuntimeType, Scheme, Server, ServerVariable,
    StatusRange, Streaming, Struct, Ty, UnionDispatch,
};

use crate::bodies::{bodies, body};
use crate::build::*;

/// A key service: an object each way, an enum, a client with one tag.
pub(crate) fn keys() -> Crate {
    let root =
        module(&[], vec![child("client", false), child("models", true), child("keys", true)], Vec::new());
    let models = module(&["models"], vec![child("common", false)], Vec::new());
    let common = module(
        &["models", "common"],
        Vec::new(),
        vec![
            Item::Struct(api_key()),
            Item::Struct(create_key()),
            Item::ValueEnum(values("Status", READ, Some("Unknown"), &[("Active", text("active"))])),
        ],
    );
    let client = module(&["client"], Vec::new(), vec![Item::Client(Box::new(client(&["keys"])))]);
    let mut modules = vec![root, client, models, common];
    modules.extend(tag("keys", "Keys", key_methods()));
    krate(modules)
}

fn api_key() -> Struct {
    let mut created = field("created_at", Ty::Runtime(RuntimeType::Timestamp), FieldKind::Required);
    created.docs = docs("Key starts to work.");
    created.docs.alias = Some("createdAt".into());
    created.wire = "createdAt".into();
    let fields = vec![
        created,
        field("note", Ty::String, FieldKind::RequiredNullable),
        field("status", model("Status"), FieldKind::Optional),
        field("r", Ty::Bool, FieldKind::OptionalLenient),
        field("r#type", Ty::String, FieldKind::Nullish),
    ];
    object("ApiKey", READ, fields)
}

fn create_key() -> Struct {
    object(
        "CreateKey",
        WRITE,
        vec![
            field("name", Ty::String, FieldKind::Required),
            field("functions", vec(Ty::String), FieldKind::Required),
            field("expire", Ty::Runtime(RuntimeType::Timestamp), FieldKind::RequiredNullable),
            field("description", Ty::String, FieldKind::Optional),
            field("quota", Ty::Number(NumberType::I64), FieldKind::Nullish),
        ],
    )
}

fn key_methods() -> Vec<Method> {
    let mut get = method("get_key", "GET", "/keys/{project_id}/{key_name}", json(model("ApiKey")));
    get.params = vec![
        param("project_id", Location::Path, true),
        param("key_name", Location::Path, true),
        param("limit", Location::Query, false),
    ];
    get.args = vec![
        arg("project_id", Ty::Number(NumberType::I64), Passing::Value),
        arg("key_name", Ty::String, Passing::Str),
    ];
    get.setters = vec![setter("limit", 2, Ty::Number(NumberType::I64), Passing::Value)];
    get.security = vec![vec![Requirement { scheme: "APIKey".into(), scopes: Vec::new() }]];
    let mut create = method("create_key", "POST", "/keys", Output::One(Decode::Nothing));
    create.bodies.push(body("body", BodyKind::json(model("CreateKey")), "application/json"));
    vec![get, create]
}

pub(crate) fn client(tags: &[&str]) -> ClientItem {
    let accessors = tags.iter().map(|tag| Accessor {
        name: id(tag),
        module: id(tag),
        handle: clientwright::rust::Ident::camel(tag),
        feature: None,
        docs: docs(&format!("Operations on {tag}.")),
    });
    let tenant = ServerVariable {
        wire: "tenant".into(),
        name: id("tenant"),
        default: None,
        choice: None,
        is_argument: true,
        docs: Docs::default(),
    };
    let server = Server {
        url: "https://{tenant}".into(),
        constructor: id("tenant"),
        is_alone: true,
        variables: vec![tenant],
        docs: docs("`https://{tenant}`"),
    };
    let info = ApiInfo {
        title: "Sample".into(),
        version: "1".into(),
        env: "SAMPLE".into(),
        servers: vec![server],
        schemes: vec![Scheme {
            name: "APIKey".into(),
            kind: RuntimeScheme::ApiKeyHeader("Authorization".into()),
            format: Some("apikey {}".into()),
            setter: Some(id("api_key")),
        }],
        security: vec![vec![Requirement { scheme: "APIKey".into(), scopes: Vec::new() }]],
        lenient: false,
    };
    ClientItem {
        needs_base: false,
        origins: String::new(),
        name: id("Client"),
        docs: docs("A client of the sample."),
        info,
        credentials: vec![credential("api_key", "APIKey", CredentialKind::Secret)],
        accessors: accessors.collect(),
        server: Some(id("Server")),
    }
}

fn credential(name: &str, scheme: &str, kind: CredentialKind) -> Credential {
    Credential {
        name: id(name),
        scheme: scheme.into(),
        variable: format!("SAMPLE_{}", scheme.to_uppercase()),
        kind,
        docs: docs(&format!("The credential {scheme}.")),
    }
}

/// Every shape that the model knows, the rare ones too.
pub(crate) fn everything() -> Crate {
    let root = module(
        &[],
        vec![child("client", false), child("models", true), child("things", true), child("untagged", true)],
        Vec::new(),
    );
    let models = module(&["models"], vec![child("common", false), child("things", false)], Vec::new());
    let mut modules = vec![
        root,
        module(&["client"], Vec::new(), vec![Item::Client(Box::new(rich_client()))]),
        models,
        module(&["models", "common"], Vec::new(), shapes()),
        module(
            &["models", "things"],
            Vec::new(),
            vec![Item::Struct(object(
                "Far",
                BOTH,
                vec![
                    field("near", model("Tree"), FieldKind::Optional),
                    field("named", model("Names"), FieldKind::Required),
                ],
            ))],
        ),
    ];
    modules.extend(tag("things", "Things", all_methods()));
    modules.extend(untagged());
    krate(modules)
}

fn untagged() -> [Module; 2] {
    let mut ping = method("ping", "GET", "/ping", Output::One(Decode::Text));
    ping.keeps_redirects = true;
    let handle =
        Handle { name: id("Client"), on_client: true, docs: Docs::default(), methods: vec![ping.clone()] };
    [
        module(&["untagged"], vec![child("op", true)], vec![Item::Handle(handle)]),
        module(&["untagged", "op"], Vec::new(), vec![Item::Operation(Box::new(ping))]),
    ]
}

fn rich_client() -> ClientItem {
    let mut client = client(&["things"]);
    let scheme = |name: &str, kind| Scheme { name: name.into(), kind, format: None, setter: None };
    client.info.schemes.extend([
        scheme("query", RuntimeScheme::ApiKeyQuery("key".into())),
        scheme("cookie", RuntimeScheme::ApiKeyCookie("session".into())),
        scheme("basic", RuntimeScheme::Basic),
        scheme("bearer", RuntimeScheme::Bearer),
        scheme("digest", RuntimeScheme::Http("Digest".into())),
        scheme("oauth", RuntimeScheme::OAuth2(Some("https://a.example/token".into()))),
        scheme("oidc", RuntimeScheme::OpenId("https://a.example/.well-known".into())),
        scheme("cert", RuntimeScheme::MutualTls),
    ]);
    client.credentials.push(credential("basic", "basic", CredentialKind::UserPassword));
    client.credentials.push(credential("oauth2", "oauth", CredentialKind::Token));
    client.credentials.push(credential("not", "digest", CredentialKind::Secret));
    client
}

/// Models of every shape.
pub(crate) fn shapes() -> Vec<Item> {
    let mut items: Vec<Item> = objects().into_iter().map(Item::Struct).collect();
    items.extend(enums());
    items.extend(unions());
    items.push(Item::Alias(Alias { name: id("Names"), docs: docs("Names."), ty: vec(Ty::String) }));
    items
}

fn objects() -> Vec<Struct> {
    let mut open = object(
        "Open",
        BOTH,
        vec![
            field("r", Ty::Number(NumberType::U8), FieldKind::Required),
            field("r_", Ty::Number(NumberType::F64), FieldKind::Optional),
            field("w", Ty::Map(Box::new(Ty::Runtime(RuntimeType::Decimal))), FieldKind::Nullish),
            field("raw", Ty::Runtime(RuntimeType::RawJson), FieldKind::RequiredNullable),
        ],
    );
    open.extra = Some(ExtraField {
        name: id("extra"),
        ty: Ty::Runtime(RuntimeType::RawJson),
        documented: false,
        docs: docs("Other members."),
    });
    let mut pair = object(
        "Pair",
        BOTH,
        vec![
            field("first", Ty::Runtime(RuntimeType::Uuid), FieldKind::Required),
            field("second", Ty::Runtime(RuntimeType::Date), FieldKind::Optional),
        ],
    );
    pair.tuple = true;
    pair.extra =
        Some(ExtraField { name: id("rest"), ty: Ty::Bool, documented: true, docs: docs("Further items.") });
    let mut couple = object(
        "Couple",
        BOTH,
        vec![
            field("first", Ty::Bool, FieldKind::Required),
            field("second", Ty::Unit, FieldKind::RequiredNullable),
        ],
    );
    couple.tuple = true;
    let tree = object(
        "Tree",
        BOTH,
        vec![
            field("left", boxed(model("Tree")), FieldKind::Optional),
            field("right", boxed(model("Tree")), FieldKind::Nullish),
            field("leaves", vec(model("Tree")), FieldKind::Required),
        ],
    );
    vec![open, pair, couple, tree, object("Nothing", BOTH, Vec::new()), one_way(), kinds(), old()]
}

/// Members that go one way only, and one that has a single value.
fn one_way() -> Struct {
    let mut given = field("id", Ty::Number(NumberType::I64), FieldKind::Optional);
    given.written = false;
    let mut secret = field("password", Ty::Runtime(RuntimeType::Secret), FieldKind::Optional);
    secret.read = false;
    let kind = field("kind", model("OnlyKind"), FieldKind::Required);
    let version = field("version", Ty::String, FieldKind::Optional);
    let mut item = object("OneWay", BOTH, vec![given, secret, kind, version]);
    if let Some(how) = &mut item.constructor {
        how.args.clear();
        how.default = false;
        how.fixed = vec![(2, Fixed::Variant(id("OnlyKind"), id("Only"))), (3, Fixed::Text("2".into()))];
        how.setters.retain(|(index, _)| *index != 3);
    }
    item
}

/// A type of each kind, and more arguments than clippy likes.
fn kinds() -> Struct {
    let runtime = [
        RuntimeType::Timestamp,
        RuntimeType::Date,
        RuntimeType::Uuid,
        RuntimeType::Base64,
        RuntimeType::Secret,
        RuntimeType::Decimal,
        RuntimeType::IpAddr,
        RuntimeType::Ipv4Addr,
        RuntimeType::Ipv6Addr,
    ];
    let named =
        runtime.map(|ty| field(&ty.name().to_lowercase(), Ty::Runtime(ty), FieldKind::Required)).into_iter();
    let deep = (0..8).fold(Ty::Bool, |ty, _| vec(Ty::Option(Box::new(ty))));
    object("Kinds", BOTH, named.chain([field("deep", deep, FieldKind::Required)]).collect())
}

/// Everything about it is deprecated.
fn old() -> Struct {
    let mut item = object(
        "Old",
        BOTH,
        vec![
            field("gone", Ty::String, FieldKind::Optional),
            field("choice", model("OldChoice"), FieldKind::Required),
        ],
    );
    item.docs.deprecated = Some("use something newer".into());
    item.fields[0].docs.deprecated = Some(String::new());
    item
}

fn enums() -> Vec<Item> {
    let mut old = values("OldChoice", BOTH, Some("Unknown"), &[("A", text("a")), ("B", text("b"))]);
    old.variants[0].docs.deprecated = Some("gone".into());
    old.docs.deprecated = Some(String::new());
    let odd = [("Quote", text("\"")), ("Bidi", text("\u{202e}")), ("Empty", text("")), ("Nul", text("\0"))];
    let integers = [("One", Literal::Integer(1)), ("Lowest", Literal::Integer(i64::MIN))];
    let mixed =
        [("Half", Literal::Json("0.5".into())), ("Yes", Literal::Json("true".into())), ("Word", text("w"))];
    [
        old,
        values("OnlyKind", BOTH, None, &[("Only", text("only"))]),
        values("Odd", BOTH, Some("Unknown"), &odd),
        values("Level", BOTH, Some("Other"), &integers),
        values("ClosedLevel", BOTH, None, &integers),
        values("Mixed", BOTH, Some("Unknown"), &mixed),
        values("ClosedMixed", BOTH, None, &mixed),
        values("WriteOnly", WRITE, Some("Unknown"), &[("A", text("a"))]),
        values("ReadOnly", READ, None, &[("A", text("a"))]),
    ]
    .into_iter()
    .map(Item::ValueEnum)
    .collect()
}

fn unions() -> Vec<Item> {
    let tag = UnionDispatch::Tag {
        property: "kind".into(),
        arms: vec![("tree".into(), 0), ("twig".into(), 0), ("open".into(), 1)],
        written: vec![(0, "tree".into())],
        rest: None,
    };
    let parts = [("Tree", boxed(model("Tree"))), ("Open", model("Open"))];
    let mut tagged = union("Tagged", BOTH, tag.clone(), &parts);
    tagged.unknown = Some(id("Unknown"));
    let shared = UnionDispatch::Tag {
        property: "kind".into(),
        arms: vec![("one".into(), 0), ("both".into(), 0), ("both".into(), 1)],
        written: Vec::new(),
        rest: None,
    };
    let every = [
        JsonKind::Boolean,
        JsonKind::Number,
        JsonKind::String,
        JsonKind::Null,
        JsonKind::Array,
        JsonKind::Object,
    ];
    let arms = every.iter().map(|kind| (*kind, usize::from(*kind == JsonKind::Object))).collect();
    let every = UnionDispatch::Kind { arms, objects: None };
    let kind = UnionDispatch::Kind {
        arms: vec![(JsonKind::String, 0), (JsonKind::Number, 1), (JsonKind::Array, 2)],
        objects: None,
    };
    let scalars = [("Text", Ty::String), ("Number", Ty::Number(NumberType::F64)), ("List", vec(Ty::String))];
    let member = |rest| UnionDispatch::Member { arms: vec![("leaves".into(), 0)], rest };
    let mut fit = union("FitOrKeep", BOTH, UnionDispatch::BestFit, &parts);
    fit.unknown = Some(id("Unknown"));
    [
        tagged,
        union("ClosedTagged", BOTH, tag, &parts),
        union("Shared", BOTH, shared, &parts),
        union("Kinded", BOTH, kind, &scalars),
        union(
            "EveryKind",
            BOTH,
            every,
            &[("Any", Ty::Runtime(RuntimeType::RawJson)), ("Open", model("Open"))],
        ),
        union("Membered", BOTH, member(Some(1)), &parts),
        union("StrictlyMembered", BOTH, member(None), &parts),
        union("Fit", BOTH, UnionDispatch::BestFit, &parts),
        fit,
        union("OfOld", BOTH, UnionDispatch::BestFit, &[("Old", model("Old")), ("Text", Ty::String)]),
    ]
    .into_iter()
    .map(Item::Union)
    .collect()
}

fn all_methods() -> Vec<Method> {
    let mut methods = bodies();
    methods.extend(outputs());
    methods.push(every_parameter());
    methods
}

fn outputs() -> Vec<Method> {
    let by_status = Output::ByStatus {
        name: id("ManyOutput"),
        docs: docs("What the server answers, by status."),
        variants: vec![
            by_status(StatusRange::Exact(200), "Ok", Decode::Json(model("Tree"))),
            by_status(StatusRange::Exact(202), "Accepted", Decode::Nothing),
            by_status(StatusRange::Exact(203), "Old", Decode::Json(model("Old"))),
            by_status(StatusRange::Class(2), "OtherSuccess", Decode::Text),
        ],
        fallback: 3,
    };
    let events = Output::One(Decode::Items(Items::Events(EventItem::Data(DataForm::Json)), model("Tagged")));
    let mut events = method("events", "GET", "/events", events);
    events.streaming = Streaming::Always;
    let mut lines =
        method("lines", "GET", "/lines", Output::One(Decode::Items(Items::Values, model("Tree"))));
    lines.streaming = Streaming::Always;
    let mut old = method("old", "GET", "/old", json(model("Old")));
    old.docs.deprecated = Some("gone".into());
    vec![
        method("many", "GET", "/many", by_status),
        method(
            "maybe",
            "GET",
            "/maybe",
            Output::Maybe(Decode::Json(model("Far")), Bodies::AllBut(vec![204, 205])),
        ),
        method(
            "perhaps",
            "GET",
            "/perhaps",
            Output::Maybe(Decode::Items(Items::Values, model("Far")), Bodies::Only(vec![200])),
        ),
        method("bytes", "GET", "/bytes", Output::One(Decode::Bytes)),
        method("of_old", "GET", "/of-old", json(vec(model("Old")))),
        events,
        lines,
        old,
    ]
}

/// Every place, style and way to pass an argument; method names that clippy takes for those of traits.
fn every_parameter() -> Method {
    let mut call = method("clone", "QUERY", "/all/{a}/{b}/{c}", Output::One(Decode::Nothing));
    let mut content = param("content", Location::Query, false);
    content.style = ParamStyle::Content("application/json".into());
    let mut deep = param("deep", Location::Query, false);
    deep.style = ParamStyle::Style { style: Some(Style::DeepObject), explode: Some(true), reserved: true };
    deep.allow_empty = true;
    call.params = vec![
        param("a", Location::Path, true),
        param("b", Location::Path, true),
        param("c", Location::Path, true),
        param("x-list", Location::Header, true),
        param("session", Location::Cookie, true),
        param("e", Location::Query, true),
        param("f", Location::Query, true),
        content,
        deep,
        param("", Location::QueryString, false),
        param("sub", Location::Query, false),
    ];
    call.args = vec![
        arg("a", Ty::Runtime(RuntimeType::Uuid), Passing::Value),
        arg("r#type", Ty::String, Passing::Str),
        arg("c", model("Mixed"), Passing::Ref),
        arg("d", vec(Ty::String), Passing::Slice),
        arg("session", model("Odd"), Passing::Value),
        arg("e", vec(model("Tree")), Passing::Slice),
        arg("f", model("Old"), Passing::Ref),
    ];
    call.setters = vec![
        setter("content", 7, model("Tree"), Passing::Ref),
        setter("deep", 8, Ty::Map(Box::new(Ty::String)), Passing::Ref),
        setter("query", 9, vec(Ty::Runtime(RuntimeType::Date)), Passing::Slice),
        setter("sub", 10, Ty::String, Passing::Str),
    ];
    let need =
        |scheme: &str| Requirement { scheme: scheme.into(), scopes: vec!["read".into(), "write".into()] };
    call.security = vec![vec![need("oauth"), need("APIKey")], Vec::new()];
    call.servers = client(&[]).info.servers;
    call
}
