//! What the front half does to documents, keyword by keyword.

mod bundle;
mod facets;
mod hostile;
mod keywords;
mod overlay;
mod rewrite;
mod sanitise;
mod swagger2;
mod typed;
mod written;

use std::path::PathBuf;

use serde_json::Value as Json;

use super::{Document, Options, load, rewritten};
use crate::diagnostic::{Diagnostics, Severity};
use crate::source::{Memory, Sources, pointer};

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

/// The rewritten tree of a description whose first file is the entry, without the marks of places.
fn tree(files: &[(&str, &str)]) -> (Json, Read) {
    let mut read = Read::new(files);
    let entry = PathBuf::from(files[0].0);
    let tree = rewritten(&mut read.sources, &entry, &[], &Options::default(), &mut read.diagnostics);
    let mut json = tree.map_or(Json::Null, |read| read.tree.into_json());
    unmark(&mut json);
    (json, read)
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

/// What a schema becomes, and how many warnings there were.
fn schema(version: &str, schema: &str) -> (Json, Read) {
    let (json, read) = tree_of(&with_schema(version, schema));
    (json.pointer("/components/schemas/T").cloned().unwrap_or(Json::Null), read)
}

/// Asserts that a schema becomes another, without a warning.
#[track_caller]
fn becomes(version: &str, before: &str, after: &str) {
    let (json, read) = schema(version, before);
    assert_eq!(json, yaml(after), "from {before}");
    assert_eq!(read.warnings(), 0, "{:?}", read.lines());
}

/// YAML text as JSON.
fn yaml(text: &str) -> Json {
    let mut diagnostics = Diagnostics::default();
    let node = Sources::default().load_text("expected", text, &mut diagnostics);
    assert_eq!(diagnostics.iter().count(), 0, "{diagnostics:?}");
    node.unwrap().into_json()
}

fn unmark(json: &mut Json) {
    match json {
        Json::Object(members) => {
            members.shift_remove("x-cw-node");
            members.values_mut().for_each(unmark);
        }
        Json::Array(items) => items.iter_mut().for_each(unmark),
        _ => {}
    }
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
