//! Values: those that a keyword asks for, and those that nobody expects.

use clientwright::document::keywords::{Kind, Row, Shape};
use serde_json::{Map, Value as Json, json};

use crate::dice::Dice;

/// How deep objects are made up.
const DEEP: usize = 2;

/// Texts that break what does not expect them.
const STRANGE: [&str; 32] = [
    "",
    " ",
    "\u{0}",
    "*/",
    "\"#",
    "\\",
    "{}",
    "{",
    "{a}{b}",
    "r#type",
    "Self",
    "self",
    "crate",
    "_",
    "__",
    "1",
    "-1",
    "a-b",
    "a b",
    "A_B",
    "aB",
    "日本",
    "ß",
    "\u{202e}x",
    "a\nb",
    "a\r\nb: c",
    "///",
    "🦀",
    "Option",
    "String",
    "id",
    "x\u{301}",
];

/// Texts that a keyword understands.
fn known(keyword: &str) -> &'static [&'static str] {
    match keyword {
        "type" => &["string", "integer", "number", "boolean", "array", "object", "null", "file", "any"],
        "format" => &[
            "date-time",
            "date",
            "uuid",
            "byte",
            "binary",
            "int32",
            "int64",
            "uint64",
            "float",
            "double",
            "decimal",
            "password",
            "ipv4",
            "ipv6",
            "email",
            "time",
            "duration",
            "odd",
        ],
        "in" => &["path", "query", "header", "cookie", "querystring", "body", "formData"],
        "style" => {
            &["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"]
        }
        "collectionFormat" => &["csv", "ssv", "tsv", "pipes", "multi"],
        "pattern" => &["^a+$", "[", "(?=x)", "\\d{3}", "^.{1,3}$", "(a)\\1", "", "^[^/]+$"],
        "openapi" => &["3.0.3", "3.1.0", "3.2.0", "3.0", "4.0.0", "3.1"],
        "swagger" => &["2.0", "2"],
        "contentEncoding" => &["base64", "base64url", "quoted-printable"],
        "contentType" | "contentMediaType" => &[
            "application/json",
            "text/plain",
            "image/png",
            "application/xml",
            "*/*",
            "text/plain, text/html",
        ],
        "scheme" => &["bearer", "basic", "digest", "Bearer"],
        "url" | "tokenUrl" | "authorizationUrl" | "refreshUrl" | "openIdConnectUrl" => &[
            "https://example.com",
            "/v1",
            "https://{a}.example.com/{b}",
            "//example.com",
            "",
            ".",
            "http://[::1]:1",
        ],
        "host" => &["example.com", "example.com:8080", "{a}"],
        "basePath" => &["/", "/v1", "v1", ""],
        _ => &[],
    }
}

/// Keys that objects are given and renamed to.
pub(crate) fn key(dice: &mut Dice) -> String {
    const KEYS: [&str; 40] = [
        "$ref",
        "type",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "properties",
        "get",
        "post",
        "content",
        "self",
        "Option",
        "",
        "1",
        "/{a}/{a}",
        "default",
        "200",
        "2XX",
        "4xx",
        "application/json",
        "text/event-stream",
        "*/*",
        "multipart/form-data",
        "id",
        "ID",
        "i_d",
        "x-enum-varnames",
        "x-enumNames",
        "x-odd",
        "required",
        "nullable",
        "discriminator",
        "mapping",
        "/",
        "/a/{b}:c",
        "a.b",
        "a[b]",
        "next",
        "data",
        "value",
    ];
    if dice.once_in(3) { dice.word(&STRANGE) } else { dice.word(&KEYS) }
}

/// A value that nobody expects where it is put.
pub(crate) fn strange(dice: &mut Dice) -> Json {
    let all = [
        Json::Null,
        json!(false),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1.0),
        json!([]),
        json!({}),
        json!([{}, {}]),
        json!([null]),
        json!({"type": "object"}),
        json!({"type": ["string", "integer", "null"]}),
        json!({"type": "string", "enum": ["a", "A", "a ", ""]}),
        json!({"oneOf": [{"type": "object"}, {"type": "array"}, true]}),
        json!({"allOf": [{"$ref": "#"}]}),
        json!({"enum": [1, "1", null, {}, 1.0, dice.word(&STRANGE)]}),
        json!({"additionalProperties": {"type": "string"}, "patternProperties": {"^x": false}}),
        json!({"type": "object", "properties": {dice.word(&STRANGE): {"type": "string"}}, "required": ["a"]}),
    ];
    if dice.once_in(3) {
        return Json::from(dice.word(&STRANGE));
    }
    dice.one(&all).cloned().unwrap_or_default()
}

/// A scalar near another one.
pub(crate) fn near(value: &Json, dice: &mut Dice) -> Json {
    match value {
        Json::Bool(flag) => json!(!flag),
        Json::Number(number) => match (number.as_i64(), dice.below(5)) {
            (Some(whole), 0) => json!(whole.wrapping_add(1)),
            (Some(whole), 1) => json!(whole.wrapping_neg()),
            (Some(whole), 2) => json!(whole.to_string()),
            (_, 3) => json!(number.as_f64().unwrap_or(0.0) / 3.0),
            _ => json!(u64::MAX),
        },
        Json::String(text) => json!(edited(text, dice)),
        _ => strange(dice),
    }
}

