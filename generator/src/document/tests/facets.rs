//! The flat view of a schema.

use serde_json::json;

use super::{document, with_schema};
use crate::document::facets::{Additional, SimpleType, SubSchema, facets};
use crate::document::{Document, broken};
use crate::source::Number;

fn typed(version: &str, schema: &str) -> Document {
    document(&with_schema(version, schema)).0
}

/// Reads the facets of a schema.
macro_rules! flat {
    ($version:literal, $schema:expr) => {
        facets(
            Box::leak(Box::new(typed($version, $schema))).openapi.components.as_ref().unwrap().schemas["T"]
                .as_item()
                .unwrap(),
        )
    };
}

#[test]
fn every_shape_is_one_record() {
    let flat = flat!(
        "3.0.0",
        "type: string\nformat: date-time\nnullable: true\ntitle: t\ndescription: d\nreadOnly: true"
    );
    assert_eq!((flat.ty, flat.format, flat.nullable), (Some(SimpleType::String), Some("date-time"), true));
    assert_eq!((flat.title, flat.description, flat.read_only), (Some("t"), Some("d"), true));
    let flat = flat!("3.0.0", "type: integer\nformat: uint8");
    assert_eq!((flat.ty, flat.format), (Some(SimpleType::Integer), Some("uint8")));
    let flat = flat!(
        "3.0.0",
        "type: array\nitems: {$ref: '#/components/schemas/T'}\nuniqueItems: true\nminItems: 2"
    );
    assert_eq!(flat.items, Some(SubSchema::Reference { reference: "#/components/schemas/T" }));
    assert_eq!((flat.bounds.unique_items, flat.bounds.min_items), (true, Some(2)));
    let flat =
        flat!("3.0.0", "type: object\noneOf: [{type: string}]\nproperties: {a: {}}\nrequired: [a, b, a]");
    assert_eq!((flat.ty, flat.one_of.len(), flat.properties[0].0), (Some(SimpleType::Object), 1, "a"));
    assert_eq!(flat.required, ["a", "b"]);
    let flat = flat!("3.0.0", "allOf: [{type: string}, {}]");
    assert_eq!((flat.ty, flat.all_of.len()), (None, 2));
    assert_eq!(flat!("3.1.0", "type: 'null'").ty, Some(SimpleType::Null));
}

#[test]
fn additional_properties_have_four_forms() {
    assert!(matches!(flat!("3.0.0", "type: object").additional, Additional::Unsaid));
    assert!(matches!(flat!("3.0.0", "type: object\nadditionalProperties: true").additional, Additional::Any));
    assert!(matches!(flat!("3.0.0", "additionalProperties: {}").additional, Additional::Any));
    assert!(matches!(
        flat!("3.0.0", "additionalProperties: false\noneOf: [{}]").additional,
        Additional::Closed
    ));
    assert!(matches!(flat!("3.1.0", "additionalProperties: {not: {}}").additional, Additional::Closed));
    let typed = flat!("3.0.0", "additionalProperties: {type: string}").additional;
    assert!(matches!(typed, Additional::Schema(SubSchema::Item(_))));
    let described = flat!("3.0.0", "additionalProperties: {description: d}").additional;
    assert!(matches!(described, Additional::Schema(_)));
}

#[test]
fn values_bounds_and_words_come_from_the_carriers() {
    let flat = flat!(
        "3.1.0",
        "type: integer\nenum: [1, 2, null]\nx-enum-varnames: [One, Two]\nx-enum-descriptions: {1: first}\ndefault: null\n\
         examples: [1, 2]\nexclusiveMinimum: 0.5\nmaximum: 18446744073709551616\nx-extensible-enum: true\nx-clientwright-name: n"
    );
    assert_eq!(flat.values, Some(vec![json!(1), json!(2)]));
    assert!(flat.nullable && flat.extensible && !flat.is_const);
    assert_eq!(flat.value_docs, ["first", ""]);
    assert_eq!(flat.default, Some(json!(null)));
    assert_eq!(flat.examples, [json!(1), json!(2)]);
    assert_eq!(flat.bounds.minimum, Some((Number::Float(0.5), true)));
    assert_eq!(flat.bounds.maximum, Some((Number::Integer(18_446_744_073_709_551_616), false)));
    assert_eq!(flat.hints, [("name", &json!("n")), ("x-extensible-enum", &json!(true))]);
}

#[test]
fn carried_schemas_are_typed_and_no_properties() {
    let flat = flat!(
        "3.1.0",
        "type: array\nprefixItems: [{type: string}, {$ref: '#/components/schemas/T'}]\nitems: false\n\
         patternProperties: {'a/b': {type: integer}}\npropertyNames: {maxLength: 3}\ncontentMediaType: a/b"
    );
    assert_eq!(flat.prefix_items.len(), 2);
    assert!(
        matches!(flat.prefix_items[0], SubSchema::Item(schema) if facets(schema).ty == Some(SimpleType::String))
    );
    assert!(flat.items_closed && flat.items.is_none() && flat.properties.is_empty());
    assert_eq!(flat.pattern_properties[0].0, "a/b");
    assert!(flat.property_names.is_some());
    assert_eq!(flat.content_media_type, Some("a/b"));
}

#[test]
fn names_of_values_count_only_when_there_is_one_for_each() {
    assert!(flat!("3.0.0", "enum: [a, b]\nx-enum-varnames: [A]").value_names.is_empty());
    let flat = flat!(
        "3.0.0",
        "enum: [a]\nx-ms-enum: {modelAsString: true, values: [{value: a, name: A, description: d}]}"
    );
    assert_eq!(
        (flat.value_names[0].as_str(), flat.value_docs[0].as_str(), flat.extensible),
        ("A", "d", true)
    );
}

#[test]
fn broken_schemas_say_why() {
    let document = typed("3.0.0", "properties: {a: {$ref: '#/no'}}");
    let flat = facets(document.openapi.components.as_ref().unwrap().schemas["T"].as_item().unwrap());
    let SubSchema::Item(schema) = flat.properties[0].1 else { panic!("it stands for itself") };
    assert!(broken(schema).unwrap().contains("leads nowhere"));
}
