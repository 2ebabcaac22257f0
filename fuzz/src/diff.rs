//! Two versions of a document are compared, and the comparison is shown in every form.

use std::collections::HashSet;
use std::path::Path;

use clientwright::api::Api;
use clientwright::diagnostic::Diagnostics;
use clientwright::diff::render::{self, Part, Texts};
use clientwright::diff::{self, Bump, Document, Policy, Report, Wire};
use clientwright::rust::{self, Crate, Lock};
use clientwright::source::{Memory, Sources};
use clientwright::{document, lower, resolve};
use serde::Deserialize as _;
use serde_json::Value as Json;

/// How many bytes a finding may take in any form, and how many a report may take besides.
const EACH: usize = 40_000;
const REST: usize = 200_000;

/// A document, and everything that was decided about it.
struct Version {
    sources: Sources,
    api: Api,
    krate: Crate,
}

/// Compares the two documents of a list.
pub fn check(data: &[u8]) {
    let pair = serde_json::from_slice::<Json>(data).ok().and_then(|json| <[Json; 2]>::deserialize(json).ok());
    let Some([base, revision]) = pair else { return };
    let Some(base) = read(&base, &Lock::default()) else { return };
    let itself = diff::compare(base.side(true), base.side(true), &policy());
    assert!(itself.findings.is_empty(), "a document differs from itself: {}", told(&itself));
    assert_eq!(itself.semver, Bump::None);
    let Some(revision) = read(&revision, &base.krate.lock) else { return };
    let report = diff::compare(base.side(true), revision.side(true), &policy());
    assert_eq!(report, diff::compare(base.side(true), revision.side(true), &policy()), "not the same twice");
    has_identities(&report);
    shown(&report, &base, &revision);
    // What nobody can tell apart on the way there cannot be told apart on the way back.
    let wire = |one: &Version, other: &Version| diff::compare(one.side(false), other.side(false), &policy());
    if wire(&base, &revision).findings.is_empty() {
        let back = wire(&revision, &base);
        // An operation that comes back is a gain, and told with what it brings.
        let one_way = |kind: &str| kind == "operation-set-aside";
        let matters = back.findings.iter().any(|f| f.wire > Wire::None && !one_way(f.kind.id()));
        assert!(!matters, "only on the way back: {}", told(&back));
    }
}

impl Version {
    fn side(&self, with_crate: bool) -> Document<'_> {
        Document {
            api: &self.api,
            krate: with_crate.then_some(&self.krate),
            sources: Some(&self.sources),
            folder: "specs/pets",
        }
    }
}

fn read(json: &Json, lock: &Lock) -> Option<Version> {
    let text = format!("{json:#}");
    let mut sources = Sources::new(Memory::new([("openapi.json", text.into_bytes())]));
    let mut diagnostics = Diagnostics::default();
    let options = document::Options::default();
    let entry = Path::new("openapi.json");
    let document = document::load(&mut sources, entry, &[], &options, &mut diagnostics)?;
    let resolved = resolve::resolve(document, &mut diagnostics);
    let api = lower::lower(&resolved, &lower::Options::default(), &mut diagnostics);
    let krate = rust::plan(&api, &rust::CrateOptions::new("pets"), lock);
    Some(Version { sources, api, krate })
}

fn policy() -> Policy {
    Policy::on("2026-01-15".parse().expect("it is a day"))
}

fn told(report: &Report) -> String {
    let lines = report.findings.iter().map(|f| {
        let items = f.items.iter().map(|item| format!("\n  {item:?}")).collect::<String>();
        format!("\n{} {} at {}: {}{items}", f.wire.as_str(), f.kind.id(), f.place, f.message)
    });
    lines.collect()
}

/// No two findings have the same identity: an approval holds for one.
fn has_identities(report: &Report) {
    let mut seen = HashSet::new();
    for finding in &report.findings {
        assert!(seen.insert(&finding.id), "two findings are {}: {}", finding.id, told(report));
    }
}

/// Every form is what it says it is, and no longer than its findings ask for.
fn shown(report: &Report, base: &Version, revision: &Version) {
    let texts = Texts {
        base: Some((&base.sources, "specs/pets")),
        revision: Some((&revision.sources, "specs/pets")),
    };
    let part = Part { name: None, report, texts, version: Some("0.1.0") };
    let named = Part { name: Some("pets"), ..part.clone() };
    let parts = [part];
    for text in [
        render::json::json(&parts, &render::json::JsonOptions::default()),
        render::json::json(&parts, &render::json::JsonOptions { per_operation: true }),
        render::json::json(&[named.clone(), named.clone()], &render::json::JsonOptions::default()),
        render::sarif::sarif(&parts),
    ] {
        serde_json::from_str::<Json>(&text).unwrap_or_else(|error| panic!("no JSON: {error}: {text}"));
    }
    let junit = render::junit::junit(&parts);
    roxmltree::Document::parse(&junit).unwrap_or_else(|error| panic!("no XML: {error}: {junit}"));
    let markdown =
        render::markdown::markdown(&[named.clone(), named], &render::markdown::MarkdownOptions::default());
    assert!(markdown.chars().count() <= render::markdown::LONGEST, "{} characters", markdown.len());
    let html = render::html::html(&parts);
    is_balanced(&html);
    let github = render::github::github(&parts);
    assert!(github.lines().all(|line| line.starts_with("::")), "a line is no command: {github}");
    let approvals = render::approvals::approvals(&parts);
    let mut diagnostics = Diagnostics::default();
    let tree = Sources::default().load_text("approvals.yaml", approvals.as_str(), &mut diagnostics);
    assert!(tree.is_some(), "approvals are no YAML: {approvals}");
    let most = REST + EACH * report.findings.len();
    for (name, text) in [("HTML", &html), ("JUnit", &junit), ("GitHub", &github), ("approvals", &approvals)] {
        assert!(text.len() <= most, "{name}: {} bytes for {} findings", text.len(), report.findings.len());
    }
}

/// Every element of a page is closed where it has to be: nothing of a document opened one.
fn is_balanced(html: &str) {
    const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "!doctype"];
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let Some(end) = rest.find('>') else { panic!("a tag has no end: {}", start(rest)) };
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        rest = after;
        if tag.starts_with('/') {
            assert_eq!(open.pop().as_deref(), Some(name.as_str()), "closed at {}", start(rest));
        } else if !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
            // Scripts and styles are ours; what is in them is no markup.
            if name == "script" || name == "style" {
                let close = format!("</{name}>");
                let end = rest.find(&close).expect("scripts and styles end");
                rest = &rest[end + close.len()..];
            } else {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "never closed: {open:?}");
}

fn start(text: &str) -> String {
    text.chars().take(80).collect()
}
