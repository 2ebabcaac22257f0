//! Documents, and what is made of them.

use std::path::Path;

use clientwright::api::Api;
use clientwright::diagnostic::{Diagnostic, Diagnostics};
use clientwright::output::manifest::{Package, package_version};
use clientwright::output::{Tree, ledger, manifest, print_all, readme, standalone};
use clientwright::report::{LocatedDiagnostic, Report, Timing};
use clientwright::rust::{self, Crate, CrateOptions, Lock};
use clientwright::source::{Memory, Node, Number, Sources, Value};
use clientwright::{document, emit, lower, resolve};
use serde_json::Value as Json;

/// The crate is called so whatever the title is.
const NAME: &str = "sample";

/// Everything that came of a document.
pub(crate) struct Made {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Diagnostics,
    pub(crate) read: Option<(Api, Crate)>,
}

/// The documents that have every keyword between them, by name.
pub(crate) fn documents() -> Vec<(String, Json)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folder = std::fs::read_dir(tests.join("keywords")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = folder.filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect();
    files.sort();
    // Those with the most keywords come first.
    files.sort_by_key(|path| !path.to_string_lossy().contains("rarely_"));
    files.splice(0..0, [tests.join("injection/rest_3.yaml"), tests.join("injection/rest_2.yaml")]);
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, json(&Sources::default().load_text("", text, &mut Diagnostics::default()).unwrap()))
    };
    files.iter().map(read).collect()
}

/// A tree as JSON; numbers beyond those of JSON are zero.
fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(flag) => Json::from(*flag),
        Value::Number(Number::Integer(number)) => i64::try_from(*number).unwrap_or(0).into(),
        Value::Number(Number::Float(number)) => Json::from(*number),
        Value::String(text) => Json::from(text.as_str()),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(members) => members.iter().map(|(name, member)| (name.clone(), json(member))).collect(),
    }
}

/// Reads a document and plans its crate.
pub(crate) fn made(document: &Json) -> Made {
    let text = serde_json::to_string_pretty(document).unwrap();
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::new(Memory::new([("openapi.json", text.into_bytes())]));
    let options = document::Options { keep_schemas: true, ..document::Options::default() };
    let loaded = document::load(&mut sources, Path::new("openapi.json"), &[], &options, &mut diagnostics);
    let read = loaded.map(|document| {
        let resolved = resolve::resolve(document, &mut diagnostics);
        let api = lower::lower(&resolved, &lower::Options::default(), &mut diagnostics);
        let krate = rust::plan(&api, &CrateOptions::new(NAME), &Lock::default());
        (api, krate)
    });
    Made { sources, diagnostics, read }
}

impl Made {
    /// The files of a crate of its own; `whole`: those of the runtime too, which have no text of a document.
    pub(crate) fn files(&self, whole: bool) -> Tree {
        let Some((api, krate)) = &self.read else { return Tree::default() };
        let mut diagnostics = Diagnostics::default();
        let title = &api.info.title;
        let name = NAME;
        let emitter = emit::Emitter::new(krate);
        let sources = print_all(emitter.len(), &|number| emitter.file(number), title, &mut diagnostics);
        let test = |_| emit::conformance(krate, name).unwrap();
        let tests = usize::from(!krate.conformance_calls.is_empty());
        let conformance = print_all(tests, &test, title, &mut diagnostics).pop();
        assert_eq!(told(&diagnostics), [""; 0], "everything that is emitted is Rust");
        let version = package_version(&api.info.version);
        let package = Package { tests: conformance.is_some(), ..Package::new(name, &version, title) };
        if whole {
            return standalone(krate, sources, conformance, package);
        }
        let mut tree = Tree::default();
        sources.into_iter().for_each(|file| tree.put(format!("src/{}", file.path), file.text));
        conformance.into_iter().for_each(|file| tree.put(format!("tests/{}", file.path), file.text));
        tree.put("Cargo.toml", manifest::standalone(package, &krate.features, &krate.default_features));
        tree.put("README.md", readme::readme_md(krate, package));
        tree.put("SUPPORT.md", ledger::support_md(krate, title));
        tree.put("names.lock", krate.lock.to_text());
        tree
    }

    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect()
    }

    pub(crate) fn report(&self) -> String {
        let place = |node| self.sources.place(node);
        let findings =
            self.diagnostics.iter().map(|diagnostic| LocatedDiagnostic::new(diagnostic, place)).collect();
        let plan = self.read.as_ref().map(|(api, krate)| (api, krate));
        Report::new(plan, findings, Timing::default()).to_json().unwrap()
    }
}

pub(crate) fn told(diagnostics: &Diagnostics) -> Vec<String> {
    let line = |diagnostic: &Diagnostic| {
        let help = diagnostic.help.clone().unwrap_or_default();
        let related = diagnostic.related.as_ref().map_or("", |(_, words)| words);
        format!("{} {} {help} {related}", diagnostic.code.id, diagnostic.message)
    };
    diagnostics.iter().map(line).collect()
}
