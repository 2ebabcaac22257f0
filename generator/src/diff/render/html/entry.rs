//! One change on the page: its message, and the document and the crate before and after.

use maud::{Markup, html};

use super::prose::prose;
use crate::diff::render::{Excerpt, Fold, Texts, scope};
use crate::diff::report::Reached;
use crate::diff::verdict::Source;
use crate::diff::{Finding, ItemChange};
use crate::source::Place;

/// How many lines of a document are shown above and below a place.
const AROUND: usize = 3;

/// How many operations are listed without being asked.
const MOST: usize = 8;

/// Findings that say the same.
pub(super) fn entry(fold: &Fold<'_>, texts: &Texts<'_>) -> Markup {
    let finding = fold.first;
    let reaches = fold.reaches();
    html! {
        details .change #(finding.id) data-severity=(finding.severity.as_str()) data-rust=(finding.rust.as_str())
            data-approved[finding.approval.is_some()] {
            summary {
                span .severity { (finding.severity.as_str()) }
                code .place { (scope(finding)) }
                span .message { (prose(&finding.message)) }
                span .tags {
                    @if finding.approval.is_some() { span .tag { "approved" } }
                    @if !fold.others.is_empty() { span .tag { "× " (fold.others.len() + 1) } }
                    @if reaches.len() > 1 { span .tag { (reaches.len()) " operations" } }
                    @if finding.rust == Source::SourceBreaking { span .tag .rust { "source-breaking" } }
                }
            }
            div .body {
                (words(finding))
                (sides(finding, texts))
                (items(fold))
                (errors(fold))
                (reached(&reaches))
                @if !fold.others.is_empty() {
                    h3 { "The same elsewhere" }
                    ul .reaches { @for other in &fold.others { li #(other.id) { code { (scope(other)) } " " (other.id) } } }
                }
            }
        }
    }
}

fn words(finding: &Finding) -> Markup {
    html! {
        p { (prose(finding.kind.entry().help)) }
        @if let Some(hint) = &finding.hint { p .hint { (prose(hint)) } }
        @if let Some(approval) = &finding.approval {
            p .approval { "Approved by " (approval.owner) ": " (approval.reason) }
        }
        p .facts {
            code { (finding.kind.id()) } " · wire " b { (finding.wire.as_str()) } " · Rust " b { (finding.rust.as_str()) }
            @if let Some(side) = finding.side { " · side " b { (side.as_str()) } }
            " · id " code { (finding.id) }
        }
    }
}

/// Both sides of the document.
fn sides(finding: &Finding, texts: &Texts<'_>) -> Markup {
    let base = finding.base.as_ref().map(|at| (at, texts.base(at, AROUND)));
    let revision = finding.revision.as_ref().map(|at| (at, texts.revision(at, AROUND)));
    html! {
        @if base.is_some() || revision.is_some() {
            h3 { "In the document" }
            div .sides { (side("base", "before", base)) (side("revision", "now", revision)) }
        }
    }
}

fn side(class: &str, name: &str, side: Option<(&Place, Option<Excerpt>)>) -> Markup {
    html! {
        figure class=(class) {
            @match side {
                None => { figcaption { b { (name) } } p { "Not there." } },
                Some((at, excerpt)) => {
                    figcaption { b { (name) } " " (at.file) ":" (at.line) }
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

/// Both sides of the crate, item by item, those of all places that are alike.
fn items(fold: &Fold<'_>) -> Markup {
    let mut items: Vec<&ItemChange> = Vec::new();
    for item in fold.all().flat_map(|finding| &finding.items) {
        if !items.contains(&item) {
            items.push(item);
        }
    }
    html! {
        @if !items.is_empty() {
            h3 { "In the crate" }
            div .pairs {
                @for item in &items { (item_side(item, true)) (item_side(item, false)) }
            }
        }
    }
}

fn item_side(item: &ItemChange, base: bool) -> Markup {
    let (own, other) = if base { (&item.old, &item.new) } else { (&item.new, &item.old) };
    let side = if base { "base" } else { "revision" };
    html! {
        @match own {
            None => code class=(format!("item {side}")) { small { (item.path) } "—" },
            Some(own) => code class=(format!("item {side} said")) {
                small { (item.path) " · " (item.effect.as_str()) }
                @match other.as_ref().map(|other| differing(own, other)) {
                    Some((start, end)) => { (&own[..start]) mark { (&own[start..end]) } (&own[end..]) },
                    None => { (own) },
                }
            },
        }
    }
}

/// The part of a text that the other does not have, from the first difference to the last, in whole words.
fn differing(own: &str, other: &str) -> (usize, usize) {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let same = own.char_indices().zip(other.chars()).take_while(|((_, a), b)| a == b);
    let start = same.last().map_or(0, |((at, c), _)| at + c.len_utf8());
    let rest = own.len().min(other.len()) - start;
    let back =
        own.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8());
    let mut tail = 0;
    for length in back {
        if tail + length > rest {
            break;
        }
        tail += length;
    }
    let start = own[..start].trim_end_matches(word).len();
    let end = own.len() - tail;
    (start, end + (own[end..].len() - own[end..].trim_start_matches(word).len()))
}

fn errors(fold: &Fold<'_>) -> Markup {
    let errors: Vec<_> = fold.all().flat_map(|finding| &finding.errors).collect();
    html! {
        @if !errors.is_empty() {
            h3 { "What the compiler says" }
            div .errors {
                @for error in errors.iter().take(1) { pre { (error.rendered.trim_end()) } }
                @if errors.len() > 1 {
                    details .more {
                        summary { "and " (errors.len() - 1) " more" }
                        @for error in errors.iter().skip(1).take(MOST) { pre { (error.rendered.trim_end()) } }
                        @if errors.len() > MOST + 1 { p .facts { (errors.len() - 1 - MOST) " of them are not shown" } }
                    }
                }
            }
        }
    }
}

fn reached(reaches: &[&Reached]) -> Markup {
    let list = html! { ul .reaches { @for reached in reaches { li { code { (reached) } } } } };
    html! {
        @match reaches.len() {
            0 => {},
            1..=MOST => { h3 { "Reaches" } (list) },
            more => details .more { summary { "Reaches " (more) " operations" } (list) },
        }
    }
}
