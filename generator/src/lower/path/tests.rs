//! What stands in paths beside names.

use super::*;

fn variable(path: &str) -> (String, bool, bool) {
    match parse(path).path.into_iter().find(|piece| matches!(piece, Piece::Variable(_))) {
        Some(Piece::Variable(found)) => (found.name, found.segments, found.reserved),
        other => panic!("{other:?}"),
    }
}

#[test]
fn operators_and_patterns_are_no_part_of_a_name() {
    for (path, name, segments, reserved) in [
        ("/a/{id}", "id", false, false),
        ("/v1/{name=shelves/*}", "name", true, false),
        ("/v1/{name=shelves/*/books/*}:move", "name", true, false),
        ("/v1/{parent=**}/x", "parent", true, false),
        ("/v1/{id=*}", "id", false, false),
        ("/f/{+path}", "path", true, true),
        ("/f/{path*}", "path", true, false),
        ("/f/{*path}", "path", true, false),
        ("/f/{proxy+}", "proxy", true, false),
        ("/f/{path:path}", "path", true, false),
        ("/f/{path:.*}", "path", true, false),
        ("/f/{id:[0-9]+}", "id", false, false),
        ("/f/{id?}", "id", false, false),
        ("/f{.format}", "format", false, false),
        ("/f/{ id }", "id", false, false),
        ("/f/{*}", "*", true, false),
    ] {
        assert_eq!(variable(path), (name.to_owned(), segments, reserved), "{path}");
    }
}

#[test]
fn a_query_and_a_fragment_are_no_part_of_the_path() {
    let parsed = parse("/q?action=list&id={id}#one");
    assert_eq!(parsed.path, [Piece::Text("/q".into())]);
    assert_eq!(parsed.query.len(), 2);
    assert_eq!(parsed.query[0], [Piece::Text("action=list".into())]);
    assert_eq!(parsed.fragment.as_deref(), Some("#one"));
    // Neither begins between braces.
    let parsed = parse("/q{?limit,offset*}");
    assert_eq!(parsed.path[1], Piece::Query(vec!["limit".into(), "offset".into()]));
    assert!(parsed.query.is_empty());
}

#[test]
fn a_brace_without_a_partner_is_text() {
    for path in ["/a/{", "/a/}", "/a/{}/b", "/a/{b{c}"] {
        assert!(parse(path).is_malformed, "{path}");
    }
}
