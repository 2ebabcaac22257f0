//! Documents' prose in doc comments.

use super::super::markdown::lines;

fn md(text: &str) -> String {
    lines(text).join("\n")
}

#[test]
fn prose_stays_as_written() {
    let text = "First line.\n\n- a *list*\n- with `code <T>` and [a link](https://example.com/a_b)\n\n| a | b |\n|---|---|\n| 1 | 2 |";
    assert_eq!(md(text), text);
}

#[test]
fn what_rustdoc_would_trip_over_is_made_safe() {
    assert_eq!(md("an array[0] of <T> and Vec<String>"), "an array\\[0\\] of \\<T\\> and Vec\\<String\\>");
    assert_eq!(md("see https://example.com/x, or not"), "see <https://example.com/x>, or not");
    assert_eq!(md("see [the guide](/docs/guide) now"), "see the guide now");
    assert_eq!(md("[`id`](#id) is kept"), "`id` is kept");
    assert_eq!(md("one<br/>two <b>bold</b>"), "one\ntwo bold");
    assert_eq!(md("already \\[escaped\\]"), "already \\[escaped\\]");
}

#[test]
fn code_is_never_run() {
    assert_eq!(md("```\nlet x = 1;\n```"), "```text\nlet x = 1;\n```");
    assert_eq!(md("```rust\nlet x = 1;\n```"), "```text\nlet x = 1;\n```");
    assert_eq!(md("```json\n{}\n```"), "```json\n{}\n```");
    assert_eq!(md("Say:\n\n    let x = 1;\n\nDone"), "Say:\n\n```text\nlet x = 1;\n```\n\nDone");
}

#[test]
fn code_in_fences_stays_as_written_and_ends() {
    assert_eq!(md("```json\n[1, \"<a>\"]\n```"), "```json\n[1, \"<a>\"]\n```");
    assert_eq!(md("```json\n{\"a\": [1]"), "```json\n{\"a\": [1]\n```");
    assert_eq!(md("- a\n  ~~~\n  [1]\n  ~~~\n- b"), "- a\n  ~~~text\n  [1]\n  ~~~\n- b");
}

#[test]
fn lines_of_lists_and_quotations_have_the_margin_of_the_first() {
    let cases = [
        ("* a\nb\n c", "* a\n  b\n  c"),
        ("* a\n     b", "* a\n  b"),
        ("1. a\n and b\n   c", "1. a\n   and b\n   c"),
        ("- a\n  * b\nc\n- d", "- a\n  * b\n    c\n- d"),
        ("> a\nb", "> a\n> b"),
        ("- > a\n  b\n- c", "- > a\n  > b\n- c"),
        ("a\n  b", "a\n  b"),
        ("- a\n\n      code", "- a\n\n  ```text\n  code\n  ```"),
    ];
    for (written, expected) in cases {
        assert_eq!(md(written), expected, "{written:?}");
    }
}

#[test]
fn refused_characters_are_left_out() {
    assert_eq!(md("a\u{202E}b\r\nc"), "ab\nc");
    assert_eq!(md("\n\n  \n"), "");
}
