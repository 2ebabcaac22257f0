//! RFC 8259's grammar: what is JSON, what is not, and where the error is said to be.

use clientwright_runtime::codec::{self, RawJson, Reader, Tree};

/// Whether the text is one JSON value; by stepping over it, by building a tree and by keeping it, which must agree.
fn accepted(bytes: &[u8]) -> bool {
    let skipped = Reader::from_slice(bytes).and_then(|mut r| r.skip().and_then(|()| r.end())).is_ok();
    let kept = codec::from_slice::<RawJson>(bytes).is_ok();
    let tree = Reader::from_slice(bytes).is_ok_and(|mut r| r.tree().is_ok() && r.end().is_ok());
    assert_eq!(skipped, kept, "{:?}", String::from_utf8_lossy(bytes));
    assert!(skipped || !tree, "{:?}", String::from_utf8_lossy(bytes));
    skipped
}

#[test]
fn accepts_what_the_grammar_allows() {
    let texts = [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "-1.50",
        "1e1",
        "1E+2",
        "1e-2",
        "0.0",
        "-0e0",
        "123456789012345678901234567890",
        "1e400",
        "\"\"",
        "\"a\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\u00e9\\uD83D\\uDE00\"",
        "\"\u{7f}\u{2028}\u{10ffff}\"",
        "[]",
        "[ ]",
        "[1]",
        "[1,[2,{}]]",
        "{}",
        "{ }",
        "{\"\":0}",
        "{\"a\":{\"b\":[]} , \"a\":1}",
        " \t\r\n1 \t\r\n",
        "\u{feff}[1]",
        "\"\\u0000\"",
    ];
    for text in texts {
        assert!(accepted(text.as_bytes()), "refused {text:?}");
    }
}

#[test]
fn refuses_what_it_does_not() {
    let texts = [
        "",
        " ",
        "nul",
        "nulll",
        "truefalse",
        "True",
        "NaN",
        "Infinity",
        "-Infinity",
        "undefined",
        "+1",
        "-",
        "--1",
        "- 1",
        "01",
        "-01",
        "1.",
        ".5",
        "-.5",
        "1.e1",
        "1e",
        "1e+",
        "1e1.5",
        "0x10",
        "1_000",
        "1 2",
        "1,",
        "\"",
        "\"a",
        "\"\\",
        "\"\\\"",
        "'a'",
        "\"\\x41\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u+123\"",
        "\"\\U0041\"",
        "\"a\nb\"",
        "\"\t\"",
        "\"\u{0}\"",
        "\"\u{1f}\"",
        "[",
        "]",
        "[,]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,,2]",
        "[1}",
        "{",
        "}",
        "{]",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{1:1}",
        "{null:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\"::1}",
        "{\"a\":1}}",
        "[1]]",
        "/**/1",
        "1//x",
        "[1]\u{0}",
        "\u{a0}1",
        "\u{feff}\u{feff}1",
        "\u{c}1",
        "\u{b}1",
        "{\"a\":1,\"b\"}",
        "[\"a\",\n4\n,1,1  ",
        "{\"x\"::\"b\"}",
        "[\"x\"",
        "*",
        "\u{2028}1",
    ];
    for text in texts {
        assert!(!accepted(text.as_bytes()), "took {text:?}");
        assert!(codec::from_str::<RawJson>(text).is_err_and(|error| error.is_syntax()), "{text:?}");
    }
}

