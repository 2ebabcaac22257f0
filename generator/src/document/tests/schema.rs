//! Schemas as one record.

use serde_json::json;

use super::schema;
use crate::document::keywords::{Kind, Row, Shape, Treatment};
use crate::document::{Additional, Bound, Schema, SimpleType, SubSchema, XmlNodeType};
use crate::source::Number;

fn read(version: &str, text: &str) -> Schema {
    schema(version, text).0
}

#[test]
fn every_keyword_has_its_field() {
    let schema = read(
        "3.0.0",
        "type: string\nformat: date-time\nnullable: true\ntitle: t\ndescription: d\nreadOnly: true",
    );
    let expected = Schema {
        node: schema.node,
        ty: Some(SimpleType::String),
        format: Some("date-time".to_owned()),
        nullable: true,
        title: Some("t".to_owned()),
        description: Some("d".to_owned()),
        read_only: true,
        ..Schema::default()
    };
    assert_eq!(schema, expected);
    let schema =
        read("3.0.0", "type: array\nitems: {$ref: '#/components/schemas/T'}\nuniqueItems: true\nminItems: 2");
    assert_eq!(schema.items, Some(SubSchema::Reference { name: "T".to_owned() }));
    assert!(schema.constraints.has(Bound::UniqueItems));
    assert_eq!(schema.constraints.count(Bound::MinItems), Some(2));
    let schema =
        read("3.0.0", "type: object\noneOf: [{type: string}]\nproperties: {a: {}}\nrequired: [a, b, a]");
    assert_eq!((schema.ty, schema.one_of.len()), (Some(SimpleType::Object), 1));
    assert!(schema.properties.contains_key("a"));
    assert_eq!(schema.required, ["a", "b"]);
    assert_eq!(read("3.0.0", "allOf: [{type: string}, {}]").all_of.len(), 2);
    assert_eq!(read("3.1.0", "type: 'null'").ty, Some(SimpleType::Null));
}

/// A keyword that the table says is honoured, and that nothing reads, would be lost without a word.
#[test]
fn every_honoured_keyword_makes_a_difference() {
    let sample = |row: &Row| match (row.keyword, row.shape) {
        ("type", _) => "string",
        ("$ref", _) => "'#/components/schemas/T'",
        ("contentMediaType" | "contentEncoding", _) => "binary",
        ("enum" | "examples", _) => "[1]",
        ("items", _) => "{type: string}",
        ("not", _) => "{type: string}",
        (_, Shape::Text | Shape::Any) => "a",
        (_, Shape::Flag) => "true",
        (_, Shape::Number | Shape::Count | Shape::Exclusive) => "1",
        (_, Shape::Texts) => "[a]",
        (_, Shape::List(_)) => "[{type: string}]",
        (_, Shape::Map(_)) => "{a: {type: string}}",
        (_, Shape::One(Kind::Discriminator)) => "{propertyName: a}",
        (_, Shape::One(Kind::Xml)) => "{name: a}",
        _ => "{type: string}",
    };
    let honoured = Kind::Schema.rows().iter().filter(|row| matches!(row.treatment, Treatment::Typed));
    for row in honoured.filter(|row| row.keyword != "$ref") {
        let text = format!("{}: {}", row.keyword, sample(row));
        let schema = read("3.1.0", &text);
        assert_ne!(schema, Schema { node: schema.node, ..Schema::default() }, "{text}");
    }
}

/// The words for attributes and wrapped lists are those of 3.2 whatever version wrote them, and `nodeType` goes before them.
#[test]
fn xml_objects_say_one_thing_in_all_versions() {
    let xml = |text: &str| read("3.2.0", &format!("xml: {{{text}}}")).xml.map(|xml| *xml);
    let node = |text: &str| xml(text).and_then(|xml| xml.node);
    assert_eq!(node("attribute: true"), Some(XmlNodeType::Attribute));
    assert_eq!(node("wrapped: true"), Some(XmlNodeType::Element));
    assert_eq!(node("x-ms-text: true"), Some(XmlNodeType::Text));
    assert_eq!(node("nodeType: none, wrapped: true"), Some(XmlNodeType::None));
    assert_eq!((node("attribute: false"), node("wrapped: false, name: a")), (None, None));
    let all = [
        XmlNodeType::Element,
        XmlNodeType::Attribute,
        XmlNodeType::Text,
        XmlNodeType::Cdata,
        XmlNodeType::None,
    ];
    assert!(all.iter().all(|kind| node(&format!("nodeType: {}", kind.as_str())) == Some(*kind)));
    assert_eq!(xml("nodeType: leaf").unwrap().unknown.as_deref(), Some("leaf"));
    let said = xml("name: a, prefix: b, namespace: c").unwrap();
    assert_eq!([said.name, said.prefix, said.namespace].map(Option::unwrap), ["a", "b", "c"]);
    assert_eq!(xml(""), None);
}

