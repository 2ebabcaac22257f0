//! Lists that look like pages and are not recognised: the hint that is shown, pasted into an overlay, makes pages of them.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use clientwright::api::{Api, PageStep, Paging, Stepped};
use clientwright::diagnostic::{Code, Diagnostics};
use clientwright::source::{Memory, Sources};
use clientwright::{document, lower, resolve};

fn lowered(text: &str, overlay: Option<&str>) -> (Api, Diagnostics) {
    let files = [("openapi.yaml", text), ("overlay.yaml", overlay.unwrap_or_default())];
    let mut sources = Sources::new(Memory::new(files));
    let mut diagnostics = Diagnostics::default();
    let overlays: Vec<PathBuf> = overlay.iter().map(|_| PathBuf::from("overlay.yaml")).collect();
    let options = document::Options::default();
    let entry = Path::new("openapi.yaml");
    let document = document::load(&mut sources, entry, &overlays, &options, &mut diagnostics).unwrap();
    let resolved = resolve::resolve(document, &mut diagnostics);
    (lower::lower(&resolved, &lower::Options::default(), &mut diagnostics), diagnostics)
}

/// A document with one operation: its parameters or body, and its answer's schema, as flow YAML.
fn one(path: &str, method: &str, request: &str, answer: &str) -> String {
    format!(
        "openapi: 3.1.0
info: {{title: T, version: '1'}}
paths:
  {path}:
    {method}:
      {request}
      responses: {{'200': {{description: Good., content: {{application/json: {{schema: {answer}}}}}}}}}
components:
  schemas:
    Item: {{type: object, properties: {{id: {{type: integer}}, name: {{type: string}}}}}}
"
    )
}

fn query(names: &[&str]) -> String {
    let one = |name: &&str| format!("{{name: '{name}', in: query, schema: {{type: integer}}}}");
    format!("parameters: [{}]", names.iter().map(one).collect::<Vec<_>>().join(", "))
}

const LIST: &str = "{type: array, items: {$ref: '#/components/schemas/Item'}}";

fn object(members: &[(&str, &str)]) -> String {
    let members: Vec<_> = members.iter().map(|(name, ty)| format!("'{name}': {ty}")).collect();
    format!("{{type: object, properties: {{{}}}}}", members.join(", "))
}

fn suggested(diagnostics: &Diagnostics) -> Option<String> {
    let found = diagnostics.iter().find(|found| found.code == Code::PAGES_LIKELY)?;
    found.help.clone()
}

/// What is between these texts.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

/// The hint that is shown for a document, and the pages that it makes when its line is pasted into an overlay.
fn pasted(text: &str) -> (String, Paging) {
    let (api, diagnostics) = lowered(text, None);
    assert_eq!(api.operations[0].paging, None);
    let help = suggested(&diagnostics).unwrap_or_else(|| panic!("nothing is said of {text}"));
    let hint = between(&help, "write `x-clientwright-pagination: ", "` at the operation").to_owned();
    let line = between(&help, "into an overlay `", "`; ");
    let overlay = format!("overlay: 1.0.0\ninfo: {{title: o, version: '1'}}\nactions:\n{line}\n");
    let (api, diagnostics) = lowered(text, Some(&overlay));
    let codes: Vec<_> = diagnostics.iter().map(|found| (found.code.id, found.message.clone())).collect();
    assert_eq!(codes, [], "{line}");
    (hint, api.operations[0].paging.clone().unwrap_or_else(|| panic!("no pages by {line}")))
}

#[test]
fn the_hint_that_is_shown_makes_pages_when_it_is_pasted() {
    let meta = object(&[("total", "{type: integer}"), ("last_page", "{type: integer}")]);
    let next = object(&[("next", "{type: string, format: uri}"), ("prev", "{type: string}")]);
    let href = object(&[("next", &object(&[("href", "{type: string}")]))]);
    let cases = [
        (
            query(&["page", "limit"]),
            object(&[("data", LIST), ("links", &next)]),
            "{style: url, items: /data, next: /links/next}",
        ),
        (
            query(&["page[number]", "page[size]"]),
            object(&[("data", LIST), ("meta", &meta)]),
            "{style: page, page: 'page[number]', first: 1, limit: 'page[size]', items: /data, total: /meta/total, pages: /meta/last_page}",
        ),
        (
            query(&["page", "limit"]),
            object(&[("data", LIST), ("errors", "{type: array, items: {type: string}}")]),
            "{style: page, page: page, first: 1, limit: limit, items: /data}",
        ),
        (
            query(&["$skip", "$top"]),
            object(&[("result", &object(&[("items", LIST)])), ("hasMore", "{type: boolean}")]),
            "{style: offset, offset: '$skip', limit: '$top', items: /result/items, more: /hasMore}",
        ),
        (
            query(&["starting_after", "limit"]),
            object(&[("data", LIST), ("has_more", "{type: boolean}")]),
            "{style: cursor, cursor: starting_after, limit: limit, items: /data, next: '$.data[-1].id', more: /has_more}",
        ),
        (
            query(&["after"]),
            object(&[("data", LIST), ("paging", &object(&[("next_cursor", "{type: string}")]))]),
            "{style: cursor, cursor: after, items: /data, next: /paging/next_cursor}",
        ),
        (
            query(&["q"]),
            object(&[("_links", &href), ("entries", LIST)]),
            "{style: url, items: /entries, next: /_links/next/href}",
        ),
        (
            query(&["offset", "limit"]),
            LIST.to_owned(),
            "{style: offset, offset: offset, limit: limit, items: ''}",
        ),
    ];
    for (request, answer, expected) in cases {
        let (hint, paging) = pasted(&one("/a", "get", &request, &answer));
        assert_eq!(hint, expected);
        assert!(paging.item.is_some(), "{hint}");
    }
}

