//! Keywords whose meaning is easy to get wrong.

use clientwright::lower::ImpliedTypes;

use super::{both_ways, made, made_of};

#[test]
fn a_type_beside_a_reference_takes_null_out() {
    let schemas = "
    Root:
      type: object
      required: [plain, beside, within, around, text, choice, nullable]
      properties:
        plain: {$ref: '#/components/schemas/Address'}
        beside: {$ref: '#/components/schemas/Address', type: object}
        within: {allOf: [{$ref: '#/components/schemas/Address'}, {type: object}]}
        around: {type: object, allOf: [{$ref: '#/components/schemas/Address'}]}
        text: {$ref: '#/components/schemas/Text', type: string}
        choice: {$ref: '#/components/schemas/Choice', type: object}
        nullable: {$ref: '#/components/schemas/Other', type: [object, 'null']}
        items: {type: array, items: {$ref: '#/components/schemas/Address', type: object}}
    Narrowed: {$ref: '#/components/schemas/Address', type: object}
    Address: {type: [object, 'null'], properties: {city: {type: string}}}
    Other: {type: object, properties: {city: {type: string}}}
    Text: {type: [string, 'null'], maxLength: 5}
    Choice: {oneOf: [{type: 'null'}, {$ref: '#/components/schemas/Other'}, {type: string}]}";
    let made = made(&both_ways("3.1.0", schemas));
    made.has(&[
        "pub plain: Option<Address>, pub beside: Address, pub within: Address, pub around: Address, pub text: Text, pub choice: Choice, \
         pub nullable: Option<Other>, pub items: Option<Vec<Address>>,",
        "pub type Narrowed = Address;",
    ]);
}

#[test]
fn a_list_of_schemas_for_items_is_alternatives_where_there_are_no_tuples() {
    let schemas = "
    Root:
      type: object
      properties:
        several: {type: array, items: [{type: string}, {type: integer}]}
        one: {type: array, items: [{type: string}]}
        none: {type: array, items: []}";
    let document = both_ways("3.0.3", schemas);
    let old = made(&document);
    old.has(&["pub several: Option<Vec<RootSeveralItem>>, pub one: Option<Vec<String>>, pub none: Option<Vec<RawJson>>,"]);
    old.has(&["pub enum RootSeveralItem { Text(String), Integer(i64), }"]);
    old.tells(&["CW0108 `items` has to be one schema before OpenAPI 3.1, but is a list"]);
    // Since 3.1 it is what earlier drafts of JSON Schema say: a tuple.
    made(&both_ways("3.1.0", schemas))
        .has(&["pub struct RootSeveral { pub first: Option<String>, pub second: Option<i64>,"]);
}

#[test]
fn unevaluated_properties_close_around_what_is_composed() {
    let schemas = "
    Root:
      type: object
      properties:
        closed: {$ref: '#/components/schemas/Closed'}
        beside: {$ref: '#/components/schemas/Beside'}
        typed: {$ref: '#/components/schemas/Typed'}
        open: {$ref: '#/components/schemas/Open'}
        one: {$ref: '#/components/schemas/One'}
        any: {$ref: '#/components/schemas/Any'}
        condition: {$ref: '#/components/schemas/Condition'}
        pair: {$ref: '#/components/schemas/Pair'}
    Base: {type: object, properties: {id: {type: string}}}
    Closed: {allOf: [{$ref: '#/components/schemas/Base'}, {}, true, {type: object, properties: {b: {type: string}}}], unevaluatedProperties: false}
    Beside: {$ref: '#/components/schemas/Base', unevaluatedProperties: false}
    Typed: {allOf: [{$ref: '#/components/schemas/Base'}], unevaluatedProperties: {type: integer}}
    Open: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, additionalProperties: {type: integer}}], unevaluatedProperties: false}
    One:
      type: object
      oneOf: [{required: [x], properties: {x: {type: string}}}, {required: [y], properties: {y: {type: string}}}]
      unevaluatedProperties: false
    Any:
      type: object
      anyOf: [{required: [x], properties: {x: {type: string}}}, {required: [y], properties: {y: {type: string}}}]
      unevaluatedProperties: false
    Condition: {type: object, properties: {k: {type: string}}, if: {required: [k]}, then: {properties: {m: {type: string}}}, unevaluatedProperties: false}
    Pair: {allOf: [{type: array, prefixItems: [{type: string}, {type: integer}]}], unevaluatedItems: false}";
    let made = made(&both_ways("3.1.0", schemas));
    made.has(&[
        "pub struct Closed { pub id: Option<String>, pub b: Option<String>, }",
        "pub struct Beside { pub id: Option<String>, }",
        "pub struct Typed { pub id: Option<String>, /// Members without a field of their own. pub extra: BTreeMap<String, i64>, }",
        "pub struct Open { pub id: Option<String>, /// Members without a field of their own. pub extra: BTreeMap<String, i64>, }",
        "pub struct OneX { pub x: String, }",
        // Several branches may fit, and a condition may hold: their members are kept.
        "pub struct AnyX { pub x: String, /// Members without a field of their own. pub extra: JsonObject, }",
        "pub struct Condition { pub k: Option<String>, /// Members without a field of their own. pub extra: JsonObject, }",
        "pub struct Pair { pub first: Option<String>, pub second: Option<i64>, }",
    ]);
    let count =
        made.findings().iter().filter(|found| found.contains("`unevaluatedProperties` is accepted")).count();
    assert_eq!(count, 2, "{:?}", made.findings());
}

