//! The table of keywords as Markdown.
//!
//! The columns that tell of tests and checks come from whoever knows these.

use std::fmt::Write as _;

use super::{ALL_KINDS, Family, Kind, Row, Treatment};

/// A column that is added to the matrix.
pub struct Column<'c> {
    /// Its heading.
    pub title: &'c str,
    /// What it says of a keyword.
    pub cell: &'c dyn Fn(Kind, &Row) -> String,
}

/// What is supported, as a Markdown table for each kind of object: every keyword, the versions that have it, what
/// becomes of it, and what the added columns say.
pub fn support_matrix(columns: &[Column<'_>]) -> String {
    let mut text = String::new();
    for kind in ALL_KINDS.iter().filter(|kind| !kind.rows().is_empty()) {
        let combined = *kind == Kind::Schema;
        let together = if combined { " two at once (`allOf`) |" } else { "" };
        let titles: String = columns.iter().map(|column| format!(" {} |", column.title)).collect();
        let _ = writeln!(
            text,
            "### {}\n\n| keyword | 2.0 | 3.0 | 3.1 | 3.2 | support |{together}{titles}\n|---|---|---|---|---|---|{}",
            heading(*kind),
            "---|".repeat(columns.len() + usize::from(combined))
        );
        for row in kind.rows() {
            let _ = write!(text, "| `{}` |", row.keyword);
            for family in Family::ALL {
                text.push_str(if row.since.has(family) { " x |" } else { "  |" });
            }
            let _ = write!(text, " {} |", row.treatment.words());
            if combined {
                let _ = write!(text, " {} |", row.combine.words());
            }
            for column in columns {
                let _ = write!(text, " {} |", (column.cell)(*kind, row));
            }
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// The kind of object, with the version that has it where it is only one.
fn heading(kind: Kind) -> String {
    let noun = kind.noun();
    let noun = ["a ", "an ", "the "].iter().find_map(|article| noun.strip_prefix(article)).unwrap_or(noun);
    let noun = noun.replace('`', "");
    let only_2 = kind.rows().iter().all(|row| Family::ALL[1..].iter().all(|family| !row.since.has(*family)));
    let mut letters = noun.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if only_2 { format!("{capital} (2.0)") } else { capital }
}

impl Treatment {
    /// The treatment in the words of the support matrix.
    pub fn words(self) -> &'static str {
        match self {
            Self::Typed | Self::Carried => "honoured",
            Self::Rewritten => "honoured, in the words of the model",
            Self::Reported => "read and reported, not enforced",
            Self::Ignored => "ignored on purpose: a client has no use for it",
        }
    }

    /// Something comes of it in a client.
    pub fn is_honoured(self) -> bool {
        matches!(self, Self::Typed | Self::Carried | Self::Rewritten)
    }
}
