//! Documents in memory, and what comes of them.

use std::path::Path;
use std::sync::OnceLock;

use clientwright::api::Api;
use clientwright::diagnostic::Diagnostics;
use clientwright::diff::{self, Finding, Policy, Report};
use clientwright::rust::{self, Crate, Lock};
use clientwright::source::{Memory, Sources};
use clientwright::{document, lower, resolve};

/// A document that was read.
pub(crate) struct Read {
    pub(crate) sources: Sources,
    pub(crate) api: Api,
    pub(crate) krate: LazyCrate,
}

/// A crate that is planned when somebody asks for it.
pub(crate) struct LazyCrate(OnceLock<Crate>, Lock);

/// Reads files; the first one is the entry.
pub(crate) fn read_files(files: &[(&str, &str)], lock: &Lock) -> Read {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::new(Memory::new(files.iter().map(|(name, text)| (*name, text.as_bytes()))));
    let options = document::Options::default();
    let entry = Path::new(files[0].0);
    let Some(document) = document::load(&mut sources, entry, &[], &options, &mut diagnostics) else {
        let told: Vec<_> = diagnostics.iter().map(|d| &d.message).collect();
        panic!("{told:?}\n{}", files[0].1);
    };
    let resolved = resolve::resolve(document, &mut diagnostics);
    let api = lower::lower(&resolved, &lower::Options::default(), &mut diagnostics);
    Read { sources, api, krate: LazyCrate(OnceLock::new(), lock.clone()) }
}

impl Read {
    /// The crate.
    pub(crate) fn krate(&self) -> &Crate {
        self.krate.0.get_or_init(|| rust::plan(&self.api, &rust::CrateOptions::new("pets"), &self.krate.1))
    }
}

pub(crate) fn read(text: &str) -> Read {
    read_files(&[("openapi.yaml", text)], &Lock::default())
}

/// What changed on the wire.
pub(crate) fn wire(base: &Read, revision: &Read) -> Report {
    diff::compare(side(base, false), side(revision, false), &policy())
}

/// What changed on the wire and in the crate; names stay as the base has them.
pub(crate) fn both(base: &str, revision: &str) -> Report {
    let base = read(base);
    let revision = read_files(&[("openapi.yaml", revision)], &base.krate().lock);
    diff::compare(side(&base, true), side(&revision, true), &policy())
}

pub(crate) fn policy() -> Policy {
    Policy::on("2026-01-15".parse().unwrap())
}

pub(crate) fn side(read: &Read, with_crate: bool) -> diff::Document<'_> {
    let krate = with_crate.then(|| read.krate());
    diff::Document { api: &read.api, krate, sources: Some(&read.sources), folder: "" }
}

/// The findings but for what is said about versions.
pub(crate) fn changes(report: &Report) -> Vec<&Finding> {
    report.findings.iter().filter(|finding| !finding.kind.id().contains("version")).collect()
}

/// A listing for messages of failed tests.
pub(crate) fn told(report: &Report) -> String {
    let line = |f: &Finding| format!("{} {} at {}: {}\n", f.wire.as_str(), f.kind.id(), f.place, f.message);
    report.findings.iter().map(line).collect()
}

/// A document whose `Pet` travels both ways, from its schema in flow style.
pub(crate) fn pet(schema: &str) -> String {
    document("", &format!("Pet: {schema}"), "")
}

/// A document with more members for `get /pets/{id}`.
pub(crate) fn operation(members: &str) -> String {
    document(members, "Pet: {type: object, properties: {name: {type: string}}}", "")
}

/// A document with more members at the top.
pub(crate) fn top(members: &str) -> String {
    document("", "Pet: {type: object, properties: {name: {type: string}}}", members)
}

/// `post /pets` sends and receives `Pet`; `get /pets/{id}` is what `members` make of it.
pub(crate) fn document(members: &str, schemas: &str, top: &str) -> String {
    let members = if members.starts_with("responses:") || members.contains("\nresponses:") {
        members.to_owned()
    } else {
        format!("{members}\nresponses: {{'204': {{description: done}}}}")
    };
    let indented = |text: &str, by: usize| -> String {
        text.trim().lines().map(|line| format!("{}{line}\n", " ".repeat(by))).collect()
    };
    format!(
        "openapi: 3.1.0\ninfo: {{title: Pets, version: 1.0.0}}\n{top}\npaths:\n  /pets:\n    post:\n      requestBody:\n        required: true\n        \
         content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}\n      responses:\n        \
         '200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}}}\n  \
         '/pets/{{id}}':\n    get:\n{}components:\n  schemas:\n{}",
        indented(&with_id(&members), 6),
        indented(schemas, 4),
    )
}

/// The path has a parameter, which is declared where the members do not do so.
fn with_id(members: &str) -> String {
    let id = "{name: id, in: path, required: true, schema: {type: string}}";
    match members.split_once("parameters: [") {
        Some((before, after)) => format!("{before}parameters: [{id}, {after}"),
        None => format!("parameters: [{id}]\n{members}"),
    }
}
