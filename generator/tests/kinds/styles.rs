//! Lists and objects in each other, in queries and in form bodies: what is told, and what a hint says.

use super::{generated, graded, has};
use clientwright::api::Grade;

const SCHEMAS: &str = "
    Flat: {type: object, properties: {a: {type: string}, b: {type: integer}}}
    Deep: {type: object, properties: {owner: {$ref: '#/components/schemas/Flat'}}}
    Lists: {type: object, properties: {in: {type: array, items: {type: integer}}}}
    Tree: {type: object, properties: {name: {type: string}, children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
    Either: {anyOf: [{$ref: '#/components/schemas/Flat'}, {type: integer}]}
    Expand: {anyOf: [{type: string}, {type: array, items: {type: string}}]}";

fn parameter(said: &str, schema: &str) -> String {
    format!(
        "
  /things:
    get:
      parameters: [{{name: p, in: query, {said}, schema: {schema}}}]
      responses: {{'204': {{description: Done.}}}}"
    )
}

fn form(encoding: &str, schema: &str) -> String {
    format!(
        "
  /things:
    post:
      requestBody: {{content: {{application/x-www-form-urlencoded: {{schema: {{type: object, properties: {{p: {schema}}}}}, encoding: {encoding}}}}}}}
      responses: {{'204': {{description: Done.}}}}"
    )
}

/// The words of the finding about `p`, in a query and in a form body; they are the same.
fn said(style: &str, schema: &str) -> String {
    let query = graded(&parameter(&format!("style: {style}"), schema), SCHEMAS);
    let body = graded(&form(&format!("{{p: {{style: {style}}}}}"), schema), SCHEMAS);
    assert_eq!(query, body, "{style} {schema}");
    assert_eq!(query.0, Grade::Full, "{style} {schema}");
    query.1
}

fn component(name: &str) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

#[test]
fn what_a_style_leaves_open_is_told_at_the_operation() {
    for (style, schema, words) in [
        ("deepObject", component("Flat"), ""),
        ("deepObject", component("Either"), ""),
        ("deepObject", "{type: object, additionalProperties: {type: string}}".to_owned(), ""),
        ("deepObject", "{type: array, items: {type: string}}".to_owned(), "`p[]=..` is sent"),
        ("deepObject", component("Expand"), "`p[]=..` is sent"),
        ("deepObject", component("Lists"), "`p[a][]=..` is sent"),
        ("deepObject", component("Deep"), "`p[a][b]=..` is sent"),
        ("deepObject", component("Tree"), "`p[a][]=..` is sent"),
        ("form", component("Flat"), ""),
        ("form", "{type: array, items: {type: string}}".to_owned(), ""),
        ("form", component("Lists"), "sent as JSON, a list in an object by repeating its name"),
        (
            "form",
            "{type: array, items: {type: object, properties: {a: {type: string}}}}".to_owned(),
            "sent as JSON",
        ),
        (
            "pipeDelimited",
            "{type: array, items: {type: array, items: {type: string}}}".to_owned(),
            "sent as JSON",
        ),
        ("spaceDelimited", component("Flat"), ""),
    ] {
        let said = said(style, &schema);
        assert_eq!(said.is_empty(), words.is_empty(), "{style} {schema}: {said}");
        assert!(said.contains(words), "{style} {schema}: {said}");
    }
}

#[test]
fn members_of_a_form_without_a_style_are_told_where_they_are_no_values() {
    for (schema, encoding, words) in [
        ("{type: string}".to_owned(), "{}", ""),
        ("{type: array, items: {type: string}}".to_owned(), "{}", ""),
        (component("Flat"), "{}", "it is sent as JSON"),
        ("{type: array, items: {type: object}}".to_owned(), "{}", "it is sent as JSON"),
        (component("Flat"), "{p: {contentType: application/json}}", ""),
    ] {
        let (grade, said) = graded(&form(encoding, &schema), SCHEMAS);
        assert_eq!((grade, said.is_empty()), (Grade::Full, words.is_empty()), "{schema}: {said}");
        assert!(said.contains(words), "{schema}: {said}");
    }
}

#[test]
fn a_hint_says_how_lists_are_spelled() {
    let list = "{type: array, items: {type: string}}";
    for (word, name) in [("brackets", "Brackets"), ("indices", "Indices"), ("repeat", "Repeat")] {
        let hint = format!("x-clientwright-list-keys: {word}");
        let at_parameter = parameter(&format!("style: deepObject, {hint}"), list);
        let at_operation =
            parameter("style: deepObject", list).replace("    get:", &format!("    get:\n      {hint}"));
        let at_encoding = form(&format!("{{p: {{style: deepObject, {hint}}}}}"), list);
        for paths in [at_parameter, at_operation, at_encoding] {
            assert_eq!(graded(&paths, SCHEMAS), (Grade::Full, String::new()), "{paths}");
            has(&generated(&paths, SCHEMAS, Vec::new()), &[&format!(".list_keys(ListKeys::{name})")]);
        }
    }
    let wins = parameter("style: deepObject, x-clientwright-list-keys: repeat", list)
        .replace("    get:", "    get:\n      x-clientwright-list-keys: indices");
    has(&generated(&wins, SCHEMAS, Vec::new()), &["ListKeys::Repeat"]);
    let (_, said) = graded(&parameter("style: deepObject, x-clientwright-list-keys: dots", list), SCHEMAS);
    assert!(said.contains("`x-clientwright-list-keys` is none of `mixed`, `brackets`"), "{said}");
    assert!(said.contains("`p[]=..` is sent"), "{said}");
    // It says nothing where there are no lists.
    let flat = generated(
        &parameter("style: deepObject, x-clientwright-list-keys: indices", &component("Flat")),
        SCHEMAS,
        Vec::new(),
    );
    assert!(!flat.contains("ListKeys"), "{flat}");
}
