//! Two consecutive versions of a big real document: the second is made by twenty edits of different kinds. Each is found as
//! one change of its kind at its place, and nothing else is found.

use std::path::Path;

use libtest_mimic::Trial;
use serde_json::{Value as Json, json};

use clientwright::diff::compare;

use super::fixtures::{changes, policy, read, read_files, side, told};
use crate::needs::{Need, shared, test};

/// The big document, below `../shared`.
const DOCUMENT: &str = "corpus/gcore/cloud_api.yaml";

/// The tests of this module.
pub(super) fn tests() -> Vec<Trial> {
    vec![test(&[Need::Shared(DOCUMENT)], twenty_edits_of_a_big_document_are_twenty_changes)]
}

/// One edit.
enum Edit {
    /// Puts a value at a pointer, whose parent is there.
    Set(&'static str, Json),
    /// Adds a value to the list at a pointer.
    Push(&'static str, Json),
    /// Takes the member of this name out of the object at a pointer.
    Drop(&'static str, &'static str),
    /// Takes a text out of the list at a pointer.
    Strike(&'static str, &'static str),
    /// Gives a member of the object at a pointer another name, in its place.
    Rename(&'static str, &'static str, &'static str),
    /// Renames a component, with all references to it.
    Component(&'static str, &'static str),
}

use Edit::{Component, Drop, Push, Rename, Set, Strike};

/// The edits: the kind that each is, the beginning of the place that it has, and what it does.
fn edits() -> Vec<(&'static str, &'static str, Edit)> {
    const INFERENCE: &str = "get /cloud/v3/inference";
    vec![
        (
            "operation-removed",
            "delete /cloud/v3/inference/{project_id}/secrets/{secret_name}",
            Drop("/paths/~1cloud~1v3~1inference~1{project_id}~1secrets~1{secret_name}", "delete"),
        ),
        (
            "operation-added",
            "post /cloud/v3/inference/capacity",
            Set(
                "/paths/~1cloud~1v3~1inference~1capacity/post",
                json!({"operationId": "capacity.reserve", "tags": ["Everywhere Inference"], "responses": {"204": {"description": "Reserved"}}}),
            ),
        ),
        (
            "operation-deprecated",
            INFERENCE,
            Set("/paths/~1cloud~1v3~1inference~1models~1{model_id}/get/deprecated", json!(true)),
        ),
        (
            "operation-path-changed",
            "post /cloud/v2/pricing/inference/applications",
            Rename("/paths", "/cloud/v2/pricing/inference/applications", "/cloud/v3/pricing/applications"),
        ),
        (
            "parameter-added",
            "get /cloud/v3/inference/flavors",
            Push(
                "/paths/~1cloud~1v3~1inference~1flavors/get/parameters",
                json!({"in": "query", "name": "vendor", "schema": {"type": "string"}}),
            ),
        ),
        (
            "required-parameter-added",
            "get /cloud/v3/inference/capacity",
            Push(
                "/paths/~1cloud~1v3~1inference~1capacity/get/parameters",
                json!({"in": "query", "name": "unit", "required": true, "schema": {"type": "string"}}),
            ),
        ),
        (
            "parameter-default-changed",
            "get /cloud/v3/inference/models",
            Set("/paths/~1cloud~1v3~1inference~1models/get/parameters/0/schema/default", json!(100)),
        ),
        (
            "bound-tightened",
            "get /cloud/v1/floatingips/{project_id}/{region_id}",
            Set(
                "/paths/~1cloud~1v1~1floatingips~1{project_id}~1{region_id}/get/parameters/2/schema/maximum",
                json!(500),
            ),
        ),
        (
            "error-response-added",
            "get /cloud/v3/inference/flavors/{flavor_name}",
            Set(
                "/paths/~1cloud~1v3~1inference~1flavors~1{flavor_name}/get/responses/404",
                json!({"description": "No such flavor"}),
            ),
        ),
        (
            "property-added",
            "AIAppShortFlavor",
            Set("/components/schemas/AIAppShortFlavor/properties/vendor", json!({"type": "string"})),
        ),
        (
            "property-removed",
            "ApiKeyCreateRequestSerializer",
            Drop("/components/schemas/ApiKeyCreateRequestSerializer/properties", "expires_at"),
        ),
        (
            "property-became-required",
            "AttachVolumeToInstanceSerializer",
            Push("/components/schemas/AttachVolumeToInstanceSerializer/required", json!("attachment_tag")),
        ),
        (
            "property-became-optional",
            "BareMetalFlavorHardwareDescriptionSerializer",
            Strike("/components/schemas/BareMetalFlavorHardwareDescriptionSerializer/required", "license"),
        ),
        (
            "enum-value-added",
            "AIClusterStatusEnum",
            Push("/components/schemas/AIClusterStatusEnum/enum", json!("PAUSED")),
        ),
        (
            "enum-value-removed",
            "AccessRuleStateChoices",
            Strike("/components/schemas/AccessRuleStateChoices/enum", "queued_to_deny"),
        ),
        (
            "type-changed",
            "AppTemplateSerializer",
            Set("/components/schemas/AppTemplateSerializer/properties/min_disk/type", json!("string")),
        ),
        (
            "became-not-nullable",
            "AIImageSerializer",
            Set(
                "/components/schemas/AIImageSerializer/properties/gpu_driver",
                json!({"type": "string", "title": "Gpu Driver", "description": "Name of the GPU driver vendor"}),
            ),
        ),
        (
            "pattern-changed",
            "AttachVolumeToInstanceSerializer",
            Set(
                "/components/schemas/AttachVolumeToInstanceSerializer/properties/attachment_tag/pattern",
                json!("^[a-z]{1,60}$"),
            ),
        ),
        ("component-renamed", "AwsIamData", Component("AwsIamData", "ObjectStorageKeys")),
        (
            "documentation-changed",
            "AddRouterInterfaceSerializer",
            Set(
                "/components/schemas/AddRouterInterfaceSerializer/properties/subnet_id/description",
                json!("The subnet"),
            ),
        ),
    ]
}

fn object<'d>(document: &'d mut Json, pointer: &str) -> &'d mut serde_json::Map<String, Json> {
    document.pointer_mut(pointer).and_then(Json::as_object_mut).unwrap_or_else(|| panic!("{pointer}"))
}

fn list<'d>(document: &'d mut Json, pointer: &str) -> &'d mut Vec<Json> {
    document.pointer_mut(pointer).and_then(Json::as_array_mut).unwrap_or_else(|| panic!("{pointer}"))
}