/// A text with something changed in it.
pub(crate) fn edited(text: &str, dice: &mut Dice) -> String {
    match dice.below(6) {
        0 => text.to_uppercase(),
        1 => format!("{text}{}", dice.word(&STRANGE)),
        2 => format!("{}{text}", dice.word(&STRANGE)),
        3 => text.chars().rev().collect(),
        4 => text.chars().filter(|c| c.is_alphanumeric()).collect(),
        _ => dice.word(&STRANGE),
    }
}

/// A member of an object of this kind, as the table of keywords has it.
pub(crate) fn member(kind: Kind, names: &[String], dice: &mut Dice) -> Option<(String, Json)> {
    let row = dice.one(kind.rows());
    match (row, kind.free_members()) {
        (Some(row), None) => Some((row.keyword.to_owned(), value(row, names, DEEP, dice))),
        (Some(row), Some(_)) if dice.once_in(4) => {
            Some((row.keyword.to_owned(), value(row, names, DEEP, dice)))
        }
        (_, Some(shape)) => Some((key(dice), shaped(shape, "", names, DEEP, dice))),
        (None, None) => None,
    }
}

/// A value of the shape that a keyword has. `names` are pointers that references may lead to.
pub(crate) fn value(row: &Row, names: &[String], deep: usize, dice: &mut Dice) -> Json {
    shaped(row.shape, row.keyword, names, deep, dice)
}

fn shaped(shape: Shape, keyword: &str, names: &[String], deep: usize, dice: &mut Dice) -> Json {
    let text = |dice: &mut Dice| text(keyword, names, dice);
    let few = |dice: &mut Dice| dice.below(4);
    match shape {
        Shape::Any => strange(dice),
        Shape::Text => Json::from(text(dice)),
        Shape::Flag => json!(dice.once_in(2)),
        Shape::Number | Shape::Exclusive if dice.once_in(4) => json!(dice.below(9) as f64 / 4.0),
        Shape::Exclusive if dice.once_in(3) => json!(dice.once_in(2)),
        Shape::Number | Shape::Exclusive => json!(dice.below(9) as i64 - 3),
        Shape::Count => json!(dice.below(5)),
        Shape::Texts => (0..few(dice)).map(|_| Json::from(text(dice))).collect(),
        Shape::TypeNames => match dice.below(3) {
            0 => (0..few(dice)).map(|_| Json::from(text(dice))).collect(),
            _ => Json::from(text(dice)),
        },
        Shape::TextMap => pairs(dice, |dice| Json::from(text(dice))),
        Shape::TextsMap => pairs(dice, |dice| (0..few(dice)).map(|_| Json::from(text(dice))).collect()),
        Shape::Values => (0..few(dice)).map(|_| strange(dice)).collect(),
        Shape::ValueMap => pairs(dice, strange),
        Shape::One(kind) => object(kind, names, deep, dice),
        Shape::List(kind) => (0..few(dice)).map(|_| object(kind, names, deep, dice)).collect(),
        Shape::Map(kind) => pairs(dice, |dice| object(kind, names, deep, dice)),
        Shape::Items => object(Kind::Schema, names, deep, dice),
    }
}

fn pairs(dice: &mut Dice, mut value: impl FnMut(&mut Dice) -> Json) -> Json {
    let count = dice.below(4);
    Json::Object((0..count).map(|_| (key(dice), value(dice))).collect())
}

fn object(kind: Kind, names: &[String], deep: usize, dice: &mut Dice) -> Json {
    if kind.section().is_some() && dice.once_in(3) {
        return reference(names, dice);
    }
    let mut members = Map::new();
    if deep > 0 {
        for _ in 0..=dice.below(3) {
            if let Some(row) = dice.one(kind.rows()) {
                members.insert(row.keyword.to_owned(), value(row, names, deep - 1, dice));
            }
        }
    }
    Json::Object(members)
}

/// A reference to one of the pointers.
pub(crate) fn reference(names: &[String], dice: &mut Dice) -> Json {
    let target = dice.one(names).cloned().unwrap_or_default();
    json!({"$ref": format!("#{target}")})
}

fn text(keyword: &str, names: &[String], dice: &mut Dice) -> String {
    let known = known(keyword);
    if !known.is_empty() && !dice.once_in(6) {
        return dice.word(known);
    }
    match (dice.below(3), dice.one(names)) {
        // The last step of some pointer: the name of a component, a property, a tag.
        (0, Some(name)) => name.rsplit('/').next().unwrap_or_default().to_owned(),
        (1, _) => dice.word(&["a", "b", "id", "name", "kind", "https://example.com/x", "text"]),
        _ => dice.word(&STRANGE),
    }
}
