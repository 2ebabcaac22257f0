//! `diff --verify`: the compiler is asked about code that uses the old crate, and says what we say.
//!
//! Every comparison is made in one folder, so that the runtime's dependencies are compiled once.

mod command;

use std::path::Path;

use command::Folder;
use serde_json::Value;

/// A document with a bit of everything that code can get hold of.
const LIBRARY: &str = "\
openapi: 3.1.0
info: {title: Library, version: 1.0.0}
servers: [{url: 'https://library.example'}]
tags: [{name: books}, {name: readers}]
paths:
  /books:
    get:
      operationId: listBooks
      tags: [books]
      parameters:
        - {name: genre, in: query, schema: {$ref: '#/components/schemas/Genre'}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: Books., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}}
    post:
      operationId: addBook
      tags: [books]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
      responses:
        '201': {description: Added., content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
  /books/{isbn}:
    get:
      operationId: getBook
      tags: [books]
      parameters: [{name: isbn, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: A book., content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
  /readers:
    put:
      operationId: putReader
      tags: [readers]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Reader'}}}}
      responses:
        '200': {description: Known., content: {application/json: {schema: {$ref: '#/components/schemas/Reader'}}}}
        '204': {description: Nothing to say.}
components:
  schemas:
    Genre: {type: string, enum: [poetry, drama]}
    Book:
      type: object
      required: [title, genre]
      properties:
        title: {type: string}
        genre: {$ref: '#/components/schemas/Genre'}
        pages: {type: integer}
        medium: {oneOf: [{$ref: '#/components/schemas/Paper'}, {$ref: '#/components/schemas/File'}]}
    Paper: {type: object, required: [shelf], properties: {shelf: {type: string}}}
    File: {type: object, required: [bytes], properties: {bytes: {type: integer}}}
    Reader:
      type: object
      properties:
        name: {type: string}
        since: {type: string, format: date}
";

/// Replacements that stop code from compiling.
const BREAKING: [(&str, &str, &str); 10] = [
    ("a type changed", "pages: {type: integer}", "pages: {type: string}"),
    ("a property went", "        pages: {type: integer}\n", ""),
    ("a member became optional", "required: [title, genre]", "required: [title]"),
    ("a member became required", "required: [title, genre]", "required: [title, genre, pages]"),
    ("a value went", "enum: [poetry, drama]", "enum: [poetry]"),
    (
        "a required parameter came",
        "parameters: [{name: isbn, in: path, required: true, schema: {type: string}}]",
        "parameters: [{name: isbn, in: path, required: true, schema: {type: string}}, {name: year, in: query, required: true, schema: {type: integer}}]",
    ),
    (
        "a parameter changed its type",
        "{name: limit, in: query, schema: {type: integer}}",
        "{name: limit, in: query, schema: {type: string}}",
    ),
    (
        "a branch went",
        "oneOf: [{$ref: '#/components/schemas/Paper'}, {$ref: '#/components/schemas/File'}]",
        "oneOf: [{$ref: '#/components/schemas/Paper'}, {$ref: '#/components/schemas/Reader'}]",
    ),
    ("an answer is always there", "        '204': {description: Nothing to say.}\n", ""),
    (
        "a body became an argument",
        "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Reader'}}}}",
        "requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Reader'}}}}",
    ),
];

/// Replacements that leave code alone.
const ADDITIVE: [(&str, &str, &str); 10] = [
    ("a property came", "pages: {type: integer}", "pages: {type: integer}\n        weight: {type: number}"),
    ("a value came", "enum: [poetry, drama]", "enum: [poetry, drama, crime]"),
    (
        "an optional parameter came",
        "{name: limit, in: query, schema: {type: integer}}",
        "{name: limit, in: query, schema: {type: integer}}\n        - {name: offset, in: query, schema: {type: integer}}",
    ),
    (
        "an operation came",
        "  /readers:\n",
        "  /readers:\n    get:\n      operationId: listReaders\n      tags: [readers]\n      responses: {'204': {description: None.}}\n",
    ),
    (
        "a tag came",
        "  /readers:\n",
        "  /loans:\n    get:\n      operationId: listLoans\n      tags: [loans]\n      responses: {'204': {description: None.}}\n  /readers:\n",
    ),
    (
        "a component came",
        "    Paper:",
        "    Shelf: {type: object, properties: {room: {type: string}}}\n    Paper:",
    ),
    (
        "a branch came",
        "oneOf: [{$ref: '#/components/schemas/Paper'}, {$ref: '#/components/schemas/File'}]",
        "oneOf: [{$ref: '#/components/schemas/Paper'}, {$ref: '#/components/schemas/File'}, {$ref: '#/components/schemas/Reader'}]",
    ),
    ("a member is deprecated", "name: {type: string}", "name: {type: string, deprecated: true}"),
    ("a bound came", "title: {type: string}", "title: {type: string, maxLength: 80}"),
    (
        "an error is told",
        "        '204': {description: Nothing to say.}\n",
        "        '204': {description: Nothing to say.}\n        '404': {description: Nobody., content: {application/json: {schema: {$ref: '#/components/schemas/Reader'}}}}\n",
    ),
];

/// The report of a comparison with the compiler's word in it.
fn verified(base: &str, revision: &str) -> Value {
    let folder = Folder::new(&[("base.yaml", base), ("revision.yaml", revision)]);
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verify");
    let home = home.to_str().expect("a path in UTF-8");
    let said = folder.run(&[
        "diff",
        "base.yaml",
        "revision.yaml",
        "--fail-on",
        "never",
        "--format",
        "json",
        "--verify",
        "--verify-dir",
        home,
    ]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    serde_json::from_str(&said.out).expect("JSON")
}

fn replaced((what, old, new): (&str, &str, &str)) -> Value {
    assert!(LIBRARY.contains(old), "{what}: the sample does not have it");
    let report = verified(LIBRARY, &LIBRARY.replacen(old, new, 1));
    assert_eq!(report["verification"]["agrees"], true, "{what}: {:#}", report["verification"]);
    assert!(report["verification"]["used"].as_u64() > Some(60), "{what}");
    report
}

#[test]
fn the_compiler_agrees_with_twenty_verdicts() {
    for case in BREAKING {
        let report = replaced(case);
        assert_eq!(report["rust"], "source-breaking", "{}", case.0);
        assert!(report["verification"]["failed"].as_u64() > Some(0), "{}", case.0);
        let changes = report["changes"].as_array().expect("changes");
        let blamed = |change: &&Value| change["errors"].as_array().is_some_and(|errors| !errors.is_empty());
        let (guilty, innocent): (Vec<_>, Vec<_>) = changes.iter().partition(blamed);
        assert!(!guilty.is_empty(), "{}: no error is on a change", case.0);
        assert!(
            innocent.iter().all(|change| change["rust"] != "source-breaking"),
            "{}: {innocent:#?}",
            case.0
        );
    }
    for case in ADDITIVE {
        let report = replaced(case);
        assert_ne!(report["rust"], "source-breaking", "{}", case.0);
        assert_eq!(report["verification"]["failed"], 0, "{}", case.0);
    }
}

/// A witness that does not fit the crate that it was made from proves nothing, so it has to fit every one.
#[test]
fn the_witness_fits_whatever_the_keywords_make() {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keywords");
    for name in [
        "all_of",
        "bodies",
        "discriminator",
        "enums",
        "merged_branches",
        "objects",
        "parameters",
        "security",
        "unions",
    ] {
        let text = std::fs::read_to_string(documents.join(name).with_extension("yaml")).expect(name);
        let report = verified(&text, &text);
        assert_eq!(report["verification"]["agrees"], true, "{name}: {:#}", report["verification"]);
    }
}