fn renamed(members: &mut serde_json::Map<String, Json>, from: &str, to: &str) {
    let name = |key: String| if key == from { to.to_owned() } else { key };
    *members = std::mem::take(members).into_iter().map(|(key, value)| (name(key), value)).collect();
}

fn edit(document: &mut Json, edit: Edit) {
    match edit {
        Set(pointer, value) => {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            object(document, parent).insert(key.replace("~1", "/"), value);
        }
        Push(pointer, value) => list(document, pointer).push(value),
        Drop(pointer, key) => drop(object(document, pointer).remove(key).unwrap_or_else(|| panic!("{key}"))),
        Strike(pointer, text) => {
            let values = list(document, pointer);
            let before = values.len();
            values.retain(|value| value != text);
            assert_eq!(values.len() + 1, before, "{pointer}");
        }
        Rename(pointer, from, to) => renamed(object(document, pointer), from, to),
        Component(from, to) => {
            renamed(object(document, "/components/schemas"), from, to);
            let reference = |name: &str| format!("\"#/components/schemas/{name}\"");
            let text = document.to_string().replace(&reference(from), &reference(to));
            *document = serde_json::from_str(&text).unwrap();
        }
    }
}

fn twenty_edits_of_a_big_document_are_twenty_changes() {
    let text = std::fs::read_to_string(shared(DOCUMENT)).unwrap();
    let mut document: Json = serde_yaml::from_str(&text).unwrap();
    let edits = edits();
    assert_eq!(edits.len(), 20);
    let mut expected: Vec<(&str, &str)> = edits.iter().map(|(kind, place, _)| (*kind, *place)).collect();
    edits.into_iter().for_each(|(_, _, change)| edit(&mut document, change));
    let second = serde_json::to_string_pretty(&document).unwrap();
    // Here it can be compared from a shell, to take the time.
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("gcore-second.json"), &second).unwrap();

    let base = read(&text);
    let revision = read_files(&[("openapi.yaml", &second)], &base.krate().lock);
    let report = compare(side(&base, true), side(&revision, true), &policy());
    let mut invented = Vec::new();
    for finding in changes(&report) {
        let is_it =
            |(kind, place): &(&str, &str)| *kind == finding.kind.id() && finding.place.starts_with(place);
        match expected.iter().position(is_it) {
            Some(at) => drop(expected.remove(at)),
            None => invented.push(format!("{} at {}", finding.kind.id(), finding.place)),
        }
    }
    assert!(
        expected.is_empty() && invented.is_empty(),
        "not found {expected:?}\ninvented {invented:?}\n{}",
        told(&report)
    );
}
