//! The table.
//!
//! In: rows. Out: Markdown: a summary for the terminal, and all of it for a file.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Write as _};

use super::row::{Generated, Row};

/// What became of a collection.
#[derive(Debug)]
pub(super) struct Table {
    /// The collection's name.
    pub(super) name: String,
    /// Its documents.
    pub(super) rows: Vec<Row>,
}

impl Table {
    /// Whether every promise was kept.
    pub(super) fn kept(&self) -> bool {
        self.rows.iter().all(|row| row.failure().is_none())
    }

    /// The figures, and everything that failed.
    pub(super) fn summary(&self) -> String {
        format!("# {}\n\n{}{}", self.name, self.figures(), self.failures())
    }

    /// The whole table.
    pub(super) fn markdown(&self) -> String {
        let parts: [&dyn Display; 3] = [&self.documents(), &self.skipped(), &self.codes()];
        parts.iter().fold(self.summary(), |text, part| format!("{text}{part}"))
    }

    fn figures(&self) -> String {
        let sum =
            |count: fn(&Generated) -> usize| self.rows.iter().map(|row| count(&row.generated)).sum::<usize>();
        let (full, degraded) = (sum(|row| row.full), sum(|row| row.degraded));
        let skipped = sum(|row| row.skipped.len());
        let there = Share(full + degraded, full + degraded + skipped);
        let written = self.rows.iter().filter(|row| row.generated.is_written()).count();
        let checked: Vec<_> = self.rows.iter().filter_map(|row| row.checked.as_ref()).collect();
        let clean = checked.iter().filter(|crate_| crate_.errors + crate_.warnings == 0).count();
        let errors: usize = checked.iter().map(|crate_| crate_.errors).sum();
        let warnings: usize = checked.iter().map(|crate_| crate_.warnings).sum();
        let cpu: f64 = checked.iter().map(|crate_| crate_.cpu).sum();
        let memory = checked.iter().map(|crate_| crate_.memory).max().unwrap_or(0);
        let invalid = self.rows.iter().filter(|row| row.invalid).count();
        let failed = self.rows.iter().filter(|row| row.failure().is_some()).count();
        let took: u64 = self.rows.iter().map(|row| row.generated.took).sum();
        format!(
            "- documents: {}, {invalid} of them wrong by intent; {written} generated in {:.1} s, {failed} failed\n\
             - operations: {full} full, {degraded} degraded, {skipped} skipped; {there} are there\n\
             - crates compiled: {}; {clean} without a word, {errors} errors, {warnings} warnings\n\
             - processor time of the compiler: {cpu:.1} s; at most {memory} MB\n",
            self.rows.len(),
            took as f64 / 1000.0,
            checked.len(),
        )
    }

    fn failures(&self) -> String {
        let failed = self.rows.iter().filter_map(|row| Some((&row.document, row.failure()?)));
        let text: String = failed.map(|(document, why)| format!("\n**{document}**: {why}\n")).collect();
        if text.is_empty() { text } else { format!("\n## Failed\n{text}") }
    }

    fn documents(&self) -> String {
        let mut text =
            "\n## Documents\n\n| document | bytes | full | degraded | skipped | diagnostics | generated, ms \
                        | errors | warnings | CPU, s | MB |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
                .to_owned();
        for row in &self.rows {
            let Generated { full, degraded, skipped, codes, took, .. } = &row.generated;
            let (mark, skipped) = (if row.invalid { " (wrong by intent)" } else { "" }, skipped.len());
            let diagnostics: usize = codes.values().sum();
            let (name, bytes) = (&row.document, row.bytes);
            let _ = write!(
                text,
                "| {name}{mark} | {bytes} | {full} | {degraded} | {skipped} | {diagnostics} | {took} |"
            );
            let _ = match &row.checked {
                Some(of) => {
                    writeln!(text, " {} | {} | {:.2} | {} |", of.errors, of.warnings, of.cpu, of.memory)
                }
                None => writeln!(text, " | | | |"),
            };
        }
        text
    }

    fn skipped(&self) -> String {
        let rows = self.rows.iter().filter(|row| !row.generated.skipped.is_empty());
        let lines = rows
            .flat_map(|row| row.generated.skipped.iter().map(|why| format!("- {}: {why}\n", row.document)));
        let text: String = lines.collect();
        if text.is_empty() { text } else { format!("\n## Operations that are not there\n\n{text}") }
    }

    fn codes(&self) -> String {
        let mut codes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (code, count) in self.rows.iter().flat_map(|row| &row.generated.codes) {
            let (documents, total) = codes.entry(code).or_default();
            *documents += 1;
            *total += count;
        }
        let lines = codes.iter().map(|(code, (documents, total))| {
            let title = clientwright::diagnostic::find_code(code).map_or("", |known| known.title);
            format!("| {code} | {title} | {total} | {documents} |\n")
        });
        let lines: String = lines.collect();
        format!("\n## Diagnostics\n\n| code | | times | documents |\n|---|---|--:|--:|\n{lines}")
    }
}

/// So many of so many.
struct Share(usize, usize);

impl Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(part, whole) = *self;
        if whole == 0 {
            return formatter.write_str("none");
        }
        write!(formatter, "{:.2} %", part as f64 * 100.0 / whole as f64)
    }
}
