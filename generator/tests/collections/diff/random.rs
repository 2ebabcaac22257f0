//! Edits at random: those that keep the meaning are no change, those that change it are one.
//!
//! On a document of our own, and on real ones. Every run makes the same edits; `DIFF_ROUNDS` asks for more of them,
//! `DIFF_DOCUMENTS` for other documents of the corpus.

use libtest_mimic::Trial;
use serde_json::{Map, Value as Json, json};

use clientwright::diff::compare;

use super::fixtures::{changes, policy, read, read_files, side, told, wire};
use crate::needs::{Need, shared, test};

/// The tests of this module.
pub(super) fn tests() -> Vec<Trial> {
    let corpus = [Need::Shared("corpus")];
    vec![
        test(&[], edits_of_our_own_document_that_keep_the_meaning_are_no_change),
        test(&[], an_edit_of_our_own_document_that_changes_the_meaning_is_one_change),
        test(&[], an_edit_of_our_own_document_explains_all_that_it_changes_in_the_crate),
        test(&corpus, edits_of_real_documents_that_keep_the_meaning_are_no_change),
        test(&corpus, an_edit_of_a_real_document_that_changes_the_meaning_is_one_change),
        test(&corpus, an_edit_of_a_real_document_explains_all_that_it_changes_in_the_crate),
    ]
}

/// Documents that are edited, below the shared corpus.
const REAL: [&str; 5] = [
    "museum/openapi.yaml",
    "train-travel/openapi.yaml",
    "gcore/dns_api.yaml",
    "gcore/fastedge_api.yaml",
    "meilisearch/open-api.json",
];

const OWN: &str = include_str!("own.yaml");

/// A generator of numbers (xorshift): the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        if list.is_empty() { None } else { list.get(self.roll(list.len())) }
    }
}

