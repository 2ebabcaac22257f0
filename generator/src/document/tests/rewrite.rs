//! What 3.1 says, in the words of 3.0.

use super::{becomes, schema};

#[test]
fn type_with_null_is_nullable() {
    becomes(
        "3.1.0",
        "type: [string, 'null']\nmaxLength: 3",
        "{type: string, nullable: true, x-cw-facts: {maxLength: 3}}",
    );
    becomes("3.1.0", "type: ['null']", "x-cw-facts: {null: true}");
    becomes("3.1.0", "type: 'null'", "x-cw-facts: {null: true}");
    becomes("3.1.0", "type: [integer, number]", "type: number");
}

#[test]
fn several_types_are_branches_with_the_keywords_that_fit_them() {
    becomes(
        "3.1.0",
        "title: T\ntype: [string, integer, 'null']\nminimum: 1\nmaxLength: 3\nformat: int32\ndefault: a",
        "{title: T, nullable: true, x-cw-facts: {default: a}, anyOf: [
           {type: string, x-cw-facts: {maxLength: 3}}, {type: integer, format: int32, x-cw-facts: {minimum: [1, false]}}]}",
    );
    becomes(
        "3.1.0",
        "type: [object, array]\nproperties: {a: {type: [string, boolean]}}\nitems: {type: string}",
        "{anyOf: [{type: object, properties: {a: {anyOf: [{type: string}, {type: boolean}]}}},
                  {type: array, items: {type: string}}]}",
    );
    becomes(
        "3.1.0",
        "type: [string, integer]\nanyOf: [{maxLength: 3}]",
        "{anyOf: [{x-cw-facts: {maxLength: 3}}], allOf: [{anyOf: [{type: string}, {type: integer}]}]}",
    );
    becomes("3.1.0", "type: [string, number, boolean, object, array]", "{}");
}

#[test]
fn values_decide_where_there_are_several_types() {
    becomes("3.1.0", "type: [string, integer]\nenum: [a, 1, true]", "x-cw-facts: {values: [a, 1]}");
    becomes(
        "3.1.0",
        "type: [string, 'null']\nenum: [a, null]",
        "{type: string, nullable: true, x-cw-facts: {values: [a]}}",
    );
    becomes(
        "3.0.0",
        "type: string\nnullable: true\nenum: [a, null]",
        "{type: string, nullable: true, x-cw-facts: {values: [a]}}",
    );
    becomes("3.0.0", "enum: [null]", "{nullable: true, x-cw-facts: {null: true}}");
}

#[test]
fn branches_that_are_null_make_the_rest_nullable() {
    becomes(
        "3.1.0",
        "title: outer\nanyOf: [{type: string, title: inner, format: uuid}, {type: 'null'}]",
        "{title: outer, nullable: true, type: string, format: uuid}",
    );
    becomes(
        "3.1.0",
        "oneOf: [{$ref: '#/components/schemas/T'}, {type: 'null'}]\ndescription: d",
        "{description: d, nullable: true, allOf: [{$ref: '#/components/schemas/T'}]}",
    );
    becomes(
        "3.1.0",
        "oneOf: [{type: string}, {type: integer}, {const: null}]",
        "{nullable: true, oneOf: [{type: string}, {type: integer}]}",
    );
    becomes("3.1.0", "anyOf: [{type: 'null'}]", "x-cw-facts: {null: true}");
    becomes(
        "3.1.0",
        "type: object\nanyOf: [{type: string}, {type: 'null'}]",
        "{type: object, nullable: true, allOf: [{type: string}]}",
    );
}

#[test]
fn constants_are_lists_of_one() {
    becomes("3.1.0", "const: cat", "x-cw-facts: {values: [cat], const: true}");
    becomes(
        "3.1.0",
        "type: string\nconst: cat\nenum: [cat, dog]",
        "{type: string, x-cw-facts: {values: [cat], const: true}}",
    );
    becomes("3.1.0", "const: null", "x-cw-facts: {null: true}");
}

