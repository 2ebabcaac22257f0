//! `support.lock`: the grades of what is not fully supported, for the next run to compare with.

use std::collections::BTreeMap;

use super::HEADER;
use crate::api::Grade;
use crate::escape::lock;
use crate::report::grade_word;
use crate::rust::Crate;

/// The grades that a lock has; everything else is full.
const LOWER: [Grade; 2] = [Grade::Degraded, Grade::Skipped];

/// The operations and types that are not fully supported, each with its grade.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grades(BTreeMap<String, Grade>);

/// A grade that is lower than it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedGrade {
    /// The operation, `GET /pets`, or the key of the type.
    pub of: String,
    /// What it was.
    pub old: Grade,
    /// What it is.
    pub new: Grade,
}

impl Grades {
    /// Those of a planned crate.
    pub fn of(krate: &Crate) -> Self {
        let operations = krate.operations.iter().map(|row| (row.title(), row.grade));
        let types = krate.types.iter().map(|row| (row.key.to_string(), row.grade));
        Self(operations.chain(types).filter(|(_, grade)| *grade != Grade::Full).collect())
    }

    /// Reads the text form. What is no entry, such as the marks of a merge, is passed over.
    pub fn parse(text: &str) -> Self {
        let entry = |line: &str| {
            let (word, of) = line.split_once('\t')?;
            let grade = LOWER.into_iter().find(|grade| grade_word(*grade) == word)?;
            Some((lock::unescaped(of), grade))
        };
        Self(text.lines().filter_map(entry).collect())
    }

    /// The text form: grade and thing with a tab between, sorted by thing.
    pub fn to_text(&self) -> String {
        let lines = self.0.iter().map(|(of, grade)| format!("{}\t{}\n", grade_word(*grade), lock::field(of)));
        format!("# {HEADER}. Do not edit by hand.\n{}", lines.collect::<String>())
    }

    /// What is graded lower here than in `then`.
    pub fn dropped_since(&self, then: &Self) -> Vec<DroppedGrade> {
        let old = |of: &str| then.0.get(of).copied().unwrap_or(Grade::Full);
        let all = self.0.iter().map(|(of, new)| DroppedGrade { of: of.clone(), old: old(of), new: *new });
        all.filter(|dropped| dropped.new < dropped.old).collect()
    }
}

#[cfg(test)]
mod tests;
