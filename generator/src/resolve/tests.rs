//! Lookups and cycles.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::document::{Options, load};
use crate::source::{Memory, Sources};

fn resolved(components: &str) -> Resolved {
    let text =
        format!("openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents:\n{components}");
    let mut sources = Sources::new(Memory::new([("openapi.yaml", text.as_bytes())]));
    let mut diagnostics = Diagnostics::default();
    let document = load(&mut sources, "openapi.yaml".as_ref(), &[], &Options::default(), &mut diagnostics);
    resolve(document.unwrap(), &mut diagnostics)
}

#[test]
fn schemas_are_followed_through_aliases_and_keep_the_first_name() {
    let api = resolved(
        "  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/c~1d'}\n    c/d: {title: end}\n",
    );
    let reference = ReferenceOr::<Schema>::ref_("#/components/schemas/A");
    let (name, schema) = api.schema(&reference);
    assert_eq!((name, schema.schema_data.title.as_deref()), (Some("A"), Some("end")));
    let inline = Schema {
        schema_data: Default::default(),
        schema_kind: openapiv3::SchemaKind::Any(Default::default()),
    };
    let inline = ReferenceOr::Item(inline);
    assert_eq!(api.schema(&inline).0, None);
    assert_eq!(api.schema_component("#/components/schemas/B").map(|(name, _)| name), Some("B"));
    assert!(api.schema_component("#/components/schemas/no").is_none());
}

#[test]
fn lookups_of_what_is_not_there_do_not_fail() {
    let api = resolved("  schemas: {}\n");
    let nowhere = ReferenceOr::<Schema>::ref_("#/components/schemas/No");
    assert!(matches!(api.schema(&nowhere), (None, schema) if facets_are_empty(schema)));
    assert!(api.parameter(&ReferenceOr::ref_("#/components/parameters/No")).is_none());
    assert!(api.response(&ReferenceOr::ref_("somewhere else")).is_none());
}

fn facets_are_empty(schema: &Schema) -> bool {
    crate::document::facets(schema).ty.is_none()
}

#[test]
fn other_components_are_followed_too() {
    let api = resolved(
        "  parameters:\n    A: {$ref: '#/components/parameters/B'}\n    B: {name: b, in: query, schema: {type: string}}\n  \
         headers:\n    H: {schema: {type: string}, description: h}\n",
    );
    let (name, parameter) =
        api.parameter(&api.document.openapi.components.as_ref().unwrap().parameters["A"]).unwrap();
    assert_eq!((name, parameter.parameter_data_ref().name.as_str()), (Some("B"), "b"));
    let (name, header) = api.header(&api.document.openapi.components.as_ref().unwrap().headers["H"]).unwrap();
    assert_eq!((name, header.description.as_deref()), (None, Some("h")));
}

#[test]
fn groups_are_what_contains_each_other() {
    let api = resolved(
        "  schemas:\n    Leaf: {type: string}\n    A: {properties: {b: {$ref: '#/components/schemas/B'}, l: {$ref: '#/components/schemas/Leaf'}}}\n    \
         B: {allOf: [{items: {$ref: '#/components/schemas/C'}}]}\n    C: {additionalProperties: {oneOf: [{$ref: '#/components/schemas/A'}]}}\n    \
         Self: {prefixItems: [{$ref: '#/components/schemas/Self'}]}\n    Pattern: {patternProperties: {a: {$ref: '#/components/schemas/Pattern'}}}\n    \
         Above: {properties: {a: {$ref: '#/components/schemas/A'}}}\n",
    );
    assert_eq!(api.groups(), [vec!["A", "B", "C"], vec!["Self"], vec!["Pattern"]]);
    let recursive: Vec<&str> =
        api.schemas().keys().map(String::as_str).filter(|name| api.is_recursive(name)).collect();
    assert_eq!(recursive, ["A", "B", "C", "Self", "Pattern"]);
}
