//! The forms of a report.

use clientwright::diff::render::{
    Format, Part, RenderOptions, Texts, approvals, github, html, json, junit, markdown, render, sarif,
};
use clientwright::diff::{self, Approvals, Report};
use serde_json::Value as Json;

use super::fixtures::{Read, pet, policy, read, side};

struct Compared {
    base: Read,
    revision: Read,
    report: Report,
}

fn compared(base: &str, revision: &str) -> Compared {
    let (base, revision) = (read(base), read(revision));
    let report = diff::compare(side(&base, true), side(&revision, true), &policy());
    Compared { base, revision, report }
}

impl Compared {
    fn part(&self) -> Part<'_> {
        let texts =
            Texts { base: Some((&self.base.sources, "")), revision: Some((&self.revision.sources, "")) };
        Part { name: None, report: &self.report, texts, version: Some("0.3.1") }
    }
}

/// A removed property, a type that changed, a new value, and names that every form has to escape.
fn sample() -> Compared {
    compared(
        &pet(
            "{type: object, required: [id], properties: {id: {type: integer}, 'a<b>|`c`': {type: string}, kind: {type: string, enum: [x]}}}",
        ),
        &pet(
            "{type: object, required: [], properties: {id: {type: string}, kind: {type: string, enum: [x, 'y, z: %']}}}",
        ),
    )
}

#[test]
fn json_has_every_field_of_its_schema() {
    let sample = sample();
    let value: Json =
        serde_json::from_str(&json::json(&[sample.part()], &json::JsonOptions::default())).unwrap();
    assert_eq!(value["schema"], 1);
    assert_eq!(
        (&value["breaking"], &value["wire"], &value["rust"], &value["semver"]),
        (&true.into(), &"breaking".into(), &"source-breaking".into(), &"major".into())
    );
    assert_eq!(value["version"]["suggested"], "0.4.0");
    for change in value["changes"].as_array().unwrap() {
        for key in [
            "id", "kind", "severity", "wire", "rust", "side", "method", "path", "pointer", "base",
            "revision", "message", "reaches", "items",
        ] {
            assert!(change.get(key).is_some(), "{key} in {change}");
        }
        assert!(["error", "warning", "info"].contains(&change["severity"].as_str().unwrap()));
    }
    let typed = value["changes"].as_array().unwrap().iter().find(|c| c["kind"] == "type-changed").unwrap();
    assert_eq!(typed["reaches"], serde_json::json!(["post /pets"]));
    assert_eq!(typed["base"]["file"], "openapi.yaml");
    assert!(
        typed["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|item| item["old"] == "id: i64" && item["new"] == "id: Option<String>")
    );
}

#[test]
fn json_can_list_a_change_for_each_operation() {
    let sample = sample();
    let options = json::JsonOptions { per_operation: true };
    let value: Json = serde_json::from_str(&json::json(&[sample.part()], &options)).unwrap();
    let reached = |c: &&Json| c["reaches"].as_array().is_some_and(|list| !list.is_empty());
    for change in value["changes"].as_array().unwrap().iter().filter(reached) {
        assert_eq!((&change["method"], &change["path"]), (&"post".into(), &"/pets".into()));
    }
}

#[test]
fn markdown_fits_a_comment_and_keeps_its_totals() {
    let schemas = |ty: &str| {
        let properties: Vec<String> = (0..900)
            .map(|i| format!("'property_{i}_{}': {{type: {ty}, maxLength: {}}}", "x".repeat(40), i + 5))
            .collect();
        pet(&format!("{{type: object, properties: {{{}}}}}", properties.join(", ")))
    };
    let many = compared(&schemas("string"), &schemas("string").replace("maxLength: 1", "maxLength: 2"));
    let breaking = many.report.count(clientwright::diff::Severity::Error);
    let text = markdown::markdown(&[many.part()], &markdown::MarkdownOptions::default());
    assert!(text.chars().count() <= markdown::LONGEST, "{}", text.chars().count());
    assert!(text.starts_with(markdown::MARK));
    assert!(text.contains(&format!("{breaking} breaking")), "the totals are true");
    let left: usize = text
        .lines()
        .find_map(|line| line.strip_suffix(" more changes are not shown here; the totals above count them."))
        .unwrap()
        .parse()
        .unwrap();
    let shown = text.lines().filter(|line| line.starts_with("- **")).count();
    assert!(shown > 50 && left > 0);
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
}

#[test]
fn markdown_escapes_what_documents_say_and_links_lines() {
    let sample = sample();
    let options = markdown::MarkdownOptions {
        base_link: Some("https://h/blob/a".into()),
        revision_link: Some("https://h/blob/b".into()),
    };
    let text = markdown::markdown(&[sample.part()], &options);
    assert!(text.contains("](https://h/blob/a/openapi.yaml#L"), "{text}");
    assert!(text.contains("](https://h/blob/b/openapi.yaml#L"));
    let named = text.lines().find(|line| line.starts_with("- **``")).unwrap();
    assert!(named.starts_with("- **`` POST /pets · Pet.a<b>|`c` ``**: "), "{named}");
}

#[test]
fn a_page_has_all_it_needs_and_nothing_from_elsewhere() {
    let sample = sample();
    let text = html::html(&[sample.part()]);
    assert!(text.starts_with("<!DOCTYPE html>"));
    for outside in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!text.contains(outside), "{outside}");
    }
    assert!(text.contains("prefers-color-scheme: dark"));
    assert!(text.contains("a&lt;b&gt;|"), "names are escaped");
    for finding in &sample.report.findings {
        assert!(text.contains(&format!("id=\"{}\"", finding.id)), "{}", finding.id);
    }
}

