//! Whole documents in another spelling: another version of OpenAPI, another notation, other files. Nothing changed in them.

use libtest_mimic::Trial;
use serde_json::{Map, Value as Json, json};

use clientwright::rust::Lock;

use super::fixtures::{Read, changes, read, read_files, told, wire};
use crate::needs::{Need, shared, test};

/// The tests of this module.
pub(super) fn tests() -> Vec<Trial> {
    let corpus = [Need::Shared("corpus")];
    vec![test(&corpus, versions_of_openapi_say_the_same), test(&corpus, notations_and_files_say_the_same)]
}

/// Documents of 3.0 that are said in 3.1, and put into other files, below the shared corpus.
const OF_3_0: [&str; 5] = [
    "docker.com/hub.json",
    "oxide/buildomat.json",
    "googleapis.com/sourcerepo.json",
    "apideck.com/file-storage.json",
    "vimeo/api.yaml",
];

/// Documents of 2.0 that are said in 3.0.
const OF_2_0: [&str; 2] = ["docker/engine.yaml", "mailchimp/transactional.json"];

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

fn documents(names: &[&'static str]) -> Vec<(&'static str, Json)> {
    let corpus = shared("corpus");
    let text = |name: &str| std::fs::read_to_string(corpus.join(name)).unwrap();
    names.iter().map(|name| (*name, serde_yaml::from_str(&text(name)).unwrap())).collect()
}

fn same(name: &str, what: &str, base: &Read, revision: &Read) {
    let report = wire(base, revision);
    assert!(changes(&report).is_empty(), "{name}, {what}:\n{}", told(&report));
}

/// Calls `visit` with every object of a document that is a schema, by where it stands; the inner ones first.
fn each_schema(document: &mut Json, visit: &mut dyn FnMut(&mut Map<String, Json>)) {
    let Some(members) = document.as_object_mut() else {
        return document.as_array_mut().into_iter().flatten().for_each(|item| each_schema(item, visit));
    };
    for (key, value) in members.iter_mut() {
        match key.as_str() {
            "schema" => schema(value, visit),
            "schemas" | "definitions" if value.is_object() => {
                value.as_object_mut().unwrap().values_mut().for_each(|value| schema(value, visit));
            }
            "example" | "examples" | "default" | "enum" => {}
            key if key.starts_with("x-") => {}
            _ => each_schema(value, visit),
        }
    }
}

fn schema(value: &mut Json, visit: &mut dyn FnMut(&mut Map<String, Json>)) {
    let Some(members) = value.as_object_mut() else { return };
    for (key, value) in members.iter_mut() {
        match (key.as_str(), value) {
            ("properties" | "patternProperties", Json::Object(all)) => {
                all.values_mut().for_each(|value| schema(value, visit));
            }
            ("allOf" | "anyOf" | "oneOf", Json::Array(all)) => {
                all.iter_mut().for_each(|value| schema(value, visit));
            }
            ("items" | "additionalProperties" | "not", value) => schema(value, visit),
            _ => {}
        }
    }
    visit(members);
}

/// 3.0 in 3.1: null is a type, and exclusive bounds are numbers.
fn in_3_1(mut document: Json) -> Json {
    document["openapi"] = json!("3.1.0");
    each_schema(&mut document, &mut |schema| {
        let nullable = schema.shift_remove("nullable") == Some(json!(true));
        if let Some(ty) = schema.get_mut("type").filter(|ty| nullable && ty.is_string()) {
            *ty = json!([ty.clone(), "null"]);
            if let Some(values) = schema.get_mut("enum").and_then(Json::as_array_mut)
                && !values.contains(&Json::Null)
            {
                values.push(Json::Null);
            }
        }
        if nullable && !schema.contains_key("type") {
            let own = Json::Object(std::mem::take(schema));
            schema.insert("anyOf".to_owned(), json!([own, {"type": "null"}]));
        }
        for (bound, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
            if schema.get(exclusive).is_some_and(Json::is_boolean) {
                let holds = schema.shift_remove(exclusive) == Some(json!(true));
                if let Some(value) = schema.get(bound).cloned().filter(|_| holds) {
                    schema.shift_remove(bound);
                    schema.insert(exclusive.to_owned(), value);
                }
            }
        }
    });
    document
}

/// 2.0 in 3.0, as far as the documents above go: no form parameters.
fn in_3_0(mut old: Json) -> Json {
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let host = text(&old["host"]);
    let scheme = old["schemes"][0].as_str().unwrap_or("https").to_owned();
    let base = text(&old["basePath"]);
    let url = if host.is_empty() { base } else { format!("{scheme}://{host}{base}") };
    let media = |own: &Json, all: &Json, key: &str| -> Vec<String> {
        let list = own[key].as_array().or_else(|| all[key].as_array()).cloned().unwrap_or_default();
        let names: Vec<String> = list.iter().map(text).collect();
        if names.is_empty() { vec!["application/json".to_owned()] } else { names }
    };
    let whole = old.clone();
    for item in old["paths"].as_object_mut().unwrap().values_mut() {
        for method in METHODS {
            let Some(operation) = item.get_mut(method) else { continue };
            let own = operation.clone();
            let (consumes, produces) = (media(&own, &whole, "consumes"), media(&own, &whole, "produces"));
            for key in ["consumes", "produces", "schemes"] {
                operation.as_object_mut().unwrap().shift_remove(key);
            }
            take_body(operation, &consumes);
            operation["parameters"].as_array_mut().into_iter().flatten().for_each(parameter);
            for response in operation["responses"].as_object_mut().unwrap().values_mut() {
                answer(response, &produces);
            }
        }
        if let Some(shared) = item.get_mut("parameters").and_then(Json::as_array_mut) {
            shared.iter_mut().for_each(parameter);
        }
    }
    let mut new = json!({"openapi": "3.0.3", "info": old["info"], "paths": old["paths"]});
    if !url.is_empty() {
        new["servers"] = json!([{ "url": url }]);
    }
    for key in ["tags", "security"] {
        if !old[key].is_null() {
            new[key] = old[key].clone();
        }
    }
    new["components"] = json!({"schemas": old["definitions"]});
    each_schema(&mut new, &mut |schema| {
        if let Some(name) = schema.get("discriminator").and_then(Json::as_str) {
            let object = json!({ "propertyName": name });
            schema.insert("discriminator".to_owned(), object);
        }
        // In 2.0, `x-nullable` is the usual spelling of what became a keyword.
        if let Some(nullable) = schema.shift_remove("x-nullable") {
            schema.insert("nullable".to_owned(), nullable);
        }
    });
    serde_json::from_str(&new.to_string().replace("#/definitions/", "#/components/schemas/")).unwrap()
}

fn take_body(operation: &mut Json, media: &[String]) {
    let Some(list) = operation.get_mut("parameters").and_then(Json::as_array_mut) else { return };
    let Some(at) = list.iter().position(|parameter| parameter["in"] == "body") else { return };
    let body = list.remove(at);
    let content: Map<String, Json> =
        media.iter().map(|name| (name.clone(), json!({"schema": body["schema"]}))).collect();
    let mut new = json!({ "content": content });
    for key in ["required", "description"] {
        if !body[key].is_null() {
            new[key] = body[key].clone();
        }
    }
    operation["requestBody"] = new;
}

/// What says of what type a parameter is moves into a schema.
fn parameter(parameter: &mut Json) {
    let kept = ["name", "in", "description", "required", "allowEmptyValue", "deprecated"];
    let members = parameter.as_object_mut().unwrap();
    let (mut own, mut schema) = (Map::new(), Map::new());
    for (key, value) in std::mem::take(members) {
        let side = if kept.contains(&key.as_str()) || key.starts_with("x-") { &mut own } else { &mut schema };
        side.insert(key, value);
    }
    match schema.shift_remove("collectionFormat").as_ref().and_then(Json::as_str) {
        Some("multi") => {
            own.extend([("style".to_owned(), json!("form")), ("explode".to_owned(), json!(true))])
        }
        Some("pipes") => own.extend([("style".to_owned(), json!("pipeDelimited"))]),
        _ if schema.get("type") == Some(&json!("array")) && own.get("in") == Some(&json!("query")) => {
            own.extend([("style".to_owned(), json!("form")), ("explode".to_owned(), json!(false))]);
        }
        _ => {}
    }
    own.insert("schema".to_owned(), Json::Object(schema));
    *members = own;
}

fn answer(response: &mut Json, media: &[String]) {
    let members = response.as_object_mut().unwrap();
    members.shift_remove("examples");
    if let Some(schema) = members.shift_remove("schema") {
        let content: Map<String, Json> =
            media.iter().map(|name| (name.clone(), json!({ "schema": schema }))).collect();
        members.insert("content".to_owned(), Json::Object(content));
    }
    for header in members.get_mut("headers").and_then(Json::as_object_mut).into_iter().flatten() {
        let old = header.1.as_object_mut().unwrap();
        let description = old.shift_remove("description");
        let mut new = json!({ "schema": old });
        new["description"] = description.unwrap_or_default();
        *header.1 = new;
    }
}

/// Every component in a file of its own, and references between the files.
fn in_many_files(mut document: Json) -> Vec<(String, String)> {
    let schemas = document.pointer_mut("/components/schemas").and_then(Json::as_object_mut).unwrap();
    let mut files = vec![("openapi.yaml".to_owned(), String::new())];
    for (index, (_, schema)) in schemas.iter_mut().enumerate().filter(|(index, _)| index % 3 == 0) {
        let name = format!("parts/{index}.json");
        let text = schema.to_string().replace("\"#/", "\"../openapi.yaml#/");
        *schema = json!({ "$ref": name });
        files.push((name, text));
    }
    files[0].1 = document.to_string();
    files
}

fn versions_of_openapi_say_the_same() {
    for (name, document) in documents(&OF_3_0) {
        let base = read(&document.to_string());
        same(name, "3.0 in 3.1", &base, &read(&in_3_1(document).to_string()));
    }
    for (name, document) in documents(&OF_2_0) {
        let base = read(&document.to_string());
        let newer = in_3_0(document);
        let revision = read(&newer.to_string());
        same(name, "2.0 in 3.0", &base, &revision);
        same(name, "3.0 in 3.1", &revision, &read(&in_3_1(newer).to_string()));
    }
}

fn notations_and_files_say_the_same() {
    for (name, document) in documents(&OF_3_0[..4]) {
        let base = read(&document.to_string());
        same(name, "JSON as YAML", &base, &read(&serde_yaml::to_string(&document).unwrap()));
        let files = in_many_files(document);
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        assert!(files.len() > 1, "{name}");
        same(name, "one file as many", &base, &read_files(&files, &Lock::default()));
    }
}
