//! The table of keywords.

use std::collections::HashSet;

use crate::document::keywords::{ALL_KINDS, Kind, Treatment, support_matrix};

#[test]
fn no_keyword_has_two_rows() {
    for kind in ALL_KINDS {
        let mut seen = HashSet::new();
        assert!(kind.rows().iter().all(|row| seen.insert(row.keyword)), "{kind:?}");
    }
}

#[test]
fn the_matrix_lists_every_keyword_once_a_kind() {
    let matrix = support_matrix();
    let rows: usize = ALL_KINDS.iter().map(|kind| kind.rows().len()).sum();
    assert_eq!(matrix.lines().filter(|line| line.starts_with("| `")).count(), rows);
    assert!(matrix.contains("| `prefixItems` |  |  | x | x | honoured |"));
}

#[test]
fn keywords_that_are_reported_are_those_of_schemas() {
    let reported = |kind: &&Kind| kind.rows().iter().any(|row| row.treatment == Treatment::Reported);
    assert_eq!(ALL_KINDS.iter().filter(reported).collect::<Vec<_>>(), [&Kind::Schema]);
}
