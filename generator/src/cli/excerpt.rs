//! The piece of a source file that a finding shows.
//!
//! In: a file's text and a place in it. Out: the line and the span to underline. Never knows how it will be drawn.

use std::collections::BTreeMap;
use std::ops::Range;

/// The longest line worth showing, in bytes; a minified document is one line of megabytes.
const LONGEST: usize = 1000;

/// A line of a source file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The text, without line break.
    pub(super) text: String,
    /// What to underline, in bytes of `text`; never empty.
    pub(super) span: Range<usize>,
}

/// The texts of source files with their line breaks found once.
pub(super) struct Texts<'a> {
    text_of: &'a dyn Fn(&str) -> Option<&'a str>,
    lines: BTreeMap<String, Vec<usize>>,
}

impl<'a> Texts<'a> {
    /// Texts by the name of their file.
    pub(super) fn new(text_of: &'a dyn Fn(&str) -> Option<&'a str>) -> Self {
        Self { text_of, lines: BTreeMap::new() }
    }

    /// The excerpt at a one-based line and column; `None` where the file has no such place, or a line
    /// too long to show.
    pub(super) fn excerpt(&mut self, file: &str, line: usize, column: usize) -> Option<Excerpt> {
        let text = (self.text_of)(file)?;
        let starts = self.lines.entry(file.to_owned()).or_insert_with(|| line_starts(text));
        let start = *starts.get(line.checked_sub(1)?)?;
        let end = starts.get(line).copied().unwrap_or(text.len());
        let whole = text.get(start..end)?.trim_end_matches(['\n', '\r']).trim_start_matches('\u{feff}');
        (whole.len() <= LONGEST).then(|| marked(whole, column.checked_sub(1)?)).flatten()
    }
}

/// The byte each line starts at; lines end as YAML has it: LF, CR LF, or CR alone.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

/// A line with the key or scalar marked that begins at `column`, which counts from zero.
fn marked(line: &str, column: usize) -> Option<Excerpt> {
    let at = byte_of(line, column)?;
    let length = token(&line[at..]).max(1);
    let text = if at == line.len() { format!("{line} ") } else { line.to_owned() };
    Some(Excerpt { text, span: at..at + length })
}

/// The byte that the character of this number begins at; the end of the line counts as a character.
fn byte_of(line: &str, column: usize) -> Option<usize> {
    line.char_indices().map(|(byte, _)| byte).chain([line.len()]).nth(column)
}

/// How many bytes the key or scalar at the beginning of `text` has.
fn token(text: &str) -> usize {
    let first = text.chars().next();
    if let Some(quote @ ('"' | '\'')) = first {
        return text[1..].find(quote).map_or(text.len(), |end| end + 2);
    }
    if let Some(bracket @ ('{' | '[' | '&' | '*' | '!')) = first {
        return bracket.len_utf8();
    }
    let ends = [": ", " #", ",", "}", "]"].iter().filter_map(|end| text.find(end)).min();
    let token = text[..ends.unwrap_or(text.len())].trim_end();
    token.strip_suffix(':').unwrap_or(token).len().max(first.map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests;
