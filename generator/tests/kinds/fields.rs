//! Header fields of answers: which have types, and what is told of the others.

use super::{generated, graded, has};
use clientwright::api::Grade;

fn paths(headers: &str) -> String {
    format!(
        "
  /things:
    get:
      operationId: fetch
      responses: {{'204': {{description: Done., headers: {headers}}}}}"
    )
}

const SCHEMAS: &str =
    "    A: {type: object, properties: {a: {type: string}, b: {type: array, items: {type: string}}}}";

#[test]
fn fields_have_the_form_that_their_name_or_type_says() {
    let of = |header: &str| generated(&paths(&format!("{{{header}}}")), SCHEMAS, Vec::new());
    let texts = "{schema: {type: array, items: {type: string}}}";
    for (header, form) in [
        (format!("Set-Cookie: {texts}"), "Lines"),
        (format!("SET-COOKIE: {texts}"), "Lines"),
        (format!("Proxy-Authenticate: {texts}"), "Challenges"),
        (format!("X-Tags: {texts}"), "Texts"),
        ("X-Days: {schema: {type: array, items: {type: string, format: date}}}".to_owned(), "Texts"),
        ("Date: {schema: {type: string, format: date-time}}".to_owned(), "Date"),
        ("X-Or: {schema: {type: [integer, string]}}".to_owned(), "Either"),
        ("X-A: {schema: {type: object, properties: {a: {type: integer}}}}".to_owned(), "Members"),
        (
            "X-A: {explode: true, schema: {type: object, additionalProperties: {type: string}}}".to_owned(),
            "Pairs",
        ),
        (
            "X-A: {content: {application/problem+json: {schema: {$ref: '#/components/schemas/A'}}}}"
                .to_owned(),
            "Json",
        ),
    ] {
        has(&of(&header), &[&format!("FieldForm::{form})")]);
        assert_eq!(
            graded(&paths(&format!("{{{header}}}")), SCHEMAS),
            (Grade::Full, String::new()),
            "{header}"
        );
    }
}

#[test]
fn a_field_without_a_type_is_told() {
    for header in [
        "X-A: {schema: {$ref: '#/components/schemas/A'}}",
        "X-A: {schema: {type: array, items: {type: object, properties: {a: {type: string}}}}}",
        "X-A: {schema: {type: array, items: {type: array, items: {type: string}}}}",
        "X-A: {content: {text/csv: {schema: {$ref: '#/components/schemas/A'}}}}",
    ] {
        let (grade, reasons) = graded(&paths(&format!("{{{header}}}")), SCHEMAS);
        assert!(
            grade == Grade::Degraded && reasons.contains("`X-A` is given as text"),
            "{header}: {reasons}"
        );
    }
    let differs = "
  /things:
    get:
      responses:
        '200': {description: Got., headers: {X-A: {schema: {type: integer}}}}
        '202': {description: Later., headers: {X-A: {schema: {type: string}}}}";
    let (grade, reasons) = graded(differs, SCHEMAS);
    assert!(grade == Grade::Degraded && reasons.contains("`X-A` has another type"), "{reasons}");
}

#[test]
fn what_errors_have_beside_one_typed_body_is_told() {
    let with = |error: &str| {
        graded(
            &format!(
                "
  /things:
    get:
      responses:
        '204': {{description: Done.}}
        '429': {{description: Too many., {error}}}"
            ),
            SCHEMAS,
        )
    };
    assert_eq!(
        with("content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}"),
        (Grade::Full, String::new())
    );
    let (grade, reasons) = with(
        "content: {application/json: {schema: {$ref: '#/components/schemas/A'}}, text/plain: {schema: {type: string}}}",
    );
    assert!(
        grade == Grade::Full && reasons.contains("in `text/plain` it is had by `Error::content`"),
        "{reasons}"
    );
    let (grade, reasons) =
        with("headers: {Retry-After: {schema: {type: integer}}, X-A: {schema: {type: string}}}");
    assert!(grade == Grade::Full && reasons.contains("(`Retry-After`, `X-A`)"), "{reasons}");
}

#[test]
fn fields_that_http_has_dates_for_are_sent_as_such() {
    let paths = "
  /things:
    get:
      parameters:
        - {name: if-unmodified-since, in: header, schema: {type: string, format: date-time}}
        - {name: X-Date, in: header, schema: {type: string, format: date-time}}
        - {name: expires, in: query, schema: {type: string, format: date-time}}
        - {name: Date, in: header, schema: {type: string}}
      responses: {'204': {description: Done.}}";
    let text = generated(paths, SCHEMAS, Vec::new());
    has(&text, &["Param::header(\"if-unmodified-since\").optional().http_date()"]);
    assert_eq!(text.matches(".http_date()").count(), 1, "{text}");
}
