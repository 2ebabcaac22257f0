//! What versions and vendors spell in several ways is one schema.

use super::super::Additional;
use serde_json::json;

use super::{means, schema};

#[test]
fn type_with_null_is_nullable() {
    means("3.1.0", "type: [string, 'null']\nmaxLength: 3", "{type: string, nullable: true, maxLength: 3}");
    means("3.1.0", "type: ['null']", "type: 'null'");
    means("3.1.0", "type: 'null'", "type: 'null'");
    means("3.1.0", "type: [integer, number]", "type: number");
}

#[test]
fn several_types_are_branches_with_the_keywords_that_fit_them() {
    means(
        "3.1.0",
        "title: T\ntype: [string, integer, 'null']\nminimum: 1\nmaxLength: 3\nformat: int32\ndefault: a",
        "{title: T, nullable: true, default: a, anyOf: [
           {type: string, maxLength: 3}, {type: integer, format: int32, minimum: 1}]}",
    );
    means(
        "3.1.0",
        "type: [object, array]\nproperties: {a: {type: [string, boolean]}}\nitems: {type: string}",
        "{anyOf: [{type: object, properties: {a: {anyOf: [{type: string}, {type: boolean}]}}},
                  {type: array, items: {type: string}}]}",
    );
    means(
        "3.1.0",
        "type: [string, integer]\nanyOf: [{maxLength: 3}]",
        "{anyOf: [{maxLength: 3}], allOf: [{anyOf: [{type: string}, {type: integer}]}]}",
    );
    means("3.1.0", "type: [string, number, boolean, object, array]", "{}");
}

#[test]
fn values_decide_where_there_are_several_types() {
    means("3.1.0", "type: [string, integer]\nenum: [a, 1, true]", "enum: [a, 1]");
    means("3.1.0", "type: [string, 'null']\nenum: [a, null]", "{type: string, nullable: true, enum: [a]}");
    means(
        "3.0.0",
        "type: string\nnullable: true\nenum: [a, null]",
        "{type: string, nullable: true, enum: [a]}",
    );
    means("3.0.0", "enum: [null]", "{nullable: true, type: 'null'}");
}

#[test]
fn branches_that_are_null_make_the_rest_nullable() {
    means(
        "3.1.0",
        "title: outer\nanyOf: [{type: string, title: inner, format: uuid}, {type: 'null'}]",
        "{title: outer, nullable: true, type: string, format: uuid}",
    );
    means(
        "3.1.0",
        "oneOf: [{$ref: '#/components/schemas/T'}, {type: 'null'}]\ndescription: d",
        "{description: d, nullable: true, allOf: [{$ref: '#/components/schemas/T'}]}",
    );
    means(
        "3.1.0",
        "oneOf: [{type: string}, {type: integer}, {const: null}]",
        "{nullable: true, oneOf: [{type: string}, {type: integer}]}",
    );
    means("3.1.0", "anyOf: [{type: 'null'}]", "type: 'null'");
    means(
        "3.1.0",
        "type: object\nanyOf: [{type: string}, {type: 'null'}]",
        "{type: object, nullable: true, allOf: [{type: string}]}",
    );
}

#[test]
fn constants_are_lists_of_one() {
    means("3.1.0", "const: cat", "enum: [cat]");
    means("3.1.0", "type: string\nconst: cat\nenum: [cat, dog]", "{type: string, enum: [cat]}");
    means("3.1.0", "const: null", "type: 'null'");
}

#[test]
fn bounds_have_one_form() {
    means("3.0.0", "minimum: 3\nexclusiveMinimum: true", "{minimum: 3, exclusiveMinimum: true}");
    means("3.0.0", "exclusiveMinimum: true", "{}");
    means("3.1.0", "exclusiveMaximum: 3.5", "{maximum: 3.5, exclusiveMaximum: true}");
    means("3.1.0", "minimum: 5\nexclusiveMinimum: 3", "minimum: 5");
    means("3.1.0", "minimum: 3\nexclusiveMinimum: 3", "{minimum: 3, exclusiveMinimum: true}");
    means(
        "3.1.0",
        "minimum: -9223372036854776000\nmaximum: 18446744073709551616",
        "{minimum: -9223372036854776000, maximum: 18446744073709551616}",
    );
}

#[test]
fn booleans_are_schemas() {
    means(
        "3.1.0",
        "properties: {a: true, b: false}\nadditionalProperties: false",
        "{properties: {a: {}, b: {not: {}}}, additionalProperties: {not: {}}}",
    );
}

#[test]
fn content_says_the_format() {
    means(
        "3.1.0",
        "type: string\ncontentEncoding: base64",
        "{type: string, format: byte, contentEncoding: base64}",
    );
    means(
        "3.1.0",
        "type: string\ncontentMediaType: application/octet-stream",
        "{type: string, format: binary, contentMediaType: application/octet-stream}",
    );
    means(
        "3.1.0",
        "type: string\ncontentMediaType: application/json",
        "{type: string, contentMediaType: application/json}",
    );
}

