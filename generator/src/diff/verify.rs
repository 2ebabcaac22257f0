//! Compares our verdict with the compiler's: puts each compiler error on the finding that explains it, and lists where the two
//! disagree.

use std::collections::{HashMap, HashSet};

use super::report::{CompilerError, Finding, Report, Surprise, Verification};
use super::surface::path::above;
use super::verdict::Source;

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

#[cfg(test)]
mod tests;
