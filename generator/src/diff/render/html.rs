//! A page of its own: no network, no server, light and dark, by mouse or by keyboard.
//!
//! Everything is in the page when it is written; the script only shows and hides. `/` goes to the search, `j` and `k` walk
//! through the changes, `o` opens one, `Escape` clears.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Excerpt, Fold, Part, Texts, folded, scope, tally};
use crate::diff::verdict::{Severity, Source};
use crate::diff::{Finding, ItemTurn, Location, Report, raised};

const STYLE: &str = include_str!("html/report.css");
const SCRIPT: &str = include_str!("html/report.js");

/// How many lines of a document are shown above and below a place.
const AROUND: usize = 3;

/// The report as a page.
pub fn html(parts: &[Part<'_>]) -> String {
    let title = parts.iter().map(Part::title).collect::<Vec<_>>().join(", ");
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { (controls(parts)) }
                main { @for part in parts { (section(part)) } }
                p #none hidden { "No change fits." }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

fn section(part: &Part<'_>) -> Markup {
    html! {
        section {
            h1 { (part.title()) }
            (verdicts(part.report, part.version))
            @for fold in &folded(&part.report.findings) { (entry(fold, &part.texts)) }
            (unused(part.report))
        }
    }
}

fn verdicts(report: &Report, version: Option<&str>) -> Markup {
    let next = version.and_then(|old| Some(format!("{old} → {}", raised(old, report.semver)?)));
    html! {
        dl .verdicts {
            div data-verdict=(report.wire.as_str()) { dt { "on the wire" } dd { (report.wire.as_str()) } }
            div data-verdict=(report.rust.as_str()) { dt { "Rust code" } dd { (report.rust.as_str()) } }
            div { dt { "crate version" } dd { (report.semver.as_str()) @if let Some(next) = next { " (" (next) ")" } } }
            div { dt { "changes" } dd { (tally(report)) } }
        }
    }
}

fn controls(parts: &[Part<'_>]) -> Markup {
    let findings = || parts.iter().flat_map(|part| &part.report.findings);
    let severities = [
        (Severity::Error, "breaking"),
        (Severity::Warning, "to review"),
        (Severity::Info, "for information"),
    ];
    html! {
        form .controls onsubmit="return false" {
            input #search type="search" placeholder="Search  ( / )" aria-label="Search changes" autocomplete="off";
            @for (severity, words) in severities {
                @let count = findings().filter(|f| f.severity == severity).count();
                label { input type="checkbox" name="severity" value=(severity.as_str()) checked; " " (words) " (" (count) ")" }
            }
            label { input type="checkbox" #source; " source-breaking only" }
            label { input type="checkbox" #approved checked; " approved too" }
            button #all type="button" { "open all" }
            button #theme type="button" { "light / dark" }
            span #shown role="status" {}
        }
    }
}

fn entry(fold: &Fold<'_>, texts: &Texts<'_>) -> Markup {
    let finding = fold.first;
    let reaches = fold.reaches();
    html! {
        details .change #(finding.id) data-severity=(finding.severity.as_str()) data-rust=(finding.rust.as_str())
            data-approved[finding.approval.is_some()] {
            summary {
                span .severity { (finding.severity.as_str()) }
                code .place { (scope(finding)) }
                span .message { (prose(&finding.message)) }
                @if !fold.others.is_empty() { span .more { "× " (fold.others.len() + 1) } }
                @if reaches.len() > 1 { span .more { (reaches.len()) " operations" } }
                @if finding.rust == Source::SourceBreaking { span .rust { "source-breaking" } }
            }
            div .body {
                p { code { (finding.kind.id) } ": " (prose(finding.kind.help)) }
                @if let Some(hint) = &finding.hint { p { (prose(hint)) } }
                @if let Some(approval) = &finding.approval {
                    p .approval { "Approved by " (approval.owner) ": " (approval.reason) }
                }
                p .facts {
                    "wire " b { (finding.wire.as_str()) } ", Rust " b { (finding.rust.as_str()) }
                    @if let Some(side) = finding.side { ", side " b { (side.as_str()) } }
                    ", id " code { (finding.id) }
                }
                (sides(finding, texts))
                (items(finding))
                @if !reaches.is_empty() {
                    h3 { "Reaches" }
                    ul .reaches { @for reached in &reaches { li { code { (reached) } } } }
                }
                @if !fold.others.is_empty() {
                    h3 { "The same elsewhere" }
                    ul { @for other in &fold.others { li #(other.id) { code { (scope(other)) } " " (other.id) } } }
                }
            }
        }
    }
}

fn sides(finding: &Finding, texts: &Texts<'_>) -> Markup {
    let base = finding.base.as_ref().map(|at| (at, texts.base(at, AROUND)));
    let revision = finding.revision.as_ref().map(|at| (at, texts.revision(at, AROUND)));
    html! {
        @if base.is_some() || revision.is_some() {
            div .sides { (side("base", base)) (side("revision", revision)) }
        }
    }
}

fn side(name: &str, side: Option<(&Location, Option<Excerpt>)>) -> Markup {
    html! {
        figure class=(name) {
            @match side {
                None => figcaption { (name) ": not there" },
                Some((at, excerpt)) => {
                    figcaption { (name) ": " (at.file) ":" (at.line) }
                    @if let Some(excerpt) = excerpt {
                        pre { @for (number, line) in &excerpt.lines {
                            span .at[*number == excerpt.at] { i { (number) } (line) "\n" }
                        } }
                    }
                }
            }
        }
    }
}

fn items(finding: &Finding) -> Markup {
    html! {
        @if !finding.items.is_empty() {
            h3 { "In the crate" }
            table .items {
                @for item in &finding.items {
                    tr {
                        td { (turn(item.change)) }
                        td { code { (item.path) } }
                        td { @if let Some(old) = &item.old { del { code { (old) } } } }
                        td { @if let Some(new) = &item.new { ins { code { (new) } } } }
                        td { (item.effect.as_str()) }
                    }
                }
            }
        }
    }
}

fn turn(turn: ItemTurn) -> &'static str {
    match turn {
        ItemTurn::Removed => "removed",
        ItemTurn::Altered => "altered",
        ItemTurn::Added => "added",
    }
}

fn unused(report: &Report) -> Markup {
    html! {
        @if !report.unused.is_empty() {
            section {
                h2 { "Approvals that hold for nothing" }
                ul { @for entry in &report.unused {
                    li { code { (entry.approval.id) } ": " (entry.lapse.words()) " (" (entry.approval.owner) ")" }
                } }
            }
        }
    }
}

/// A sentence with its backticks turned into code.
fn prose(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split('`').enumerate() {
            @if index % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}