#[test]
fn refuses_bytes_that_are_no_utf8() {
    for bytes in [
        &b"\"\xff\""[..],
        b"\"\xc3\"",
        b"\"\xed\xa0\x80\"",
        b"\"\xf4\x90\x80\x80\"",
        b"\"\xc0\x80\"",
        b"\xff\xfe1\0",
    ] {
        assert!(!accepted(bytes), "{bytes:?}");
    }
    let error = codec::from_slice::<String>(b"\"ab\xff\"").unwrap_err();
    assert_eq!((error.offset(), error.is_syntax()), (3, true));
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    for (text, offset) in [
        (r#""\ud800""#, 1),
        (r#""ab\udc00""#, 3),
        (r#""\ud83d\ud83d\ude00""#, 1),
        (r#""\ud83dx""#, 1),
        (r#""\udc00\udfff""#, 1),
        (r#""\ud83d_u1234\udc00""#, 1),
        (r#""\ud83d\n""#, 1),
        (r#""\ud83d\u0041""#, 1),
        (r#" "x\ude00\ud83d""#, 3),
    ] {
        let error = codec::from_str::<String>(text).unwrap_err();
        assert_eq!((error.offset(), error.found()), (offset, "half a surrogate pair"), "{text}");
        assert!(accepted(text.as_bytes()), "stepping over it does no harm: {text}");
    }
    assert_eq!(codec::from_str::<String>(r#""\uD83D\uDE00\ud83d\ude00""#).unwrap(), "\u{1f600}\u{1f600}");
}

#[test]
fn nesting_ends_at_the_limit() {
    let nested = |open: &str, close: &str, depth: usize| open.repeat(depth) + "1" + &close.repeat(depth);
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"b\":", "}]")] {
        let levels = open.matches(['[', '{']).count();
        assert!(accepted(nested(open, close, 128 / levels).as_bytes()));
        assert!(!accepted(nested(open, close, 128 / levels + 1).as_bytes()));
        assert!(!accepted(open.repeat(1_000_000).as_bytes()));
    }
    let error = codec::from_str::<RawJson>(&"[".repeat(200)).unwrap_err();
    assert_eq!(error.offset(), 128);
    assert_eq!(
        error.to_string(),
        "(root): expected at most 128 nested arrays and objects, found more (byte 128)"
    );
    let deep = nested("[", "]", 300);
    assert!(Reader::new(&deep).max_depth(300).skip().is_ok());
    assert!(Reader::new(&deep).max_depth(299).skip().is_err());
    let wide = format!("[{}]", vec!["[[]]"; 1000].join(","));
    assert!(Reader::new(&wide).max_depth(3).tree().is_ok(), "closing a bracket gives its level back");
}

#[test]
fn errors_say_where_and_what() {
    let said = |text: &str| codec::from_str::<RawJson>(text).unwrap_err().to_string();
    assert_eq!(said("[1, 2"), "(root): expected `,` or `]`, found the end of the text (byte 5)");
    assert_eq!(said("[1 2]"), "(root): expected `,` or `]`, found number (byte 3)");
    assert_eq!(said("{\"a\" 1}"), "(root): expected `:`, found number (byte 5)");
    assert_eq!(said("{a:1}"), "(root): expected a member name, found 'a' (byte 1)");
    assert_eq!(said("[nil]"), "(root): expected null, found 'n' (byte 1)");
    assert_eq!(said("[007]"), "(root): expected a number without leading zeros, found number (byte 1)");
    assert_eq!(said("\"a\\q\""), "(root): expected an escape sequence, found '\\\\' (byte 2)");
    assert_eq!(said("[1] x"), "(root): expected the end of the text, found 'x' (byte 4)");
    assert_eq!(
        said("\"a\nb\""),
        "(root): expected no raw control character in a string, found '\\n' (byte 2)"
    );
    let error = Reader::new(r#"{"a":[0,{"b~/c":tru}]}"#).tree().unwrap_err();
    assert_eq!(error.pointer(), "/a/1/b~0~1c");
}

#[test]
fn strings_of_every_length_and_place_are_whole() {
    for length in 0..40 {
        let plain = "x".repeat(length);
        for (at, special) in
            (0..=length).flat_map(|at| ["\"", "\\", "\n", "\u{e9}", "\u{0}"].map(|s| (at, s)))
        {
            let text = format!("{}{special}{}", &plain[..at], &plain[at..]);
            let written = codec::to_string(&text);
            assert_eq!(codec::from_str::<String>(&written).unwrap(), text);
            assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
        }
    }
}

#[test]
fn trees_are_equal_by_value() {
    let tree = |text: &'static str| Reader::new(text).tree().unwrap();
    assert_eq!(tree(r#"{"a":1,"b":[2.0,"x"]}"#), tree(r#"{"b":[2,"\u0078"],"a":10e-1}"#));
    assert_eq!(tree(r#"{"a":1,"a":2}"#), tree(r#"{"a":2}"#));
    assert_ne!(tree(r#"{"a":1,"a":2}"#), tree(r#"{"a":1}"#));
    assert_ne!(tree("9007199254740993"), tree("9007199254740992"));
    assert_ne!(tree("[1,2]"), tree("[2,1]"));
    assert_ne!(tree("\"1\""), tree("1"));
    assert!(matches!(tree(" null "), Tree::Null));
}
