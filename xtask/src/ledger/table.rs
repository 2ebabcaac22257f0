//! The table of what became of keywords.

use std::collections::BTreeMap;
use std::fmt;

use clientwright::document::keywords::Kind;

/// What becomes of one use of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// The client is another one where it says something else.
    Client,
    /// Only checks of values are.
    Checked,
    /// It is said that it is not honoured, or something else is said where it is another.
    Told,
    /// The table of keywords has it as of no use to a client.
    Ignored,
    /// It is in a component that nothing refers to.
    Unused,
    /// No other value of it is known.
    Untried,
    /// Nothing has to notice it, for a reason that is written down.
    Known,
    /// Nothing notices it, and nothing says so.
    Silent,
}

/// The order of the columns.
const FATES: [(Fate, &str); 8] = [
    (Fate::Client, "client"),
    (Fate::Checked, "checks"),
    (Fate::Told, "told"),
    (Fate::Ignored, "ignored"),
    (Fate::Unused, "unused"),
    (Fate::Untried, "untried"),
    (Fate::Known, "known"),
    (Fate::Silent, "silent"),
];

/// A use that nothing notices.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Silent {
    pub(super) document: String,
    pub(super) place: String,
}

/// What became of all uses.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: BTreeMap<(Kind, String), BTreeMap<Fate, usize>>,
    /// The uses that nothing notices, by keyword.
    pub(super) silent: BTreeMap<(Kind, String), Vec<Silent>>,
    /// Operations that are graded `full`.
    pub(super) full: usize,
    /// Those among them that a silent use belongs to.
    pub(super) doubtful: usize,
}

impl Table {
    pub(super) fn add(&mut self, kind: Kind, keyword: &str, fate: Fate) {
        let known = kind.row(keyword).map_or("(others)", |row| row.keyword).to_owned();
        *self.rows.entry((kind, known)).or_default().entry(fate).or_default() += 1;
    }

    pub(super) fn tried(&self) -> usize {
        self.rows.values().flat_map(BTreeMap::values).sum()
    }

    /// How many uses nothing notices.
    pub(super) fn silent(&self) -> usize {
        self.silent.values().map(Vec::len).sum()
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| keyword |")?;
        FATES.iter().try_for_each(|(_, title)| write!(f, " {title} |"))?;
        writeln!(f, "\n|---|{}", "---|".repeat(FATES.len()))?;
        for ((kind, keyword), counts) in &self.rows {
            write!(f, "| {} `{keyword}` |", kind.noun())?;
            FATES.iter().try_for_each(|(fate, _)| match counts.get(fate) {
                Some(count) => write!(f, " {count} |"),
                None => write!(f, "  |"),
            })?;
            writeln!(f)?;
        }
        for ((kind, keyword), places) in &self.silent {
            for Silent { document, place } in places {
                writeln!(f, "silent: {} `{keyword}`: {document}#{place}", kind.noun())?;
            }
        }
        writeln!(
            f,
            "{} uses of keywords: {} without a word; {} operations are full, {} of them have such a use",
            self.tried(),
            self.silent(),
            self.full,
            self.doubtful
        )
    }
}
