//! What became of the instances, counted by level and keyword.

use std::fmt::Write as _;

use super::cases::{Case, Instance, MEMBERS};
use super::driver::Answer;
use super::equal::equal;

/// Levels whose valid instances every type has to take.
const OWED: [&str; 2] = ["core", "extra"];

/// The counts, in the order of the cases.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Row>,
    /// Instances that are not as they should be.
    odd: Vec<String>,
}

#[derive(Debug, Default, Clone)]
struct Row {
    level: String,
    keyword: String,
    /// Valid instances: taken and given back equal, and all.
    valid: (usize, usize),
    /// Invalid instances: refused by decoding, and all.
    decoding: (usize, usize),
    /// Invalid instances: refused by decoding or by `validate()`, and all.
    invalid: (usize, usize),
    /// Invalid instances: refused by any of these or by the check of their text, and all.
    told: (usize, usize),
}

impl Row {
    fn add(&mut self, other: &Self) {
        self.valid = (self.valid.0 + other.valid.0, self.valid.1 + other.valid.1);
        self.decoding = (self.decoding.0 + other.decoding.0, self.decoding.1 + other.decoding.1);
        self.told = (self.told.0 + other.told.0, self.told.1 + other.told.1);
        self.invalid = (self.invalid.0 + other.invalid.0, self.invalid.1 + other.invalid.1);
    }
}

impl Table {
    /// Counts one instance.
    pub(super) fn add(&mut self, case: &Case, instance: &Instance, answer: &Answer) {
        let flaw = flaw(instance, answer);
        let row = self.row(&case.level, case.keyword());
        if !instance.valid {
            row.decoding.0 += usize::from(matches!(answer, Answer::Refused(_)));
            row.decoding.1 += 1;
            row.told.0 += usize::from(!matches!(answer, Answer::Taken(_)));
            row.told.1 += 1;
        }
        let count = if instance.valid { &mut row.valid } else { &mut row.invalid };
        count.0 += usize::from(flaw.is_none());
        count.1 += 1;
        if let Some(flaw) = flaw {
            let (level, id, words) = (&case.level, &case.id, &instance.description);
            self.odd.push(format!("{level} {id} ({words}): {} {flaw}", instance.data));
        }
    }

    /// Whether every valid instance that a type has to take was taken and given back equal.
    pub(super) fn all_valid_hold(&self) -> bool {
        self.rows
            .iter()
            .filter(|row| OWED.contains(&row.level.strip_suffix(MEMBERS).unwrap_or(&row.level)))
            .all(|row| row.valid.0 == row.valid.1)
    }

    /// The table for a terminal; with what is not as it should be, instance by instance.
    pub(super) fn text(&self, verbose: bool) -> String {
        let mut text = String::new();
        if verbose {
            self.odd.iter().for_each(|line| text.push_str(&format!("{line}\n")));
        }
        let _ = writeln!(text, "{:<26} {:<24} {:>11} {:>11}", "level", "keyword", "valid", "refused");
        for row in self.with_sums() {
            let (valid, invalid) = (fraction(row.valid), fraction(row.invalid));
            let _ = writeln!(text, "{:<26} {:<24} {valid:>11} {invalid:>11}", row.level, row.keyword);
        }
        text
    }

    /// The table for the documentation.
    pub(super) fn markdown(&self) -> String {
        let mut text = "| level | keyword | valid: taken, and equal again | invalid: refused by decoding | by decoding or `validate()` | or `check_json` |\n\
             |---|---|---|---|---|---|\n"
            .to_owned();
        for row in self.with_sums() {
            let [valid, decoding, invalid, told] =
                [row.valid, row.decoding, row.invalid, row.told].map(fraction);
            let (level, keyword) = (row.level, row.keyword);
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "| {level} | {keyword} | {valid} | {decoding} | {invalid} | {told} |");
        }
        text
    }

    fn row(&mut self, level: &str, keyword: &str) -> &mut Row {
        let found = self.rows.iter().position(|row| row.level == level && row.keyword == keyword);
        let index = found.unwrap_or_else(|| {
            self.rows.push(Row { level: level.into(), keyword: keyword.into(), ..Row::default() });
            self.rows.len() - 1
        });
        &mut self.rows[index]
    }

    /// The rows, each level with its sum behind it.
    fn with_sums(&self) -> Vec<Row> {
        let mut all = Vec::new();
        let mut levels: Vec<&str> = Vec::new();
        for row in &self.rows {
            if !levels.contains(&row.level.as_str()) {
                levels.push(&row.level);
            }
        }
        for level in levels {
            let mut sum = Row { level: level.to_owned(), keyword: "all".to_owned(), ..Row::default() };
            for row in self.rows.iter().filter(|row| row.level == level) {
                sum.add(row);
                all.push(row.clone());
            }
            all.push(sum);
        }
        all
    }
}

fn fraction((part, all): (usize, usize)) -> String {
    format!("{part} of {all}")
}

/// What is wrong with an answer; nothing where it is as it should be.
fn flaw(instance: &Instance, answer: &Answer) -> Option<String> {
    match (instance.valid, answer) {
        (true, Answer::Refused(reason) | Answer::Invalid(reason) | Answer::Told(reason)) => {
            Some(format!("is valid and was refused: {reason}"))
        }
        (true, Answer::Taken(text)) => {
            let same = serde_json::from_str(text).is_ok_and(|back| equal(&instance.data, &back));
            (!same).then(|| format!("came back as {text}"))
        }
        (false, Answer::Taken(_) | Answer::Told(_)) => Some("is invalid and was taken".to_owned()),
        (false, Answer::Refused(_) | Answer::Invalid(_)) => None,
    }
}
