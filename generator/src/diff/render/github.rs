//! Workflow commands of GitHub Actions: each finding becomes an annotation at its line of the new document.

use super::{Part, folded, reach_in_words, tally};
use crate::diff::verdict::Severity;
use crate::diff::{Finding, Report};
use crate::escape::github::{data, property};

/// One command a line: errors, then warnings, then notices for what matters to code.
pub fn github(parts: &[Part<'_>]) -> String {
    parts.iter().map(|part| commands(part.report, &part.title())).collect()
}

fn commands(report: &Report, title: &str) -> String {
    let mut out = String::new();
    for fold in folded(report.open()) {
        let finding = fold.first;
        let quiet = finding.severity == Severity::Info && finding.items.is_empty();
        if quiet {
            continue;
        }
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut message = format!("{}: {}", finding.place, finding.message);
        let reaches = fold.reaches();
        if reaches.len() > 1 {
            message.push_str(&format!(
                "\nreaches {} operations: {}",
                reaches.len(),
                reach_in_words(&reaches, 8)
            ));
        }
        for error in finding.errors.iter().take(3) {
            message.push_str(&format!("\ncompiler: {}", error.words()));
        }
        message.push_str(&format!("\nid {}", finding.id));
        out.push_str(&format!("::{command} {}::{}\n", properties(finding), data(&message)));
    }
    out.push_str(&format!("::notice title={}::{}\n", property(title), data(&tally(report))));
    if let Some(verification) = &report.verification {
        let command = if verification.agrees() { "notice" } else { "warning" };
        let words = format!("the compiler {}", verification.words());
        out.push_str(&format!("::{command} title={}::{}\n", property(title), data(&words)));
    }
    out
}

/// File, line and column of the new document, where the finding stands in it.
fn properties(finding: &Finding) -> String {
    let title = format!("title={}", property(finding.kind.entry().title));
    match finding.shown_at() {
        Some(at) => format!("file={},line={},col={},{title}", property(&at.file), at.line, at.column),
        None => title,
    }
}
