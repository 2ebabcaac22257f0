//! The table of keywords.

use std::collections::HashSet;

use crate::document::keywords::{ALL_KINDS, Column, Kind, Treatment, support_matrix, uses};

#[test]
fn no_keyword_has_two_rows() {
    for kind in ALL_KINDS {
        let mut seen = HashSet::new();
        assert!(kind.rows().iter().all(|row| seen.insert(row.keyword)), "{kind:?}");
    }
}

#[test]
fn the_matrix_lists_every_keyword_once_a_kind() {
    let matrix = support_matrix(&[]);
    let rows: usize = ALL_KINDS.iter().map(|kind| kind.rows().len()).sum();
    assert_eq!(matrix.lines().filter(|line| line.starts_with("| `")).count(), rows);
    assert!(matrix.contains("| `prefixItems` |  |  | x | x | honoured |"));
    let column = Column { title: "more", cell: &|kind, row| format!("{kind:?}.{}", row.keyword) };
    assert!(support_matrix(&[column]).contains("| x | x | honoured | both hold | Schema.prefixItems |\n"));
}

#[test]
fn uses_are_found_by_the_shapes_of_the_table() {
    let text = "openapi: 3.1.0\npaths: {/a: {get: {responses: {'200': {content: {a/b: {schema: {items: {not: {}}}}}}}}}}\n";
    let mut read = super::Read::new(&[("openapi.yaml", text)]);
    let tree = read.sources.load_entry("openapi.yaml".as_ref(), &mut read.diagnostics).unwrap();
    let found: Vec<_> = uses(&tree, Kind::OpenApi).into_iter().collect();
    let expected = [
        (Kind::OpenApi, "openapi"),
        (Kind::OpenApi, "paths"),
        (Kind::PathItem, "get"),
        (Kind::Operation, "responses"),
        (Kind::MediaType, "schema"),
        (Kind::Response, "content"),
        (Kind::Schema, "items"),
        (Kind::Schema, "not"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_is_not_honoured_is_told() {
    let reported = |kind: &&Kind| kind.rows().iter().any(|row| row.treatment == Treatment::Reported);
    let kinds: Vec<&Kind> = ALL_KINDS.iter().filter(reported).collect();
    assert_eq!(kinds, [&Kind::Encoding, &Kind::Schema]);
    let (_, read) = super::tree_of(
        "openapi: 3.2.0\ninfo: {title: t, version: '1'}\npaths: {/a: {post: {requestBody: {content: {multipart/mixed: {\
         itemEncoding: {contentType: a/b, encoding: {}}}}}}}}\n",
    );
    assert_eq!(read.lines(), ["CW0116 openapi.yaml:3:96 `encoding` of an encoding is not honoured"]);
}
