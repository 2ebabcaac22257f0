//! Parameters, and what documents write into paths.

use clientwright::api::{Grade, Location};

use super::{made, with_paths};

const HERE: &str = "[{url: 'https://readings.example'}]";

fn path(path: &str, parameters: &str) -> super::Made {
    let paths = format!(
        "  {path}: {{get: {{operationId: call, parameters: [{parameters}], responses: {{'204': {{description: Done.}}}}}}}}"
    );
    made(&with_paths(HERE, &paths, ""))
}

#[test]
fn a_pattern_or_an_operator_is_no_part_of_a_name() {
    for written in
        ["{name=shelves/*}", "{name=**}", "{name*}", "{*name}", "{name+}", "{name:path}", "{name:.*}"]
    {
        let made = path(
            &format!("'/v1/{written}:move'"),
            "{name: name, in: path, required: true, schema: {type: string}}",
        );
        made.has(&[
            "\"/v1/{name}:move\"",
            "Param::path(\"name\").segments()",
            "pub fn call(&self, name: &str)",
        ]);
        made.tells(&["CW0440"]);
        made.says_nothing_of("CW0402");
    }
    let made = path("'/v1/{+name}'", "{name: name, in: path, required: true, schema: {type: string}}");
    made.has(&["Param::path(\"name\").reserved().segments()"]);
    // One segment is what a name without a pattern is.
    let made = path("'/v1/{id:[0-9]+}'", "{name: id, in: path, required: true, schema: {type: string}}");
    made.has(&["\"/v1/{id}\"", "Param::path(\"id\")]"]);
}

#[test]
fn a_query_in_a_path_is_sent_once() {
    let action = "{name: action, in: query, required: true, schema: {type: string}}";
    // A parameter gives the value.
    let made = path("'/q?action={action}&x=1'", action);
    made.has(&["\"/q?x=1\"", "&[Param::query(\"action\")]", "pub fn call(&self, action: &str)"]);
    made.says_nothing_of("CW0402");
    // The path gives it.
    let made = path("'/q?action=list'", action);
    made.has(&["\"/q?action=list\"", "pub fn call(&self)"]);
    made.tells(&["the path says `action=list` itself; the parameter `action` is left out"]);
    // Nobody declares it, or as one of the path.
    path("'/q?action={action}'", "").has(&[
        "\"/q\"",
        "Param::query(\"action\")",
        "pub fn call(&self, action: &str)",
    ]);
    path("'/q?action={a}'", "{name: a, in: path, required: true, schema: {type: string}}")
        .has(&["\"/q?action={a}\"", "Param::path(\"a\")"]);
    // URI templates.
    let made = path("'/q{?limit,offset}'", "{name: limit, in: query, schema: {type: integer}}");
    made.has(&["\"/q\"", "Param::query(\"limit\").optional()", "Param::query(\"offset\").optional()"]);
}

#[test]
fn a_fragment_tells_paths_apart_and_degrades_nothing() {
    let operation =
        |id: &str| format!("{{post: {{operationId: {id}, responses: {{'204': {{description: Done.}}}}}}}}");
    let paths =
        format!("  '/#Action=Add': {}\n  '/#Action=Remove': {}", operation("add"), operation("remove"));
    let made = made(&with_paths(HERE, &paths, ""));
    let api = made.planned.api.as_ref().unwrap();
    assert_eq!(api.operations.len(), 2);
    assert!(api.operations.iter().all(|one| Grade::of(&one.notes) == Grade::Full));
    made.has(&["pub fn add(&self)", "pub fn remove(&self)"]);
}

#[test]
fn a_name_twice_is_two_arguments() {
    let made = path(
        "'/realms/{realm}/clients/{client-id}/roles/clients/{client-id}'",
        "{name: realm, in: path, required: true, schema: {type: string}}, {name: client-id, in: path, required: true, schema: {type: string}}",
    );
    made.has(&[
        "/realms/{realm}/clients/{client-id}/roles/clients/{client-id-2}",
        "pub fn call(&self, realm: &str, client_id: &str, client_id_2: &str)",
    ]);
    made.tells(&["CW0441 `{client-id}` is in the path twice"]);
}

#[test]
fn an_operation_overrides_its_path_and_the_place_is_part_of_a_name() {
    let paths = "
  /things/{id}:
    parameters:
    - {name: id, in: path, required: true, schema: {type: string}}
    - {name: Id, in: header, schema: {type: integer}}
    - {name: verbose, in: query, schema: {type: boolean}}
    get:
      operationId: call
      parameters:
      - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
      - {name: id, in: query, required: true, schema: {type: integer}}
      - {name: id, in: header, schema: {type: string}}
      - {name: verbose, in: query, schema: {type: string}}
      responses: {'204': {description: Done.}}";
    let made = made(&with_paths(HERE, paths, ""));
    let api = made.planned.api.as_ref().unwrap();
    let places: Vec<_> =
        api.operations[0].parameters.iter().map(|one| (one.name.as_str(), one.location)).collect();
    // Names of header fields have no case.
    assert_eq!(
        places,
        [
            ("id", Location::Path),
            ("id", Location::Query),
            ("id", Location::Header),
            ("verbose", Location::Query)
        ]
    );
    made.has(&[
        "pub fn call(&self, id: Uuid, id_query: i64)",
        "pub fn id_header(",
        "pub fn verbose(self, verbose: &str)",
    ]);
}
