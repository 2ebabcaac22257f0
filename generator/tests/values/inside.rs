//! What the values of a generated client keep, and how they are built and read.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;
use values::models::{
    Any, Cells, Deep, Filter, Found, Grown, GrownEither, Index, Item, Kind, Order, Rows, Search, Sparse,
    StateFilter, Thing, ThingMixed, Tree, Versions, Words, Wrapped,
};
use values::support::mock::Replay;
use values::Call as _;
use values::support::codec::{from_str, to_string, to_whole, JsonObject, Nullish, Number, RawJson, Timestamp};

/// A thing with one member more, read and written again.
fn passed_on(member: &str) -> String {
    let text = format!(r#"{{"name":"n","owner":null,"tags":[],"kind":"small",{member}}}"#);
    let thing: Thing = from_str(&text).unwrap_or_else(|error| panic!("{member}: {error}"));
    let written = to_string(&thing);
    written.strip_prefix(r#"{"name":"n","owner":null,"tags":[],"kind":"small","#).unwrap().trim_end_matches('}').to_owned()
}

#[test]
fn numbers_that_are_passed_on_keep_their_value() {
    let numbers = [
        "9007199254740991",
        "9007199254740992",
        "9007199254740993",
        "-9007199254740993",
        "9223372036854775808",
        "1e400",
        "-0.0",
        "123456789012345678901234567890",
        "0.123456789012345678901234567890",
        "2.0",
        "2",
    ];
    for number in numbers {
        for member in ["price", "amount", "either", "anything"] {
            let member = format!(r#""{member}":{number}"#);
            assert_eq!(passed_on(&member), member);
        }
    }
    assert_eq!(passed_on(r#""weight":2.5"#), r#""weight":2.5"#);
    let thing: Thing = from_str(r#"{"name":"n","owner":1,"tags":[],"kind":"large","amount":9007199254740993}"#).unwrap();
    assert_eq!(thing.amount.and_then(|amount| amount.to_i64()), Some(9_007_199_254_740_993));
}

#[test]
fn times_that_are_passed_on_stay_what_they_were() {
    for time in [
        "2016-12-31T23:59:60Z",
        "2024-06-19T12:00:00+02:00",
        "9999-12-31T23:59:59Z",
        "2024-06-19T12:00:00",
        "2024-06-19T12:00:00.123456789012Z",
        "2024-06-19",
    ] {
        for member in ["at", "day"] {
            let member = format!(r#""{member}":"{time}""#);
            assert_eq!(passed_on(&member), member);
        }
    }
    let wrong = r#"{"name":"n","owner":null,"tags":[],"kind":"small","day":"19.06.2024"}"#;
    assert!(from_str::<Thing>(wrong).is_err());
}

#[test]
fn values_of_strings_are_the_text_as_written() {
    let texts: Vec<&str> = Versions::VALUES.iter().map(Versions::as_str).collect();
    assert_eq!(texts, ["1.0", "1.10", "0o755", "0x1F", "1e3", ".5", "2.0", "3"]);
    let texts: Vec<&str> = Words::VALUES.iter().map(Words::as_str).collect();
    assert_eq!(texts, ["yes", "no", "True", "12:30"]);
}

#[test]
fn enums_are_good_citizens() {
    let mut counts: HashMap<Kind, usize> = HashMap::new();
    for kind in ["small", "large", "small", "new"] {
        *counts.entry(kind.parse().unwrap()).or_default() += 1;
    }
    assert_eq!((counts[&Kind::Small], counts[&Kind::Unknown("new".into())]), (2, 1));
    let up = Order::Up;
    let again = up.clone();
    assert!(up == Order::Up && again < Order::Down && "sideways".parse::<Order>().is_err());
    assert_eq!(Order::VALUES.iter().map(ToString::to_string).collect::<Vec<_>>(), ["up", "down"]);
    assert_eq!(format!("{:>6}|{:<6}|", Order::Up, Kind::Small), "    up|small |");
    for order in Order::VALUES {
        assert_eq!(order.to_string().parse(), Ok(order.clone()));
    }
    let by_order: BTreeMap<Order, i64> = [(Order::Down, 2), (Order::Up, 1)].into();
    assert_eq!(by_order.values().copied().collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn structs_are_keys_where_nothing_in_them_is_a_float() {
    let item = |name: &str| Item::new(name).with_id(1);
    let mut seen: HashMap<Item, usize> = HashMap::new();
    for name in ["a", "b", "a"] {
        *seen.entry(item(name)).or_default() += 1;
    }
    assert_eq!((seen.len(), seen[&item("a")]), (2, 2));
}

#[test]
fn building_takes_what_is_at_hand() {
    let thing = Thing::new("n", 7, ["a", "b"], "large")
        .with_labels([("team", "blue")])
        .with_price(9.5)
        .with_amount(2)
        .with_either("x")
        .with_note("text")
        .with_aliases(["c"])
        .with_payload(json!({"z": 1, "a": [true, null]}))
        .with_anything(json!([1, "two"]))
        .with_mixed(true)
        .with_several(["one", "two"]);
    assert_eq!(
        to_string(&thing),
        concat!(
            r#"{"name":"n","owner":7,"tags":["a","b"],"labels":{"team":"blue"},"kind":"large","price":9.5,"#,
            r#""amount":2,"either":"x","note":"text","aliases":["c"],"payload":{"a":[true,null],"z":1},"#,
            r#""anything":[1,"two"],"mixed":true,"several":["one","two"]}"#
        )
    );
    let thing = Thing::new("n", None, Vec::<String>::new(), Kind::Small).with_note(None);
    assert_eq!(to_string(&thing), r#"{"name":"n","owner":null,"tags":[],"kind":"small","note":null}"#);
    let mixed: [ThingMixed; 4] = [json!({"a": 1}).into(), 5.into(), "x".into(), false.into()];
    let written: Vec<String> = mixed.into_iter().map(|mixed| to_string(&thing.clone().with_mixed(mixed))).collect();
    assert_eq!(written.iter().map(|text| text.split("\"mixed\":").nth(1).unwrap()).collect::<Vec<_>>(), [r#"{"a":1}}"#, "5}", "\"x\"}", "false}"]);
}

#[test]
fn filters_of_filters_are_one_expression() {
    let nested = Search::new()
        .set_filter(|filter| filter.set_state(|state| state.set_type(|ty| ty.with_any(["small"]))).set_not(|not| not.with_names(["x"])))
        .with_limit(5);
    let any = Any::new().with_any([Kind::Small]);
    let filter = Filter::new().with_state(StateFilter::new().with_type(any)).with_not(Filter::new().with_names(["x"]));
    assert_eq!(nested, Search::new().with_filter(filter).with_limit(5));
}

#[test]
fn three_states_read_well_in_what_comes_back() {
    let thing = |member: &str| from_str::<Thing>(&format!(r#"{{"name":"n","owner":null,"tags":[],"kind":"small"{member}}}"#)).unwrap();
    assert_eq!(thing(r#","note":"x""#).note.as_deref(), Some("x"));
    assert!(thing(r#","note":null"#).note.is_null() && thing("").note.is_absent());
    assert_eq!((thing("").note.unwrap_or_default(), Option::<Option<String>>::from(thing(r#","note":null"#).note)), (String::new(), Some(None)));
    assert_eq!(thing("").aliases, Nullish::Absent);
}

#[test]
fn free_form_members_keep_their_order_and_are_read_by_pointer() {
    let member = r#""payload":{"z":1,"a":{"y":[{"k":"v"}],"b":2}},"zeta":1,"alpha":2"#;
    assert_eq!(format!("{}}}", passed_on(member)).replace("}}}", "}}"), r#""payload":{"z":1,"a":{"y":[{"k":"v"}],"b":2}},"zeta":1,"alpha":2}"#);
    let payload: JsonObject = from_str(r#"{"a":{"y":[{"k":"v"}]}}"#).unwrap();
    assert_eq!(payload.get("/a/y/0/k"), Some(RawJson::from("v")));
}

#[test]
fn everything_goes_through_serde_whichever_way_it_travels() {
    let whole = r#"{"id":5,"secret":"s","name":"n","owner":null,"tags":[],"kind":"small"}"#;
    let kept: Thing = serde_json::from_str(whole).unwrap();
    assert_eq!((kept.id, kept.secret.as_deref()), (Some(5), Some("s")));
    assert_eq!(serde_json::to_string(&kept).unwrap(), whole);
    assert_eq!(to_string(&kept), r#"{"secret":"s","name":"n","owner":null,"tags":[],"kind":"small"}"#);
    let found: Found = from_str(r#"{"items":[{"name":"a","id":3}],"total":1,"versions":"1.10","numbers":2}"#).unwrap();
    let cached: Found = serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
    assert_eq!((&cached, cached.items[0].id), (&found, Some(3)));
    let search: Search = serde_json::from_str(r#"{"filter":{"names":["x"]},"order":"down"}"#).unwrap();
    assert_eq!(search, Search::new().set_filter(|filter| filter.with_names(["x"])).with_order(Order::Down));
    assert_eq!(serde_json::from_value::<Order>(json!("up")).unwrap(), Order::Up);
}

#[test]
fn answers_are_made_for_tests() {
    let found = Found::new([Item::new("a").with_id(3).with_seen("2024-06-19T12:00:00Z".parse::<Timestamp>().unwrap())], 1);
    assert_eq!(to_whole(&found), r#"{"items":[{"name":"a","seen":"2024-06-19T12:00:00Z","id":3}],"total":1}"#);
    assert_eq!(from_str::<Found>(&to_whole(&found)).unwrap(), found);
}

#[test]
fn arguments_and_bodies_take_what_becomes_them() {
    let client = values::Client::builder().transport(Replay::new()).build().unwrap();
    let thing = Thing::new("n", None, [""; 0], "small");
    let asked = client.things().create_thing(&thing).ratio(1.5).since("2024-06-19T12:00:00+02:00".parse::<Timestamp>().unwrap());
    let sent = asked.request().unwrap();
    assert_eq!(sent.uri().query(), Some("ratio=1.5&since=2024-06-19T12%3A00%3A00%2B02%3A00"));
    let ratio: Number = "0.10".parse().unwrap();
    let sent = client.things().create_thing(&thing).ratio(ratio).request().unwrap();
    assert_eq!(sent.uri().query(), Some("ratio=0.10"));
    for made in [client.things().send_raw(json!({"a": 1, "b": 2})), client.things().send_raw(JsonObject::new().with("a", 1).with("b", 2))] {
        assert_eq!(made.request().unwrap().body().as_bytes().map(|body| body.as_ref()), Some(&br#"{"a":1,"b":2}"#[..]));
    }
}

#[test]
fn lists_of_themselves_are_types() {
    let leaf = Tree::default();
    let tree = Tree(vec![leaf.clone(), [leaf.clone(), leaf].into_iter().collect()]);
    assert_eq!((tree.len(), tree[1].len(), to_string(&tree).as_str()), (2, 2, "[[],[[],[]]]"));
    assert_eq!(from_str::<Tree>("[[],[[],[]]]").unwrap(), tree);
    assert_eq!((&tree).into_iter().map(|inner| inner.len()).sum::<usize>(), 2);
    let turned: Tree = tree.clone().into_iter().rev().collect();
    assert_eq!(to_string(&turned), "[[[],[]],[]]");

    let mut index = Index::from(BTreeMap::from([("a".to_owned(), Index::default())]));
    index.insert("b".to_owned(), [("c".to_owned(), Index::default())].into_iter().collect());
    assert_eq!(to_string(&index), r#"{"a":{},"b":{"c":{}}}"#);
    assert_eq!((&index).into_iter().map(|(name, _)| name.as_str()).collect::<String>(), "ab");

    let rows = Rows(vec![Cells([("x".to_owned(), Rows::default())].into())]);
    let text = concat!(
        r#"{"tree":[],"trees":[[[]]],"index":{"a":{}},"rows":[{"x":[]}],"sparse":[null,[]],"wrapped":[[]],"#,
        r#""deep":[{"y":[[]]}],"either":[[]]}"#,
    );
    let grown: Grown = from_str(text).unwrap();
    assert_eq!((to_string(&grown).as_str(), grown.rows.as_ref().value()), (text, Some(&rows)));
    assert_eq!(grown.sparse, Some(Sparse(vec![None, Some(Sparse::default())])));
    let built = Grown::new(Vec::new())
        .with_trees([Tree(vec![Tree::default()])])
        .with_index(index_of("a"))
        .with_rows(Some(rows))
        .with_sparse(vec![None, Some(Sparse::default())])
        .with_wrapped(Wrapped(vec![Wrapped::default()]))
        .with_deep(Deep(vec![BTreeMap::from([("y".to_owned(), vec![Deep::default()])])]))
        .with_either(GrownEither::from(Tree(vec![Tree::default()])));
    assert_eq!(built, grown);
    assert_eq!(HashMap::from([(grown.clone(), 1)]).get(&built), Some(&1));
    let kept = serde_json::to_string(&grown).unwrap();
    assert_eq!(serde_json::from_str::<Grown>(&kept).unwrap(), grown);
}

fn index_of(name: &str) -> Index {
    [(name.to_owned(), Index::default())].into_iter().collect()
}

/// Each level is a call of the reader: a server decides how many there are, so they are counted.
#[test]
fn lists_of_themselves_end_somewhere() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let deepest: Tree = from_str(&nested(128)).unwrap();
    assert_eq!(to_string(&deepest), nested(128));
    for depth in [129, 100_000] {
        let error = from_str::<Tree>(&nested(depth)).unwrap_err().to_string();
        assert!(error.contains("nested"), "{error}");
        assert!(serde_json::from_str::<Tree>(&nested(depth)).is_err());
    }
    let maps = format!("{}{}{}", "{\"a\":".repeat(100_000), "{}", "}".repeat(100_000));
    assert!(from_str::<Index>(&maps).is_err());
}

#[test]
fn lists_of_themselves_are_sent() {
    let client = values::Client::builder().transport(Replay::new()).build().unwrap();
    let (grown, rows) = (Grown::new(vec![Tree::default()]).with_index(index_of("a")), Rows(vec![Cells::default()]));
    let sent = client.things().grow_trees(&grown).rows(&rows).request().unwrap();
    assert_eq!(sent.uri().query(), Some("rows=%5B%7B%7D%5D"));
    assert_eq!(sent.body().as_bytes().map(|body| body.as_ref()), Some(&br#"{"tree":[[]],"index":{"a":{}}}"#[..]));
    let sent = client.things().put_tree(&vec![Tree::default()].into()).request().unwrap();
    assert_eq!(sent.body().as_bytes().map(|body| body.as_ref()), Some(&b"[[]]"[..]));
    let sent = client.things().grow_trees_as_form(&grown).request().unwrap();
    let form = sent.body().as_bytes().map(|body| String::from_utf8_lossy(body).into_owned());
    assert_eq!(form.as_deref(), Some("tree=%5B%5D&index=%7B%22a%22%3A%7B%7D%7D"));
}
