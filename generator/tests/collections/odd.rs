//! Documents made up by dice, of values and names that are easily taken for each other.

use serde_json::{Map, Value as Json, json};

/// Numbers (xorshift): the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }
}

/// Names that are one to somebody: by case, by white space, by normal form, by what is left of them in Rust.
const NAMES: [&str; 36] = [
    "a",
    "A",
    "a_b",
    "a-b",
    "aB",
    "a b",
    " a",
    "a ",
    "",
    "1",
    "01",
    "é",
    "e\u{301}",
    "ﬁ",
    "fi",
    "K",
    "\u{212a}",
    "self",
    "Self",
    "type",
    "r#type",
    "_",
    "__",
    "-",
    "a\u{200b}b",
    "ab",
    "а",
    "true",
    "null",
    "\"1\"",
    "a.b",
    "a/b",
    "#",
    "A1",
    "a_1",
    "a\tb",
];

/// Every schema as a component; an operation sends and gets the first ones.
pub(crate) fn document(schemas: Map<String, Json>) -> Json {
    let names: Vec<String> = schemas.keys().take(5).cloned().collect();
    let reference = |name: &String| json!({"$ref": format!("#/components/schemas/{}", name.replace('~', "~0").replace('/', "~1"))});
    let content = |name: &String| json!({"application/json": {"schema": reference(name)}});
    let paths: Map<String, Json> = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let call = json!({
                "requestBody": {"content": content(name)},
                "responses": {"200": {"description": "ok", "content": content(name)}},
            });
            (format!("/p{index}"), json!({"post": call}))
        })
        .collect();
    json!({"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths, "components": {"schemas": schemas}})
}

/// A document of some twenty schemas, and operations with odd parameters.
pub(crate) fn by_dice(seed: u64) -> Json {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut schemas = Map::new();
    for index in 0..20 {
        let name = if dice.below(3) == 0 { component(&mut dice) } else { format!("S{index}") };
        let schema = schema(&mut dice, 3);
        schemas.insert(name, schema);
    }
    let mut document = document(schemas);
    let calls: Map<String, Json> =
        (0..6).map(|index| (format!("/o{index}/{{id}}"), call(&mut dice))).collect();
    if let Some(paths) = document["paths"].as_object_mut() {
        paths.extend(calls);
    }
    document["components"]["parameters"] =
        json!({"S1": {"name": "S1", "in": "query", "schema": {"enum": [1, "1"]}}});
    document["components"]["responses"] = json!({"S1": {"description": "ok"}});
    document
}

fn component(dice: &mut Dice) -> String {
    dice.pick(&["S1", "s1", "S_1", "S-1", "S.1", "S", "s", "Ｓ", "String", "Option", "é", "e\u{301}"])
        .to_owned()
}

fn call(dice: &mut Dice) -> Json {
    let mut parameters =
        vec![json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}})];
    for _ in 0..dice.below(5) {
        let place = dice.pick(&["query", "header", "cookie"]);
        let name = dice.pick(&["id", "ID", "x-a", "X-A", "a", "A", "a[]", "a", "limit"]);
        if parameters.iter().all(|other| other["name"] != name || other["in"] != place) {
            parameters.push(
                json!({"name": name, "in": place, "required": dice.below(2) == 0, "schema": schema(dice, 1)}),
            );
        }
    }
    let mut content = Map::new();
    for _ in 0..dice.below(3) {
        let media = dice.pick(&[
            "application/json",
            "Application/JSON",
            "application/json; charset=utf-8",
            "text/plain",
            "multipart/form-data",
        ]);
        content.insert(
            media.to_owned(),
            json!({"schema": {"type": "object", "properties": properties(dice, 2)}}),
        );
    }
    let mut call = json!({"parameters": parameters, "tags": [dice.pick(&NAMES)], "responses": {"200": {"description": "ok", "content": content.clone()}}});
    if !content.is_empty() {
        call["requestBody"] = json!({"content": content});
    }
    if dice.below(2) == 0 {
        call["operationId"] = json!(dice.pick(&NAMES));
    }
    json!({"post": call})
}

fn schema(dice: &mut Dice, depth: usize) -> Json {
    match dice.below(if depth == 0 { 4 } else { 9 }) {
        0 | 1 => json!({"enum": values(dice)}),
        2 => json!({"type": dice.pick(&["string", "integer", "number", "boolean"])}),
        3 => json!({"const": value(dice)}),
        4 | 5 => {
            json!({"type": "object", "required": [dice.pick(&NAMES)], "properties": properties(dice, depth - 1)})
        }
        6 => json!({"type": "array", "items": schema(dice, depth - 1)}),
        7 => json!({"anyOf": [schema(dice, depth - 1), schema(dice, depth - 1), {"type": "string"}]}),
        _ => {
            let name = format!("#/components/schemas/S{}", dice.below(20));
            json!({"oneOf": [{"$ref": name}, schema(dice, depth - 1)]})
        }
    }
}

fn properties(dice: &mut Dice, depth: usize) -> Map<String, Json> {
    let count = 1 + dice.below(6);
    (0..count).map(|_| (dice.pick(&NAMES).to_owned(), schema(dice, depth))).collect()
}

fn values(dice: &mut Dice) -> Vec<Json> {
    let count = 1 + dice.below(7);
    (0..count).map(|_| value(dice)).collect()
}

/// Values that read alike, and some that are equal.
fn value(dice: &mut Dice) -> Json {
    let name = dice.pick(&NAMES);
    let all = [
        json!(1),
        json!("1"),
        json!(1.0),
        json!("1.0"),
        json!(-1),
        json!(0),
        json!(-0.0),
        json!("-0"),
        json!(1e300),
        json!("1e0"),
        json!(true),
        json!("true"),
        json!(false),
        json!("false"),
        json!(null),
        json!("null"),
        json!(0.5),
        json!("0.5"),
        json!([]),
        json!([1]),
        json!(["1"]),
        json!({}),
        json!({"a": 1, "b": 2}),
        json!({"b": 2, "a": 1}),
        json!(name),
        json!(name),
        json!(name),
        json!(18_446_744_073_709_551_615u64),
        json!("[1]"),
        json!("{}"),
    ];
    dice.pick(&all)
}
