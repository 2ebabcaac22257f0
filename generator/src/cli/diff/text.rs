//! Renders findings for a terminal in the style of rustc, worst first.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::diff::render::{Excerpt, Fold, Part, folded, reach_in_words, tally};
use crate::diff::{CompilerError, Finding, ItemAction, ItemChange, Severity, Source, raised};
use crate::escape::terminal::{self, line};
use crate::source::Place;

/// How many items and operations one finding lists unless all are asked for.
const MOST: usize = 6;

/// All parts, one after the other.
pub(super) fn text(parts: &[Part<'_>], verbose: bool) -> String {
    parts.iter().map(|part| one(part, verbose)).collect::<Vec<_>>().join("\n")
}

fn one(part: &Part<'_>, verbose: bool) -> String {
    let report = part.report;
    let mut out = String::new();
    let listed =
        |finding: &&Finding| verbose || finding.severity > Severity::Info || !finding.items.is_empty();
    for fold in folded(report.open().filter(listed)) {
        out.push_str(&Renderer::styled().render(&[finding(part, &fold, verbose)]));
        out.push_str("\n\n");
    }
    // Writing to a `String` cannot fail, here and below.
    let hidden = report.open().filter(|finding| !listed(finding)).count();
    if hidden > 0 {
        let _ = writeln!(out, "{hidden} more for information (--verbose shows them)\n");
    }
    for entry in &report.unused {
        let _ = writeln!(
            out,
            "approval {} ({}) does not apply: {}",
            line(&entry.approval.id),
            line(&entry.approval.owner),
            line(&entry.lapse.words())
        );
    }
    let _ = writeln!(out, "{}: {}", line(&part.title()), tally(report));
    let _ = writeln!(out, "on the wire: {}", report.wire.as_str());
    let raised = part.version.and_then(|old| Some((old, raised(old, report.semver)?)));
    let next = raised
        .filter(|(old, new)| old != new)
        .map(|(old, new)| format!(", {} becomes {}", line(old), line(&new)));
    let _ = writeln!(
        out,
        "Rust code: {}, so the crate's version: {}{}",
        report.rust.as_str(),
        report.semver.as_str(),
        next.unwrap_or_default()
    );
    if let Some(verification) = &report.verification {
        let _ = writeln!(out, "the compiler {}", line(&verification.words()));
        for surprise in verification.surprises() {
            let _ = writeln!(out, "  {}", line(&surprise.words()));
        }
    }
    if let Some(worst) = report.worst_for_code().filter(|_| report.rust >= Source::Additive) {
        let _ = writeln!(out, "because: {}: {}", line(&worst.place), line(&worst.message));
    }
    out
}

fn finding(part: &Part<'_>, fold: &Fold<'_>, verbose: bool) -> Group<'static> {
    let finding = fold.first;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = format!("{}: {}", finding.place, finding.message);
    let mut group =
        level.primary_title(line(&title).into_owned()).id(finding.kind.id()).elements(places(part, finding));
    let side = finding.side.map(|side| format!(" ({})", side.as_str())).unwrap_or_default();
    let verdict =
        format!("wire {}{side}, Rust {}, id {}", finding.wire.as_str(), finding.rust.as_str(), finding.id);
    group = group.element(Level::NOTE.message(verdict));
    let most = if verbose { usize::MAX } else { MOST };
    let reaches = fold.reaches();
    if reaches.len() > 1 {
        let words =
            format!("reaches {} operations: {}", reaches.len(), line(&reach_in_words(&reaches, most)));
        group = group.element(Level::NOTE.message(words));
    }
    if !fold.others.is_empty() {
        let others: Vec<&str> = fold.others.iter().take(most).map(|other| other.place.as_str()).collect();
        let words = format!("the same in {} other places: {}", fold.others.len(), line(&others.join(", ")));
        group = group.element(Level::NOTE.message(words));
    }
    if !finding.items.is_empty() {
        group = group.element(Level::NOTE.with_name(Some("crate")).message(items(finding, most)));
    }
    if !finding.errors.is_empty() {
        let lines = limited(finding.errors.iter().map(CompilerError::words), most);
        group = group.element(Level::NOTE.with_name(Some("compiler")).message(lines));
    }
    match &finding.hint {
        Some(hint) => group.element(Level::HELP.message(line(hint).into_owned())),
        None => group,
    }
}

fn items(finding: &Finding, most: usize) -> String {
    let change = |item: &ItemChange| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        match item.change {
            ItemAction::Removed => format!("- {}: {}", item.path, text(&item.old)),
            ItemAction::Added => format!("+ {}: {}", item.path, text(&item.new)),
            ItemAction::Altered if item.old == item.new => format!("! {}: {}", item.path, text(&item.new)),
            ItemAction::Altered => format!("! {}: {}  ->  {}", item.path, text(&item.old), text(&item.new)),
        }
    };
    limited(finding.items.iter().map(change), most)
}

/// The first lines, and how many more there are.
fn limited(lines: impl ExactSizeIterator<Item = String>, most: usize) -> String {
    let more = lines.len().saturating_sub(most);
    let rest = (more > 0).then(|| format!("and {more} more"));
    lines.take(most).map(|text| line(&text).into_owned()).chain(rest).collect::<Vec<_>>().join("\n")
}

/// Both places with their lines of source.
fn places(part: &Part<'_>, finding: &Finding) -> Vec<Element<'static>> {
    let base = finding.base.as_ref().map(|at| pointed(at, part.texts.base(at, 0), "before"));
    let revision = finding.revision.as_ref().map(|at| pointed(at, part.texts.revision(at, 0), "now"));
    base.into_iter().chain(revision).collect()
}

/// A line of source fit for a terminal, and where the span is in it.
fn shown(text: &str, span: Range<usize>) -> (String, Range<usize>) {
    let parts = [&text[..span.start], &text[span.clone()], &text[span.end..]].map(terminal::lines);
    let start = parts[0].len();
    let end = start + parts[1].len();
    (parts.concat(), start..end)
}

/// A place with its line, or by its numbers alone where the line is not all there.
fn pointed(at: &Place, excerpt: Option<Excerpt>, label: &'static str) -> Element<'static> {
    let found = excerpt
        .and_then(|e| e.lines.into_iter().find(|(number, _)| *number == at.line))
        .map(|(_, text)| text);
    let start =
        found.as_ref().and_then(|text| text.char_indices().nth(at.column - 1)).map(|(start, _)| start);
    let file = line(&at.file).into_owned();
    match (found, start) {
        (Some(text), Some(start)) if !text.contains('…') => {
            let end = text[start..].find([':', ',', '}', ' ']).map_or(text.len(), |end| start + end.max(1));
            let first = text[start..].chars().next().map_or(0, char::len_utf8);
            let (text, span) = shown(&text, start..end.max(start + first));
            let mark = AnnotationKind::Primary.span(span).label(label);
            Snippet::source(text).line_start(at.line).path(file).annotation(mark).into()
        }
        _ => Origin::path(file).line(at.line).char_column(at.column).into(),
    }
}
