//! What the front half does to documents, keyword by keyword.

mod bundle;
mod hostile;
mod keywords;
mod overlay;
mod sanitise;
mod schema;
mod source_schemas;
mod spellings;
mod swagger2;
mod typed;

use std::path::PathBuf;

use serde_json::Value as Json;

use super::schema::{Additional, Schema, SubSchema, read};
use super::{Document, Options, load, settled};
use crate::diagnostic::{Diagnostics, Severity};
use crate::source::{Memory, Node, Sources, pointer};

/// What became of a description.
struct Read {
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Read {
    fn new(files: &[(&str, &str)]) -> Self {
        let sources = Sources::new(Memory::new(files.iter().map(|(name, text)| (*name, text.as_bytes()))));
        Self { sources, diagnostics: Diagnostics::default() }
    }

    /// `CW0104 openapi.yaml:3:5 message`, in the order of reporting.
    fn lines(&self) -> Vec<String> {
        let line = |found: &crate::diagnostic::Diagnostic| match found.at.map(|at| self.sources.place(at)) {
            Some(at) => format!("{} {}:{}:{} {}", found.code.id, at.file, at.line, at.column, found.message),
            None => format!("{} {}", found.code.id, found.message),
        };
        self.diagnostics.iter().map(line).collect()
    }

    /// Only what is worse than worth knowing.
    fn warnings(&self) -> usize {
        self.diagnostics.iter().filter(|found| found.severity > Severity::Info).count()
    }
}

/// The tree of a description whose first file is the entry, as it is before it is typed.
fn tree(files: &[(&str, &str)]) -> (Json, Read) {
    let mut read = Read::new(files);
    let entry = PathBuf::from(files[0].0);
    let tree = settled(&mut read.sources, &entry, &[], &Options::default(), &mut read.diagnostics);
    (tree.map_or(Json::Null, |read| read.tree.into_json()), read)
}

/// The same, of one file.
fn tree_of(text: &str) -> (Json, Read) {
    tree(&[("openapi.yaml", text)])
}

/// The typed document of one file.
fn document(text: &str) -> (Document, Read) {
    let mut read = Read::new(&[("openapi.yaml", text)]);
    let entry = PathBuf::from("openapi.yaml");
    let document = load(&mut read.sources, &entry, &[], &Options::default(), &mut read.diagnostics);
    (document.unwrap_or_else(|| panic!("{:?}", read.lines())), read)
}

/// A document of that version with `T: <schema>` among its components.
fn with_schema(version: &str, schema: &str) -> String {
    let indented: String = schema.lines().map(|line| format!("      {line}\n")).collect();
    format!(
        "openapi: {version}\ninfo: {{title: t, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    T:\n{indented}"
    )
}

/// The tree of a schema, as it is before it is read.
fn schema_tree(version: &str, schema: &str) -> (Json, Read) {
    let (json, read) = tree_of(&with_schema(version, schema));
    (json.pointer("/components/schemas/T").cloned().unwrap_or(Json::Null), read)
}

/// What a schema says.
fn schema(version: &str, schema: &str) -> (Schema, Read) {
    let (document, read) = document(&with_schema(version, schema));
    (document.schemas["T"].as_schema().expect("it is no reference").clone(), read)
}

/// Asserts that a schema says the same as another one, which is written in the plainest words; without a warning.
#[track_caller]
fn means(version: &str, spelled: &str, plain: &str) {
    let (schema, found) = schema(version, spelled);
    let mut schema = SubSchema::Schema(Box::new(schema));
    let mut expected = read(node(plain));
    forget_places(&mut schema);
    forget_places(&mut expected);
    assert_eq!(schema, expected, "from {spelled}");
    assert_eq!(found.warnings(), 0, "{:?}", found.lines());
}

fn forget_places(schema: &mut SubSchema) {
    let SubSchema::Schema(schema) = schema else { return };
    schema.node = Default::default();
    schema.items_open = false;
    let lists = [&mut schema.prefix_items, &mut schema.all_of, &mut schema.any_of, &mut schema.one_of];
    lists.into_iter().flatten().for_each(forget_places);
    let named = [&mut schema.properties, &mut schema.pattern_properties];
    named.into_iter().flat_map(|map| map.values_mut()).for_each(forget_places);
    schema.items.iter_mut().for_each(forget_places);
    if let Additional::Schema(schema) = &mut schema.additional {
        forget_places(schema);
    }
}

/// YAML text as JSON.
fn yaml(text: &str) -> Json {
    node(text).into_json()
}

fn node(text: &str) -> Node {
    let mut diagnostics = Diagnostics::default();
    let node = Sources::default().load_text("expected", text, &mut diagnostics);
    assert_eq!(diagnostics.iter().count(), 0, "{diagnostics:?}");
    node.unwrap()
}

/// The place that a tree has at a pointer.
#[track_caller]
fn at<'j>(json: &'j Json, place: &str) -> &'j Json {
    json.pointer(place).unwrap_or_else(|| panic!("nothing at {place} in {json:#}"))
}

/// A pointer's tokens joined again, to see that escaping is kept.
#[test]
fn pointers_escape() {
    let mut text = String::new();
    pointer::push(&mut text, "a/b~c");
    assert_eq!(text, "/a~1b~0c");
    assert_eq!(pointer::tokens(&text).collect::<Vec<_>>(), ["a/b~c"]);
}