#[test]
fn annotations_are_one_line_each_and_escaped() {
    let sample = sample();
    let text = github::github(&[sample.part()]);
    for line in text.lines() {
        assert!(
            ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start)),
            "{line}"
        );
    }
    assert!(text.contains("y, z: %25"), "{text}");
    assert!(text.contains("::error file=openapi.yaml,line="), "{text}");
}

#[test]
fn sarif_has_rules_results_and_fingerprints() {
    let sample = sample();
    let log: Json = serde_json::from_str(&sarif::sarif(&[sample.part()])).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(result["partialFingerprints"]["clientwrightId/v1"].is_string());
    }
    let located = run["results"].as_array().unwrap().iter().filter(|r| r["locations"].is_array()).count();
    assert!(located >= 3, "even what was removed is shown where its owner stands");
}

#[test]
fn junit_fails_what_breaks() {
    let sample = sample();
    let text = junit::junit(&[sample.part()]);
    let failures = sample.report.count(clientwright::diff::Severity::Error);
    assert!(text.contains(&format!("failures=\"{failures}\"")), "{text}");
    assert!(text.contains("a&lt;b&gt;"));
}

#[test]
fn approvals_to_fill_in_can_be_read_back() {
    let sample = sample();
    let text = approvals::approvals(&[sample.part()])
        .replace("''", "'filled in'")
        .replace("expires: 'filled in'", "expires: '2031-01-01'");
    let (mut sources, mut diagnostics) = Default::default();
    let sources: &mut clientwright::source::Sources = &mut sources;
    let tree = sources.load_text("approvals.yaml", text.as_str(), &mut diagnostics).unwrap();
    let read = Approvals::read(&tree, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{text}");
    let mut report = sample.report.clone();
    read.apply(&mut report, "2026-01-15".parse().unwrap());
    assert!(!report.is_breaking() && report.unused.is_empty());
}

#[test]
fn several_apis_are_told_apart() {
    let (one, other) = (sample(), sample());
    let parts = [Part { name: Some("one"), ..one.part() }, Part { name: Some("other"), ..other.part() }];
    let value: Json = serde_json::from_str(&json::json(&parts, &json::JsonOptions::default())).unwrap();
    assert_eq!(value["apis"]["one"]["breaking"], true);
    assert!(markdown::markdown(&parts, &markdown::MarkdownOptions::default()).contains("### other "));
    assert_eq!(html::html(&parts).matches("<h1>").count(), 2);
}

#[test]
fn every_format_shows_every_breaking_change_and_is_documented() {
    let sample = sample();
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diff.md");
    let docs = std::fs::read_to_string(docs).unwrap();
    assert!(sample.report.is_breaking());
    for format in Format::ALL {
        let text = render(&[sample.part()], *format, &RenderOptions::default());
        let breaking =
            sample.report.findings.iter().filter(|finding| finding.severity == diff::Severity::Error);
        for finding in breaking {
            assert!(text.contains(&finding.id), "{}: {} is not shown", format.name(), finding.message);
        }
        assert!(
            docs.contains(&format!("`{}`", format.name())),
            "docs/diff.md does not tell of {}",
            format.name()
        );
    }
}
