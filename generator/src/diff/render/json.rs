//! The report for machines. The schema is versioned and told in `docs/diff.md`.

use serde::Serialize;

use crate::diff::{ItemChange, Location, Report};

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    breaking: bool,
    wire: &'static str,
    rust: &'static str,
    semver: &'static str,
    changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    id: &'a str,
    kind: &'static str,
    severity: &'static str,
    wire: &'static str,
    rust: &'static str,
    side: Option<&'static str>,
    method: Option<&'a str>,
    path: Option<&'a str>,
    place: &'a str,
    pointer: Option<&'a str>,
    base: Option<&'a Location>,
    revision: Option<&'a Location>,
    old: Option<&'a str>,
    new: Option<&'a str>,
    message: &'a str,
    hint: Option<&'a str>,
    reaches: Vec<String>,
    items: &'a [ItemChange],
}

/// The report as JSON, with a line break at the end.
pub fn json(report: &Report) -> String {
    let changes = report.findings.iter().map(|finding| Change {
        id: &finding.id,
        kind: finding.kind.id,
        severity: finding.severity.as_str(),
        wire: finding.wire.as_str(),
        rust: finding.rust.as_str(),
        side: finding.side.map(super::super::Side::as_str),
        method: finding.operation.as_ref().map(|o| o.method.as_str()),
        path: finding.operation.as_ref().map(|o| o.path.as_str()),
        place: &finding.place,
        pointer: finding.revision.as_ref().or(finding.base.as_ref()).map(|l| l.pointer.as_str()),
        base: finding.base.as_ref(),
        revision: finding.revision.as_ref(),
        old: finding.values.0.as_deref(),
        new: finding.values.1.as_deref(),
        message: &finding.message,
        hint: finding.hint.as_deref(),
        reaches: finding.reaches.iter().map(ToString::to_string).collect(),
        items: &finding.items,
    });
    let document = Document {
        schema: 1,
        breaking: report.is_breaking(),
        wire: report.wire.as_str(),
        rust: report.rust.as_str(),
        semver: report.semver.as_str(),
        changes: changes.collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).expect("plain data is JSON");
    text.push('\n');
    text
}