const QUERY: &str = "
    Root:
      type: object
      properties: {id: {type: string}, x: {type: integer}, y: {type: integer}, note: {type: string}}";

#[test]
fn branches_that_only_require_make_constructors() {
    let of = |more: &str| made(&both_ways("3.1.0", &format!("{QUERY}\n      {more}")));
    let one = of("oneOf: [{required: [id]}, {required: [x, y]}]");
    one.has(&[
        "pub fn by_id(id: impl Into<String>) -> Self {",
        "pub fn by_x_y(x: i64, y: i64) -> Self {",
        "pub fn with_note(",
    ]);
    // What would make it a value of both branches, or of none, is not there.
    one.lacks(&[
        "impl Root { /// Creates a value with all fields empty.",
        "pub fn with_id(",
        "pub fn with_x(",
        "impl Default for Root",
    ]);
    let any = of("anyOf: [{required: [id]}, {required: [x]}]");
    any.has(&["pub fn by_id(", "pub fn by_x(x: i64) -> Self", "pub fn with_id("]);
    // What is required anyway is an argument of each, and one that is required anyway leaves nothing to choose.
    of("required: [note]\n      anyOf: [{required: [id]}, {required: [x]}]")
        .has(&["pub fn by_id(id: impl Into<String>, note: impl Into<String>) -> Self"]);
    of("required: [note]\n      anyOf: [{required: [id]}, {required: [note]}]")
        .has(&["pub fn new(note: impl Into<String>) -> Self"]);
    // `{id, x}` is of both branches, so only the smaller one can be made.
    of("oneOf: [{required: [id]}, {required: [id, x]}]").lacks(&["by_id_x"]);
    // Two of them at once, and a member that nobody declares.
    let two = of(
        "allOf: [{anyOf: [{required: [id]}, {required: [x]}]}, {anyOf: [{required: [y]}, {required: [other]}]}]",
    );
    two.has(&["pub fn by_id_y(", "pub fn by_id_other(", "pub fn by_x_y(", "pub fn by_x_other("]);
    two.tells(&["CW0306 the branches of `anyOf` only say which members have to be there"]);
}

#[test]
fn branches_that_say_more_are_reported_as_before() {
    let document =
        both_ways("3.1.0", &format!("{QUERY}\n      anyOf: [{{required: [id]}}, {{minProperties: 2}}]"));
    let made = made(&document);
    made.has(&["pub fn new() -> Self { Self::default() }"]);
    made.tells(&["CW0306 the branches of `anyOf` only restrict values; they are not checked"]);
}

#[test]
fn required_alone_says_nothing_about_null() {
    let document = both_ways(
        "3.1.0",
        "
    Root:
      type: object
      required: [bare, with, list]
      properties:
        bare: {required: [p]}
        with: {allOf: [{required: [p]}, {properties: {p: {type: string}}}]}
        list: {type: array, items: {required: [q]}}",
    );
    let made = made_of(&[("openapi.yaml", &document)], ImpliedTypes::Exact);
    made.has(&[
        "pub bare: Option<RootBare>, pub with: Option<RootWith>, pub list: Vec<Option<RootListItem>>,",
    ]);
}

#[test]
fn a_reference_into_an_operation_is_what_stands_there() {
    let made = made(
        "openapi: 3.1.0
info: {title: Inside, version: '1'}
servers: [{url: 'https://inside.example'}]
paths:
  /levels/{site}:
    get:
      operationId: getLevels
      parameters:
      - {name: site, in: path, required: true, schema: {type: string}}
      - {name: $top, in: query, schema: {type: object, properties: {n: {type: integer}}}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Levels'}}}}
        '400': {description: bad, content: {application/json: {schema: {type: object, required: [reason], properties: {reason: {type: string}}}}}}
  /again/{site}:
    get:
      operationId: getAgain
      parameters:
      - {$ref: '#/paths/~1levels~1%7Bsite%7D/get/parameters/0'}
      - {$ref: '#/paths/~1levels~1{site}/get/parameters/1'}
      responses:
        '200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Levels/properties/25%25'}}}}
        '400': {description: same, content: {application/json: {schema: {$ref: '#/paths/~1levels~1%7Bsite%7D/get/responses/400/content/application~1json/schema'}}}}
        '409': {$ref: '#/paths/~1levels~1%7Bsite%7D/get/responses/400'}
components:
  schemas:
    Levels: {type: object, properties: {'25%': {type: object, properties: {colour: {type: string}}}}}
",
    );
    let types = made.code.matches("pub struct").count();
    let named: Vec<&str> =
        made.code.split("pub struct ").skip(1).map(|rest| rest.split(' ').next().unwrap()).collect();
    assert!(named.contains(&"ReasonOnly"), "one type for three places: {named:?} of {types}");
    assert_eq!(
        named.iter().filter(|name| name.contains("400") || name.contains("409")).count(),
        0,
        "{named:?}"
    );
}
