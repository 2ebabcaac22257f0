//! SARIF 2.1.0 (OASIS), for code scanning.

use serde_json::{Value as Json, json};

use super::Part;
use crate::diff::kind::ChangeKind;
use crate::diff::verdict::Severity;
use crate::diff::{CompilerError, Finding};
use crate::escape::{json, uri};
use crate::source::Place;

/// The report as a SARIF log of one run.
pub fn sarif(parts: &[Part<'_>]) -> String {
    let findings = || parts.iter().flat_map(|part| &part.report.findings);
    let mut rules: Vec<ChangeKind> = Vec::new();
    for finding in findings() {
        if !rules.contains(&finding.kind) {
            rules.push(finding.kind);
        }
    }
    rules.sort_by_key(|kind| kind.id());
    let place = |kind: ChangeKind| rules.iter().position(|rule| *rule == kind);
    let results: Vec<Json> = findings().map(|finding| result(finding, place(finding.kind))).collect();
    let mut log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "clientwright",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|kind| rule(*kind)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let verified = parts.iter().filter_map(|part| part.report.verification.as_ref());
    let words: Vec<Json> = verified.map(|said| json!(format!("the compiler {}", said.words()))).collect();
    if !words.is_empty() {
        log["runs"][0]["properties"] = json!({"verification": words});
    }
    json::text(&format!("{log:#}\n"))
}

fn rule(kind: ChangeKind) -> Json {
    let kind = kind.entry();
    json!({
        "id": kind.id,
        "shortDescription": {"text": kind.title},
        "fullDescription": {"text": kind.help},
        "help": {"text": format!("{}\n\nExample: {}", kind.help, kind.example)},
        "defaultConfiguration": {"level": level(kind.request.max(kind.response).severity())},
    })
}

fn result(finding: &Finding, rule: Option<usize>) -> Json {
    let mut result = json!({
        "ruleId": finding.kind.id(),
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": {"text": format!("{}: {}", finding.place, finding.message)},
        "partialFingerprints": {"clientwrightId/v1": finding.id},
        "properties": {
            "wire": finding.wire.as_str(),
            "rust": finding.rust.as_str(),
            "compilerErrors": finding.errors.iter().map(CompilerError::words).collect::<Vec<_>>(),
            "reaches": finding.reaches.iter().map(ToString::to_string).collect::<Vec<_>>(),
        },
    });
    if let Some(at) = finding.shown_at() {
        result["locations"] = json!([location(at)]);
    }
    if let Some(at) = finding.base.as_ref() {
        let mut related = location(at);
        related["message"] = json!({"text": "in the base"});
        related["id"] = json!(1);
        result["relatedLocations"] = json!([related]);
    }
    if let Some(approval) = &finding.approval {
        let words = format!("{} ({})", approval.reason, approval.owner);
        result["suppressions"] = json!([{"kind": "external", "status": "accepted", "justification": words}]);
    }
    result
}

fn location(at: &Place) -> Json {
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri::path(&at.file)},
            "region": {"startLine": at.line, "startColumn": at.column},
        },
        "logicalLocations": [{"fullyQualifiedName": at.pointer}],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
