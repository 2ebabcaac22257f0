//! Lookups.

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
    let reference = SubSchema::Reference { name: "A".to_owned() };
    let (name, schema) = api.schema(&reference);
    assert_eq!((name, schema.title.as_deref()), (Some("A"), Some("end")));
    assert_eq!(api.schema(&SubSchema::Schema(Box::default())).0, None);
}

#[test]
fn lookups_of_what_is_not_there_do_not_fail() {
    let api = resolved("  schemas: {}\n");
    let nowhere = SubSchema::Reference { name: "No".to_owned() };
    assert_eq!(api.schema(&nowhere), (None, &Schema::default()));
    assert!(api.parameter(&ReferenceOr::ref_("#/components/parameters/No")).is_none());
    assert!(api.response(&ReferenceOr::ref_("somewhere else")).is_none());
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
