//! Checks of values against schemas: what is found, where, and in which words.
#![cfg(feature = "validate")]
#![allow(clippy::unwrap_used)]

use clientwright_runtime::codec::RawJson;
use clientwright_runtime::{Schemas, Violations};

static SCHEMAS: Schemas = Schemas::new(&[
    (
        "Bounds",
        r#"{"properties":{"n":{"minimum":1.5,"exclusiveMaximum":10,"multipleOf":0.5},"s":{"minLength":2,"maxLength":3,"pattern":"^(?!no)\\p{L}+$"}}}"#,
    ),
    ("Branch", r#"{"anyOf":[{"$ref":"Tree"},{"type":"null"}]}"#),
    ("Circle", r#"{"allOf":[{"$ref":"Circle"}],"type":"string"}"#),
    (
        "Closed",
        r#"{"properties":{"a":true},"patternProperties":{"^x-":{"type":"integer"}},"additionalProperties":false}"#,
    ),
    (
        "Conditional",
        r#"{"if":{"properties":{"kind":{"const":"a"}},"required":["kind"]},"then":{"required":["b"]},"else":{"not":{"required":["b"]}},"dependentRequired":{"b":["c"]}}"#,
    ),
    (
        "Evaluated",
        r#"{"allOf":[{"properties":{"a":true}}],"anyOf":[{"properties":{"b":{"const":1}},"required":["b"]},true],"unevaluatedProperties":false}"#,
    ),
    (
        "Formats",
        r#"{"properties":{"at":{"format":"date-time"},"id":{"format":"uuid"},"v6":{"format":"ipv6"},"mail":{"format":"email"},"any":{"format":"whatever"}}}"#,
    ),
    (
        "List",
        r#"{"prefixItems":[{"type":"string"}],"items":{"type":"integer"},"contains":{"const":7},"minContains":2,"maxContains":3,"uniqueItems":false,"maxItems":5}"#,
    ),
    ("Set", r#"{"type":"array","uniqueItems":true,"minItems":1}"#),
    (
        "Shape",
        r#"{"oneOf":[{"$ref":"Square"},{"$ref":"Sphere"}],"discriminator":{"propertyName":"kind","mapping":{"ball":"Sphere"}}}"#,
    ),
    ("Sphere", r#"{"properties":{"radius":{"minimum":0}},"required":["radius"]}"#),
    ("Square", r#"{"properties":{"side":{"minimum":0}},"required":["side"]}"#),
    (
        "Tree",
        r#"{"type":"object","properties":{"children":{"type":"array","items":{"$ref":"Tree"}},"name":{"enum":["a","b"]}},"required":["name"],"minProperties":1,"maxProperties":2,"propertyNames":{"maxLength":8}}"#,
    ),
]);

fn found(name: &str, json: &str) -> Vec<String> {
    let checked = SCHEMAS.get(name).unwrap().check_json(json);
    checked.err().iter().flat_map(Violations::iter).map(ToString::to_string).collect()
}

#[test]
fn bounds_of_numbers_and_text_are_exact() {
    for good in [r#"{"n":1.5}"#, r#"{"n":9.5e0}"#, r#"{"s":"\u00e4\u00f6"}"#, r#"{"n":"text","s":5}"#, "7"] {
        assert_eq!(found("Bounds", good), [""; 0], "{good}");
    }
    let said = found("Bounds", r#"{"n":1.25,"s":"nope!"}"#);
    let expected = [
        "/n: expected at least 1.5 (minimum)",
        "/n: expected a multiple of 0.5 (multipleOf)",
        "/s: expected at most 3 characters (maxLength)",
        r"/s: expected text that matches ^(?!no)\p{L}+$ (pattern)",
    ];
    assert_eq!(said, expected);
    assert_eq!(found("Bounds", r#"{"n":10.0}"#), ["/n: expected less than 10 (exclusiveMaximum)"]);
    assert_eq!(found("Bounds", r#"{"n":9.50000000000000000000001}"#).len(), 1);
    assert_eq!(found("Bounds", r#"{"s":"\ud83d\ude00"}"#).len(), 2, "one character, and no letter");
}

#[test]
fn everything_below_is_checked_and_told_with_its_place() {
    let json = r#"{"name":"a","children":[{"name":"b"},{"name":"c","children":[5]},{}]}"#;
    let expected = [
        "/children/1/children/0: expected object (type)",
        "/children/1/name: expected one of \"a\", \"b\" (enum)",
        "/children/2: expected a member `name` (required)",
        "/children/2: expected at least 1 members (minProperties)",
    ];
    assert_eq!(
        found("Tree", json)
            .into_iter()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>(),
        expected
    );
    let json = r#"{"name":"a","children":[],"a/b~c and more":1}"#;
    let expected = [
        "(root): expected at most 2 members (maxProperties)",
        "/a~1b~0c and more: expected at most 8 characters (maxLength)",
    ];
    assert_eq!(found("Tree", json), expected);
}

#[test]
fn a_branch_that_was_meant_speaks_for_itself() {
    assert_eq!(found("Branch", "null"), [""; 0]);
    assert_eq!(found("Branch", r#"{"name":"x"}"#), ["/name: expected one of \"a\", \"b\" (enum)"]);
    assert_eq!(found("Branch", "5"), ["(root): expected one of 2 schemas, and none fits (anyOf)"]);
}

#[test]
fn a_discriminator_decides() {
    assert_eq!(found("Shape", r#"{"kind":"ball","radius":1,"side":1}"#), [""; 0]);
    assert_eq!(found("Shape", r#"{"kind":"Square"}"#), ["(root): expected a member `side` (required)"]);
    let both = found("Shape", r#"{"radius":1,"side":1}"#);
    assert_eq!(both, ["(root): expected exactly one of 2 schemas, and 2 fit (oneOf)"]);
}

#[test]
fn conditions_hold() {
    assert_eq!(found("Conditional", r#"{"kind":"a","b":1,"c":2}"#), [""; 0]);
    assert_eq!(found("Conditional", r#"{"kind":"a"}"#), ["(root): expected a member `b` (required)"]);
    let expected = [
        "(root): expected a value that does not fit the schema of `not` (not)",
        "(root): expected a member `c` beside `b` (dependentRequired)",
    ];
    assert_eq!(found("Conditional", r#"{"b":1}"#), expected);
}

#[test]
fn members_that_nothing_speaks_of_are_found() {
    assert_eq!(found("Closed", r#"{"a":1,"x-b":2}"#), [""; 0]);
    let expected = ["/x-b: expected integer (type)", "/c: expected no such member (additionalProperties)"];
    assert_eq!(found("Closed", r#"{"x-b":"","c":1}"#), expected);
    assert_eq!(found("Evaluated", r#"{"a":1,"b":1}"#), [""; 0]);
    assert_eq!(found("Evaluated", r#"{"b":2}"#), ["/b: expected no such member (unevaluatedProperties)"]);
}

#[test]
fn items_are_counted_and_compared() {
    assert_eq!(found("List", r#"["a",7,7]"#), [""; 0]);
    let said = found("List", r#"[1,7,"b",3,4,5]"#);
    let expected = [
        "/0: expected string (type)",
        "/2: expected integer (type)",
        "(root): expected at least 2 items that fit the schema of `contains` (minContains)",
        "(root): expected at most 5 items (maxItems)",
    ];
    assert_eq!(said, expected);
    assert_eq!(
        found("Set", r#"[1,{"a":1,"b":2},{"b":2.0,"a":1e0}]"#),
        ["/2: expected no item twice (uniqueItems)"]
    );
    assert_eq!(found("Set", "[]"), ["(root): expected at least 1 items (minItems)"]);
}

#[test]
fn circles_and_depth_end() {
    assert_eq!(found("Circle", "\"a\""), [""; 0]);
    assert_eq!(found("Circle", "5"), ["(root): expected string (type)"]);
    let deep = r#"{"name":"a","children":["#.repeat(60) + &"]}".repeat(60);
    assert_eq!(found("Tree", &deep), [""; 0]);
}

#[test]
fn formats_are_checked_where_that_is_asked_for() {
    let good = r#"{"at":"2026-01-02T03:04:05.5+01:00","id":"67e55044-10b1-426f-9247-bb680e5fe0c8","v6":"::1","mail":"a@b.example","any":""}"#;
    let bad = r#"{"at":"2026-01-02 03:04","id":"67e55044","v6":"1::2::3","mail":"a.b","any":""}"#;
    let schema = SCHEMAS.get("Formats").unwrap();
    assert!(schema.check_json(bad).is_ok());
    assert!(schema.with_formats().check_json(good).is_ok());
    let found = schema.with_formats().check_json(bad).unwrap_err();
    let keywords: Vec<_> = found.iter().map(|one| (one.pointer(), one.keyword(), one.expected())).collect();
    assert_eq!(keywords.len(), 4);
    assert_eq!(keywords[0], ("/at", "format", "text of the format date-time"));
}

#[test]
fn values_are_checked_by_what_they_write() {
    let schema = SCHEMAS.at("Tree", "/properties/name");
    assert!(schema.check(&RawJson::from_text("\"a\"").unwrap()).is_ok());
    assert_eq!(schema.check(&"z").unwrap_err().to_string(), "(root): expected one of \"a\", \"b\" (enum)");
    assert!(SCHEMAS.at("Tree", "/nowhere").check(&"z").is_ok());
    assert!(SCHEMAS.get("Nobody").is_none());
    assert_eq!(found("Set", "[1")[0].split(':').next(), Some("(root)"));
}
