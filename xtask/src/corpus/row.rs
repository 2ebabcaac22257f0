//! What became of a document.
//!
//! In: figures of the generator and of cargo. Out: one record, and whether a promise was broken.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A document and what became of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Row {
    /// Its path in the collection.
    pub(super) document: String,
    /// Bytes of all its files.
    pub(super) bytes: u64,
    /// Its authors meant it to be refused.
    pub(super) invalid: bool,
    /// What the generator made of it.
    pub(super) generated: Generated,
    /// What cargo said of the crate; `None` where it was not asked.
    pub(super) checked: Option<Checked>,
}

/// What the generator made of a document.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Generated {
    /// How it ended.
    pub(super) outcome: Outcome,
    /// Operations that are there as the document has them.
    pub(super) full: usize,
    /// Operations that are there with something missing.
    pub(super) degraded: usize,
    /// Operations that are not there: method, path and why.
    pub(super) skipped: Vec<String>,
    /// How often each code was reported.
    pub(super) codes: BTreeMap<String, usize>,
    /// Whether anything that was reported has a line.
    pub(super) has_line: bool,
    /// Milliseconds.
    pub(super) took: u64,
}

/// How generating ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Outcome {
    /// The crate is there.
    #[default]
    Written,
    /// There is none, for this reason.
    Refused(String),
    /// The generator panicked.
    Panicked(String),
}

/// What cargo said of a crate.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Checked {
    /// Errors of the compiler; 1 where cargo failed before there was one.
    pub(super) errors: usize,
    /// Warnings.
    pub(super) warnings: usize,
    /// The first of them as rustc shows it.
    pub(super) first: Option<String>,
    /// Seconds of processor time in user mode, of cargo and the compiler, without dependencies.
    pub(super) cpu: f64,
    /// Megabytes that the largest of the processes held.
    pub(super) memory: u64,
}

impl Generated {
    /// Whether there is a crate.
    pub(super) fn is_written(&self) -> bool {
        self.outcome == Outcome::Written
    }
}

impl Row {
    /// The promise that was broken, in words.
    pub(super) fn failure(&self) -> Option<String> {
        let broken = match &self.generated.outcome {
            Outcome::Panicked(message) => Some(format!("the generator panicked: {message}")),
            Outcome::Refused(why) if !self.invalid => Some(format!("no crate was made of it: {why}")),
            Outcome::Refused(_) if !self.generated.has_line => {
                Some("it is wrong by intent, and was refused without a word on any of its lines".to_owned())
            }
            _ => None,
        };
        broken.or_else(|| self.checked.as_ref().and_then(Checked::failure))
    }
}

impl Checked {
    fn failure(&self) -> Option<String> {
        let first = self.first.as_deref().unwrap_or_default().trim_end();
        let counts = format!("{} errors and {} warnings", self.errors, self.warnings);
        (self.errors + self.warnings > 0).then(|| format!("its crate has {counts}\n\n```text\n{first}\n```"))
    }
}
