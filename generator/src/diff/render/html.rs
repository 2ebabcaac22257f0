//! A page of its own: no network, no server, light and dark, by mouse or by keyboard.
//!
//! Everything is in the page when it is written; the script only shows and hides. `/` goes to the search, `j` and `k` walk
//! through the changes, `o` opens one, `a` all of them, `t` turns the light on or off, `Escape` clears.

mod entry;
mod prose;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use prose::prose;

use super::{Part, Section, folded, tally};
use crate::diff::verdict::{Severity, Source};
use crate::diff::{Report, Verification, raised};
use crate::escape;

const STYLE: &str = include_str!("html/report.css");
const SCRIPT: &str = include_str!("html/report.js");

/// What can be left out.
const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Error, "breaking"), (Severity::Warning, "to review"), (Severity::Info, "for information")];

/// The report as a page.
pub fn html(parts: &[Part<'_>]) -> String {
    let title = parts.iter().map(Part::title).collect::<Vec<_>>().join(", ");
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // Nothing is asked for, not even an icon.
                link rel="icon" href="data:,";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header { (controls(parts)) }
                main {
                    @for part in parts { (section(part)) }
                    p #none hidden { "No change fits." }
                    p .keys {
                        kbd { "/" } " search  " kbd { "j" } " " kbd { "k" } " next and previous  " kbd { "o" } " open  "
                        kbd { "a" } " all  " kbd { "t" } " light or dark  " kbd { "Esc" } " clear"
                    }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    escape::html::text(&page.into_string())
}

fn section(part: &Part<'_>) -> Markup {
    let folds = folded(&part.report.findings);
    html! {
        section {
            h1 { (part.title()) }
            (verdicts(part.report, part.version))
            (surprises(part.report))
            @for heading in Section::ALL {
                @let group: Vec<_> = folds.iter().filter(|fold| Section::of(fold.first) == heading).collect();
                @if !group.is_empty() {
                    section .group {
                        h2 { (heading.title()) }
                        @for fold in group { (entry::entry(fold, &part.texts)) }
                    }
                }
            }
            @if folds.is_empty() { p { "Nothing changed." } }
            (unused(part.report))
        }
    }
}

fn verdicts(report: &Report, version: Option<&str>) -> Markup {
    let next = version.and_then(|old| Some(format!("{old} → {}", raised(old, report.semver)?)));
    let because = report.worst_for_code().filter(|_| report.rust >= Source::Additive);
    html! {
        dl .verdicts {
            div data-verdict=(report.wire.as_str()) { dt { "On the wire" } dd { (report.wire.as_str()) } }
            div data-verdict=(report.rust.as_str()) { dt { "Rust code" } dd { (report.rust.as_str()) } }
            div {
                dt { "Crate version" }
                dd { (report.semver.as_str()) @if let Some(next) = next { small { (next) } } }
            }
            div { dt { "Changes" } dd { (report.findings.len()) small { (tally(report)) } } }
            @if let Some(said) = &report.verification { (compiler(said)) }
        }
        @if let Some(worst) = because {
            p .because { "The version is raised because of " code { (worst.place) } ": " (prose(&worst.message)) "." }
        }
    }
}

fn compiler(said: &Verification) -> Markup {
    let words = said.words();
    let (verdict, rest) = words.split_once(':').unwrap_or((&words, ""));
    html! {
        div data-verdict=(if said.agrees() { "agrees" } else { "disagrees" }) {
            dt { "The compiler" } dd { (verdict) small { (rest.trim()) } }
        }
    }
}

/// Where the compiler disagrees.
fn surprises(report: &Report) -> Markup {
    let surprises = report.verification.as_ref().map_or(&[][..], Verification::surprises);
    html! {
        @if !surprises.is_empty() {
            h2 { "Where the compiler disagrees" }
            ul { @for surprise in surprises { li { (prose(&surprise.words())) } } }
        }
    }
}

fn controls(parts: &[Part<'_>]) -> Markup {
    let findings = || parts.iter().flat_map(|part| &part.report.findings);
    let of_severity = |severity| findings().filter(|f| f.severity == severity).count();
    let source = findings().filter(|f| f.rust == Source::SourceBreaking).count();
    let approved = findings().filter(|f| f.approval.is_some()).count();
    html! {
        form .bar onsubmit="return false" {
            input #search type="search" placeholder="Search places, messages, items" aria-label="Search changes" autocomplete="off";
            @for (severity, words) in SEVERITIES {
                label .pill {
                    input type="checkbox" name="severity" value=(severity.as_str()) checked;
                    (words) " " b { (of_severity(severity)) }
                }
            }
            label .pill .only { input type="checkbox" #source; "source-breaking only " b { (source) } }
            label .pill hidden[approved == 0] { input type="checkbox" #approved checked; "approved " b { (approved) } }
            button #all type="button" { "Open all" }
            button #theme type="button" aria-label="Switch between light and dark" { "Light / dark" }
            span #shown role="status" {}
        }
    }
}

fn unused(report: &Report) -> Markup {
    html! {
        @if !report.unused.is_empty() {
            section {
                h2 { "Unused approvals" }
                ul { @for entry in &report.unused {
                    li { code { (entry.approval.id) } ": " (entry.lapse.words()) " (" (entry.approval.owner) ")" }
                } }
            }
        }
    }
}
