//! The committed page is the one that the generator would write, and what it promises is shown.

use std::path::PathBuf;

use clientwright::document::keywords::ALL_KINDS;

use super::{keywords, limits};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_page_about_keywords_is_up_to_date() {
    let committed = std::fs::read_to_string(root().join("docs/keywords.md")).unwrap_or_default();
    let page = keywords::page(&root()).expect("the page");
    assert!(committed.replace('\r', "") == page, "`cargo xtask docs` writes docs/keywords.md anew");
}

#[test]
fn the_page_about_limits_is_up_to_date() {
    let committed = std::fs::read_to_string(root().join(limits::PAGE)).unwrap_or_default();
    let page = limits::page(&root()).expect("the page");
    assert!(committed.replace('\r', "") == page, "`cargo xtask docs` writes docs/limits.md anew");
}

#[test]
fn every_keyword_that_is_honoured_is_shown_in_a_golden_document() {
    let shown = keywords::shown(&root()).expect("the golden documents");
    let rows = ALL_KINDS.iter().flat_map(|kind| kind.rows().iter().map(move |row| (*kind, row)));
    let missing: Vec<String> = rows
        .filter(|(kind, row)| row.treatment.is_honoured() && !shown.contains_key(&(*kind, row.keyword)))
        .map(|(kind, row)| format!("{} of {}", row.keyword, kind.noun()))
        .collect();
    assert!(missing.is_empty(), "no document in generator/tests/keywords has\n{}", missing.join("\n"));
}
