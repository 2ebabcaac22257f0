//! Documents that nobody would write: every value in turn replaced by every other, deep nesting, long chains. Nothing
//! panics, nothing is refused by the types, and every reference that is left leads somewhere.

use std::path::PathBuf;

use serde_json::{Map, Value as Json, json};

use super::Read;
use crate::document::{Options, load};
use crate::resolve::resolve;

/// A document that has a bit of everything, in 3.x and in 2.0.
const RICH: [&str; 2] = [include_str!("rich.yaml"), include_str!("rich2.yaml")];

/// A small generator of numbers (an LCG), so that a failure can be found again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// What a value may be replaced by.
fn strange(dice: &mut Dice) -> Json {
    let all = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("x"),
        json!("#"),
        json!("string"),
        json!("null"),
        json!("query"),
        json!("2XX"),
        json!("/a/{b}"),
        json!([]),
        json!([null]),
        json!(["a", 1]),
        json!([{}]),
        json!({}),
        json!({"a": {}}),
        json!({"$ref": 5}),
        json!({"$ref": "#"}),
        json!({"$ref": "#/components/schemas/Pet"}),
        json!({"$ref": "#/components/parameters/Limit"}),
        json!({"$ref": "#/components/schemas/Nowhere"}),
        json!({"$ref": "#/paths"}),
        json!({"$ref": "openapi.yaml"}),
        json!({"$ref": "#/definitions/Pet", "type": "object"}),
        json!({"type": ["null"]}),
        json!({"const": null}),
        json!({"$dynamicRef": "#T"}),
        json!({"$recursiveRef": "#"}),
        json!({"anyOf": [{"type": "null"}]}),
        json!({"in": "query", "name": "n"}),
        json!({"x-cw-invalid": "no"}),
        json!({"x-cw-number": 7}),
    ];
    all[dice.below(all.len())].clone()
}

/// Replaces, removes or renames one value somewhere in the tree.
fn mutate(json: &mut Json, dice: &mut Dice) {
    let children = match json {
        Json::Object(members) => members.len(),
        Json::Array(items) => items.len(),
        _ => 0,
    };
    if children == 0 || dice.below(7) == 0 {
        *json = strange(dice);
        return;
    }
    let at = dice.below(children);
    match (json, dice.below(12)) {
        (Json::Object(members), 0) => drop(members.shift_remove_index(at)),
        (Json::Object(members), 1) => rename(members, at, dice),
        (Json::Object(members), _) => {
            members.values_mut().nth(at).into_iter().for_each(|child| mutate(child, dice))
        }
        (Json::Array(items), 0) => drop(items.remove(at)),
        (Json::Array(items), 1) => items.push(items[at].clone()),
        (Json::Array(items), _) => mutate(&mut items[at], dice),
        _ => {}
    }
}

fn rename(members: &mut Map<String, Json>, at: usize, dice: &mut Dice) {
    let names = [
        "$ref",
        "type",
        "properties",
        "x-a",
        "allOf",
        "items",
        "get",
        "default",
        "schema",
        "$defs",
        "a/b~c",
        "",
    ];
    let Some(value) = members.values().nth(at).cloned() else { return };
    members.insert(names[dice.below(names.len())].to_owned(), value);
}

trait ShiftRemoveIndex {
    fn shift_remove_index(&mut self, at: usize) -> Option<Json>;
}

impl ShiftRemoveIndex for Map<String, Json> {
    fn shift_remove_index(&mut self, at: usize) -> Option<Json> {
        let key = self.keys().nth(at)?.clone();
        self.shift_remove(&key)
    }
}

/// Reads a text and checks what always holds.
fn check(text: &str) {
    let mut read = Read::new(&[("openapi.yaml", text)]);
    let entry = PathBuf::from("openapi.yaml");
    let loaded = load(&mut read.sources, &entry, &[], &Options::default(), &mut read.diagnostics);
    let refused: Vec<String> = read.lines().into_iter().filter(|line| line.starts_with("CW0103")).collect();
    assert_eq!(refused, Vec::<String>::new(), "in {text}");
    let Some(document) = loaded else {
        assert!(read.diagnostics.has_errors(), "no document and no error: {text}");
        return;
    };
    let resolved = resolve(document, &mut read.diagnostics);
    let api = serde_json::to_value(&resolved.document.openapi).unwrap();
    let mut open = vec![&api];
    while let Some(json) = open.pop() {
        match json {
            Json::Object(members) => {
                let reference = members.get("$ref").and_then(Json::as_str);
                let target = reference.and_then(|text| text.strip_prefix('#'));
                if let Some(target) = target.filter(|_| members.len() == 1) {
                    assert!(api.pointer(target).is_some(), "{target} leads nowhere in {text}");
                }
                open.extend(members.iter().filter(|(key, _)| !is_data(key)).map(|(_, member)| member));
            }
            Json::Array(items) => open.extend(items),
            _ => {}
        }
    }
}

