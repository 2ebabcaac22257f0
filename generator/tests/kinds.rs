//! Readings of a document that are easy to get wrong: a small document each, and what the generated code has of it.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;

use clientwright::api::{Grade, Location, OperationKey};
use clientwright::pipeline::{self, Input, PlannedApi};
use clientwright::rust::{Case, CaseBody, CaseParameter, CaseValue};
use serde_json::json;

#[path = "kinds/fields.rs"]
mod fields;
#[path = "kinds/media.rs"]
mod media;
#[path = "kinds/parts.rs"]
mod parts;
#[path = "kinds/styles.rs"]
mod styles;

/// A document with these paths and schemas, and what is made of it.
fn planned(paths: &str, schemas: &str, cases: Vec<Case>) -> PlannedApi {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("openapi.yaml");
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: Kinds, version: 1.0.0}}\nservers: [{{url: 'https://kinds.example'}}]\n\
         paths:\n{paths}\ncomponents:\n  schemas:\n{schemas}\n"
    );
    fs::write(&document, text).unwrap();
    pipeline::plan(&Input { document, cases, validate: true, ..Input::default() })
}

/// The generated code of a document: all its sources, then the module of the cases, without line breaks.
fn generated(paths: &str, schemas: &str, cases: Vec<Case>) -> String {
    let mut planned = planned(paths, schemas, cases);
    let printed = planned.print("kinds", true);
    let Some(printed) = printed else { panic!("{:?}", planned.findings()) };
    let files = printed.sources.into_iter().chain(printed.conformance).chain(printed.cases);
    let all: String = files.map(|file| file.text).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The grade of the only operation of a document, and the reasons that the report has for it.
fn graded(paths: &str, schemas: &str) -> (Grade, String) {
    let planned = planned(paths, schemas, Vec::new());
    let Some(krate) = &planned.krate else { panic!("{:?}", planned.findings()) };
    let row = &krate.operations[0];
    (row.grade, row.reasons.join("; "))
}

fn case(method: &str, parameters: Vec<CaseParameter>, body: Option<CaseBody>) -> Case {
    Case {
        name: "one".to_owned(),
        operation: OperationKey { method: method.to_owned(), path: "/things".to_owned() },
        parameters,
        body,
        credentials: Vec::new(),
        accept: None,
        all_pages: false,
        resumed: 0,
    }
}

fn json_body(media_type: &str, value: serde_json::Value) -> Option<CaseBody> {
    Some(CaseBody { media_type: media_type.to_owned(), value: CaseValue::Json(value) })
}

#[track_caller]
fn has(text: &str, expected: &[&str]) {
    for expected in expected {
        assert!(text.contains(expected), "no `{expected}` in\n{text}");
    }
}

#[test]
fn a_list_of_what_is_text_by_another_name_is_passed_as_that() {
    let paths = "
  /things:
    get:
      parameters: [{name: ids, in: query, required: true, schema: {type: array, items: {$ref: '#/components/schemas/Id'}}}]
      responses: {'204': {description: Done.}}";
    let given = CaseParameter { name: "ids".into(), location: Location::Query, value: json!(["a", "b"]) };
    let text =
        generated(paths, "    Id: {type: string, examples: [x]}", vec![case("get", vec![given], None)]);
    has(&text, &["ids: &[models::Id]", "(&[\"a\".to_owned(), \"b\".to_owned()])", "(&[\"x\".to_owned()])"]);
}

#[test]
fn examples_keep_members_without_a_property_of_their_own() {
    let paths = "
  /things:
    put:
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Thing'}
            example: {name: a, other: 7}
      responses: {'204': {description: Done.}}";
    let schemas = "    Thing: {type: object, required: [name], properties: {name: {type: string}}, additionalProperties: {type: integer}}";
    let text = generated(paths, schemas, Vec::new());
    has(&text, &["made.extra = std::collections::BTreeMap::from([ (\"other\".to_owned(), 7), ])"]);
}

#[test]
fn null_removes_a_member_in_a_merge_patch() {
    let paths = "
  /things:
    get:
      responses: {'200': {description: Got., content: {application/json: {schema: {$ref: '#/components/schemas/Inner'}}}}}
    patch:
      requestBody:
        required: true
        content: {application/merge-patch+json: {schema: {$ref: '#/components/schemas/Change'}}}
      responses: {'204': {description: Done.}}";
    let schemas = "
    Change:
      type: object
      required: [kind]
      properties:
        kind: {type: string}
        name: {type: string}
        inner: {$ref: '#/components/schemas/Inner'}
        others: {type: object, additionalProperties: {$ref: '#/components/schemas/Inner'}}
    Inner: {type: object, properties: {a: {type: string}, list: {type: array, items: {type: string}}}}";
    let value =
        json!({"kind": "k", "name": null, "inner": {"a": null}, "others": {"x": null, "y": {"list": null}}});
    let body = json_body("application/merge-patch+json", value);
    let text = generated(paths, schemas, vec![case("patch", Vec::new(), body)]);
    has(
        &text,
        &[
            // The type of the patch keeps its name, and one that is in an answer as well gets a variant.
            "pub kind: String, pub name: Nullish<String>, pub inner: Nullish<InnerPatch>,",
            "pub others: Nullish<BTreeMap<String, Option<InnerPatch>>>",
            "pub struct Inner { pub a: Option<String>, pub list: Option<Vec<String>>",
            ".with_name(support::codec::Nullish::<String>::Null)",
            "(\"x\".to_owned(), None)",
            "impl Validate for super::Inner {",
        ],
    );
    // Null is no value of the schema, and a value of the patch.
    for patch in ["Change", "InnerPatch"] {
        assert!(
            !text.contains(&format!("impl Validate for super::{patch} {{")),
            "{patch} is checked by a schema"
        );
    }
}

#[test]
fn a_body_that_the_document_lets_be_left_out_is_a_setter() {
    let body = |said: &str| {
        format!(
            "
  /things:
    post:
      operationId: add
      requestBody: {{{said}content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}
      responses: {{'204': {{description: Done.}}}}"
        )
    };
    let schemas = "    Thing: {type: object, required: [name], properties: {name: {type: string}}}";
    has(&generated(&body("required: false, "), schemas, Vec::new()), &["fn add(&self) ->"]);
    // Most authors say nothing.
    has(&generated(&body(""), schemas, Vec::new()), &["fn add(&self, body: &models::Thing) ->"]);
}

#[test]
fn an_answer_of_no_known_kind_is_kept_where_the_parent_has_one_child() {
    let paths = "
  /things:
    get:
      responses: {'200': {description: Got., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}";
    let schemas = "
    Pet:
      type: object
      required: [kind]
      properties: {kind: {type: string}}
      discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}";
    let text = generated(paths, schemas, Vec::new());
    has(&text, &["pub enum Pet {", "Cat(Cat)", "Unknown(RawJson)"]);
}

#[test]
fn there_is_no_body_where_http_has_none() {
    let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}";
    let paths = format!(
        "
  /things:
    head:
      operationId: look
      responses: {{'200': {{description: There., {content}}}}}
    delete:
      operationId: remove
      responses: {{'204': {{description: Gone., {content}}}}}
    get:
      operationId: fetch
      responses: {{'200': {{description: Got., {content}}}, '304': {{description: Known., {content}}}}}"
    );
    let text = generated(&paths, "    Thing: {type: object, properties: {name: {type: string}}}", Vec::new());
    has(
        &text,
        &["impl Operation for Look { type Output = ();", "impl Operation for Remove { type Output = ();"],
    );
    has(&text, &["impl Operation for Fetch { type Output = models::Thing;"]);
}

#[test]
fn errors_of_head_have_no_body_either() {
    let paths = "
  /things:
    head:
      operationId: look
      responses:
        '200': {description: There.}
        default: {description: Wrong., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}";
    let text = generated(paths, "    Thing: {type: object, properties: {name: {type: string}}}", Vec::new());
    assert!(!text.contains("LookErrors"), "{text}");
}

#[test]
fn a_body_that_may_be_null_beside_none_is_one_option() {
    let paths = |media: &str, schema: &str| {
        format!(
            "
  /things:
    get:
      operationId: fetch
      responses:
        '200': {{description: Got., content: {{{media}: {{schema: {schema}}}}}}}
        '204': {{description: None.}}"
        )
    };
    let of =
        |media: &str, schema: &str| generated(&paths(media, schema), "    Thing: {type: object}", Vec::new());
    has(
        &of("application/json", "{type: [string, 'null']}"),
        &["impl Operation for Fetch { type Output = Option<String>;"],
    );
    has(
        &of("text/plain", "{type: [integer, 'null']}"),
        &["impl Operation for Fetch { type Output = Option<i64>;"],
    );
    has(&of("text/plain", "{type: integer}"), &["impl Operation for Fetch { type Output = Option<i64>;"]);
}

#[test]
fn a_redirect_beside_a_default_is_the_success() {
    let answers = |status: &str| {
        format!(
            "
  /things:
    get:
      operationId: fetch
      responses:
        '{status}': {{description: Elsewhere.}}
        default: {{description: Wrong., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}"
        )
    };
    let schemas = "    Thing: {type: object, properties: {name: {type: string}}}";
    let text = generated(&answers("302"), schemas, Vec::new());
    has(
        &text,
        &["impl Operation for Fetch { type Output = ();", ".keeps_redirects()", "pub enum FetchErrors"],
    );
    // What the caller has is still true: that is no place to go to, and the default is what everybody else gets.
    let text = generated(&answers("304"), schemas, Vec::new());
    has(&text, &["impl Operation for Fetch { type Output = models::Thing;"]);
}

#[test]
fn the_schema_says_what_a_body_of_any_media_type_is() {
    let paths = |said: &str| {
        format!(
            "
  /things:
    post:
      operationId: put_it
      requestBody: {{required: true, content: {{'*/*': {{schema: {{contentMediaType: '{said}'}}}}}}}}
      responses: {{'200': {{description: Got., content: {{'*/*': {{schema: {{contentMediaType: '{said}'}}}}}}}}}}"
        )
    };
    let schemas = "    Thing: {type: object}";
    for said in ["*/*", "image/png"] {
        let text = generated(&paths(said), schemas, Vec::new());
        has(&text, &["body: impl Into<Body>", "type Output = Bytes;"]);
    }
    has(&generated(&paths("application/json"), schemas, Vec::new()), &["body: impl Into<RawJson>"]);
}

#[test]
fn a_value_that_an_enum_does_not_list_is_sent_as_it_is() {
    let paths = "
  /things:
    put:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Day'}}}}
      responses: {'200': {description: Got., content: {application/json: {schema: {$ref: '#/components/schemas/Day'}}}}}";
    let body = json_body("application/json", json!("Feast"));
    let text =
        generated(paths, "    Day: {type: string, enum: [Monday]}", vec![case("put", Vec::new(), body)]);
    has(&text, &["api::models::Day::from(\"Feast\")"]);
}

#[test]
fn a_case_that_no_call_can_make_says_why() {
    let paths = "
  /things:
    get:
      parameters: [{name: id, in: query, required: true, schema: {type: integer}}]
      responses: {'204': {description: Done.}}";
    let schemas = "    Thing: {type: object}";
    let of = |name: &str, value: serde_json::Value| {
        case("get", vec![CaseParameter { name: name.into(), location: Location::Query, value }], None)
    };
    has(
        &generated(paths, schemas, vec![of("id", json!("x"))]),
        &["\\\"x\\\" is no `i64` for the parameter `id`"],
    );
    has(
        &generated(paths, schemas, vec![of("no", json!(1))]),
        &["the parameter `id` is required and has no value"],
    );
}

#[test]
fn an_event_is_no_value_of_the_schema_that_has_its_data_as_text() {
    let paths = "
  /things:
    get:
      operationId: talk
      responses:
        '200':
          description: Events.
          content:
            text/event-stream:
              schema:
                type: object
                required: [event, data]
                properties: {event: {type: string}, data: {type: string}}
                oneOf:
                - properties:
                    event: {const: created}
                    data: {contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/Created'}}
                - properties:
                    event: {const: noted}
                    data: {contentMediaType: text/plain}
                - properties: {data: {const: '[DONE]'}}";
    let schemas = "    Created: {type: object, required: [id], properties: {id: {type: string}}}";
    let text = generated(paths, schemas, vec![case("get", Vec::new(), None)]);
    has(
        &text,
        &[
            "pub enum TalkEvent { Created(TalkEventCreated), Noted(TalkEventNoted),",
            "Unknown(RawJson), }",
            "pub data: Created,",
            "pub data: String,",
            "EventShape { is_text: false, except: &[\"noted\"], ends: &[\"[DONE]\"], last: &[], }",
            "impl Validate for super::Created {",
            "items(body, 0).await?",
        ],
    );
    for opened in ["TalkEvent", "TalkEventCreated"] {
        assert!(!text.contains(&format!("impl Validate for super::{opened} {{")), "{opened} is checked");
    }
}
