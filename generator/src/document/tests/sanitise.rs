//! Values of a wrong shape.

use super::{at, schema_tree, tree_of, yaml};

/// A document with one operation, `get /a`, whose members are given.
fn operation(members: &str) -> String {
    let indented: String = members.lines().map(|line| format!("      {line}\n")).collect();
    format!("openapi: 3.0.0\ninfo: {{title: t, version: 1.10}}\npaths:\n  /a:\n    get:\n{indented}")
}

#[track_caller]
fn repaired(before: &str, after: &str, lines: &[&str]) {
    let (json, read) = schema_tree("3.0.0", before);
    assert_eq!(json, yaml(after), "from {before}");
    assert_eq!(read.lines(), lines);
}

#[test]
fn scalars_are_read_as_what_they_mean() {
    repaired(
        "minimum: '3'\nmaxLength: 5.0\ndescription: 5\nnullable: 'yes'",
        "{minimum: 3, maxLength: 5, description: '5', nullable: true}",
        &[
            "CW0108 openapi.yaml:7:7 `minimum` has to be a number, but is a string; it is converted",
            "CW0108 openapi.yaml:9:7 `description` is a number, not text; it was read as one",
            "CW0108 openapi.yaml:10:7 `nullable` has to be `true` or `false`, but is a string; it is converted",
        ],
    );
}

#[test]
fn what_means_nothing_is_left_out() {
    repaired(
        "minimum: abc\nmaxLength: -1\nenum: {}\nproperties: 5\ntype: object",
        "type: object",
        &[
            "CW0108 openapi.yaml:7:7 `minimum` has to be a number, but is a string; it is left out",
            "CW0108 openapi.yaml:8:7 `maxLength` has to be a whole number from 0, but is a number; it is left out",
            "CW0108 openapi.yaml:9:7 `enum` has to be a list of one value or more, but is an object; it is left out",
            "CW0108 openapi.yaml:10:7 `properties` has to be an object, but is a number; it is left out",
        ],
    );
}

#[test]
fn a_required_property_is_required_by_the_schema_around_it() {
    repaired(
        "required: [b]\nproperties:\n  a: {type: string, required: true}\n  b: {required: false}",
        "{required: [b, a], properties: {a: {type: string}, b: {}}}",
        &[
            "CW0108 openapi.yaml:9:27 `required` is a list of names at the schema around a property (and in 1 more places)",
        ],
    );
}

#[test]
fn types_are_respelt() {
    repaired(
        "type: int",
        "type: integer",
        &["CW0108 openapi.yaml:7:7 `int` is no type; it was read as `integer`"],
    );
    repaired(
        "type: Date",
        "{type: string, format: date}",
        &["CW0108 openapi.yaml:7:7 `Date` is no type; it was read as `string`"],
    );
    repaired("type: any", "{}", &["CW0108 openapi.yaml:7:7 `any` is no type; it was read as any value"]);
    repaired("type: Pet", "{}", &["CW0108 openapi.yaml:7:7 `Pet` is no type; any value is accepted"]);
    repaired("type: [string, null]", "type: [string, 'null']", &[]);
}

#[test]
fn nothing_is_no_value() {
    repaired("items:\nproperties:\ndescription:\ntype: array", "{type: array, items: {}}", &[]);
}

#[test]
fn lists_and_objects_are_told_apart() {
    let (json, read) = tree_of(&operation(
        "parameters: {q: {in: query, schema: {type: string}}}\ntags: a\nsecurity: {key: []}\nresponses: {200: {description: d}}",
    ));
    assert_eq!(at(&json, "/paths/~1a/get/parameters/0/name"), "q");
    assert_eq!(at(&json, "/paths/~1a/get/tags"), &yaml("[a]"));
    assert_eq!(at(&json, "/paths/~1a/get/security"), &yaml("[{key: []}]"));
    assert_eq!(at(&json, "/paths/~1a/get/responses/200/description"), "d");
    assert_eq!(at(&json, "/info/version"), "1.10");
    assert_eq!(read.warnings(), 3, "{:?}", read.lines());
}