#[test]
fn additional_properties_have_four_forms() {
    let additional = |text: &str| read("3.1.0", text).additional;
    assert_eq!(additional("type: object"), Additional::Unsaid);
    assert_eq!(additional("type: object\nadditionalProperties: true"), Additional::Any);
    assert_eq!(additional("additionalProperties: {}"), Additional::Any);
    assert_eq!(additional("additionalProperties: false\noneOf: [{}]"), Additional::Closed);
    assert_eq!(additional("additionalProperties: {not: {}}"), Additional::Closed);
    for typed in ["{type: string}", "{description: d}"] {
        assert!(matches!(additional(&format!("additionalProperties: {typed}")), Additional::Schema(_)));
    }
}

#[test]
fn values_and_bounds_keep_every_digit() {
    let schema = read(
        "3.1.0",
        "type: integer\nenum: [1, 2, null]\nx-enum-descriptions: {1: first}\ndefault: null\nexamples: [1, 2]\n\
         exclusiveMinimum: 0.5\nmaximum: 18446744073709551616\nx-extensible-enum: true\nx-clientwright-name: n",
    );
    assert_eq!(schema.values, Some(vec![json!(1), json!(2)]));
    assert!(schema.nullable && schema.is_extensible());
    assert_eq!(schema.value_docs(), ["first", ""]);
    assert_eq!(schema.default, Some(json!(null)));
    assert_eq!(schema.examples, [json!(1), json!(2)]);
    assert_eq!(schema.constraints.number(Bound::Minimum), Some((Number::Float(0.5), true)));
    let most = Number::Integer(18_446_744_073_709_551_616);
    assert_eq!(schema.constraints.number(Bound::Maximum), Some((most, false)));
    assert_eq!(
        schema.hints().collect::<Vec<_>>(),
        [("name", &json!("n")), ("x-extensible-enum", &json!(true))]
    );
}

#[test]
fn schemas_stand_in_their_fields() {
    let schema = read(
        "3.1.0",
        "type: array\nprefixItems: [{type: string}, {$ref: '#/components/schemas/T'}]\nitems: false\n\
         patternProperties: {'a/b': {type: integer}}\ncontentMediaType: a/b",
    );
    assert_eq!(schema.prefix_items[0].as_schema().unwrap().ty, Some(SimpleType::String));
    assert_eq!(schema.prefix_items[1], SubSchema::Reference { name: "T".to_owned() });
    assert!(schema.items_closed && schema.items.is_none() && schema.properties.is_empty());
    assert!(schema.pattern_properties.contains_key("a/b"));
    assert_eq!(schema.content_media_type.as_deref(), Some("a/b"));
}

#[test]
fn the_tighter_of_two_bounds_holds() {
    let bounds = |text: &str| read("3.1.0", text).constraints;
    let mut both = bounds("minimum: 1\nmaxLength: 5\npattern: a\nminItems: 3");
    let replaced = both.tighten(&bounds("exclusiveMinimum: 1\nmaxLength: 7\npattern: b\nuniqueItems: true"));
    assert_eq!(replaced, [Bound::Pattern]);
    assert_eq!(both, bounds("exclusiveMinimum: 1\nmaxLength: 5\npattern: b\nminItems: 3\nuniqueItems: true"));
}

#[test]
fn names_of_values_count_only_when_there_is_one_for_each() {
    assert!(read("3.0.0", "enum: [a, b]\nx-enum-varnames: [A]").value_names().is_empty());
    let schema = read(
        "3.0.0",
        "enum: [a]\nx-ms-enum: {modelAsString: true, values: [{value: a, name: A, description: d}]}",
    );
    assert_eq!((schema.value_names(), schema.value_docs()), (vec!["A".to_owned()], vec!["d".to_owned()]));
    assert!(schema.is_extensible());
}

#[test]
fn invalid_schemas_say_why() {
    let schema = read("3.0.0", "properties: {a: {$ref: '#/no'}}");
    let property = schema.properties["a"].as_schema().unwrap();
    assert!(property.invalid.as_ref().unwrap().contains("leads nowhere"));
    let forged = read("3.0.0", "x-cw-invalid: forged");
    assert_eq!(forged.invalid, None);
}
