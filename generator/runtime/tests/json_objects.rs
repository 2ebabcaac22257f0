//! Objects, tuples, look-ahead and unions, read the way emitted types read.

use std::collections::BTreeMap;

use clientwright_runtime::codec::{
    self, Base64, FromJson, Kind, Nullish, RawJson, ReadError, Reader, Rest, Slot, Timestamp,
};

#[derive(Debug, Default, PartialEq)]
struct Node {
    id: i64,
    label: Option<String>,
    note: Nullish<String>,
    free: Option<RawJson>,
    nodes: Option<Vec<Node>>,
}

impl FromJson for Node {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut f0: Option<i64> = None;
        let mut f1: Option<String> = None;
        let mut f2: Nullish<String> = Nullish::Absent;
        let mut f3: Option<RawJson> = None;
        let mut f4: Option<Vec<Node>> = None;
        r.object(
            "Node",
            &["id", "label", "note", "free", "nodes"],
            &mut [&mut f0 as &mut dyn Slot, &mut f1, &mut f2, &mut f3, &mut f4],
        )?;
        Ok(Self { id: r.need(f0, "id")?, label: f1, note: f2, free: f3, nodes: f4 })
    }
}

fn node(text: &str) -> Result<Node, String> {
    codec::from_str(text).map_err(|error| error.to_string())
}

