//! The result of a comparison: the verdicts and the list of findings.

mod approval;
mod item;
mod verification;

pub use approval::{Approval, NotApplied, Unused};
pub use item::{ItemAction, ItemChange};
pub use verification::{CompilerError, Surprise, Verification};

use serde::Serialize;

use super::kind::ChangeKind;
use super::verdict::{Bump, FailOn, Severity, Side, Source, Wire};
use crate::limits::Met;
use crate::source::{NodeId, Place};

/// Two documents compared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// The old document.
    pub base: Heading,
    /// The new document.
    pub revision: Heading,
    /// What the changes do to the wire: the worst of them that is not approved.
    pub wire: Wire,
    /// What they do to code that uses the crate, approved or not.
    pub rust: Source,
    /// What the crate's version has to do.
    pub semver: Bump,
    /// The findings, those that do the most damage first.
    pub findings: Vec<Finding>,
    /// Approvals that hold for no finding.
    pub unused: Vec<Unused>,
    /// What was left out because a limit was met.
    pub cut: Option<Cut>,
    /// The verdict of the compiler; `None` unless `--verify` was given.
    pub verification: Option<Verification>,
}

/// A comparison that ended early.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// The limit that was met.
    pub met: Met,
    /// What was being compared, in the revision.
    pub at: Option<NodeId>,
}

/// What a document calls itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub version: String,
}

/// A change with its verdicts.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The id of the change. It depends on neither the wording nor the line.
    pub id: String,
    /// What it is.
    pub kind: ChangeKind,
    /// How it is listed.
    pub severity: Severity,
    /// What it does to the wire.
    pub wire: Wire,
    /// What it does to code that uses the crate.
    pub rust: Source,
    /// Which way the values of the place travel; `None` where it is about a call or a document as a whole, or where no
    /// call reaches it.
    pub side: Option<Side>,
    /// Method and path of the operation that it belongs to.
    pub operation: Option<Reached>,
    /// Where it is, in the notation of [`TypeKey`](crate::api::TypeKey).
    pub place: String,
    /// Where it was written in the base.
    pub base: Option<Place>,
    /// Where it is written in the revision.
    pub revision: Option<Place>,
    /// Where the owner of a removed thing is written in the revision.
    pub near: Option<Place>,
    /// The old and the new value, in short.
    pub values: (Option<String>, Option<String>),
    /// What happened, in one sentence.
    pub message: String,
    /// What else the reader should know.
    pub hint: Option<String>,
    /// The operations that are concerned, in the order of the document.
    pub reaches: Vec<Reached>,
    /// The items of the crate that it changes.
    pub items: Vec<ItemChange>,
    /// Errors of the compiler about code that uses these items; empty unless `--verify` was given.
    pub errors: Vec<CompilerError>,
    /// Who looked at it and wants it.
    pub approval: Option<Approval>,
}

/// An operation by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Reached {
    /// Method, lower case.
    pub method: String,
    /// Path as written; the name of a webhook.
    pub path: String,
}

impl std::fmt::Display for Reached {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Finding {
    /// The place in the revision to show it at.
    pub fn shown_at(&self) -> Option<&Place> {
        self.revision.as_ref().or(self.near.as_ref())
    }
}

impl Report {
    /// Whether clients in the field stop working, by a change that nobody approved.
    pub fn is_breaking(&self) -> bool {
        self.wire == Wire::Breaking
    }

    /// Whether a run fails. A severity of the configuration counts like the verdict that has it by default.
    pub fn fails(&self, on: FailOn) -> bool {
        let errors = || self.open().any(|finding| finding.severity == Severity::Error);
        match on {
            FailOn::Breaking => errors(),
            FailOn::Source => {
                let refused = self.verification.as_ref().is_some_and(Verification::refuses);
                refused || errors() || self.open().any(|finding| finding.rust == Source::SourceBreaking)
            }
            FailOn::Any => self.open().next().is_some(),
            FailOn::Never => false,
        }
    }

    /// The findings that nobody approved.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.approval.is_none())
    }

    /// How many findings of a severity nobody approved.
    pub fn count(&self, severity: Severity) -> usize {
        self.open().filter(|finding| finding.severity == severity).count()
    }

    /// The finding that does the most to code that uses the crate: the reason for the bump.
    pub fn worst_for_code(&self) -> Option<&Finding> {
        let worst = |finding: &&Finding| finding.rust == self.rust && self.rust > Source::None;
        self.findings.iter().find(worst)
    }

    /// Works out the verdicts from the findings.
    pub(super) fn sum_up(&mut self) {
        self.wire = self.open().map(|f| f.wire).max().unwrap_or_default();
        self.rust = self.findings.iter().map(|f| f.rust).max().unwrap_or_default();
        self.semver = if self.findings.is_empty() { Bump::None } else { self.rust.bump() };
    }
}