#[test]
fn what_is_missing_is_filled_in_or_its_owner_set_aside() {
    let (json, read) = tree_of(&operation(
        "parameters: [{name: a, in: query}, {in: query}, {name: b, in: body}, {name: c, in: path, required: true, style: deepObject, schema: {}}]\n\
         responses: {'200': {}, nope: {description: d}, 2xx: {description: e}}",
    ));
    let parameters = at(&json, "/paths/~1a/get/parameters");
    assert_eq!(
        parameters,
        &yaml("[{name: a, in: query, schema: {}}, {name: c, in: path, required: true, schema: {}}]")
    );
    assert!(json.pointer("/paths/~1a/get/x-cw-invalid").is_some());
    assert_eq!(
        at(&json, "/paths/~1a/get/responses"),
        &yaml("{'200': {description: ''}, 2xx: {description: e}}")
    );
    let codes: Vec<String> = read.lines().iter().map(|line| line[..6].to_owned()).collect();
    assert_eq!(codes, ["CW0108", "CW0111", "CW0111", "CW0108", "CW0108", "CW0112"], "{:?}", read.lines());
}

#[test]
fn unknown_keywords_are_told_once() {
    let (_, read) = schema_tree(
        "3.1.0",
        "requird: [a]\nproperties: {a: {foo: 1}, b: {foo: 2, x-foo: 3}}\nnullable: true",
    );
    assert_eq!(
        read.lines(),
        [
            "CW0109 openapi.yaml:7:7 a schema has no `requird`; it is ignored",
            "CW0109 openapi.yaml:8:24 a schema has no `foo`; it is ignored (and in 1 more places)",
            "CW0110 openapi.yaml:9:7 `nullable` is no keyword of a schema in 3.1; it is honoured all the same",
        ]
    );
    let typo = read.diagnostics.iter().next().unwrap();
    assert_eq!(typo.help.as_deref(), Some("Did you mean `required`?"));
}

#[test]
fn security_schemes_that_mean_nothing_are_left_out() {
    let (json, _) = tree_of(
        "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  securitySchemes:\n    \
         a: {type: apiKey, name: k, in: header}\n    b: {type: apiKey, name: k, in: body}\n    c: {type: magic}\n    \
         d: {type: oauth2, flows: {implicit: {}}}\n    e: {type: mutualTLS}\n",
    );
    let schemes = at(&json, "/components/securitySchemes");
    assert_eq!(schemes.as_object().unwrap().keys().collect::<Vec<_>>(), ["a", "d", "e"]);
    assert_eq!(schemes["d"]["flows"]["implicit"], yaml("{scopes: {}, authorizationUrl: '', tokenUrl: ''}"));
    assert_eq!(schemes["e"], yaml("{type: mutualTLS}"));
}

#[test]
fn what_is_understood_against_the_rules_is_told_once() {
    let text = "openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a/{b}/{c}:
    get:
      parameters:
        - {name: b, in: path, schema: {type: [integer, 'null'], default: 1.0}}
        - {name: c, in: path, required: false, schema: {type: integer, default: 1.5}}
      responses: {}
components:
  schemas:
    Grün: {type: string, default: null}
    Rot Blau: {type: [string, array], default: []}
    Ok-1.0_a: {type: string, default: yes}
    No: {type: string, default: 1}
";
    let (_, read) = tree_of(text);
    assert_eq!(
        read.lines(),
        [
            "CW0117 openapi.yaml:12:5 names in `schemas` consist of letters, digits, `.`, `-` and `_`; this one does not \
             (and 1 more)",
            "CW0119 openapi.yaml:7:12 a parameter of the path is required, and has to say so (and in 1 more places)",
            "CW0118 openapi.yaml:8:72 the default is no value of its schema's type (and in 1 more places)",
        ]
    );
    let older = "swagger: '2.0'\ninfo: {title: t, version: '1'}\npaths: {}\ndefinitions: {Rot Blau: {type: string}}\n";
    assert_eq!(tree_of(older).1.lines(), [""; 0]);
}

/// Two paths that mean the same are not one of the two without a word, in whatever order they stand.
#[test]
fn a_path_without_its_slash_never_takes_the_place_of_another() {
    for (paths, told) in [
        (
            "  /a: {get: {}}\n  a: {put: {}}\n",
            "CW0108 openapi.yaml:5:3 the path `a` is `/a`, which is there as well; it is left out",
        ),
        (
            "  a: {put: {}}\n  /a: {get: {}}\n",
            "CW0108 openapi.yaml:4:3 the path `a` is `/a`, which is there as well; it is left out",
        ),
        (
            "  a: {get: {}}\n",
            "CW0108 openapi.yaml:4:3 the path `a` does not begin with a slash; it was read as `/a`",
        ),
    ] {
        let (json, read) =
            tree_of(&format!("openapi: 3.0.0\ninfo: {{title: t, version: 1.0}}\npaths:\n{paths}"));
        assert!(json.pointer("/paths/~1a/get").is_some(), "{paths}");
        assert!(read.lines().iter().any(|line| line == told), "{:?}", read.lines());
    }
}
