//! The table of keywords as Markdown.
//!
//! In: the table. Out: text for the documentation. Never knows a document.

use std::fmt::Write as _;

use super::{ALL_KINDS, Family, Treatment};

/// What is supported, as a Markdown table for each kind of object: every keyword, the versions that have it, and what
/// becomes of it.
pub fn support_matrix() -> String {
    let mut text = String::new();
    for kind in ALL_KINDS.iter().filter(|kind| !kind.rows().is_empty()) {
        let noun = kind.noun().trim_start_matches("a ").trim_start_matches("an ").replace('`', "");
        let _ = writeln!(
            text,
            "### {noun}\n\n| keyword | 2.0 | 3.0 | 3.1 | 3.2 | support |\n|---|---|---|---|---|---|"
        );
        for row in kind.rows() {
            let _ = write!(text, "| `{}` |", row.keyword);
            for family in Family::ALL {
                text.push_str(if row.since.has(family) { " x |" } else { "  |" });
            }
            let _ = writeln!(text, " {} |", row.treatment.words());
        }
        text.push('\n');
    }
    text
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
}
