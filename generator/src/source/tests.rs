//! Values, places and limits.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::limits::{Limit, Limits};

/// `pointer line:column` of every node, in document order.
fn places(text: &str) -> Vec<String> {
    let (sources, node, diagnostics) = read(text);
    assert_eq!(diagnostics.iter().count(), 0, "{diagnostics:?}");
    let mut list = Vec::new();
    collect(&sources, &node.unwrap(), &mut list);
    list
}

fn collect(sources: &Sources, node: &Node, list: &mut Vec<String>) {
    let place = sources.place(node.id);
    list.push(format!("{} {}:{}", place.pointer, place.line, place.column));
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| collect(sources, item, list)),
        Value::Map(members) => members.values().for_each(|member| collect(sources, member, list)),
        _ => {}
    }
}

fn read(text: &str) -> (Sources, Option<Node>, Diagnostics) {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let node = sources.load_text("openapi.yaml", text, &mut diagnostics);
    (sources, node, diagnostics)
}

#[test]
fn members_stand_at_their_key_and_items_at_their_start() {
    let text = "a:\n  - x: 1\n    y: 2\n  - {p: [1, {}]}\n  - []\n  - |\n    text\n  -\n  - 'q'\n";
    assert_eq!(
        places(text),
        [
            " 1:1",
            "/a 1:1",
            "/a/0 2:5",
            "/a/0/x 2:5",
            "/a/0/y 3:5",
            "/a/1 4:5",
            "/a/1/p 4:6",
            "/a/1/p/0 4:10",
            "/a/1/p/1 4:13",
            "/a/2 5:5",
            "/a/3 6:5",
            "/a/4 8:4",
            "/a/5 9:5"
        ]
    );
}

#[test]
fn columns_count_characters_and_lines_end_with_crlf_too() {
    let text = "\u{feff}é: {\"ü\\n\": [ä, 1]}\r\n\"k\": 'v'\r\n200: x\r\n";
    assert_eq!(
        places(text),
        [" 1:1", "/é 1:1", "/é/ü\n 1:5", "/é/ü\n/0 1:13", "/é/ü\n/1 1:16", "/k 2:1", "/200 3:1"]
    );
}

#[test]
fn json_has_the_same_places() {
    let text = "{\"a\": [1, {\"é\": \"\\ud83d\\ude00\"}, []],\n\t\"b\": {\"c\": {}}, \"d\": [] }";
    assert_eq!(
        places(text),
        [
            " 1:1",
            "/a 1:2",
            "/a/0 1:8",
            "/a/1 1:11",
            "/a/1/é 1:12",
            "/a/2 1:34",
            "/b 2:2",
            "/b/c 2:8",
            "/d 2:18"
        ]
    );
}

#[test]
fn aliases_stand_where_they_are_used_and_merged_members_where_they_were_written() {
    let text = "base: &b\n  x: 1\nlist:\n  - *b\nuse:\n  <<: *b\n  y: 2\n";
    assert_eq!(
        places(text),
        [
            " 1:1",
            "/base 1:1",
            "/base/x 2:3",
            "/list 3:1",
            "/list/0 4:5",
            "/list/0/x 2:3",
            "/use 5:1",
            "/use/y 7:3",
            "/use/x 2:3"
        ]
    );
}

#[test]
fn scalars_keep_what_they_are() {
    let text = "200: no\ntrue: on\n~: ~\n1.5: -9223372036854776000\nbig: 340282366920938463463374607431768211455\n\
                date: 2020-01-01\ntag: !x 3\nstr: !!str 3\nhex: 0x1F\noctal: 010\nfloat: 3.0\n";
    let (_, node, _) = read(text);
    let node = node.unwrap();
    let keys: Vec<&str> = node.as_map().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys[..4], ["200", "true", "~", "1.5"]);
    let value = |key: &str| node.get(key).unwrap().value.clone();
    assert_eq!(value("200"), Value::from("no"));
    assert_eq!(value("true"), Value::from("on"));
    assert_eq!(value("~"), Value::Null);
    assert_eq!(value("1.5"), Value::from(-9_223_372_036_854_776_000_i128));
    assert_eq!(value("big"), Value::Number(Number::Float(u128::MAX as f64)));
    assert_eq!(value("date"), Value::from("2020-01-01"));
    assert_eq!(value("tag"), Value::from(3));
    assert_eq!(value("str"), Value::from("3"));
    assert_eq!(value("hex"), Value::from(31));
    assert_eq!(value("octal"), Value::from("010"));
    assert_eq!(value("float"), Value::Number(Number::Float(3.0)));
}

