//! Lists findings in the manner of rustc, with the lines of source that they are about.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, Files};
use crate::diagnostic::Severity;
use crate::escape::terminal;
use crate::report::LocatedDiagnostic;

/// How many findings of one code are shown unless all are asked for.
fn shown(severity: Severity) -> usize {
    match severity {
        Severity::Error | Severity::Warning => 5,
        Severity::Info => 1,
    }
}

/// What to show of a list of findings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Every finding rather than the first few of each code.
    pub(super) all: bool,
    /// With terminal colours.
    pub(super) colour: bool,
    /// Errors only.
    pub(super) errors_only: bool,
}

/// Lists findings: worst first, and within a severity in the order in which they were made.
pub(super) fn render(findings: &[LocatedDiagnostic], files: &Files<'_>, style: Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    let mut seen: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        if style.errors_only && severity != Severity::Error {
            break;
        }
        for finding in findings.iter().filter(|finding| finding.severity == severity) {
            let count = seen.entry((severity, finding.code.id)).or_default();
            *count += 1;
            if style.all || *count <= shown(severity) {
                out.push_str(&one(&renderer, finding, files));
                out.push_str("\n\n");
            }
        }
    }
    if !style.all {
        out.push_str(&left_out(findings, &seen));
    }
    out
}

/// `3 errors, 12 warnings`; empty where there is neither.
pub(super) fn tally(findings: &[LocatedDiagnostic]) -> String {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let words = [(Severity::Error, "error"), (Severity::Warning, "warning")];
    let parts = words.into_iter().filter_map(|(severity, word)| match count(severity) {
        0 => None,
        1 => Some(format!("1 {word}")),
        many => Some(format!("{many} {word}s")),
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// A line for each code of which not everything was shown.
fn left_out(findings: &[LocatedDiagnostic], seen: &BTreeMap<(Severity, &str), usize>) -> String {
    let mut out = String::new();
    for ((severity, id), count) in seen.iter().rev() {
        let title = findings.iter().find(|finding| finding.code.id == *id).map_or("", |f| f.code.title);
        if let more @ 1.. = count.saturating_sub(shown(*severity)) {
            // Writing to a `String` cannot fail.
            let _ =
                writeln!(out, "{}[{id}]: and {more} more: {title} (--verbose shows all)", severity.as_str());
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn one(renderer: &Renderer, finding: &LocatedDiagnostic, files: &Files<'_>) -> String {
    let mut main = level(finding.severity)
        .primary_title(terminal::line(&finding.message))
        .id(finding.code.id)
        .elements(place(finding, files));
    if let Some(pointer) = finding.pointer.as_deref().filter(|pointer| !pointer.is_empty()) {
        main = main.element(Level::NOTE.with_name(Some("at")).message(terminal::line(pointer)));
    }
    if let Some(help) = &finding.help {
        main = main.element(Level::HELP.message(terminal::line(help)));
    }
    let mut groups = vec![main];
    if let Some(related) = &finding.related {
        let shown = pointed(&related.file, related.line, related.column, files);
        groups.push(Level::NOTE.secondary_title(terminal::line(&related.message)).element(shown));
    }
    renderer.render(&groups)
}

fn place(finding: &LocatedDiagnostic, files: &Files<'_>) -> Option<Element<'static>> {
    let (file, line, column) = (finding.file.as_deref()?, finding.line?, finding.column?);
    Some(pointed(file, line, column, files))
}

/// A place with its line of source, or by its numbers alone where the line cannot be shown.
fn pointed(file: &str, line: usize, column: usize, files: &Files<'_>) -> Element<'static> {
    let name = files.shown(file);
    match files.excerpt(file, line, column) {
        Some(Excerpt { text, span }) => Snippet::source(text)
            .line_start(line)
            .path(name)
            .annotation(AnnotationKind::Primary.span(span))
            .into(),
        None => Origin::path(name).line(line).char_column(column).into(),
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

#[cfg(test)]
mod tests;