fn rounds() -> usize {
    std::env::var("DIFF_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(10)
}

type Documents = Vec<(String, Json)>;

fn own() -> Documents {
    vec![("own.yaml".to_owned(), serde_yaml::from_str(OWN).unwrap())]
}

fn real() -> Documents {
    let asked = std::env::var("DIFF_DOCUMENTS").ok();
    let names = asked.as_ref().map_or_else(|| REAL.to_vec(), |names| names.split(',').collect());
    let text = |name: &str| std::fs::read_to_string(shared("corpus").join(name)).unwrap();
    names.into_iter().map(|name| (name.to_owned(), serde_yaml::from_str(&text(name)).unwrap())).collect()
}

/// Pointers of all schemas that stand in components and bodies: objects below `schema`, `properties`, `items` ...
fn schemas(document: &Json) -> Vec<String> {
    let mut out = Vec::new();
    let components = document.pointer("/components/schemas").and_then(Json::as_object);
    for (name, schema) in components.into_iter().flatten() {
        inside(schema, &format!("/components/schemas/{}", escaped(name)), &mut out);
    }
    out
}

fn inside(schema: &Json, at: &str, out: &mut Vec<String>) {
    let Some(members) = schema.as_object() else { return };
    out.push(at.to_owned());
    for (name, property) in members.get("properties").and_then(Json::as_object).into_iter().flatten() {
        inside(property, &format!("{at}/properties/{}", escaped(name)), out);
    }
    if let Some(items) = members.get("items") {
        inside(items, &format!("{at}/items"), out);
    }
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn is_31(document: &Json) -> bool {
    document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1"))
}

/// Edits a document with dice, and says whether it found something to edit.
type Edit = fn(&mut Json, &mut Dice) -> bool;

/// Edits that mean the same. Each gets the document and dice, and says whether it found something to edit.
const KEEPING: [(&str, Edit); 9] = [
    ("shuffle the members of an object", shuffle_members),
    ("shuffle `required` or `enum`", shuffle_lists),
    ("wrap a reference in `allOf`", wrap_reference),
    ("write out what a reference leads to", write_out),
    ("give an inline schema a name", give_name),
    ("spell null otherwise", spell_null),
    ("move parameters to the path", move_parameters),
    ("split an object into `allOf`", split_object),
    ("say that anything else is allowed", say_additional),
];

fn shuffle_members(document: &mut Json, dice: &mut Dice) -> bool {
    let all = schemas(document);
    let Some(at) = dice.pick(&all) else { return false };
    let Some(Json::Object(members)) = document.pointer_mut(at) else { return false };
    let mut entries: Vec<_> = std::mem::take(members).into_iter().collect();
    let turn = dice.roll(entries.len());
    entries.rotate_left(turn);
    *members = entries.into_iter().collect();
    true
}

fn shuffle_lists(document: &mut Json, dice: &mut Dice) -> bool {
    let with_list =
        |at: &&String| ["required", "enum"].iter().any(|k| document.pointer(at).unwrap()[*k].is_array());
    let all = schemas(document);
    let some: Vec<_> = all.iter().filter(with_list).cloned().collect();
    let Some(at) = dice.pick(&some) else { return false };
    let schema = document.pointer_mut(at).unwrap();
    // Names and descriptions of values go by their places.
    if schema.as_object().unwrap().keys().any(|key| key.starts_with("x-")) {
        return false;
    }
    for key in ["required", "enum"] {
        if let Some(list) = schema.get_mut(key).and_then(Json::as_array_mut) {
            list.reverse();
        }
    }
    true
}

fn references(document: &Json) -> Vec<String> {
    let all = schemas(document).into_iter();
    all.filter(|at| {
        let schema = document.pointer(at).unwrap().as_object().unwrap();
        at.contains("/properties/") && schema.len() == 1 && schema.contains_key("$ref")
    })
    .collect()
}

fn wrap_reference(document: &mut Json, dice: &mut Dice) -> bool {
    let all = references(document);
    let Some(at) = dice.pick(&all) else { return false };
    let schema = document.pointer_mut(at).unwrap();
    *schema = json!({ "allOf": [schema.clone()] });
    true
}

fn write_out(document: &mut Json, dice: &mut Dice) -> bool {
    let all = references(document);
    let Some(at) = dice.pick(&all) else { return false };
    let Some(target) = document.pointer(at).unwrap()["$ref"].as_str().and_then(|r| r.strip_prefix('#'))
    else {
        return false;
    };
    let Some(copy) = document.pointer(target).cloned() else { return false };
    let words = [
        "discriminator",
        "readOnly",
        "writeOnly",
        "deprecated",
        "description",
        "title",
        "default",
        "example",
        "x-",
    ];
    let text = copy.to_string();
    // Words would become those of the property, and parts of a hierarchy know their own names.
    let has_words =
        words.iter().any(|word| copy.as_object().is_some_and(|m| m.keys().any(|k| k.starts_with(word))));
    let is_part = document.to_string().contains(&format!("\"allOf\":[{{\"$ref\":\"#{target}\"}}"));
    if has_words
        || is_part
        || text.contains("allOf")
        || text.contains("nullable")
        || text.contains("\"null\"")
    {
        return false;
    }
    *document.pointer_mut(at).unwrap() = copy;
    true
}

fn give_name(document: &mut Json, dice: &mut Dice) -> bool {
    let all: Vec<String> = schemas(document).into_iter().filter(|at| at.contains("/properties/")).collect();
    let Some(at) = dice.pick(&all) else { return false };
    let schema = document.pointer(at).unwrap().clone();
    let plain = ["type", "properties", "required", "enum", "items", "format", "additionalProperties"];
    let members = schema.as_object().unwrap();
    if members.keys().any(|key| !plain.contains(&key.as_str()))
        || members.is_empty()
        || !schema["type"].is_string()
    {
        return false;
    }
    let name = format!("GivenName{}", dice.roll(1 << 30));
    document
        .pointer_mut("/components/schemas")
        .unwrap()
        .as_object_mut()
        .unwrap()
        .insert(name.clone(), schema);
    *document.pointer_mut(at).unwrap() = json!({ "$ref": format!("#/components/schemas/{name}") });
    true
}

fn spell_null(document: &mut Json, dice: &mut Dice) -> bool {
    if !is_31(document) {
        return false;
    }
    let all = schemas(document).into_iter();
    let some: Vec<String> = all
        .filter(|at| {
            let schema = document.pointer(at).unwrap();
            at.contains("/properties/")
                && schema["type"]
                    .as_array()
                    .is_some_and(|list| list.len() == 2 && list.contains(&json!("null")))
                && schema
                    .as_object()
                    .unwrap()
                    .keys()
                    .all(|k| ["type", "format", "maxLength", "items", "properties"].contains(&k.as_str()))
        })
        .collect();
    let Some(at) = dice.pick(&some) else { return false };
    let schema = document.pointer_mut(at).unwrap();
    let mut bare = schema.clone();
    let kept = schema["type"].as_array().unwrap().iter().find(|ty| **ty != json!("null")).unwrap().clone();
    bare["type"] = kept;
    let keyword = if dice.roll(2) == 0 { "anyOf" } else { "oneOf" };
    *schema = json!({ keyword: [bare, {"type": "null"}] });
    true
}

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

fn move_parameters(document: &mut Json, dice: &mut Dice) -> bool {
    let Some(paths) = document["paths"].as_object_mut() else { return false };
    let single = |item: &Json| {
        METHODS.iter().filter(|m| item[**m].is_object()).count() == 1 && item["parameters"].is_null()
    };
    let keys: Vec<String> =
        paths.iter().filter(|(_, item)| single(item)).map(|(key, _)| key.clone()).collect();
    let Some(key) = dice.pick(&keys) else { return false };
    let item = &mut paths[key];
    let method = METHODS.iter().find(|m| item[**m].is_object()).unwrap();
    let operation = item[*method].as_object_mut().unwrap();
    let Some(parameters) = operation.shift_remove("parameters") else { return false };
    item["parameters"] = parameters;
    true
}

fn split_object(document: &mut Json, dice: &mut Dice) -> bool {
    let text = document.to_string();
    let fits = |at: &String| {
        let schema = document.pointer(at).unwrap();
        let keys = ["type", "properties", "required"];
        // A component that others are made of keeps its shape; what it means is tested elsewhere.
        let used = text.contains(&format!("\"allOf\":[{{\"$ref\":\"#{at}\"}}"));
        !used
            && schema["type"] == json!("object")
            && schema["properties"].as_object().is_some_and(|p| p.len() > 1)
            && schema.as_object().unwrap().keys().all(|key| keys.contains(&key.as_str()))
    };
    let some: Vec<String> = schemas(document).into_iter().filter(fits).collect();
    let Some(at) = dice.pick(&some) else { return false };
    let schema = document.pointer_mut(at).unwrap();
    let properties = schema["properties"].as_object().unwrap().clone();
    let half = properties.len() / 2;
    let (one, other): (Map<_, _>, Map<_, _>) = {
        let mut entries = properties.into_iter();
        (entries.by_ref().take(half).collect(), entries.collect())
    };
    let required = schema["required"].clone();
    let mut second = json!({"type": "object", "properties": other});
    if required.is_array() {
        second["required"] = required;
    }
    *schema = json!({"allOf": [{"type": "object", "properties": one}, second]});
    true
}

fn say_additional(document: &mut Json, dice: &mut Dice) -> bool {
    let fits = |at: &String| {
        let schema = document.pointer(at).unwrap();
        schema["type"] == json!("object")
            && schema["properties"].is_object()
            && schema["additionalProperties"].is_null()
            && schema["allOf"].is_null()
            && schema["oneOf"].is_null()
            && schema["anyOf"].is_null()
            && schema["unevaluatedProperties"].is_null()
    };
    let some: Vec<String> = schemas(document).into_iter().filter(fits).collect();
    let Some(at) = dice.pick(&some) else { return false };
    document.pointer_mut(at).unwrap()["additionalProperties"] = json!(true);
    true
}

fn edits_of_our_own_document_that_keep_the_meaning_are_no_change() {
    edits_that_keep_the_meaning_are_no_change(own());
}

fn edits_of_real_documents_that_keep_the_meaning_are_no_change() {
    edits_that_keep_the_meaning_are_no_change(real());
}

fn edits_that_keep_the_meaning_are_no_change(documents: Documents) {
    let mut made = 0;
    for (name, original) in documents {
        let base = read(&original.to_string());
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        for round in 0..rounds() {
            let mut document = original.clone();
            let mut log = Vec::new();
            for _ in 0..4 {
                let (words, edit) = KEEPING[dice.roll(KEEPING.len())];
                if edit(&mut document, &mut dice) {
                    log.push(words);
                }
            }
            made += log.len();
            let report = wire(&base, &read(&document.to_string()));
            let found: Vec<_> =
                report.findings.iter().filter(|f| f.kind.id() != "documentation-changed").collect();
            assert!(found.is_empty(), "{name}, round {round}: {log:?}\n{}", told(&report));
        }
    }
    eprintln!("{made} edits that keep the meaning: no change found");
    assert!(made > 20);
}

/// Edits that change the meaning, each with the kinds that it may be.
const CHANGING: [(&str, Edit, &[&str]); 7] = [
    ("remove an operation", remove_operation, &["operation-removed", "operation-removed-after-deprecation"]),
    ("add a property", add_property, &["property-added"]),
    ("require a property", require_property, &["property-became-required"]),
    ("change a type", change_type, &["type-changed", "type-narrowed", "idle-keyword-changed"]),
    ("remove a value", remove_value, &["enum-value-removed"]),
    ("add a parameter", add_parameter, &["required-parameter-added"]),
    ("add an error", add_error, &["error-response-added"]),
];

fn operations(document: &Json) -> Vec<(String, &'static str)> {
    let items = document["paths"].as_object().into_iter().flatten();
    let of = |(path, item): (&String, &Json)| {
        let methods = METHODS.iter().filter(|m| item[**m].is_object());
        methods.map(|m| (path.clone(), *m)).collect::<Vec<_>>()
    };
    items.flat_map(of).collect()
}

fn remove_operation(document: &mut Json, dice: &mut Dice) -> bool {
    let all = operations(document);
    let Some((path, method)) = dice.pick(&all) else { return false };
    document["paths"][path].as_object_mut().unwrap().shift_remove(*method).is_some()
}

/// Plain objects that nothing is made of.
fn objects(document: &Json) -> Vec<String> {
    let text = document.to_string();
    let fits = |at: &String| {
        let schema = document.pointer(at).unwrap();
        let plain = ["allOf", "oneOf", "anyOf", "additionalProperties", "unevaluatedProperties", "not", "if"];
        schema["type"] == json!("object")
            && schema["properties"].as_object().is_some_and(|p| !p.is_empty())
            && plain.iter().all(|key| schema[*key].is_null())
            && !text.contains(&format!("{{\"$ref\":\"#{at}\"}},{{"))
            && !text.contains(&format!("[{{\"$ref\":\"#{at}\"}}"))
            && !text.contains(&format!("}},{{\"$ref\":\"#{at}\"}}"))
    };
    schemas(document).into_iter().filter(fits).collect()
}

fn add_property(document: &mut Json, dice: &mut Dice) -> bool {
    let all = objects(document);
    let Some(at) = dice.pick(&all) else { return false };
    document.pointer_mut(at).unwrap()["properties"]["brandNew"] = json!({"type": "boolean"});
    true
}

fn require_property(document: &mut Json, dice: &mut Dice) -> bool {
    let all = objects(document);
    let Some(at) = dice.pick(&all) else { return false };
    let schema = document.pointer_mut(at).unwrap();
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let properties = schema["properties"].as_object().unwrap().keys();
    let Some(name) = properties.map(|name| json!(name)).find(|name| !required.contains(name)) else {
        return false;
    };
    schema["required"] = required.into_iter().chain([name]).collect();
    true
}

fn change_type(document: &mut Json, dice: &mut Dice) -> bool {
    let fits = |at: &String| {
        let schema = document.pointer(at).unwrap();
        schema["type"] == json!("string")
            && schema
                .as_object()
                .unwrap()
                .keys()
                .all(|k| ["type", "description", "title", "example", "examples"].contains(&k.as_str()))
    };
    let plain: Vec<String> = objects(document);
    let some: Vec<String> = schemas(document)
        .into_iter()
        .filter(fits)
        .filter(|at| {
            at.rsplit_once("/properties/")
                .is_some_and(|(owner, name)| plain.iter().any(|p| p == owner) && !name.contains('/'))
        })
        .collect();
    let Some(at) = dice.pick(&some) else { return false };
    document.pointer_mut(at).unwrap()["type"] = json!("boolean");
    true
}

fn remove_value(document: &mut Json, dice: &mut Dice) -> bool {
    let plain: Vec<String> = objects(document);
    let fits = |at: &String| {
        let schema = document.pointer(at).unwrap();
        schema["type"] == json!("string")
            && schema["enum"]
                .as_array()
                .is_some_and(|list| list.len() > 2 && list.iter().all(Json::is_string))
            && schema.as_object().unwrap().keys().all(|key| {
                ["type", "enum", "description", "title", "example", "examples"].contains(&key.as_str())
            })
            && at.rsplit_once("/properties/").is_some_and(|(owner, _)| plain.iter().any(|p| p == owner))
    };
    let some: Vec<String> = schemas(document).into_iter().filter(fits).collect();
    let Some(at) = dice.pick(&some) else { return false };
    let list = document.pointer_mut(at).unwrap()["enum"].as_array_mut().unwrap();
    let place = dice.roll(list.len());
    list.remove(place);
    true
}

fn add_parameter(document: &mut Json, dice: &mut Dice) -> bool {
    let all = operations(document);
    let Some((path, method)) = dice.pick(&all) else { return false };
    let operation = document["paths"][path][*method].as_object_mut().unwrap();
    let list = operation.entry("parameters").or_insert_with(|| json!([])).as_array_mut();
    let Some(list) = list else { return false };
    list.push(json!({"name": "brandNew", "in": "query", "required": true, "schema": {"type": "string"}}));
    true
}

fn add_error(document: &mut Json, dice: &mut Dice) -> bool {
    let all = operations(document);
    let Some((path, method)) = dice.pick(&all) else { return false };
    let responses = &mut document["paths"][path][*method]["responses"];
    if !responses["418"].is_null() {
        return false;
    }
    responses["418"] = json!({"description": "A teapot."});
    true
}

fn an_edit_of_our_own_document_that_changes_the_meaning_is_one_change() {
    an_edit_that_changes_the_meaning_is_one_change(own());
}

fn an_edit_of_a_real_document_that_changes_the_meaning_is_one_change() {
    an_edit_that_changes_the_meaning_is_one_change(real());
}

fn an_edit_that_changes_the_meaning_is_one_change(documents: Documents) {
    let mut made = 0;
    for (name, original) in documents {
        let base = read(&original.to_string());
        let mut dice = Dice(0x2545_f491_4f6c_dd1d);
        for (words, edit, kinds) in CHANGING {
            for _ in 0..rounds().div_ceil(5) {
                let mut document = original.clone();
                if !edit(&mut document, &mut dice) {
                    continue;
                }
                made += 1;
                let report = wire(&base, &read(&document.to_string()));
                let found: Vec<&str> = changes(&report).iter().map(|finding| finding.kind.id()).collect();
                assert!(
                    found.len() == 1 && kinds.contains(&found[0]),
                    "{name}: {words}: {found:?}\n{}",
                    told(&report)
                );
            }
        }
    }
    eprintln!("{made} edits that change the meaning: one change each");
    assert!(made > 10);
}

fn an_edit_of_our_own_document_explains_all_that_it_changes_in_the_crate() {
    an_edit_explains_all_that_it_changes_in_the_crate(own(), rounds().div_ceil(2));
}

fn an_edit_of_a_real_document_explains_all_that_it_changes_in_the_crate() {
    an_edit_explains_all_that_it_changes_in_the_crate(real(), rounds().div_ceil(10));
}

/// Makes every kind of edit `times` times on each document.
fn an_edit_explains_all_that_it_changes_in_the_crate(documents: Documents, times: usize) {
    let mut made = 0;
    let mut items = 0;
    for (name, original) in documents {
        let base = read(&original.to_string());
        let mut dice = Dice(0x1234_5678_9abc_def1);
        let edits = CHANGING.iter().map(|(words, edit, _)| (*words, *edit)).chain(KEEPING);
        for (words, edit) in edits {
            for _ in 0..times {
                let mut document = original.clone();
                if !edit(&mut document, &mut dice) {
                    continue;
                }
                made += 1;
                let revision = read_files(&[("openapi.yaml", &document.to_string())], &base.krate().lock);
                let report = compare(side(&base, true), side(&revision, true), &policy());
                items += report.findings.iter().map(|finding| finding.items.len()).sum::<usize>();
                let unexplained = report.findings.iter().find(|f| f.kind.id() == "generated-code-changed");
                assert!(
                    unexplained.is_none(),
                    "{name}: {words}\n{}{:#?}",
                    told(&report),
                    unexplained.map(|f| &f.items)
                );
            }
        }
    }
    eprintln!("{made} edits, {items} items changed, all explained");
    assert!(items > 20);
}
