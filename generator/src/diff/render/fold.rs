//! Folds findings that say the same, and groups them under headings.

use std::collections::{HashMap, HashSet};

use crate::diff::report::{Finding, Reached};
use crate::diff::verdict::{Severity, Source};

/// A finding, and others that say the same of other places.
#[derive(Debug, Clone)]
pub struct Fold<'r> {
    /// The one that is shown.
    pub first: &'r Finding,
    /// The others, in order.
    pub others: Vec<&'r Finding>,
}

/// Folds findings that say the same, in the order of the first of each.
pub fn folded<'r>(findings: impl IntoIterator<Item = &'r Finding>) -> Vec<Fold<'r>> {
    let mut folds: Vec<Fold<'r>> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for finding in findings {
        let approved = finding.approval.is_some();
        let key =
            (finding.kind.id(), finding.severity, finding.rust, &finding.message, &finding.values, approved);
        match known.get(&key) {
            Some(at) => folds[*at].others.push(finding),
            None => {
                known.insert(key, folds.len());
                folds.push(Fold { first: finding, others: Vec::new() });
            }
        }
    }
    folds
}

/// What findings are listed under, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Clients in the field stop working.
    Breaking,
    /// Somebody has to look.
    Review,
    /// Nothing of that, but code that uses the crate stops compiling.
    Code,
    /// The rest.
    Information,
}

impl Section {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Breaking, Self::Review, Self::Code, Self::Information];

    /// Where a finding is listed.
    pub fn of(finding: &Finding) -> Self {
        match (finding.severity, finding.rust) {
            (Severity::Error, _) => Self::Breaking,
            (Severity::Warning, _) => Self::Review,
            (Severity::Info, Source::SourceBreaking) => Self::Code,
            (Severity::Info, _) => Self::Information,
        }
    }

    /// In words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Breaking => "Breaks clients in the field",
            Self::Review => "To review",
            Self::Code => "Stops code from compiling, and nobody in the field",
            Self::Information => "For information",
        }
    }
}

impl Fold<'_> {
    /// All findings of the fold.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// The operations that any of them reaches.
    pub fn reaches(&self) -> Vec<&Reached> {
        let mut known = HashSet::new();
        self.all().flat_map(|finding| &finding.reaches).filter(|reached| known.insert(*reached)).collect()
    }
}

/// What a finding belongs to, for people: `GET /pets`, `Pet.name`, or the document.
pub fn scope(finding: &Finding) -> String {
    match &finding.operation {
        Some(operation) => {
            let named = operation.to_string();
            let rest = finding.place.strip_prefix(&named).unwrap_or(&finding.place).trim_start();
            let head = format!("{} {}", operation.method.to_uppercase(), operation.path);
            if rest.is_empty() { head } else { format!("{head} · {rest}") }
        }
        None if finding.place.is_empty() => "the crate".to_owned(),
        None => finding.place.clone(),
    }
}

/// `get /pets, post /pets and 12 more`
pub fn reach_in_words(reaches: &[&Reached], most: usize) -> String {
    let names: Vec<String> = reaches.iter().take(most).map(ToString::to_string).collect();
    match reaches.len().saturating_sub(most) {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}
