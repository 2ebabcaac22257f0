//! What a change reaches, and changes that need more than one document to show.

use clientwright::diff::Wire;

use super::fixtures::{changes, operation, read, told, top, wire};

/// Two operations that use one component, one of them both ways.
const SHARED: &str = "
openapi: 3.0.3
info: {title: T, version: 1.0.0}
paths:
  /a: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Outer'}}}}}}}
  /b: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Inner'}}}}, responses: {'204': {description: ok}}}}
  /c: {get: {parameters: [{$ref: '#/components/parameters/Limit'}], responses: {default: {$ref: '#/components/responses/No'}}}}
  /d: {get: {parameters: [{$ref: '#/components/parameters/Limit'}], responses: {default: {$ref: '#/components/responses/No'}}}}
components:
  parameters: {Limit: {name: limit, in: query, schema: {type: integer, maximum: 100}}}
  responses: {No: {description: no, content: {application/json: {schema: {type: object, required: [code], properties: {code: {type: integer}}}}}}}
  schemas:
    Outer: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/Inner'}}}}
    Inner: {type: object, properties: {name: {type: string}, next: {$ref: '#/components/schemas/Inner'}, old: {type: string}}}
    Lonely: {type: object, properties: {x: {type: string}}}
";

fn one(change: (&str, &str)) -> clientwright::diff::Finding {
    let revision = SHARED.replacen(change.0, change.1, 1);
    assert_ne!(revision, SHARED, "the change does something");
    let report = wire(&read(SHARED), &read(&revision));
    let found = changes(&report);
    assert_eq!(found.len(), 1, "{}", told(&report));
    found[0].clone()
}

fn reaches(finding: &clientwright::diff::Finding) -> Vec<String> {
    finding.reaches.iter().map(ToString::to_string).collect()
}

#[test]
fn a_component_is_one_cause_with_all_that_it_reaches() {
    let found = one((", old: {type: string}", ""));
    assert_eq!(found.kind.id(), "property-removed");
    assert_eq!(reaches(&found), ["get /a", "post /b"]);
    assert_eq!(found.side.map(|side| side.as_str()), Some("both"));
    assert_eq!(found.place, "Inner.old");
    assert_eq!(found.operation, None, "it belongs to a component, not to an operation");
}

#[test]
fn a_shared_parameter_and_a_shared_response_are_one_cause() {
    let found = one(("maximum: 100", "maximum: 10"));
    assert_eq!((found.kind.id(), found.wire), ("bound-tightened", Wire::Breaking));
    assert_eq!(reaches(&found), ["get /c", "get /d"]);
    let found = one((", required: [code]", ""));
    assert_eq!((found.kind.id(), found.wire), ("property-became-optional", Wire::Breaking));
    assert_eq!(reaches(&found), ["get /c", "get /d"]);
    let found = one(("in: query, schema", "in: query, required: true, schema"));
    assert_eq!(found.kind.id(), "parameter-became-required");
    assert_eq!(reaches(&found), ["get /c", "get /d"]);
    assert!(found.place.ends_with("/components/parameters/Limit"), "{}", found.place);
}

#[test]
fn a_component_that_nothing_reaches_does_no_harm() {
    let found = one(("{x: {type: string}}", "{x: {type: integer}}"));
    assert_eq!((found.kind.id(), found.wire, found.side), ("type-changed", Wire::None, None));
    assert!(found.reaches.is_empty());
}

#[test]
fn ids_outlive_moves_in_the_file_and_hold_no_wording() {
    let before = one((", old: {type: string}", ""));
    let moved = SHARED.replace("paths:", "# a comment\n\npaths:");
    let revision = moved.replacen(", old: {type: string}", "", 1);
    let report = wire(&read(&moved), &read(&revision));
    assert_eq!(changes(&report)[0].id, before.id);
    assert_ne!(changes(&report)[0].base, before.base, "it stands on another line");
}

#[test]
fn places_are_those_of_both_documents() {
    let found = one(("old: {type: string}", "old: {type: integer}"));
    let (base, revision) = (found.base.unwrap(), found.revision.unwrap());
    let (index, line) = SHARED.lines().enumerate().find(|(_, line)| line.contains("old:")).unwrap();
    assert_eq!((base.line, revision.line), (index + 1, index + 1));
    assert_eq!(base.pointer, "/components/schemas/Inner/properties/old");
    assert_eq!(base.column, line.find("old:").unwrap() + 1);
}

