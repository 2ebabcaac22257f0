//! RFC 3986's own examples, bases, and paths that climb.

use super::{resolve, step, Base};

/// RFC 3986, 5.4.1 and 5.4.2; fragments are never sent, so they are dropped.
const REFERENCES: &[(&str, &str)] = &[
    ("g:h", "g:h"),
    ("g", "http://a/b/c/g"),
    ("./g", "http://a/b/c/g"),
    ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"),
    ("//g", "http://g"),
    ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"),
    ("#s", "http://a/b/c/d;p?q"),
    ("g#s", "http://a/b/c/g"),
    (";x", "http://a/b/c/;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y"),
    ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"),
    ("..", "http://a/b/"),
    ("../", "http://a/b/"),
    ("../g", "http://a/b/g"),
    ("../..", "http://a/"),
    ("../../g", "http://a/g"),
    ("../../../../g", "http://a/g"),
    ("/./g", "http://a/g"),
    ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."),
    ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"),
    ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"),
    ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("a b?é", "http://a/b/c/a%20b?%C3%A9"),
    // A query with nothing in it is one (5.3); a fragment with nothing in it is one too, and goes.
    ("?", "http://a/b/c/d;p?"),
    ("g?", "http://a/b/c/g?"),
    ("/?", "http://a/?"),
    ("//g?", "http://g?"),
    ("?#", "http://a/b/c/d;p?"),
    ("#", "http://a/b/c/d;p?q"),
    ("g#?y", "http://a/b/c/g"),
    // Every path loses its dots (5.2.2), and no other part does.
    ("//g/b/../c", "http://g/c"),
    ("http://g/./b/..", "http://g/"),
    ("http://g/b?/../c", "http://g/b?/../c"),
    ("/.//g", "http://a//g"),
    // A dot by its other spelling (6.2.2.2).
    ("%2e./g", "http://a/b/g"),
    (".%2E/%2e/g", "http://a/b/g"),
    ("%2e%2E", "http://a/b/"),
    ("g%2e", "http://a/b/c/g%2e"),
    // White space around a reference is none of it, white space before a fragment is.
    (" g ", "http://a/b/c/g"),
    ("g #s", "http://a/b/c/g%20"),
];

#[test]
fn references_are_resolved_as_the_standard_shows() {
    for (reference, expected) in REFERENCES {
        assert_eq!(resolve("http://a/b/c/d;p?q", reference).as_deref(), Some(*expected), "{reference}");
    }
    assert_eq!(resolve("https://a", "g").as_deref(), Some("https://a/g"));
    assert_eq!(resolve("https://a?q", "g").as_deref(), Some("https://a/g"));
    assert_eq!(resolve("https://a/b?", "").as_deref(), Some("https://a/b?"));
    assert_eq!(resolve("https://a/b?x/y", "g").as_deref(), Some("https://a/g"));
    assert_eq!(resolve("no url", "g"), None);
}

#[test]
fn a_base_is_joined_with_one_slash() {
    let base = Base::parse("https://a/v1//").unwrap();
    assert_eq!(base.join("/x"), "https://a/v1/x");
    assert_eq!(base.join("x"), "https://a/v1/x");
    assert_eq!(base.join(""), "https://a/v1");
}

#[test]
fn a_base_has_nothing_but_an_origin_and_a_path() {
    for (given, why) in [
        ("https://a/v1?x=hunter2", "query"),
        ("https://a/v1#x", "fragment"),
        ("https://u:hunter2@a/v1", "has a user"),
        ("https://u:hunter2/@a/v1", "port"),
        ("https://a/v1/../v2", "steps"),
        ("https://a/%2E%2e/v2", "steps"),
        ("https://a/v1\\v2", "backslash"),
        ("https://a/v 1", "white space"),
        ("https://a/v1\n", "white space"),
        ("https://\u{430}pi.test", "xn--"),
        ("https://{x}/", "variables"),
        ("a/v1", "does not begin"),
        ("//a/v1", "does not begin"),
    ] {
        let told = Base::parse(given).unwrap_err();
        assert!(told.contains(why) && !told.contains("hunter2"), "{given}: {told}");
    }
    assert_eq!(Base::parse("https://a/\u{e9}").unwrap().as_str(), "https://a/%C3%A9");
}

#[test]
fn steps_are_found_whatever_they_are_written_as() {
    for path in [
        "/..",
        "/.",
        "/a/../b",
        "../a",
        "/%2e%2e/a",
        "/%2E./a",
        "/.%2e",
        "/..%2Fa",
        "/..%2fa",
        "/a%2F..%2Fb",
        "/..%5Ca",
        "/..;x/a",
        "/..%3Bx",
        "/%252e%252e/a",
        "/%25252e./a",
        "/a%5c..%5cb",
        "/..\\a",
    ] {
        assert!(step(path).is_some(), "{path}");
    }
    for path in [
        "/",
        "/a.b",
        "/...",
        "/a..",
        "/..a",
        "/a%2Fb",
        "/.well-known/x",
        "/1.2.3",
        "/%2e%2ea",
        "/%",
        "/100%25",
        "",
        "/a;..",
    ] {
        assert_eq!(step(path), None, "{path}");
    }
}
