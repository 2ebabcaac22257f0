//! Schemas and the Rust that comes of them, by running the generator on each.

use std::fmt::Write as _;
use std::io::{self, Error};
use std::path::Path;

use clientwright::output::write_file;
use clientwright::pipeline::{Input, plan};

/// Words, and the component `Example`; `Cat` and `Dog` are at hand.
const EXAMPLES: &[(&str, &str)] = &[
    (
        "Required, optional, nullable",
        "type: object\nrequired: [id, note]\nproperties:\n  id: {type: integer}\n  note: {type: [string, 'null']}\n  tag: {type: string}\n  until: {type: [string, 'null'], format: date-time}",
    ),
    (
        "Additional members",
        "type: object\nproperties: {id: {type: integer}}\nadditionalProperties: {type: number}",
    ),
    ("A map", "type: object\nadditionalProperties: {type: string}"),
    (
        "Members by pattern",
        "type: object\npatternProperties: {'^x-': {type: integer}}\nadditionalProperties: false",
    ),
    ("A closed object", "type: object\nproperties: {id: {type: integer}}\nadditionalProperties: false"),
    ("A list", "type: array\nitems: {$ref: '#/components/schemas/Cat'}"),
    ("A tuple", "type: array\nprefixItems: [{type: string}, {type: integer}]\nitems: false\nminItems: 1"),
    ("An enumeration", "type: string\nenum: [asc, ASC, '+1', '-1', '']"),
    ("Numbers as an enumeration", "type: integer\nenum: [1, 2]\nx-enum-varnames: [One, Two]"),
    ("A constant", "type: object\nrequired: [kind]\nproperties: {kind: {const: cat}}"),
    (
        "A union with a discriminator",
        "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]\ndiscriminator: {propertyName: kind}",
    ),
    ("A union by kinds of values", "anyOf: [{type: string}, {type: array, items: {type: string}}]"),
    ("Several types", "type: [string, integer]"),
    (
        "An intersection",
        "allOf:\n- $ref: '#/components/schemas/Cat'\n- type: object\n  required: [age]\n  properties: {age: {type: integer, minimum: 0}}",
    ),
    (
        "One way only",
        "type: object\nrequired: [id]\nproperties:\n  id: {type: integer, readOnly: true}\n  password: {type: string, format: password, writeOnly: true}",
    ),
    (
        "A type that contains itself",
        "type: object\nproperties:\n  parent: {$ref: '#/components/schemas/Example'}\n  children: {type: array, items: {$ref: '#/components/schemas/Example'}}",
    ),
    (
        "Bounds, default, deprecation",
        "type: object\nproperties:\n  size: {type: integer, minimum: 1, maximum: 9, default: 3, description: How large., deprecated: true}",
    ),
    ("Anything", "{}"),
];

/// The components that examples refer to.
const OTHERS: &str = "    Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}\n    Dog: {type: object, required: [kind], properties: {kind: {type: string}, good: {type: boolean}}}\n";

/// Every example as Markdown.
pub(super) fn all(root: &Path) -> io::Result<String> {
    let mut text = String::new();
    for (words, schema) in EXAMPLES {
        let rust = generated(root, schema).map_err(|error| Error::other(format!("{words}: {error}")))?;
        // Writing to a `String` cannot fail.
        let _ = write!(text, "### {words}\n\n```yaml\n{schema}\n```\n\n```rust,ignore\n{rust}```\n\n");
    }
    Ok(text)
}

/// The definition of `Example` and of the types inside it.
fn generated(root: &Path, schema: &str) -> io::Result<String> {
    let indented = schema.lines().map(|line| format!("      {line}\n")).collect::<String>();
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: Example, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{OTHERS}    Example:\n{indented}"
    );
    let file = root.join("target/docs/openapi.yaml");
    write_file(&file, document.as_bytes(), |_| true).map_err(Error::other)?;
    let mut planned = plan(&Input { document: file, ..Input::default() });
    let text = planned.print("example", false).ok_or_else(|| Error::other("nothing was generated"))?;
    let models = text.sources.iter().find(|file| file.path == "models/common.rs");
    models.map(|file| definitions(&file.text)).ok_or_else(|| Error::other("there are no models"))
}

/// What is defined under a name that begins with `Example`, without attributes.
fn definitions(text: &str) -> String {
    let mut found = String::new();
    let mut inside = false;
    for line in text.lines() {
        let begins =
            ["struct", "enum", "type"].iter().any(|word| line.starts_with(&format!("pub {word} Example")));
        if begins && !found.is_empty() {
            found.push('\n');
        }
        inside |= begins;
        if inside {
            found.push_str(line);
            found.push('\n');
        }
        inside &= !(line == "}" || line.ends_with(';') && !line.starts_with(' ') || line.ends_with("{}"));
    }
    found
}
