//! Terminals, hidden characters, URLs.

use super::{line, message, url};

#[test]
fn nothing_steers_a_terminal() {
    assert_eq!(line("a\u{1b}[31mred\u{7}", 99), "a\\u{1b}[31mred\\u{7}");
    assert_eq!(line("x\u{202e}y\u{200b}z\u{9b}\u{7f}", 99), "x\\u{202e}y\\u{200b}z\\u{9b}\\u{7f}");
    assert_eq!(line(" over\r\n quota\u{2028}now ", 99), "over quota now");
    assert_eq!(line("é日本 ünï", 99), "é日本 ünï");
    for c in (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| c.is_control()) {
        assert!(!line(&format!("a{c}b"), 9).contains(c), "{c:?}");
    }
}

#[test]
fn a_line_has_an_end() {
    assert_eq!(line("abcdef", 3), "abc…");
    assert_eq!(line("abc", 3), "abc");
    assert_eq!(line("ab cd", 3), "ab …");
    assert_eq!(line("abc d", 3), "abc…");
    assert!(line(&"\u{1b}".repeat(9999), 100).len() < 1000);
}

#[test]
fn urls_lose_what_may_be_a_secret() {
    assert_eq!(url("https://u:p@host/x?key=1#f"), "...@host/x");
    assert_eq!(url("https://host/x?key=1"), "https://host/x");
    assert_eq!(url("https://u:p?w/@host"), "...@host");
    assert_eq!(
        message("error sending (https://u:p@a.test/x?key=1): refused", 99),
        "error sending (https://...@a.test/x): refused"
    );
    assert_eq!(message("no https://a/b?c here", 99), "no https://a/b here");
}
