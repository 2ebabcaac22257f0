//! Every kind of the catalogue has a document that shows it and a way back, or a reason why not.

use std::collections::BTreeSet;

use clientwright::diff::kind::{self, Mirror};

use super::cases::{CASES, Case, ELSEWHERE};
use super::fixtures::{changes, read, told, wire};

#[test]
fn ids_are_unique_and_well_formed() {
    let ids: Vec<&str> = kind::all().map(|kind| kind.id()).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for id in ids {
        assert!(id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{id}");
    }
}

#[test]
fn every_kind_says_why_and_gives_an_example() {
    for kind in kind::all() {
        assert!(
            kind.entry().title.len() > 10
                && kind.entry().help.len() > 10
                && kind.entry().example.contains('`'),
            "{}",
            kind.id()
        );
        assert!(kind.entry().help.ends_with('.'), "{}: {}", kind.id(), kind.entry().help);
    }
}

#[test]
fn every_mirror_is_a_kind() {
    for kind in kind::all() {
        match kind.mirror() {
            Mirror::Kind(other) => assert!(kind::find(other.id()) == Some(other), "{}", kind.id()),
            Mirror::Itself => {}
            Mirror::Alone(reason) => assert!(reason.len() > 20, "{}: {reason}", kind.id()),
        }
    }
}

#[test]
fn every_kind_has_a_case() {
    let shown: BTreeSet<&str> =
        CASES.iter().map(|case| case.kind).chain(ELSEWHERE.iter().map(|(kind, _)| *kind)).collect();
    let missing: Vec<&str> = kind::all().map(|kind| kind.id()).filter(|id| !shown.contains(id)).collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn every_case_gives_its_kind_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in CASES {
        let report = wire(&read(&(case.base)()), &read(&(case.revision)()));
        let found: BTreeSet<&str> = changes(&report).iter().map(|finding| finding.kind.id()).collect();
        if found != BTreeSet::from([case.kind]) {
            wrong.push(format!("{}:\n{}", case.kind, told(&report)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_undone_gives_the_mirror() {
    let mut wrong = Vec::new();
    for case in CASES {
        let kind = kind::find(case.kind).unwrap();
        let mirror = match kind.mirror() {
            Mirror::Kind(mirror) => mirror.id(),
            Mirror::Itself => case.kind,
            Mirror::Alone(_) => continue,
        };
        if case.back == Case::OTHERWISE {
            continue;
        }
        let report = wire(&read(&(case.revision)()), &read(&(case.base)()));
        let found: BTreeSet<&str> = changes(&report).iter().map(|finding| finding.kind.id()).collect();
        let expected = if case.back.is_empty() { mirror } else { case.back };
        if !found.contains(expected) {
            wrong.push(format!("{} should give {expected} when undone:\n{}", case.kind, told(&report)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The table of all kinds in the documentation, kept true by `UPDATE=1`.
#[test]
fn the_documentation_lists_every_kind() {
    let mut text = String::from(
        "# Kinds of changes\n\nThe verdict on the wire, for places that travel in requests and in answers; for callbacks and webhooks \
         the sides swap. The verdict\non Rust code is in no table: it comes from comparing the two crates. `clientwright explain KIND` tells \
         more.\n\n| kind | in requests | in answers | the way back |\n|:--|:--|:--|:--|\n",
    );
    for kind in kind::all() {
        let back = match kind.mirror() {
            Mirror::Kind(mirror) => format!("`{}`", mirror.id()),
            Mirror::Itself => "the same".to_owned(),
            Mirror::Alone(reason) => format!("none: {reason}"),
        };
        let (request, response) = (kind.entry().request.as_str(), kind.entry().response.as_str());
        text.push_str(&format!(
            "| `{}`: {} | {request} | {response} | {back} |\n",
            kind.id(),
            kind.entry().title.replace('|', "\\|")
        ));
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diff-kinds.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    assert!(written == text, "docs/diff-kinds.md is out of date; UPDATE=1 writes it");
}
