//! RFC 3986's own examples, and what makes an origin.

use super::{resolve, same_origin, Base};

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
];

#[test]
fn references_are_resolved_as_the_standard_shows() {
    for (reference, expected) in REFERENCES {
        assert_eq!(resolve("http://a/b/c/d;p?q", reference).as_deref(), Some(*expected), "{reference}");
    }
    assert_eq!(resolve("https://a", "g").as_deref(), Some("https://a/g"));
    assert_eq!(resolve("https://a?q", "g").as_deref(), Some("https://a/g"));
    assert_eq!(resolve("no url", "g"), None);
}

#[test]
fn an_origin_is_scheme_host_and_port() {
    for (one, other) in [
        ("http://a/x", "HTTP://A:80/y?z"),
        ("https://a", "https://a:443/"),
        ("http://[::1]:8/", "http://[::1]:8"),
    ] {
        assert!(same_origin(one, other), "{one} {other}");
    }
    for (one, other) in [
        ("http://a", "https://a"),
        ("http://a", "http://a:8080"),
        ("http://a", "http://b"),
        ("http://a", "http://a.b"),
        ("http://a", "http://a@b"),
        ("/a", "/a"),
    ] {
        assert!(!same_origin(one, other), "{one} {other}");
    }
}

#[test]
fn a_base_is_joined_with_one_slash() {
    let base = Base::parse("https://a/v1//").unwrap();
    assert_eq!(base.join("/x"), "https://a/v1/x");
    assert_eq!(base.join("x"), "https://a/v1/x");
    assert_eq!(base.join(""), "https://a/v1");
}
