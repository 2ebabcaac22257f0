//! The lines of a document around a place.

use crate::source::Place;
use crate::source::Sources;

/// The longest piece of a line worth showing, in characters.
const WIDEST: usize = 160;

/// The texts of the two documents, each with the folder that file names begin with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    /// Of the base.
    pub base: Option<(&'a Sources, &'a str)>,
    /// Of the revision.
    pub revision: Option<(&'a Sources, &'a str)>,
}

/// A few lines of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Lines by number.
    pub lines: Vec<(usize, String)>,
    /// The number of the line that it is about.
    pub at: usize,
}

impl Texts<'_> {
    /// The lines around a place of the base.
    pub fn base(&self, at: &Place, around: usize) -> Option<Excerpt> {
        excerpt(self.base, at, around)
    }

    /// The lines around a place of the revision.
    pub fn revision(&self, at: &Place, around: usize) -> Option<Excerpt> {
        excerpt(self.revision, at, around)
    }
}

fn excerpt(texts: Option<(&Sources, &str)>, at: &Place, around: usize) -> Option<Excerpt> {
    let (sources, folder) = texts?;
    let file = at.file.strip_prefix(folder).map_or(at.file.as_str(), |rest| rest.trim_start_matches('/'));
    let first = at.line.saturating_sub(around).max(1);
    let lines = sources.text(file)?.lines().enumerate().skip(first - 1).take(at.line - first + 1 + around);
    let lines: Vec<(usize, String)> = lines
        .map(|(index, line)| (index + 1, cut(line, if index + 1 == at.line { at.column } else { 1 })))
        .collect();
    (!lines.is_empty()).then_some(Excerpt { lines, at: at.line })
}

/// The piece of a long line around a column.
fn cut(line: &str, column: usize) -> String {
    if line.chars().count() <= WIDEST {
        return line.to_owned();
    }
    let start = column.saturating_sub(WIDEST / 4);
    let piece: String = line.chars().skip(start).take(WIDEST).collect();
    let (before, after) =
        (if start > 0 { "…" } else { "" }, if start + WIDEST < line.chars().count() { "…" } else { "" });
    format!("{before}{piece}{after}")
}
