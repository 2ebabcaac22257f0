//! The report as JSON. `docs/diff.md` describes the schema, which is versioned.

use indexmap::IndexMap;
use serde::Serialize;

use super::Part;
use crate::diff::{CompilerError, Finding, ItemChange, Reached, Side, Surprise, Verification, raised};
use crate::escape;
use crate::source::Place;

#[derive(Serialize)]
struct Several<'a> {
    schema: u32,
    apis: IndexMap<&'a str, Document<'a>>,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    breaking: bool,
    wire: &'static str,
    rust: &'static str,
    semver: &'static str,
    /// The crate's version, where it is known: what it is and what it has to become.
    version: Option<Versions<'a>>,
    verification: Option<Verified<'a>>,
    changes: Vec<Change<'a>>,
    unused_approvals: Vec<UnusedApproval<'a>>,
}

#[derive(Serialize)]
struct Versions<'a> {
    base: &'a str,
    suggested: String,
}

/// The verdict of the compiler, if it was asked.
#[derive(Serialize)]
struct Verified<'a> {
    /// Null: it could not say anything.
    agrees: Option<bool>,
    used: usize,
    failed: usize,
    message: String,
    /// Uses that do not compile although no change says so.
    unexpected: Vec<&'a CompilerError>,
    /// Items that are called source-breaking and compile.
    compiling: Vec<&'a str>,
}

#[derive(Serialize)]
struct Approved<'a> {
    reason: &'a str,
    owner: &'a str,
    expires: Option<String>,
}

#[derive(Serialize)]
struct UnusedApproval<'a> {
    id: &'a str,
    owner: &'a str,
    why: String,
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
    base: Option<&'a Place>,
    revision: Option<&'a Place>,
    old: Option<&'a str>,
    new: Option<&'a str>,
    message: &'a str,
    hint: Option<&'a str>,
    reaches: Vec<String>,
    items: &'a [ItemChange],
    errors: &'a [CompilerError],
    approved: Option<Approved<'a>>,
}

/// Options of the JSON report.
#[derive(Debug, Clone, Default)]
pub struct JsonOptions {
    /// A change is listed once for each operation that it reaches, with `method` and `path` filled in.
    pub per_operation: bool,
}

/// The report as JSON, with a line break at the end.
///
/// Several APIs are `{"schema": 1, "apis": {name: report}}`.
pub fn json(parts: &[Part<'_>], options: &JsonOptions) -> String {
    let value = match parts {
        [only] if only.name.is_none() => serde_json::to_value(document(only, options)),
        several => {
            let reports = several.iter().map(|part| (part.name.unwrap_or_default(), document(part, options)));
            let reports: IndexMap<_, _> = reports.collect();
            serde_json::to_value(Several { schema: 1, apis: reports })
        }
    };
    escape::json::text(&format!("{:#}\n", value.expect("plain data is JSON")))
}

fn document<'a>(part: &Part<'a>, options: &JsonOptions) -> Document<'a> {
    let report = part.report;
    let changes = report.findings.iter().flat_map(|finding| changes(finding, options.per_operation));
    let suggested = |base: &str| raised(base, report.semver);
    let version = part.version.and_then(|base| Some(Versions { base, suggested: suggested(base)? }));
    let unused = report.unused.iter().map(|entry| UnusedApproval {
        id: &entry.approval.id,
        owner: &entry.approval.owner,
        why: entry.lapse.words(),
    });
    Document {
        schema: 1,
        breaking: report.is_breaking(),
        wire: report.wire.as_str(),
        rust: report.rust.as_str(),
        semver: report.semver.as_str(),
        version,
        verification: report.verification.as_ref().map(verified),
        changes: changes.collect(),
        unused_approvals: unused.collect(),
    }
}

fn verified(verification: &Verification) -> Verified<'_> {
    let (used, failed, agrees) = match verification {
        Verification::Done { used, failed, .. } => (*used, *failed, Some(verification.agrees())),
        Verification::Impossible(_) => (0, 0, None),
    };
    let surprises = verification.surprises().iter();
    Verified {
        agrees,
        used,
        failed,
        message: verification.words(),
        unexpected: surprises.clone().filter_map(Surprise::unexpected).collect(),
        compiling: surprises.filter_map(Surprise::compiling).collect(),
    }
}

/// The entries of a finding: one, or one for each operation.
fn changes(finding: &Finding, per_operation: bool) -> Vec<Change<'_>> {
    let each: Vec<Option<&Reached>> = match per_operation && !finding.reaches.is_empty() {
        true => finding.reaches.iter().map(Some).collect(),
        false => vec![finding.operation.as_ref()],
    };
    each.into_iter().map(|operation| change(finding, operation)).collect()
}

fn change<'a>(finding: &'a Finding, operation: Option<&'a Reached>) -> Change<'a> {
    Change {
        id: &finding.id,
        kind: finding.kind.id(),
        severity: finding.severity.as_str(),
        wire: finding.wire.as_str(),
        rust: finding.rust.as_str(),
        side: finding.side.map(Side::as_str),
        method: operation.map(|o| o.method.as_str()),
        path: operation.map(|o| o.path.as_str()),
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
        errors: &finding.errors,
        approved: finding.approval.as_ref().map(|approval| Approved {
            reason: &approval.reason,
            owner: &approval.owner,
            expires: approval.expires.map(|day| day.to_string()),
        }),
    }
}
