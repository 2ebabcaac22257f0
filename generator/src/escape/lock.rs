//! `names.lock`: fields between tabs, one entry a line. `specs.lock`: the path of a file at the end of a line.

use super::chars::{notation, replaced};

/// A field: backslashes, tabs, and everything odd are escaped as Rust does.
pub fn field(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\t', "\\t");
    replaced(&text, |c, _| Some(notation(c))).into_owned()
}

/// The text that a field stands for.
pub fn unescaped(field: &str) -> String {
    let mut out = String::with_capacity(field.len());
    let mut rest = field;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        let (c, taken) = escape(behind);
        out.push(c);
        rest = &behind[taken..];
    }
    out.push_str(rest);
    out
}

/// The character that an escape stands for, and how many bytes it takes behind the backslash.
fn escape(text: &str) -> (char, usize) {
    match text.chars().next() {
        None => ('\\', 0),
        Some('t') => ('\t', 1),
        Some('n') => ('\n', 1),
        Some('r') => ('\r', 1),
        Some('u') => by_number(text).unwrap_or(('u', 1)),
        Some(other) => (other, other.len_utf8()),
    }
}

/// `u{202e}`
fn by_number(text: &str) -> Option<(char, usize)> {
    let digits = text.strip_prefix("u{")?.split_once('}')?.0;
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((c, digits.len() + 3))
}