#[test]
fn json_keeps_integers_beyond_64_bits() {
    let (_, node, _) =
        read(r#"{"a": -9223372036854776000, "b": 1e3, "c": 18446744073709551616, "d": [1.5]}"#);
    let node = node.unwrap();
    assert_eq!(node.get("a").unwrap().value, Value::from(-9_223_372_036_854_776_000_i128));
    assert_eq!(node.get("b").unwrap().value, Value::Number(Number::Float(1000.0)));
    assert_eq!(node.get("c").unwrap().value, Value::from(18_446_744_073_709_551_616_i128));
}

/// JSON and YAML of the same text are the same numbers, to the last digit.
#[test]
fn fractions_are_read_to_the_last_digit() {
    for text in [
        "2.4772005479459985e30",
        "1.7976931348623157e308",
        "0.1",
        "122.416294033786585",
        "-4.9e-324",
        "9007199254740993.5",
    ] {
        let expected = Value::Number(Number::Float(text.parse().unwrap()));
        for list in [format!("[{text}]"), format!("- {text}\n")] {
            let (_, node, _) = read(&list);
            assert_eq!(node.unwrap().as_list().unwrap()[0].value, expected, "{list}");
        }
    }
}

#[test]
fn duplicate_keys_name_both_places() {
    for text in ["a:\n  x: 1\n  y: 2\n  x: 3\n", "{\"a\":\n  {\"x\": 1,\n   \"y\": 2,\n  \"x\": 3}}"] {
        let (sources, node, diagnostics) = read(text);
        let found = diagnostics.iter().next().expect("a duplicate is reported");
        // JSON leaves open which one counts, and nearly everybody takes the last one; YAML forbids it.
        let kept = node.unwrap().get("a").unwrap().get("x").unwrap().value.clone();
        assert_eq!(
            (diagnostics.has_errors(), kept),
            if text.starts_with('{') { (false, 3.into()) } else { (true, 1.into()) }
        );
        assert_eq!(found.code.id, "CW0003");
        assert_eq!(sources.place(found.at.unwrap()).line, 4);
        assert_eq!(sources.place(found.related.as_ref().unwrap().0).line, 2);
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    for (text, line, words) in [
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "expected"),
        ("{\"a\": 1\n \"b\": 2}", 2, "expected `,`"),
        ("a: *nowhere\n", 1, "unknown anchor"),
        ("a: 1\n---\nb: 2\n", 1, "more than one document"),
        ("? {a: 1}\n: 2\n", 1, "a key that is a scalar"),
    ] {
        let (sources, node, diagnostics) = read(text);
        assert!(node.is_none(), "{text}");
        let found = diagnostics.iter().next().expect("it is reported");
        assert!(found.message.contains(words), "{}", found.message);
        assert_eq!(sources.place(found.at.unwrap()).line, line, "{text}: {}", found.message);
    }
}

#[test]
fn nesting_and_alias_bombs_stop_with_words() {
    let deep = "[".repeat(200) + &"]".repeat(200);
    let (_, node, diagnostics) = read(&deep);
    assert!(node.is_none());
    assert!(diagnostics.iter().next().unwrap().message.contains("the limit `depth` is 128"));

    let mut bomb = String::from("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
    for (this, before) in ('b'..='k').zip('a'..='j') {
        bomb.push_str(&format!("{this}: &{this} [{}]\n", vec![format!("*{before}"); 10].join(",")));
    }
    let (_, node, diagnostics) = read(&bomb);
    assert!(node.is_none());
    assert!(diagnostics.iter().next().unwrap().message.contains("aliases are expanded"));
}

#[test]
fn yaml_that_looks_like_json_is_read() {
    let (_, node, diagnostics) = read("{a: 1, servers: [\"url\": \"/x\"],}");
    assert_eq!(diagnostics.iter().count(), 0);
    let url = pointer::find(&node.unwrap(), "/servers/0/url").cloned().unwrap();
    assert_eq!(url.as_str(), Some("/x"));
}

#[test]
fn references_stay_below_the_root() {
    let files = [("spec/a.yaml", "a: 1"), ("spec/sub/b.yaml", "b: 1"), ("c.yaml", "c: 1")];
    let mut sources = Sources::new(Memory::new(files));
    let mut diagnostics = Diagnostics::default();
    assert!(sources.load_entry("spec/a.yaml".as_ref(), &mut diagnostics).is_some());
    assert!(sources.load_referenced("spec/sub/../sub/b.yaml".as_ref(), &mut diagnostics).is_ok());
    let refused = sources.load_referenced("spec/../c.yaml".as_ref(), &mut diagnostics).unwrap_err();
    assert!(refused.words().contains("outside"), "{refused:?}");
    sources.allow("".as_ref());
    assert!(sources.load_referenced("spec/../c.yaml".as_ref(), &mut diagnostics).is_ok());
    assert_eq!(sources.files().collect::<Vec<_>>(), ["a.yaml", "sub/b.yaml", "c.yaml"]);
}

#[test]
fn members_are_found_by_name_in_their_own_object_alone() {
    let (sources, tree, _) = read("a: {b: {c: 1}, d: {x: 2}}\nc: 3\ne: [{c: 4}]\n");
    let tree = tree.unwrap();
    let at = |path: &[&str]| {
        let found = path.iter().try_fold(tree.id, |id, name| sources.member(id, name));
        found.map(|id| sources.pointer(id))
    };
    assert_eq!(at(&["a", "b", "c"]).as_deref(), Some("/a/b/c"));
    assert_eq!(at(&["a", "d", "x"]).as_deref(), Some("/a/d/x"));
    assert_eq!(at(&["c"]).as_deref(), Some("/c"));
    assert_eq!([at(&["a", "c"]), at(&["a", "b", "x"]), at(&["e", "c"])], [None, None, None]);
}

#[test]
fn size_and_number_of_files_have_limits() {
    let limits = Limits::default().with(Limit::FileBytes, 1_000).with(Limit::Files, 5);
    let mut sources = Sources::new(Memory::new([("large.yaml", vec![b' '; 1_001])]));
    sources.limit(&limits);
    let mut diagnostics = Diagnostics::default();
    assert!(sources.load_entry("large.yaml".as_ref(), &mut diagnostics).is_none());
    let found = diagnostics.iter().next().unwrap();
    let message = "large.yaml: the file has 1001 bytes: the limit `file_bytes` is 1000 bytes";
    assert_eq!((found.code.id, found.message.as_str()), ("CW0005", message));

    let name = |number: usize| format!("{number}.yaml");
    let mut sources = Sources::new(Memory::new((0..=5).map(|number| (name(number), "a: 1"))));
    sources.limit(&limits);
    let mut diagnostics = Diagnostics::default();
    assert!(sources.load_entry(name(0).as_ref(), &mut diagnostics).is_some());
    for number in 1..5 {
        assert!(sources.load_referenced(name(number).as_ref(), &mut diagnostics).is_ok());
    }
    let refused = sources.load_referenced(name(5).as_ref(), &mut diagnostics).unwrap_err();
    assert!(refused.words().contains("more files: the limit `files` is 5"), "{refused:?}");
}

#[test]
fn errors_are_within_the_text_and_count_characters() {
    for (text, line, column) in [
        // The parser counts one line more than there are.
        ("a: {b: 1", 1, 9),
        ("a: 1\r\nb: [1,", 2, 7),
        ("a: {\n", 2, 1),
        // This one counts bytes.
        ("{\"é\": \"日本\" \"a\"}", 1, 12),
        ("{\"a\": \"é\n", 2, 1),
    ] {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        assert!(sources.load_text("t", text, &mut diagnostics).is_none(), "{text}");
        let at = sources.place(diagnostics.iter().next().unwrap().at.unwrap());
        assert_eq!((at.line, at.column), (line, column), "{text}");
    }
}
