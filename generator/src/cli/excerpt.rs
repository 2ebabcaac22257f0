//! Cuts the piece of a source file that a finding shows: the file's name, the line and the span to underline.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::escape::terminal;
use crate::source::Sources;

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

/// The source files of a run.
pub(super) struct Files<'a> {
    sources: &'a Sources,
    /// Names of files are relative to it.
    folder: &'a Path,
    /// What shown names are relative to.
    here: PathBuf,
    lines: RefCell<BTreeMap<String, Vec<usize>>>,
}

impl<'a> Files<'a> {
    /// The files of `sources`, whose entry document lies in `folder`.
    pub(super) fn new(sources: &'a Sources, folder: &'a Path) -> Self {
        let here = std::env::current_dir().unwrap_or_default();
        Self { sources, folder, here, lines: RefCell::default() }
    }

    /// A file's name as somebody in the current folder would type it.
    pub(super) fn shown(&self, file: &str) -> String {
        let path = self.folder.join(file);
        let path = if path.is_file() { path } else { PathBuf::from(file) };
        terminal::line(&path.strip_prefix(&self.here).unwrap_or(&path).to_string_lossy()).into_owned()
    }

    /// The excerpt at a one-based line and column; `None` where the file has no such place, or a line too long to show.
    pub(super) fn excerpt(&self, file: &str, line: usize, column: usize) -> Option<Excerpt> {
        let text = self.sources.text(file)?;
        let mut lines = self.lines.borrow_mut();
        let starts = lines.entry(file.to_owned()).or_insert_with(|| line_starts(text));
        let start = *starts.get(line.checked_sub(1)?)?;
        let end = starts.get(line).copied().unwrap_or(text.len());
        let whole = text.get(start..end)?.trim_end_matches(['\n', '\r']);
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
    let (before, rest) = line.split_at(at);
    let (token, after) = rest.split_at(token(rest));
    let [before, token, after] = [before, token, after].map(terminal::lines);
    let token = if token.is_empty() { " ".into() } else { token };
    let span = before.len()..before.len() + token.len();
    Some(Excerpt { text: format!("{before}{token}{after}"), span })
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
