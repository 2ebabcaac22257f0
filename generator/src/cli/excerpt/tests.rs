//! Which piece of a file a finding shows.

use std::path::Path;

use super::{Excerpt, Files, LONGEST};
use crate::diagnostic::Diagnostics;
use crate::source::Sources;

fn excerpt(text: &str, line: usize, column: usize) -> Option<Excerpt> {
    let mut sources = Sources::default();
    sources.load_text("f", text, &mut Diagnostics::default());
    Files::new(&sources, Path::new("")).excerpt("f", line, column)
}

fn underlined(text: &str, line: usize, column: usize) -> String {
    let excerpt = excerpt(text, line, column).unwrap();
    excerpt.text[excerpt.span].to_owned()
}

#[test]
fn underlines_the_key_or_scalar_at_the_place() {
    assert_eq!(underlined("a:\n  key: value # why\n", 2, 3), "key");
    assert_eq!(underlined("a:\n  key: value # why\n", 2, 8), "value");
    assert_eq!(underlined("components:\r\n  x: 1\r\n", 1, 1), "components");
    assert_eq!(underlined("{\"a b\": [1, 2]}", 1, 2), "\"a b\"");
    assert_eq!(underlined("{\"a b\": [1, 2]}", 1, 9), "[");
    assert_eq!(underlined("x: [one, two]", 1, 10), "two");
}

#[test]
fn columns_count_characters() {
    assert_eq!(underlined("größe: {länge: 1}", 1, 9), "länge");
    assert_eq!(underlined("\u{feff}openapi: 3", 1, 1), "openapi");
}

#[test]
fn a_place_at_the_end_of_a_line_still_has_something_to_underline() {
    assert_eq!(excerpt("key:\n", 1, 5).unwrap().span, 4..5);
    assert_eq!(excerpt("", 1, 1).unwrap().text, " ");
}

#[test]
fn places_outside_the_text_have_no_excerpt() {
    assert_eq!(excerpt("a\nb", 3, 1), None);
    assert_eq!(excerpt("a\nb", 1, 9), None);
    assert_eq!(excerpt("a\nb", 0, 1), None);
    assert_eq!(Files::new(&Sources::default(), Path::new("")).excerpt("f", 1, 1), None);
}

#[test]
fn a_line_of_a_minified_document_is_not_shown() {
    let line = format!("{}\"needle\":1", " ".repeat(LONGEST));
    assert_eq!(excerpt(&line, 1, LONGEST + 1), None);
}

#[test]
fn files_are_named_as_somebody_in_the_current_folder_would_type_them() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("openapi.yaml"), "").unwrap();
    let sources = Sources::default();
    let files = Files::new(&sources, dir.path());
    assert_eq!(files.shown("openapi.yaml"), dir.path().join("openapi.yaml").to_string_lossy());
    assert_eq!(files.shown("elsewhere/overlay.yaml"), "elsewhere/overlay.yaml");
    let own = Files::new(&sources, Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(own.shown("Cargo.toml"), "Cargo.toml", "tests run in the package's folder");
}
