//! The table of a run: areas, scenarios, and what does not pass, with the reason.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::exceptions::{Exception, Kind};
use super::judge::Verdict;

/// The least share of the scenarios that a document can express which has to pass, in percent; a body may be text.
const LEAST: f64 = 97.0;

/// The same, with all of it decoded by type.
const LEAST_BY_TYPE: f64 = 98.0;

/// A scenario and what came of it.
#[derive(Debug)]
pub(super) struct Row {
    /// What it is about: `type/property`.
    pub(super) area: String,
    /// Its name.
    pub(super) name: String,
    /// What came of it.
    pub(super) verdict: Verdict,
}

/// What a run found.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    pub(super) exceptions: Vec<Exception>,
}

/// The counts of an area.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    scenarios: usize,
    passed: usize,
    as_text: usize,
    failed: usize,
    inexpressible: usize,
}

impl Table {
    fn exception(&self, name: &str) -> Option<&Exception> {
        self.exceptions.iter().find(|exception| exception.covers(name))
    }

    fn is_inexpressible(&self, row: &Row) -> bool {
        self.exception(&row.name).is_some_and(|exception| exception.kind == Kind::Inexpressible)
    }

    /// Whether enough scenarios pass, and each other one has a true reason.
    pub(super) fn holds(&self) -> bool {
        let (by_type, in_all) = self.shares();
        self.trouble().is_empty() && by_type >= LEAST_BY_TYPE && in_all >= LEAST
    }

    /// How many of those that a document can express pass by type, and with a body as text too, in percent.
    fn shares(&self) -> (f64, f64) {
        let sum = self.counts().values().fold(Counts::default(), Counts::and);
        let expressible = (sum.scenarios - sum.inexpressible).max(1);
        let share = |count: usize| 100.0 * count as f64 / expressible as f64;
        (share(sum.passed), share(sum.passed + sum.as_text))
    }

    /// Scenarios that fail without a reason, and reasons that are none.
    fn trouble(&self) -> Vec<String> {
        let mut told = Vec::new();
        for row in &self.rows {
            let known = self.exception(&row.name);
            match (&row.verdict, known) {
                (Verdict::Failed(why), None) => told.push(format!("FAILED {}: {why}", row.name)),
                (Verdict::Passed | Verdict::AsText, Some(exception)) => {
                    told.push(format!("PASSED {}, and exceptions.txt says: {}", row.name, exception.reason));
                }
                _ => {}
            }
        }
        let unused = self.exceptions.iter().filter(|it| !self.rows.iter().any(|row| it.covers(&row.name)));
        told.extend(unused.map(|exception| format!("UNUSED exceptions.txt: there is no {}", exception.name)));
        told
    }

    fn counts(&self) -> BTreeMap<&str, Counts> {
        let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
        for row in &self.rows {
            let of_area = counts.entry(&row.area).or_default();
            of_area.scenarios += 1;
            match &row.verdict {
                Verdict::Passed => of_area.passed += 1,
                Verdict::AsText => of_area.as_text += 1,
                Verdict::Failed(_) if self.is_inexpressible(row) => of_area.inexpressible += 1,
                Verdict::Failed(_) => of_area.failed += 1,
            }
        }
        counts
    }

    /// The table for a terminal.
    pub(super) fn text(&self) -> String {
        let mut text = format!(
            "{:<34} {:>9} {:>7} {:>8} {:>7} {:>12}\n",
            "area", "scenarios", "passed", "as text", "failed", "no document"
        );
        let mut sum = Counts::default();
        for (area, counts) in self.counts() {
            sum = sum.and(&counts);
            text.push_str(&counts.line(area));
        }
        text.push_str(&sum.line("all"));
        let (by_type, in_all) = self.shares();
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            text,
            "{by_type:.1} % of what a document can express pass by type, at least {LEAST_BY_TYPE} %; {in_all:.1} % with a body as \
             text, at least {LEAST} %"
        );
        for exception in &self.exceptions {
            let covered = |row: &&Row| exception.covers(&row.name);
            let kind = if exception.kind == Kind::Inexpressible { "no document" } else { "missing" };
            let count = self.rows.iter().filter(covered).count();
            let _ = writeln!(text, "{kind}: {} ({count}): {}", exception.name, exception.reason);
        }
        self.trouble().iter().for_each(|line| text.push_str(&format!("{line}\n")));
        text
    }
}

impl Counts {
    fn and(self, other: &Self) -> Self {
        Self {
            scenarios: self.scenarios + other.scenarios,
            passed: self.passed + other.passed,
            as_text: self.as_text + other.as_text,
            failed: self.failed + other.failed,
            inexpressible: self.inexpressible + other.inexpressible,
        }
    }

    fn line(&self, area: &str) -> String {
        let Self { scenarios, passed, as_text, failed, inexpressible } = self;
        format!("{area:<34} {scenarios:>9} {passed:>7} {as_text:>8} {failed:>7} {inexpressible:>12}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(verdict: Verdict, exceptions: Vec<Exception>) -> Table {
        let row = |name: &str, verdict| Row { area: "a/b".to_owned(), name: name.to_owned(), verdict };
        let mut rows = vec![row("One", verdict)];
        rows.extend((0..99).map(|_| row("Other", Verdict::Passed)));
        Table { rows, exceptions }
    }

    fn exception(name: &str, kind: Kind) -> Exception {
        Exception { name: name.to_owned(), kind, reason: "why".to_owned() }
    }

    #[test]
    fn a_failure_needs_a_reason_and_a_reason_a_failure() {
        let failed = || Verdict::Failed("it is wrong".to_owned());
        assert!(!table(failed(), Vec::new()).holds());
        assert!(table(failed(), vec![exception("One", Kind::Missing)]).holds());
        assert!(table(failed(), vec![exception("O*", Kind::Inexpressible)]).text().contains("PASSED Other"));
        assert!(!table(Verdict::Passed, vec![exception("One", Kind::Missing)]).holds());
        assert!(!table(Verdict::AsText, vec![exception("None", Kind::Missing)]).holds());
    }

    #[test]
    fn too_many_reasons_are_too_many() {
        let mut few = table(Verdict::Passed, vec![exception("Late*", Kind::Missing)]);
        let late = |index| Row {
            area: "a/b".to_owned(),
            name: format!("Late{index}"),
            verdict: Verdict::Failed("it is wrong".to_owned()),
        };
        few.rows.extend((0..4).map(late));
        assert!(!few.holds() && few.trouble().is_empty());
    }
}
