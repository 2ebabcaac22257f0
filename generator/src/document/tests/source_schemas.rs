//! Schemas as they were written, in the words of one version.

use super::Read;
use crate::document::{Options, load};

/// The component `A` of a document of that version.
fn written(version: &str, components: &str) -> String {
    let head = if version == "2.0" { "swagger: '2.0'" } else { &format!("openapi: {version}") };
    let place = if version == "2.0" { "definitions" } else { "components: {schemas" };
    let end = if version == "2.0" { "" } else { "}" };
    let text =
        format!("{head}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n{place}: {{{components}}}{end}\n");
    let mut read = Read::new(&[("openapi.yaml", &text)]);
    let options = Options { keep_schemas: true, ..Options::default() };
    let document = load(&mut read.sources, "openapi.yaml".as_ref(), &[], &options, &mut read.diagnostics);
    document.unwrap().source_schemas.unwrap().components["A"].to_string()
}

#[test]
fn every_version_says_it_in_the_same_words() {
    let cases = [
        (
            "3.0.3",
            "A: {type: string, nullable: true, maxLength: 3, description: x, example: y}",
            r#"{"type":["string","null"],"maxLength":3}"#,
        ),
        (
            "3.0.3",
            "A: {type: string, nullable: true, enum: [a]}",
            r#"{"anyOf":[{"type":"string","enum":["a"]},{"type":"null"}]}"#,
        ),
        (
            "3.0.3",
            "A: {minimum: 3, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false}",
            r#"{"exclusiveMinimum":3,"maximum":5}"#,
        ),
        ("3.1.0", "A: {minimum: 3, exclusiveMinimum: 2}", r#"{"minimum":3,"exclusiveMinimum":2}"#),
        (
            "2.0",
            "A: {type: object, discriminator: k, required: [k], properties: {k: {type: string}}}",
            r#"{"type":"object","discriminator":{"propertyName":"k"},"required":["k"],"properties":{"k":{"type":"string"}}}"#,
        ),
        ("3.1.0", "A: {allOf: [{$ref: '#/components/schemas/B'}]}, B: true", r#"{"allOf":[{"$ref":"B"}]}"#),
        (
            "3.1.0",
            "A: {items: [{type: string}], additionalItems: false}",
            r#"{"prefixItems":[{"type":"string"}],"items":false}"#,
        ),
        (
            "3.1.0",
            "A: {dependencies: {a: [b], c: {minProperties: 2}}}",
            r#"{"dependentRequired":{"a":["b"]},"dependentSchemas":{"c":{"minProperties":2}}}"#,
        ),
        ("3.1.0", "A: {enum: [a], x-extensible-enum: true, type: string}", r#"{"type":"string"}"#),
        (
            "3.1.0",
            "A: {not: {type: 'null'}, unevaluatedProperties: false, $defs: {x: {}}}",
            r#"{"unevaluatedProperties":false,"not":{"type":"null"}}"#,
        ),
    ];
    for (version, components, expected) in cases {
        assert_eq!(written(version, components), expected, "{components}");
    }
}

#[test]
fn members_that_travel_one_way_are_not_asked_for() {
    let cases = [
        (
            "A: {required: [a, b], properties: {a: {readOnly: true}, b: {}}}",
            r#"{"required":["b"],"properties":{"a":{},"b":{}}}"#,
        ),
        (
            "A: {allOf: [{$ref: '#/components/schemas/B'}, {required: [a, c]}]}, B: {properties: {a: {writeOnly: true}}}",
            r#"{"allOf":[{"$ref":"B"},{"required":["c"]}]}"#,
        ),
    ];
    for (components, expected) in cases {
        assert_eq!(written("3.0.3", components), expected, "{components}");
    }
}
