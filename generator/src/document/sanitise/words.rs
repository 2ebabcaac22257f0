//! Descriptions within their limits.
//!
//! In: the members of an object of the document. Out: the same, with words of bearable length and nesting. Examples, defaults
//! and extensions are no words of the document's own and stay as they are.

use super::Sanitiser;
use crate::limits::Limit;
use crate::source::{Members, Value};

/// The keywords that hold CommonMark or a line of text.
const WORDS: [&str; 3] = ["title", "summary", "description"];

impl Sanitiser<'_> {
    /// Cuts what is too long, and takes out what a reader of CommonMark could not bear: each mark of a quote or a list at
    /// the beginning of a line costs it the whole stack of those around it.
    pub(super) fn words(&mut self, members: &mut Members) {
        for keyword in WORDS {
            let Some(node) = members.get_mut(keyword) else { continue };
            let Value::String(text) = &mut node.value else { continue };
            let most = self.limits.get(Limit::DocBytes);
            if text.len() > most {
                let end = (0..=most).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
                let what = format!("`{keyword}` has {} bytes and is cut", text.len());
                text.truncate(end);
                self.limits.met(Limit::DocBytes, &what).report(node.id, self.diagnostics);
            }
            if nesting(text) > self.limits.get(Limit::DocDepth) {
                let what = format!("`{keyword}` nests quotes or lists too deeply and is left out");
                self.limits.met(Limit::DocDepth, &what).report(node.id, self.diagnostics);
                members.shift_remove(keyword);
            }
        }
    }
}

/// How many marks of quotes and lists (CommonMark, section 5) the line with most of them begins with.
fn nesting(text: &str) -> usize {
    text.lines().map(marks).max().unwrap_or_default()
}

fn marks(line: &str) -> usize {
    let (mut rest, mut count) = (line.trim_start(), 0);
    loop {
        let behind = match rest.as_bytes().first() {
            Some(b'>') => Some(&rest[1..]),
            Some(b'-' | b'*' | b'+') => item(&rest[1..]),
            Some(b'0'..=b'9') => {
                let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
                number.strip_prefix(['.', ')']).and_then(item)
            }
            _ => None,
        };
        let Some(behind) = behind else { return count };
        rest = behind.trim_start();
        count += 1;
    }
}

/// What follows the mark of a list's item: white space, or nothing.
fn item(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::nesting;

    #[test]
    fn marks_at_the_beginning_of_a_line_are_nesting() {
        for (text, deep) in [
            ("", 0),
            ("a > b > c - d", 0),
            ("> a\n>> b\n", 2),
            ("- a\n- b", 1),
            (" - 1. + * 2) >x", 6),
            ("**bold** 1.5 -x", 0),
            ("---", 0),
        ] {
            assert_eq!(nesting(text), deep, "{text}");
        }
        assert_eq!(nesting(&"> ".repeat(50_000)), 50_000);
    }
}