#[test]
fn bounds_have_one_form() {
    becomes("3.0.0", "minimum: 3\nexclusiveMinimum: true", "x-cw-facts: {minimum: [3, true]}");
    becomes("3.0.0", "exclusiveMinimum: true", "{}");
    becomes("3.1.0", "exclusiveMaximum: 3.5", "x-cw-facts: {maximum: [3.5, true]}");
    becomes("3.1.0", "minimum: 5\nexclusiveMinimum: 3", "x-cw-facts: {minimum: [5, false]}");
    becomes("3.1.0", "minimum: 3\nexclusiveMinimum: 3", "x-cw-facts: {minimum: [3, true]}");
    becomes(
        "3.1.0",
        "minimum: -9223372036854776000\nmaximum: 18446744073709551616",
        "x-cw-facts: {minimum: ['-9223372036854776000', false], maximum: ['18446744073709551616', false]}",
    );
}

#[test]
fn booleans_are_schemas() {
    becomes(
        "3.1.0",
        "properties: {a: true, b: false}\nadditionalProperties: false",
        "{properties: {a: {}, b: {x-cw-facts: {never: true}}}, additionalProperties: {x-cw-facts: {never: true}}}",
    );
}

#[test]
fn content_says_the_format() {
    becomes(
        "3.1.0",
        "type: string\ncontentEncoding: base64",
        "{type: string, format: byte, x-cw-facts: {contentEncoding: base64}}",
    );
    becomes(
        "3.1.0",
        "type: string\ncontentMediaType: application/octet-stream",
        "{type: string, format: binary, x-cw-facts: {contentMediaType: application/octet-stream}}",
    );
    becomes(
        "3.1.0",
        "type: string\ncontentMediaType: application/json",
        "{type: string, x-cw-facts: {contentMediaType: application/json}}",
    );
}

#[test]
fn items_have_one_form() {
    let tuple = "properties: {'x-cw-hidden:prefixItems/0': {type: string}, 'x-cw-hidden:prefixItems/1': {}}";
    becomes(
        "3.1.0",
        "type: array\nprefixItems: [{type: string}, true]",
        &format!("{{type: array, {tuple}}}"),
    );
    becomes("3.1.0", "type: array\nitems: [{type: string}, true]", &format!("{{type: array, {tuple}}}"));
    becomes(
        "3.1.0",
        "type: array\nprefixItems: [{type: string}, true]\nitems: false",
        &format!("{{type: array, x-cw-facts: {{itemsClosed: true}}, {tuple}}}"),
    );
    becomes("3.1.0", "type: array\nitems: true", "type: array");
}

#[test]
fn carried_schemas_are_rewritten_too() {
    becomes(
        "3.1.0",
        "patternProperties: {'^x': {type: [string, 'null']}}\npropertyNames: {const: a}\nproperties: {b: {}}",
        "properties: {b: {}, 'x-cw-hidden:patternProperties/^x': {type: string, nullable: true},
                      'x-cw-hidden:propertyNames/': {x-cw-facts: {values: [a], const: true}}}",
    );
}

#[test]
fn examples_are_one_list_without_repetitions() {
    becomes("3.1.0", "example: a\nexamples: [a, b]", "x-cw-facts: {examples: [a, b]}");
    becomes("3.1.0", "examples: {one: {value: 1}, two: 2}", "x-cw-facts: {examples: [1, 2]}");
}

#[test]
fn unevaluated_properties_are_additional_where_nothing_is_composed() {
    becomes("3.1.0", "unevaluatedProperties: false", "additionalProperties: {x-cw-facts: {never: true}}");
    let (json, _) = schema("3.1.0", "allOf: [{type: object}]\nunevaluatedProperties: false");
    assert_eq!(json["x-cw-facts"]["unmodelled"][0][0], "unevaluatedProperties");
}

#[test]
fn what_is_not_enforced_is_listed_with_its_place() {
    let (json, read) =
        schema("3.1.0", "if: {type: string}\nthen: {maxLength: 3}\nnot: {type: integer}\nxml: {name: n}");
    let list = json["x-cw-facts"]["unmodelled"].as_array().unwrap().clone();
    let names: Vec<&str> = list.iter().map(|pair| pair[0].as_str().unwrap()).collect();
    assert_eq!(names, ["if", "then", "not", "xml"]);
    let at = crate::source::NodeId(list[2][1].as_u64().unwrap() as u32);
    assert_eq!(read.sources.place(at).line, 9);
}

#[test]
fn vendor_spellings_say_what_keywords_say() {
    becomes("3.0.0", "type: string\nx-nullable: true", "{type: string, nullable: true}");
    becomes(
        "3.0.0",
        "type: string\nx-extensible-enum: [a, b]",
        "{type: string, x-extensible-enum: [a, b], x-cw-facts: {values: [a, b]}}",
    );
}