#[test]
fn members_of_the_body_are_suggested_and_pasted() {
    let body = |schema: &str| format!("requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}");
    let flat = object(&[("offset", "{type: integer}"), ("limit", "{type: integer}")]);
    let nested = object(&[("q", "{type: string}"), ("pagination", &object(&[("cursor", "{type: string}")]))]);
    let answer = object(&[("items", LIST), ("next_cursor", "{type: string}"), ("total", "{type: integer}")]);
    let (hint, paging) = pasted(&one("/search", "post", &body(&flat), &object(&[("items", LIST)])));
    assert_eq!(
        hint,
        "{style: offset, offset: '$request.body#/offset', limit: '$request.body#/limit', items: /items}"
    );
    assert_eq!(paging.step, PageStep::Offset(Stepped::Body("/offset".into())));
    let (hint, paging) = pasted(&one("/search", "post", &body(&nested), &answer));
    assert_eq!(
        hint,
        "{style: cursor, cursor: '$request.body#/pagination/cursor', items: /items, next: /next_cursor}"
    );
    let cursor = Stepped::Body("/pagination/cursor".into());
    assert_eq!(paging.step, PageStep::Cursor(cursor, "/next_cursor".into()));
}

#[test]
fn paths_with_quotes_are_pasted_as_well() {
    let answer = object(&[("data", LIST), ("links", &object(&[("next", "{type: string}")]))]);
    for path in ["\"/it's\"", "'/a\"b'", "/a\\b", "/a b:c"] {
        let text = one(path, "get", "summary: s", &answer);
        assert_eq!(pasted(&text).0, "{style: url, items: /data, next: /links/next}", "{path}");
    }
}

#[test]
fn what_does_not_look_like_pages_is_left_alone() {
    let all = object(&[("data", LIST)]);
    let two = object(&[("a", LIST), ("b", LIST)]);
    let url = object(&[("data", LIST), ("links", &object(&[("next", "{type: string}")]))]);
    for (method, request, answer) in [
        ("get", query(&["limit"]), &all),
        ("get", query(&["start"]), &all),
        ("get", query(&["page", "limit"]), &two),
        ("get", query(&["page", "limit"]), &object(&[("name", "{type: string}")])),
        ("get", "x-clientwright-pagination: false".to_owned(), &url),
        ("delete", query(&["page", "limit"]), &url),
        ("get", query(&["page", "limit"]), &"{}".to_owned()),
    ] {
        let (api, diagnostics) = lowered(&one("/a", method, &request, answer), None);
        assert_eq!((suggested(&diagnostics), &api.operations[0].paging), (None, &None), "{request} {answer}");
    }
    let (_, diagnostics) = lowered(
        &one(
            "/a",
            "get",
            &query(&["offset", "limit"]),
            &object(&[("data", LIST), ("total", "{type: integer}")]),
        ),
        None,
    );
    assert_eq!(suggested(&diagnostics), None, "what is recognised needs no hint");
}

#[test]
fn a_lenient_hint_is_true_or_false() {
    let request = "x-clientwright-lenient: yes please";
    let (api, diagnostics) = lowered(&one("/a", "get", request, LIST), None);
    let found: Vec<_> = diagnostics.iter().filter(|found| found.code == Code::HINT_MISFIT).collect();
    assert_eq!(found.len(), 1);
    assert!(
        found[0].message.contains("`x-clientwright-lenient` is neither true nor false"),
        "{}",
        found[0].message
    );
    assert_eq!(api.operations[0].notes.len(), 1);
    let (_, diagnostics) = lowered(&one("/a", "get", "x-clientwright-lenient: false", LIST), None);
    assert_eq!(diagnostics.iter().filter(|found| found.code == Code::HINT_MISFIT).count(), 0);
}