#[test]
fn members_come_in_any_order_and_unknown_ones_are_stepped_over() {
    let read = node(r#"{"x":{"id":[7]},"nodes":[{"id":2}],"\u0069d":1,"label":"a","y":null}"#).unwrap();
    let inner = Node { id: 2, ..Node::default() };
    assert_eq!(read, Node { id: 1, label: Some("a".into()), nodes: Some(vec![inner]), ..Node::default() });
}

#[test]
fn of_duplicate_members_the_last_counts() {
    let read = node(r#"{"id":1,"label":"a","id":2,"label":null,"note":"x","note":null}"#).unwrap();
    assert_eq!((read.id, read.label, read.note), (2, None, Nullish::Null));
    let map: BTreeMap<String, i64> = codec::from_str(r#"{"a":1,"a":2}"#).unwrap();
    assert_eq!(map, BTreeMap::from([("a".to_owned(), 2)]));
    let kept = RawJson::from_text(r#"{"a":{"b":1},"a":{"b":2}}"#).unwrap();
    assert_eq!(kept.get("/a/b"), Some(RawJson::of(&2)));
}

#[test]
fn null_and_absence_are_told_apart_where_it_matters() {
    let read = node(r#"{"id":1,"label":null,"note":null,"free":null,"nodes":null}"#).unwrap();
    let nulls = Node { id: 1, note: Nullish::Null, free: Some(RawJson::null()), ..Node::default() };
    assert_eq!(read, nulls);
    assert_eq!(node(r#"{"id":1}"#).unwrap(), Node { id: 1, ..Node::default() });
    assert_eq!(node(r#"{"id":1,"note":"x"}"#).unwrap().note, Nullish::Value("x".to_owned()));
}

#[test]
fn required_members_are_required() {
    let said = |text: &str| node(text).unwrap_err();
    assert_eq!(said("{}"), "/id: expected the required member, found no such member (byte 0)");
    assert_eq!(said(r#" {"id":null}"#), "/id: expected integer, found null (byte 7)");
    assert_eq!(said(r#"{"id":1,"id":null,"x":0}"#), "/id: expected integer, found null (byte 13)");
    assert_eq!(
        said(r#"{"id":1,"nodes":[{"id":2},{"nodes":[{"id":3}]}]}"#),
        "/nodes/1/id: expected the required member, found no such member (byte 26)"
    );
    assert_eq!(said(r#"{"id":"1"}"#), "/id: expected integer, found string (byte 6)");
    assert_eq!(said(r#"{"id":1,"nodes":{"id":2}}"#), "/nodes: expected array, found object (byte 16)");
    assert_eq!(said("[]"), "(root): expected object, found array (byte 0)");
    assert_eq!(
        said(r#"{"id":1,"nodes":[{"id":2},{"id":false}]}"#),
        "/nodes/1/id: expected integer, found boolean (byte 32)"
    );
}

#[test]
fn errors_name_the_innermost_type() {
    let error = codec::from_str::<BTreeMap<String, Node>>(r#"{"a/~":{"id":1,"label":[]}}"#).unwrap_err();
    assert_eq!(error.pointer(), "/a~1~0/label");
    assert_eq!((error.type_name(), error.expected(), error.found()), ("Node", "string", "array"));
    assert!(!error.is_syntax());
    let error = codec::from_str::<Vec<Vec<i64>>>("[[1],[2,true]]").unwrap_err();
    assert_eq!((error.pointer().as_str(), error.type_name()), ("/1/1", ""));
    assert_eq!(format!("{error:?}"), "ReadError(/1/1: expected integer, found boolean (byte 8))");
}

#[test]
fn errors_never_quote_members_that_may_be_secret() {
    let error = codec::from_str::<Vec<i64>>(r#"["hunter2"]"#).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("hunter2"));
}

/// A type whose null is a value of its own, though it does not say so through `from_null`.
#[derive(Debug, PartialEq)]
struct Nullable(Option<i64>);

impl FromJson for Nullable {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        Option::read(r).map(Self)
    }
}

#[test]
fn a_required_null_is_offered_to_the_type() {
    let read = |text: &str| {
        let mut r = Reader::new(text);
        let mut f0: Option<Nullable> = None;
        r.object("T", &["a"], &mut [&mut f0 as &mut dyn Slot])?;
        r.need(f0, "a")
    };
    assert_eq!(read(r#"{"a":null}"#), Ok(Nullable(None)));
    assert_eq!(read(r#"{"a":5}"#), Ok(Nullable(Some(5))));
    assert_eq!(read(r#"{"b":null}"#).unwrap_err().pointer(), "/a");
}

#[test]
fn records_ask_for_their_first_members() {
    let read = |text: &str| {
        let mut r = Reader::new(text);
        let mut f0: Option<i64> = None;
        let mut f1: Option<Nullable> = None;
        let mut f2: Option<bool> = None;
        let mut extra: BTreeMap<String, i64> = BTreeMap::new();
        let slots = &mut [&mut f0 as &mut dyn Slot, &mut f1, &mut f2];
        r.record("Trio", 2, &["a", "b", "c"], slots, Some(&mut extra))?;
        let (Some(f0), Some(f1)) = (f0, f1) else { return Err(r.lacking()) };
        Ok((f0, f1.0, f2, extra.len()))
    };
    assert_eq!(read(r#"{"b":2,"a":1,"x":0}"#), Ok((1, Some(2), None, 1)));
    assert_eq!(
        read(r#"{"c":true,"b":null,"a":1}"#),
        Ok((1, None, Some(true), 0)),
        "null is a value of this type"
    );
    let said = |text: &str| read(text).unwrap_err().to_string();
    assert_eq!(said(r#" {"c":true}"#), "/a: expected the required member, found no such member (byte 1)");
    assert_eq!(said(r#"{"a":1}"#), "/b: expected the required member, found no such member (byte 0)");
    assert_eq!(said(r#"{"a":null,"b":1}"#), "/a: expected integer, found null (byte 5)");
    assert_eq!(said(r#"{"a":1,"b":false}"#), "/b: expected integer, found boolean (byte 11)");
    assert_eq!(read(r#"{"a":null,"b":1}"#).unwrap_err().type_name(), "Trio");
}

#[test]
fn tuples_take_items_by_place() {
    let read = |text: &str, rest: Option<&mut dyn Rest>| {
        let mut r = Reader::new(text);
        let mut f0: Option<String> = None;
        let mut f1: Option<i64> = None;
        r.tuple("Pair", &mut [&mut f0 as &mut dyn Slot, &mut f1], rest)?;
        Ok::<_, ReadError>((r.need(f0, "0")?, f1))
    };
    assert_eq!(read(r#"["a",1]"#, None).unwrap(), ("a".into(), Some(1)));
    assert_eq!(read(r#"["a"]"#, None).unwrap(), ("a".into(), None));
    let mut rest: Vec<bool> = Vec::new();
    assert!(read(r#"["a",1,true,false]"#, Some(&mut rest)).is_ok());
    assert_eq!(rest, [true, false]);
    let said = |text: &str| read(text, None).unwrap_err().to_string();
    assert_eq!(said("[]"), "/0: expected the required member, found no such member (byte 0)");
    assert_eq!(said("[null,2]"), "/0: expected string, found null (byte 1)");
    assert_eq!(said(r#"["a",1,{}]"#), "/2: expected the end of the array, found object (byte 7)");
    assert_eq!(said(r#"["a","b"]"#), "/1: expected integer, found string (byte 5)");
    let error = read(r#"["a",1,true,3]"#, Some(&mut rest)).unwrap_err();
    assert_eq!((error.pointer().as_str(), error.type_name()), ("/3", "Pair"));
}

#[test]
fn looking_ahead_consumes_nothing() {
    let text = r#" {"a":{"kind":"no"},"kind":"cat","n":1.5,"b":true,"o":{},"z":null,"kind":"dog","esc\u0061ped":"\u00e9"}"#;
    let mut r = Reader::new(text);
    assert_eq!(r.kind(), Kind::Object);
    let mut tag = |member: &str| r.tag(member).unwrap();
    assert_eq!(tag("kind").as_deref(), Some("dog"), "the last one counts");
    assert_eq!(tag("n").as_deref(), Some("1.5"));
    assert_eq!(tag("b").as_deref(), Some("true"));
    assert_eq!(tag("escaped").as_deref(), Some("\u{e9}"));
    assert_eq!((tag("o"), tag("z"), tag("missing")), (None, None, None));
    assert!(r.has("z") && r.has("a") && r.has("escaped") && !r.has("missing"));
    assert_eq!(r.raw().unwrap(), text.trim());
    assert!(r.end().is_ok());
    assert_eq!(Reader::new("[1]").tag("a"), Ok(None));
    assert!(!Reader::new("\"a\"").has("a"));
    assert!(Reader::new(r#"{"a":1,"b":}"#).tag("a").is_err_and(|error| error.is_syntax()));
}

#[test]
fn kinds_are_seen_by_value() {
    let kinds = [
        ("null", Kind::Null),
        (" true", Kind::Bool),
        ("false", Kind::Bool),
        ("1", Kind::Integer),
        ("-0", Kind::Integer),
        ("1.0", Kind::Integer),
        ("1e2", Kind::Integer),
        ("1.50e1", Kind::Integer),
        ("1.5", Kind::Number),
        ("1e-1", Kind::Number),
        ("10e-1", Kind::Integer),
        ("0e-9", Kind::Integer),
        ("\"\"", Kind::String),
        ("[", Kind::Array),
        ("{", Kind::Object),
        ("", Kind::Null),
    ];
    for (text, kind) in kinds {
        assert_eq!(Reader::new(text).kind(), kind, "{text}");
    }
}

#[derive(Debug, PartialEq)]
enum Shape {
    Time(Timestamp),
    Text(String),
    Narrow(i32),
    Number(f64),
    List(Vec<Shape>),
    Small(BTreeMap<String, i64>),
    Tree(Node),
}

impl FromJson for Shape {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.best_of(
            "Shape",
            &[
                |r| FromJson::read(r).map(Self::Time),
                |r| FromJson::read(r).map(Self::Text),
                |r| FromJson::read(r).map(Self::Narrow),
                |r| FromJson::read(r).map(Self::Number),
                |r| FromJson::read(r).map(Self::List),
                |r| FromJson::read(r).map(Self::Tree),
                |r| FromJson::read(r).map(Self::Small),
            ],
        )
    }
}

#[test]
fn the_first_branch_with_the_fewest_misfits_wins() {
    let read = |text: &str| codec::from_str::<Shape>(text).unwrap();
    assert!(matches!(read("\"2024-06-19T15:22:45Z\""), Shape::Time(_)));
    assert_eq!(read("\"x\""), Shape::Text("x".into()));
    assert_eq!(read("1.0"), Shape::Narrow(1));
    assert_eq!(read("3000000000"), Shape::Number(3e9));
    assert_eq!(read("[1,[0.5]]"), Shape::List(vec![Shape::Narrow(1), Shape::List(vec![Shape::Number(0.5)])]));
    assert!(matches!(read(r#"{"id":1}"#), Shape::Tree(_)), "both fit: the first");
    assert!(matches!(read(r#"{"id":1,"x":1}"#), Shape::Small(_)), "an unknown member is a misfit");
    assert!(matches!(read(r#"{"id":1,"x":"a"}"#), Shape::Tree(_)), "a misfit is better than an error");
}

#[test]
fn misfits_inside_a_union_count_for_the_union_around_it() {
    let read = |text: &str| {
        Reader::new(text).best_of::<usize>(
            "U",
            &[
                |r| Node::read(r).map(|_| 0),
                |r| {
                    r.unknown();
                    r.unknown();
                    RawJson::read(r).map(|_| 1)
                },
            ],
        )
    };
    assert_eq!(read(r#"{"id":1,"x":1}"#), Ok(0));
    assert_eq!(read(r#"{"id":1,"x":1,"y":1}"#), Ok(0), "first on a tie");
    assert_eq!(read(r#"{"id":1,"x":1,"nodes":[{"id":1,"y":1,"z":1}]}"#), Ok(1));
}

#[test]
fn a_union_says_why_no_branch_fits() {
    let error = codec::from_str::<Vec<Shape>>(r#"[1,{"id":{},"x":0}]"#).unwrap_err();
    assert_eq!((error.pointer().as_str(), error.offset(), error.type_name()), ("/1", 3, "Shape"));
    assert_eq!(error.branches().len(), 7);
    assert_eq!(error.branches()[5].pointer(), "/id");
    let said = error.to_string();
    assert!(
        said.starts_with(
            "/1: expected one of the 7 forms of Shape, found object (byte 3); tried (root): expected"
        ),
        "{said}"
    );
    assert!(said.contains("| /id: expected integer, found object (byte 9) |"), "{said}");
    let error = codec::from_str::<Vec<Shape>>("[1,[2,]]").unwrap_err();
    assert!(
        error.is_syntax() && error.branches().is_empty(),
        "malformed text is no matter of branches: {error}"
    );
}

#[test]
fn a_failed_branch_leaves_no_trace() {
    let deep =
        format!("{}{{\"id\":1,\"nodes\":[{{\"id\":1,\"nodes\":[0]}}]}}{}", "[".repeat(124), "]".repeat(124));
    let error = codec::from_str::<Shape>(&deep).unwrap_err();
    assert!(!error.is_syntax(), "{error}");
    let siblings = format!("[{}]", vec![r#"{"nodes":[{"id":1,"nodes":[{"id":{}}]}]}"#; 100].join(","));
    let read: Vec<Either> = codec::from_str(&siblings).unwrap();
    assert!(
        read.iter().all(|either| either.0.is_err()),
        "a hundred failures deep inside do not use up the depth"
    );
}

/// A node's number, or whatever else there is.
struct Either(Result<i64, RawJson>);

impl FromJson for Either {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.best_of(
            "Either",
            &[
                |r| Node::read(r).map(|node| Self(Ok(node.id))),
                |r| RawJson::read(r).map(|raw| Self(Err(raw))),
            ],
        )
    }
}

#[test]
fn raw_json_keeps_and_finds() {
    let raw = RawJson::from_text(" { \"a b\" : [ 1.10 , { \"c/d\" : \" \\\" x \" } ] , \"\" : 0 } ").unwrap();
    assert_eq!(raw.as_str(), r#"{"a b":[1.10,{"c/d":" \" x "}],"":0}"#);
    assert_eq!(raw.get("").unwrap().as_str(), raw.as_str());
    assert_eq!(raw.get("/a b/0").unwrap().as_str(), "1.10");
    assert_eq!(raw.get("/a b/1/c~1d").unwrap().parse::<String>().unwrap(), " \" x ");
    assert_eq!(raw.get("/").unwrap().as_str(), "0");
    for missing in ["a", "/x", "/a b/2", "/a b/-", "/a b/00", "/a b/+1", "/a b/0/x", "/a b/1/c"] {
        assert_eq!(raw.get(missing), None, "{missing}");
    }
    assert_eq!(format!("{raw:?}"), raw.as_str());
    assert!(RawJson::from_text("null").unwrap().is_null() && RawJson::default().is_null() && !raw.is_null());
    assert!(RawJson::from_text("1 2").is_err());
    assert_eq!(RawJson::of(&vec![1, 2]).as_str(), "[1,2]");
    assert_ne!(
        RawJson::from_text("123456789012345678901").unwrap(),
        RawJson::from_text("123456789012345678902").unwrap()
    );
}

#[test]
fn slots_know_whether_they_are_filled() {
    let mut slot: Option<Base64> = None;
    assert!(!slot.is_filled());
    slot.fill(&mut Reader::new("\"YQ==\"")).unwrap();
    assert!(slot.is_filled());
    assert!(Nullish::<i64>::Null.is_filled() && !Nullish::<i64>::Absent.is_filled());
    let mut unit: Option<()> = None;
    unit.fill(&mut Reader::new("null")).unwrap();
    assert_eq!(unit, Some(()));
}
