//! What schemas ask for beyond shape and bounds, kept for whoever compares two documents.
//!
//! In: facets, and the record that they become part of. Out: [`Check`]s: keywords that no type can say, and keywords
//! that the type beside them leaves without effect.

use serde_json::Value as Json;

use super::intersection::Conjunct;
use super::merged::{MergedSchema, Rest};
use crate::api::{Check, Origin, Shape};
use crate::document::{Schema, meaning};
use crate::source::NodeId;

/// Adds what one schema asks for.
pub(super) fn absorb(merged: &mut MergedSchema<'_>, schema: &Schema) {
    for entry in &schema.unenforced {
        add(merged, entry.keyword, entry.meaning(), entry.node);
    }
    if let Some(content) = &schema.content_schema {
        add(merged, "contentSchema", meaning(content), schema.node);
    }
    let content = [
        ("contentEncoding", schema.content_encoding.as_deref(), &["base64", "base64url"][..]),
        ("contentMediaType", schema.content_media_type.as_deref(), &["application/octet-stream"][..]),
    ];
    for (keyword, said, formats) in content {
        // Those that are formats are told by the type.
        if let Some(said) = said.filter(|said| !formats.iter().any(|f| f.eq_ignore_ascii_case(said))) {
            add(merged, keyword, said.into(), schema.node);
        }
    }
}

/// Everything that is asked for, with the keywords that have no effect on values of this shape.
pub(super) fn all(merged: &MergedSchema<'_>, shape: &Shape) -> Vec<Check> {
    let mut checks = merged.checks.clone();
    let at = Origin(merged.node);
    let mut idle = |keyword: &str, value: Json| {
        checks.push(Check { keyword: keyword.to_owned(), value, effective: false, origin: at });
    };
    if !matches!(shape, Shape::Scalar(_)) {
        return checks;
    }
    for (name, schemas) in &merged.properties {
        idle(&format!("properties.{name}"), all_of(schemas));
    }
    if !merged.required.is_empty() {
        let mut names: Vec<&str> = merged.required.iter().copied().collect();
        names.sort_unstable();
        idle("required", names.into());
    }
    if !merged.items.is_empty() {
        idle("items", all_of(&merged.items));
    }
    match &merged.rest {
        Rest::Unsaid | Rest::Any => {}
        Rest::Closed => idle("additionalProperties", false.into()),
        Rest::Typed(schemas) => idle("additionalProperties", all_of(schemas)),
    }
    checks
}

/// A keyword that several schemas have holds several times.
pub(super) fn add(merged: &mut MergedSchema<'_>, keyword: &str, value: Json, node: NodeId) {
    let known = merged.checks.iter().any(|check| check.keyword == keyword && check.value == value);
    if !known {
        let origin = Origin(Some(node));
        merged.checks.push(Check { keyword: keyword.to_owned(), value, effective: true, origin });
    }
}

fn all_of(schemas: &[Conjunct<'_>]) -> Json {
    match schemas {
        [one] => meaning(one.schema),
        several => several.iter().map(|member| meaning(member.schema)).collect(),
    }
}
