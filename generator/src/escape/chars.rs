//! Characters that are no text: which they are, and text without them.

use std::borrow::Cow;

/// Why a character does not belong into text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// It ends a line, for some reader or other (Unicode Standard Annex 14).
    Break,
    /// It controls a device: all others of C0 and C1, and `DEL`.
    Control,
    /// It cannot be seen, or changes the direction of what is written around it, or is no character.
    Hidden,
}

/// What is odd about a character that stands behind `before`; tabs and blanks are not odd.
///
/// Joiners (U+200C, U+200D) are part of how some scripts and many pictures are written; between Latin letters they are only there to deceive.
pub fn oddity(before: Option<char>, c: char) -> Option<Oddity> {
    match c {
        '\t' | ' '..='~' => None,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Oddity::Break),
        c if c.is_control() => Some(Oddity::Control),
        '\u{200c}' | '\u{200d}' => before.is_none_or(|c| c.is_ascii()).then_some(Oddity::Hidden),
        c => is_hidden(c).then_some(Oddity::Hidden),
    }
}

/// Characters without a shape (format controls, fillers, tags), those that change the direction of writing, and those that
/// Unicode keeps for no use at all, which XML 1.0 forbids.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether a text has nothing odd in it.
pub fn is_plain(text: &str) -> bool {
    odd_places(text).next().is_none()
}

/// Every odd character with its place and what is odd about it.
fn odd_places(text: &str) -> impl Iterator<Item = (usize, char, Oddity)> + '_ {
    let mut before = None;
    text.char_indices().filter_map(move |(at, c)| {
        let odd = oddity(before.replace(c), c)?;
        Some((at, c, odd))
    })
}

/// The text with `shown` in the place of each odd character for which it gives something.
pub(super) fn replaced<'t>(text: &'t str, shown: impl Fn(char, Oddity) -> Option<String>) -> Cow<'t, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, c, odd) in odd_places(text) {
        if let Some(by) = shown(c, odd) {
            out.push_str(&text[done..at]);
            out.push_str(&by);
            done = at + c.len_utf8();
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// The text without anything odd but line breaks, all of which are `\n`.
pub fn clean(text: &str) -> String {
    let unix = text.replace("\r\n", "\n");
    let shown = |c, odd| match odd {
        Oddity::Break if c == '\n' => None,
        Oddity::Break => Some("\n".to_owned()),
        Oddity::Control | Oddity::Hidden => Some(String::new()),
    };
    replaced(&unix, shown).into_owned()
}

/// The text on one line: single blanks for all white space, none at either end, nothing odd.
pub fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How Rust and people write a character that cannot be shown: `\n`, `\t`, `\u{202e}`.
pub(super) fn notation(c: char) -> String {
    match c {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        c => format!("\\u{{{:x}}}", u32::from(c)),
    }
}