#[test]
fn items_have_one_form() {
    let tuple = "{type: array, prefixItems: [{type: string}, {}]}";
    means("3.1.0", "type: array\nprefixItems: [{type: string}, true]", tuple);
    means("3.1.0", "type: array\nitems: [{type: string}, {}]", tuple);
    means(
        "3.1.0",
        "type: array\nprefixItems: [{type: string}, true]\nunevaluatedItems: {type: integer}",
        "{type: array, prefixItems: [{type: string}, {}], items: {type: integer}}",
    );
    means("3.1.0", "type: array\nitems: true", "type: array");
}

#[test]
fn schemas_in_schemas_are_read_alike() {
    means(
        "3.1.0",
        "patternProperties: {'^x': {type: [string, 'null']}}\nproperties: {b: {}}",
        "{properties: {b: {}}, patternProperties: {'^x': {type: string, nullable: true}}}",
    );
}

#[test]
fn examples_are_one_list_without_repetitions() {
    means("3.1.0", "example: a\nexamples: [a, b]", "examples: [a, b]");
    means("3.1.0", "examples: {one: {value: 1}, two: 2}", "examples: [1, 2]");
}

#[test]
fn unevaluated_properties_are_additional_where_nothing_is_composed() {
    means("3.1.0", "unevaluatedProperties: false", "additionalProperties: false");
    let (composed, _) = schema("3.1.0", "allOf: [{type: object}]\nunevaluatedProperties: false");
    assert_eq!(composed.unevaluated, Additional::Closed);
    assert!(composed.unenforced.is_empty());
    let (depends, _) = schema("3.1.0", "if: {type: object}\nunevaluatedProperties: false");
    assert_eq!(depends.unevaluated, Additional::Unsaid);
    assert_eq!(depends.unenforced[1].keyword, "unevaluatedProperties");
}

#[test]
fn what_is_not_enforced_is_listed_with_its_place() {
    let (schema, read) = schema("3.1.0", "if: {type: string}\nthen: {maxLength: 3}\nnot: {type: integer}");
    let names: Vec<&str> = schema.unenforced.iter().map(|found| found.keyword).collect();
    assert_eq!(names, ["if", "then", "not"]);
    assert_eq!(read.sources.place(schema.unenforced[2].node).line, 9);
    assert_eq!(schema.unenforced[1].value, json!({"maxLength": 3}));
}

#[test]
fn vendor_spellings_say_what_keywords_say() {
    means("3.0.0", "type: string\nx-nullable: true", "{type: string, nullable: true}");
    means(
        "3.0.0",
        "type: string\nx-extensible-enum: [a, b]",
        "{type: string, x-extensible-enum: [a, b], enum: [a, b]}",
    );
}

#[test]
fn scalars_of_strings_are_the_text_as_written() {
    let texts = "enum: ['1.0', '1.10', '0o755', '0x1F', '1e3', '.5', '+1', '-0.0', 'true', 'True', '2']";
    for (version, written) in [
        ("3.0.0", "type: string\nenum: [1.0, 1.10, 0o755, 0x1F, 1e3, .5, +1, -0.0, true, True, 2]"),
        (
            "3.1.0",
            "enum:\n- 1.0\n- 1.10 # a comment\n- 0o755\n- 0x1F\n- 1e3\n- .5\n- +1\n- -0.0\n- true\n- True\n- '2'\ntype: string",
        ),
        ("3.1.0", "{\"type\": \"string\", enum: [1.0,1.10,0o755,0x1F,1e3,.5,+1,-0.0,true,True,2]}"),
    ] {
        means(version, written, &format!("{{type: string, {texts}}}"));
    }
    means(
        "3.0.0",
        "type: string\ndefault: 0o644\nexample: 1.10",
        "{type: string, default: '0o644', example: '1.10'}",
    );
    means("3.0.0", "type: string\n'default':   !!int 0x10\n", "{type: string, default: '0x10'}");
    means("3.1.0", "type: [string, 'null']\nconst: 1.0", "{type: string, nullable: true, const: '1.0'}");
    means(
        "3.0.0",
        "type: array\nitems: {type: string}\ndefault: [1.0, 2.50]",
        "{type: array, items: {type: string}, default: ['1.0', '2.50']}",
    );
    means(
        "3.0.0",
        "allOf: [{type: string}, {enum: [1.0, 1.10]}]",
        "{allOf: [{type: string}, {enum: ['1.0', '1.10']}]}",
    );
    means("3.0.0", "type: number\nenum: [1.0, 1.10]", "{type: number, enum: [1.0, 1.1]}");
    means("3.0.0", "type: integer\ndefault: 0x10", "{type: integer, default: 16}");
}