#[test]
fn callbacks_and_webhooks_swap_the_sides() {
    let hook = |required: &str| {
        top(&format!(
            "webhooks: {{new: {{post: {{requestBody: {{content: {{application/json: {{schema: {{type: object, \
             properties: {{a: {{type: string}}}}{required}}}}}}}}}, responses: {{'200': {{description: ok}}}}}}}}}}"
        ))
    };
    let report = wire(&read(&hook("")), &read(&hook(", required: [a]")));
    let found = changes(&report);
    assert_eq!(
        (found[0].kind.id(), found[0].wire),
        ("property-became-required", Wire::Compatible),
        "{}",
        told(&report)
    );
    assert_eq!(found[0].operation.as_ref().unwrap().path, "webhook:new");
    let callback = |required: &str| {
        operation(&format!(
            "callbacks: {{on: {{'{{$request.query.u}}': {{post: {{requestBody: {{content: {{application/json: {{schema: \
             {{type: object, properties: {{a: {{type: string}}}}{required}}}}}}}}}, responses: {{'200': {{description: \
             ok}}}}}}}}}}}}"
        ))
    };
    let report = wire(&read(&callback(", required: [a]")), &read(&callback("")));
    let found = changes(&report);
    assert_eq!(
        (found[0].kind.id(), found[0].wire),
        ("property-became-optional", Wire::Breaking),
        "{}",
        told(&report)
    );
    assert_eq!(
        found[0].operation.as_ref().unwrap().path,
        "/pets/{id}",
        "a callback belongs to its operation"
    );
}

#[test]
fn one_bad_node_is_a_finding_and_not_the_end() {
    let good = operation("requestBody: {content: {application/json: {schema: {type: string}}}}");
    let bad = operation("requestBody: {$ref: '#/components/requestBodies/Nowhere'}")
        .replace("{name: {type: string}}", "{name: {type: integer}}");
    let report = wire(&read(&good), &read(&bad));
    let kinds: Vec<_> = changes(&report).iter().map(|f| f.kind.id()).collect();
    assert!(kinds.contains(&"operation-set-aside") && kinds.contains(&"type-changed"), "{}", told(&report));
    let report = wire(&read(&bad), &read(&good));
    assert!(changes(&report).iter().any(|f| f.kind.id() == "operation-taken-up"), "{}", told(&report));
}

#[test]
fn stream_items_are_compared() {
    let stream = |item: &str| {
        operation(&format!(
            "responses: {{'200': {{description: ok, content: {{application/jsonl: {item}}}}}}}"
        ))
        .replace("openapi: 3.1.0", "openapi: 3.2.0")
    };
    let (none, text) = (stream("{}"), stream("{itemSchema: {type: string}}"));
    let number = stream("{itemSchema: {type: integer}}");
    for (base, revision, kind) in [
        (&none, &text, "stream-item-schema-added"),
        (&text, &none, "stream-item-schema-removed"),
        (&text, &number, "type-changed"),
    ] {
        let report = wire(&read(base), &read(revision));
        let kinds: Vec<_> = changes(&report).iter().map(|f| f.kind.id()).collect();
        assert_eq!(kinds, [kind], "{}", told(&report));
    }
}

/// The schema of an event's data and that of the event are different promises, also where the data is the same.
#[test]
fn what_an_item_of_a_stream_is_made_of_is_compared() {
    let stream = |item: &str| {
        operation(&format!(
            "responses: {{'200': {{description: ok, content: {{text/event-stream: {{itemSchema: {item}}}}}}}}}"
        ))
        .replace("openapi: 3.1.0", "openapi: 3.2.0")
    };
    let data = |media: &str| {
        stream(&format!(
            "{{type: object, properties: {{event: {{type: string}}, \
             data: {{type: string, contentMediaType: {media}, contentSchema: {{type: string}}}}}}}}"
        ))
    };
    let alone = stream("{type: object, properties: {text: {type: string}}}");
    let (json, text) = (data("application/json"), data("text/plain"));
    for (base, revision) in [(&json, &text), (&alone, &json)] {
        for (base, revision) in [(base, revision), (revision, base)] {
            let report = wire(&read(base), &read(revision));
            let kinds: Vec<_> = changes(&report).iter().map(|f| f.kind.id()).collect();
            assert!(kinds.contains(&"stream-item-form-changed"), "{kinds:?}: {}", told(&report));
        }
    }
    // The same said by a keyword that older versions do not have.
    let older = alone.replace("itemSchema", "schema");
    assert_eq!(changes(&wire(&read(&older), &read(&alone))).len(), 0);
}