/// Members that hold values of users, where `$ref` is a name like any other.
fn is_data(key: &str) -> bool {
    matches!(key, "example" | "value" | "scopes" | "mapping" | "links") || key.starts_with("x-")
}

#[test]
fn mutated_documents_are_read() {
    let rounds = std::env::var("CLIENTWRIGHT_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(150);
    for (seed, text) in RICH.iter().enumerate() {
        check(text);
        let original = super::yaml(text);
        let mut dice = Dice(seed as u64 + rounds as u64);
        for _ in 0..rounds {
            let mut json = original.clone();
            for _ in 0..=dice.below(4) {
                mutate(&mut json, &mut dice);
            }
            check(&json.to_string());
        }
    }
}

#[test]
fn torn_texts_are_read_or_told() {
    let text = RICH[0];
    let mut dice = Dice(7);
    for _ in 0..200 {
        let mut bytes = text.as_bytes().to_vec();
        match dice.below(4) {
            0 => bytes.truncate(dice.below(text.len())),
            1 => drop(bytes.remove(dice.below(text.len()))),
            2 => bytes.insert(dice.below(text.len()), b"{}[]:,-&*!|>'\"%@`\t\n#"[dice.below(20)]),
            _ => {
                let at = dice.below(text.len());
                bytes.splice(at..at, text.as_bytes()[at / 2..at].iter().copied());
            }
        }
        check(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn deep_nesting_is_read_or_told() {
    for (open, close) in
        [("items: {", "}"), ("allOf: [{", "}]"), ("properties: {a: {", "}}"), ("not: {", "}")]
    {
        for depth in [20, 60, 110, 200] {
            let schema = format!("{}type: string{}", open.repeat(depth), close.repeat(depth));
            check(&format!(
                "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{A: {{{schema}}}}}}}"
            ));
        }
    }
}

#[test]
fn long_chains_of_references_are_followed_without_recursion() {
    let mut text =
        String::from("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n");
    for number in 0..3000 {
        let next = number + 1;
        text.push_str(&format!(
            "    S{number}: {{properties: {{n: {{$ref: '#/components/schemas/S{next}'}}}}}}\n"
        ));
    }
    text.push_str("    S3000: {$ref: '#/components/schemas/S0'}\n");
    check(&text);
}

#[test]
fn circles_with_several_readings_end_soon() {
    let mut text =
        String::from("openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n");
    for number in 0..20 {
        let (next, other) = ((number + 1) % 20, (number + 7) % 20);
        text.push_str(&format!(
            "    S{number}: {{$ref: '#/components/schemas/S{next}/x', $defs: {{a: {{$ref: '#/components/schemas/S{other}/a'}}}}}}\n"
        ));
    }
    let start = std::time::Instant::now();
    check(&text);
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn references_that_double_at_every_step_stop_with_words() {
    let mut text = String::from(
        "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {/a: {$ref: '#/components/pathItems/P0'}}\ncomponents:\n  pathItems:\n",
    );
    for number in 0..24 {
        let next = number + 1;
        let callback = format!("{{u: {{$ref: '#/components/pathItems/P{next}'}}}}");
        text.push_str(&format!(
            "    P{number}: {{get: {{responses: {{}}, callbacks: {{a: {callback}, b: {callback}}}}}}}\n"
        ));
    }
    text.push_str("    P24: {get: {responses: {}}}\n");
    let mut read = Read::new(&[("openapi.yaml", text.as_str())]);
    crate::document::settled(
        &mut read.sources,
        "openapi.yaml".as_ref(),
        &[],
        &Options::default(),
        &mut read.diagnostics,
    );
    assert!(read.lines().iter().any(|line| line.starts_with("CW0005")), "{:?}", read.lines());
}

#[test]
fn the_same_document_is_read_the_same_twice() {
    let api = || {
        let mut read = Read::new(&[("openapi.yaml", RICH[0])]);
        let document =
            load(&mut read.sources, "openapi.yaml".as_ref(), &[], &Options::default(), &mut read.diagnostics);
        (serde_json::to_string(&document.unwrap().openapi).unwrap(), read.lines())
    };
    assert_eq!(api(), api());
}
