//! Multipart bodies by type, and what of them is told.

use super::{generated, graded, has};
use clientwright::api::Grade;

fn paths(media: &str, schema: &str, encoding: &str) -> String {
    format!(
        "
  /things:
    post:
      operationId: put
      requestBody: {{required: true, content: {{'{media}': {{schema: {schema}, encoding: {encoding}}}}}}}
      responses: {{'204': {{description: Done.}}}}"
    )
}

const SCHEMAS: &str = "
    A: {type: object, required: [a], properties: {a: {type: string}}}
    File: {type: object, properties: {file: {type: string, format: binary}}}";

#[test]
fn every_object_and_every_map_is_a_struct_of_parts() {
    let of = |media: &str, schema: &str| generated(&paths(media, schema, "{}"), SCHEMAS, Vec::new());
    let reference = "{$ref: '#/components/schemas/File'}";
    for media in ["multipart/form-data", "multipart/mixed", "multipart/related", "multipart/*"] {
        has(
            &of(media, reference),
            &["pub struct PutForm { pub file: Option<Part>, }", "fn put(&self, body: &PutForm)"],
        );
    }
    let map = |values: &str| {
        of("multipart/form-data", &format!("{{type: object, additionalProperties: {values}}}"))
    };
    has(&map("{type: string, format: binary}"), &["pub extra: BTreeMap<String, Part>"]);
    has(
        &map("{type: array, items: {type: string, format: binary}}"),
        &["pub extra: BTreeMap<String, Vec<Part>>"],
    );
    has(&map("{type: integer}"), &["pub extra: BTreeMap<String, i64>"]);
    has(&map("{$ref: '#/components/schemas/A'}"), &["pub extra: BTreeMap<String, models::A>"]);
    let open = "{type: object, properties: {a: {type: string}}, additionalProperties: true}";
    has(&of("multipart/form-data", open), &["pub a: Option<String>,", "pub extra: JsonObject,"]);
}

#[test]
fn what_is_left_to_the_caller_is_told() {
    let of = |media: &str, schema: &str, encoding: &str| graded(&paths(media, schema, encoding), SCHEMAS);
    let full = (Grade::Full, String::new());
    let parts = "{type: object, properties: {a: {$ref: '#/components/schemas/A'}, f: {type: string, format: binary}, s: {type: string}}}";
    let form = |encoding: &str| of("multipart/form-data", parts, encoding);
    assert_eq!(form("{}"), full);
    assert_eq!(form("{f: {contentType: 'image/png, image/jpeg'}, s: {contentType: text/html}}"), full);
    assert_eq!(form("{f: {headers: {X-Name: {schema: {type: string}}}}}"), full);
    for (encoding, grade, words) in [
        (
            "{a: {headers: {X-Sig: {schema: {type: string}}}}}",
            Grade::Degraded,
            "the part `a` has header fields",
        ),
        ("{a: {contentType: 'text/xml, application/json'}}", Grade::Full, "it is sent as `application/json`"),
        ("{b: {contentType: text/html}}", Grade::Full, "`encoding` has `b`"),
        ("{a: {style: form}}", Grade::Degraded, "the style of the part `a`"),
    ] {
        let (graded, reasons) = form(encoding);
        assert!(graded == grade && reasons.contains(words), "{encoding}: {graded:?} {reasons}");
    }
    let (grade, reasons) = of("multipart/mixed", parts, "{}");
    assert!(grade == Grade::Full && reasons.contains("`Content-Disposition: form-data`"), "{reasons}");
    let files = "{type: array, items: {type: string, format: binary}}";
    let either = "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/File'}]}";
    for (media, schema) in [("multipart/mixed", files), ("multipart/form-data", either)] {
        let (grade, reasons) = of(media, schema, "{}");
        assert!(grade == Grade::Degraded && reasons.contains("by hand"), "{media}: {reasons}");
    }
    assert_eq!(of("multipart/form-data", "{}", "{}").0, Grade::Full);
}