/// A callback of one name may have several URLs, and each of them comes and goes.
#[test]
fn every_url_of_a_callback_is_told() {
    let urls = |urls: &[&str]| {
        let urls: Vec<String> =
            urls.iter().map(|url| format!("'{url}': {{post: {{responses: {{}}}}}}")).collect();
        read(&operation(&format!("callbacks: {{done: {{{}}}}}", urls.join(", "))))
    };
    for (base, revision, expected) in [
        (&["/a"][..], &["/a", "/b"][..], &["callback-added"][..]),
        (&["/a", "/b"], &["/b"], &["callback-removed"]),
        (&["/a"], &["/b"], &["callback-url-changed"]),
        (&["/a", "/b"], &["/b", "/c"], &["callback-url-changed"]),
        (&["/a", "/b"], &["/c"], &["callback-url-changed", "callback-removed"]),
        (&["/c"], &["/a", "/b"], &["callback-url-changed", "callback-added"]),
        (&["/a", "/b"], &["/b", "/a"], &[]),
    ] {
        let report = wire(&urls(base), &urls(revision));
        let mut kinds: Vec<_> = changes(&report).iter().map(|f| f.kind.id()).collect();
        let mut expected = expected.to_vec();
        kinds.sort_unstable();
        expected.sort_unstable();
        assert_eq!(kinds, expected, "{base:?} {revision:?}: {}", told(&report));
    }
}

#[test]
fn variables_of_a_server_come_and_go_with_its_url() {
    let server =
        |url: &str, variables: &str| top(&format!("servers: [{{url: '{url}', variables: {{{variables}}}}}]"));
    let one = server("https://{a}.x", "a: {default: p}");
    let two = server("https://{a}.x/{b}", "a: {default: p}, b: {default: q}");
    let kinds =
        |report: &clientwright::diff::Report| changes(report).iter().map(|f| f.kind.id()).collect::<Vec<_>>();
    let report = wire(&read(&one), &read(&two));
    assert_eq!(kinds(&report), ["server-url-changed", "server-variable-added"], "{}", told(&report));
    let report = wire(&read(&two), &read(&one));
    assert_eq!(kinds(&report), ["server-url-changed", "server-variable-removed"], "{}", told(&report));
}

#[test]
fn versions_are_held_against_the_verdict() {
    let version =
        |number: &str, tail: &str| top(tail).replace("version: 1.0.0", &format!("version: {number}"));
    let kinds = |base: &str, revision: &str| -> Vec<&'static str> {
        let report = wire(&read(base), &read(revision));
        report.findings.iter().map(|f| f.kind.id()).filter(|id| id.contains("version")).collect()
    };
    let (old, new) = ("servers: [{url: 'https://a'}]", "servers: [{url: 'https://b'}]");
    assert_eq!(kinds(&version("1.0.0", old), &version("1.0.0", new)), ["version-not-raised"]);
    assert_eq!(kinds(&version("1.1.0", old), &version("1.0.0", new)), ["version-lowered"]);
    assert_eq!(kinds(&version("1.0.0", old), &version("1.1.0", new)), ["major-version-not-raised"]);
    assert_eq!(kinds(&version("1.0.0", old), &version("2.0.0", new)), [""; 0]);
    assert_eq!(kinds(&version("1.0.0", old), &version("1.0.0", old)), [""; 0], "nothing else changed");
}

#[test]
fn drafts_promise_nothing() {
    let draft =
        operation("x-stability-level: draft\nparameters: [{name: a, in: query, schema: {type: string}}]");
    let revision = operation("x-stability-level: draft");
    let report = wire(&read(&draft), &read(&revision));
    let found = changes(&report);
    assert_eq!((found[0].kind.id(), found[0].wire), ("parameter-removed", Wire::None), "{}", told(&report));
}

#[test]
fn thousands_of_schemas_in_circles_take_no_time() {
    let document = |last: &str| {
        let mut text = String::from("openapi: 3.0.3\ninfo: {title: T, version: 1.0.0}\npaths:\n");
        for index in 0..300 {
            text.push_str(&format!(
                "  /p{index}: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{schema: \
                 {{$ref: '#/components/schemas/C{}'}}}}}}}}}}}}}}\n",
                index * 5
            ));
        }
        text.push_str("components:\n  schemas:\n");
        for index in 0..1500 {
            let next = |step: usize| (index * step + 1) % 1500;
            text.push_str(&format!(
                "    C{index}: {{type: object, properties: {{a: {{$ref: '#/components/schemas/C{}'}}, b: {{type: array, \
                 items: {{$ref: '#/components/schemas/C{}'}}}}, c: {{type: {}}}}}}}\n",
                next(3),
                next(7),
                if index == 777 { last } else { "string" }
            ));
        }
        text
    };
    let (base, revision) = (read(&document("string")), read(&document("integer")));
    let start = std::time::Instant::now();
    let report = wire(&base, &revision);
    let found = changes(&report);
    assert_eq!(found.len(), 1, "{}", told(&report));
    assert!(found[0].reaches.len() > 100);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
