//! Our verdict held against the compiler's.
//!
//! In: a report, the items of the base crate that a witness uses, and the errors that it gives with the revision's crate.
//! Out: the errors on the findings that they come of, and where the two verdicts are not the same. Never runs a compiler.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::report::{Finding, Report};
use super::surface::compare::above;
use super::verdict::Source;

/// A complaint of the compiler about the use of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompilerError {
    /// The item of the base crate that is used.
    pub item: String,
    /// The error's code: `E0308`.
    pub code: Option<String>,
    /// What is wrong, in one line.
    pub message: String,
    /// The whole message as the compiler prints it.
    pub rendered: String,
}

impl CompilerError {
    /// `models::Pet::age: mismatched types (E0308)`
    pub fn words(&self) -> String {
        let code = self.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
        format!("{}: {}{code}", self.item, self.message)
    }
}

/// What came of compiling the witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// The witness compiles against the base, and this is what it does with the revision.
    Done {
        /// How many items the witness uses.
        used: usize,
        /// How many of them do not compile with the revision.
        failed: usize,
        /// Where the compiler says something else than we do.
        surprises: Vec<Surprise>,
    },
    /// There is no telling, and this is why.
    Impossible(String),
}

/// A difference between the compiler's verdict and ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Surprise {
    /// No finding says that this stops compiling.
    Fails(CompilerError),
    /// This item is called source-breaking, and compiles: its path, and the finding's id.
    Compiles(String, String),
}

impl Report {
    /// Puts the compiler's errors on the findings that explain them, and tells where it does not share our verdict. What it
    /// refuses and we did not tell makes the crate's verdict the worst one: the compiler is right.
    pub fn verify(&mut self, used: &[String], errors: Vec<CompilerError>) {
        let mut told: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, finding) in self.findings.iter().enumerate() {
            for item in breaking(finding) {
                told.entry(item.to_owned()).or_default().push(index);
            }
        }
        let failed: HashSet<String> = errors.iter().map(|error| error.item.clone()).collect();
        let mut surprises = self.not_failing(used, &failed);
        for error in errors {
            let mut places = std::iter::once(error.item.clone()).chain(above(&error.item));
            match places.find_map(|place| told.get(&place)) {
                Some(findings) => {
                    for index in findings {
                        self.findings[*index].errors.push(error.clone());
                    }
                }
                None => surprises.push(Surprise::Fails(error)),
            }
        }
        let verification = Verification::Done { used: used.len(), failed: failed.len(), surprises };
        if verification.refuses() {
            self.rust = Source::SourceBreaking;
            self.semver = self.rust.bump();
        }
        self.verification = Some(verification);
    }

    /// Items that are called source-breaking although their use compiles.
    fn not_failing(&self, used: &[String], failed: &HashSet<String>) -> Vec<Surprise> {
        let used: HashSet<&str> = used.iter().map(String::as_str).collect();
        let compiles = |item: &&str| used.contains(item) && !failed.contains(*item);
        let of = |finding: &Finding| -> Vec<Surprise> {
            let items = breaking(finding).filter(compiles);
            items.map(|item| Surprise::Compiles(item.to_owned(), finding.id.clone())).collect()
        };
        self.findings.iter().flat_map(of).collect()
    }
}

fn breaking(finding: &Finding) -> impl Iterator<Item = &str> {
    let items = finding.items.iter().filter(|item| item.effect == Source::SourceBreaking);
    items.map(|item| item.path.as_str())
}

impl Verification {
    /// Whether the compiler says what we say.
    pub fn agrees(&self) -> bool {
        matches!(self, Self::Done { surprises, .. } if surprises.is_empty())
    }

    /// Where it does not.
    pub fn surprises(&self) -> &[Surprise] {
        match self {
            Self::Done { surprises, .. } => surprises,
            Self::Impossible(_) => &[],
        }
    }

    /// Whether the compiler refuses what no finding calls source-breaking.
    pub fn refuses(&self) -> bool {
        let fails = |surprise: &Surprise| matches!(surprise, Surprise::Fails(_));
        matches!(self, Self::Done { surprises, .. } if surprises.iter().any(fails))
    }

    /// What came of it, in one line.
    pub fn words(&self) -> String {
        match self {
            Self::Impossible(why) => format!("could not say anything: {why}"),
            Self::Done { used, failed, surprises } => {
                let compiles = match failed {
                    0 => format!("all of {used} uses of the old crate compile"),
                    _ => format!("{failed} of {used} uses of the old crate do not compile"),
                };
                match surprises.len() {
                    0 => format!("agrees: {compiles}"),
                    more => format!("disagrees in {more} places: {compiles}"),
                }
            }
        }
    }
}

impl Surprise {
    /// The error that no finding speaks of.
    pub fn unexpected(&self) -> Option<&CompilerError> {
        match self {
            Self::Fails(error) => Some(error),
            Self::Compiles(..) => None,
        }
    }

    /// The item that compiles against our word.
    pub fn compiling(&self) -> Option<&str> {
        match self {
            Self::Compiles(item, _) => Some(item),
            Self::Fails(_) => None,
        }
    }

    /// What is different, in one line.
    pub fn words(&self) -> String {
        match self {
            Self::Fails(error) => format!("`{}` does not compile: {}", error.item, error.message),
            Self::Compiles(item, id) => format!("`{item}` compiles, though change {id} says otherwise"),
        }
    }
}

#[cfg(test)]
mod tests;
