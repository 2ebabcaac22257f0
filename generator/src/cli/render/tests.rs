//! How findings look.

use std::path::Path;

use super::{Style, render, tally};
use crate::cli::excerpt::Files;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::report::{LocatedDiagnostic, RelatedPlace};
use crate::source::Sources;

const PLAIN: Style = Style { all: false, colour: false, errors_only: false };
const TEXT: &str = "openapi: 3.0.0\npaths:\n  /pets: {}\n  /cats: {}\n";

fn finding(severity: Severity, message: &str, line: usize, column: usize) -> LocatedDiagnostic {
    LocatedDiagnostic {
        code: Code::UNREADABLE,
        severity,
        file: Some("openapi.yaml".into()),
        line: Some(line),
        column: Some(column),
        pointer: Some("/paths/~1pets".into()),
        message: message.into(),
        help: None,
        related: None,
    }
}

fn text(findings: &[LocatedDiagnostic], style: Style) -> String {
    let mut sources = Sources::default();
    sources.load_text("openapi.yaml", TEXT, &mut Diagnostics::default());
    render(findings, &Files::new(&sources, Path::new("")), style)
}

#[test]
fn shows_place_source_pointer_help_and_the_related_place() {
    let mut one = finding(Severity::Error, "no such pet", 3, 3);
    one.help = Some("buy one".into());
    one.related = Some(RelatedPlace {
        file: "openapi.yaml".into(),
        line: 4,
        column: 3,
        pointer: "/paths/~1cats".into(),
        message: "there is a cat".into(),
    });
    let said = text(&[one], PLAIN);
    let expected = "\
error[CW0001]: no such pet
 --> openapi.yaml:3:3
  |
3 |   /pets: {}
  |   ^^^^^
  |
  = at: /paths/~1pets
  = help: buy one
note: there is a cat
 --> openapi.yaml:4:3
  |
4 |   /cats: {}
  |   ^^^^^

";
    assert_eq!(said, expected);
}

#[test]
fn a_finding_without_place_or_without_text_is_shown_too() {
    let mut nowhere = finding(Severity::Warning, "hm", 3, 3);
    (nowhere.file, nowhere.line, nowhere.column, nowhere.pointer) = (None, None, None, None);
    assert_eq!(text(&[nowhere], PLAIN), "warning[CW0001]: hm\n\n");
    let mut elsewhere = finding(Severity::Warning, "hm", 3, 3);
    elsewhere.file = Some("other.yaml".into());
    assert!(text(&[elsewhere], PLAIN).contains("--> other.yaml:3:3"));
}

#[test]
fn errors_come_first_and_many_of_a_code_are_counted() {
    let mut all: Vec<_> = (0..9).map(|n| finding(Severity::Warning, &format!("w{n}"), 3, 3)).collect();
    all.push(finding(Severity::Error, "the error", 4, 3));
    let said = text(&all, PLAIN);
    assert!(said.starts_with("error[CW0001]: the error"), "{said}");
    assert!(said.contains("w4") && !said.contains("w5"), "{said}");
    assert!(
        said.contains("warning[CW0001]: and 4 more: a file cannot be read (--verbose shows all)"),
        "{said}"
    );

    let verbose = text(&all, Style { all: true, ..PLAIN });
    assert!(verbose.contains("w8") && !verbose.contains("more:"), "{verbose}");
    let quiet = text(&all, Style { errors_only: true, ..PLAIN });
    assert!(quiet.contains("the error") && !quiet.contains("w0"), "{quiet}");
    assert_eq!(tally(&all), "1 error, 9 warnings");
}

#[test]
fn colours_are_only_there_when_asked_for() {
    let one = [finding(Severity::Error, "no", 3, 3)];
    assert!(!text(&one, PLAIN).contains('\u{1b}'));
    assert!(text(&one, Style { colour: true, ..PLAIN }).contains('\u{1b}'));
}
