//! Media types by their full type: which functions bodies have, and what answers can be asked for.

use super::{generated, graded, has};
use clientwright::api::Grade;

#[test]
fn bodies_that_differ_in_a_parameter_alone_have_a_function_each() {
    let paths = "
  /things:
    post:
      operationId: put
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/A'}}
          application/json; charset=utf-8: {schema: {$ref: '#/components/schemas/A'}}
          text/json: {schema: {$ref: '#/components/schemas/A'}}
          application/*+json: {schema: {$ref: '#/components/schemas/A'}}
          application/json; v=2: {schema: {$ref: '#/components/schemas/A'}}
          application/json; v=3: {schema: {$ref: '#/components/schemas/B'}}
          text/x-json: {schema: {$ref: '#/components/schemas/B'}}
      responses: {'204': {description: Done.}}";
    let schemas = "
    A: {type: object, required: [a], properties: {a: {type: string}}}
    B: {type: object, required: [b], properties: {b: {type: string}}}";
    let text = generated(paths, schemas, Vec::new());
    has(
        &text,
        &[
            "fn put(&self, body: &models::A)",
            "fn put_as_json_v_2(&self, body: &models::A)",
            "fn put_as_json_v_3(&self, body: &models::B)",
            "fn put_as_json(&self, body: &models::B)",
            "- The same body as `application/json; charset=utf-8`, `text/json`, `application/*+json`: `.header(\"content-type\", ..)`",
        ],
    );
    assert_eq!(text.matches("pub fn put").count(), 4, "{text}");
}

#[test]
fn a_range_says_the_media_type_by_argument_unless_its_body_is_json() {
    let paths = |range: &str, schema: &str| {
        format!(
            "
  /things:
    post:
      operationId: put
      requestBody: {{required: true, content: {{'{range}': {{schema: {schema}}}}}}}
      responses: {{'204': {{description: Done.}}}}"
        )
    };
    let schemas = "    A: {type: object, required: [a], properties: {a: {type: string}}}";
    let of = |range: &str, schema: &str| generated(&paths(range, schema), schemas, Vec::new());
    let reference = "{$ref: '#/components/schemas/A'}";
    has(
        &of("image/*", "{}"),
        &["body: impl Into<Body>, media_type: &str", ".content_in(\"image/*\", media_type)"],
    );
    has(&of("*/*", "{type: string, format: binary}"), &["body: impl Into<Body>, media_type: &str"]);
    has(&of("text/*", "{type: string}"), &["body: impl Into<String>, media_type: &str"]);
    has(&of("application/*+json", reference), &["body: &models::A, media_type: &str"]);
    for range in ["*/*", "application/*"] {
        has(&of(range, reference), &["fn put(&self, body: &models::A) ->"]);
    }
    has(&of("multipart/*", "{}"), &["fn put(&self, body: Multipart) ->"]);
}

#[test]
fn a_success_in_a_media_type_that_errors_have_as_well_is_not_lost() {
    let paths = "
  /things:
    get:
      operationId: fetch
      responses:
        '200': {description: Got., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}, text/csv: {schema: {type: string}}, 'image/*': {}}}
        '400': {description: Wrong., content: {text/csv: {}, application/json: {}}}";
    let text = generated(paths, "    A: {type: object, properties: {a: {type: string}}}", Vec::new());
    has(&text, &["fn as_csv(self)", "fn as_image(self)", ".accept(\"application/json, text/csv;q=0.5\")"]);
}

#[test]
fn a_schema_without_a_type_in_its_media_type_is_told() {
    let graded = |content: &str| {
        graded(
            &format!(
                "
  /things:
    post:
      requestBody: {{required: true, content: {{{content}}}}}
      responses: {{'204': {{description: Done.}}}}"
            ),
            "    A: {type: object, required: [a], properties: {a: {type: string}}}",
        )
    };
    let schema = "{schema: {$ref: '#/components/schemas/A'}}";
    for media in [
        "text/csv",
        "application/yaml",
        "application/graphql",
        "application/x-protobuf",
        "application/x+cbor",
        "application/vnd.k8s.protobuf",
        "application/pdf",
        "text/plain",
    ] {
        let (grade, reasons) = graded(&format!("{media}: {schema}"));
        assert!(grade == Grade::Degraded && reasons.contains(media), "{media}: {grade:?} {reasons}");
        // The same is had by type.
        let (grade, reasons) = graded(&format!("{media}: {schema}, application/json: {schema}"));
        assert!(grade == Grade::Full && reasons.contains(media), "{media}: {grade:?} {reasons}");
    }
    for media in [
        "application/json",
        "application/problem+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ] {
        assert_eq!(graded(&format!("{media}: {schema}")), (Grade::Full, String::new()), "{media}");
    }
    for (media, schema) in
        [("text/csv", "{type: string}"), ("image/png", "{}"), ("text/plain", "{type: integer}")]
    {
        assert_eq!(
            graded(&format!("{media}: {{schema: {schema}}}")),
            (Grade::Full, String::new()),
            "{media}"
        );
    }
    let (grade, reasons) = graded("image/png: {schema: {type: integer}}");
    assert!(grade == Grade::Degraded && reasons.contains("image/png"), "{grade:?} {reasons}");
    // A convention is no loss.
    for media in ["'*/*'", "application/vnd.acme.thing"] {
        let (grade, reasons) = graded(&format!("{media}: {schema}"));
        assert!(grade == Grade::Full && reasons.contains("JSON"), "{media}: {grade:?} {reasons}");
    }
}

#[test]
fn json_under_a_name_of_ones_own_is_sent_under_it() {
    let paths = "
  /things:
    post:
      operationId: put
      requestBody: {required: true, content: {application/vnd.acme.thing: {schema: {$ref: '#/components/schemas/A'}}}}
      responses: {'204': {description: Done.}}";
    let schemas = "    A: {type: object, required: [a], properties: {a: {type: string}}}";
    has(
        &generated(paths, schemas, Vec::new()),
        &[".json(body) .content_type(\"application/vnd.acme.thing\")"],
    );
}
