//! `SUPPORT.md`: what of a document the client has, and what it does not.
//!
//! The rows of the ledger as Markdown, for people; [`Grades`](super::Grades) is the same for the next run.

use std::fmt::Write as _;

use super::HEADER;
use crate::api::Grade;
use crate::escape::markdown;
use crate::rust::Crate;

/// The text of `SUPPORT.md`: counts, then a table of all operations and one of all types that are not fully supported.
pub fn support_md(krate: &Crate, title: &str) -> String {
    let mut text =
        format!("<!-- {HEADER}. Do not edit by hand. -->\n\n# Support: {}\n\n", markdown::text(title));
    text.push_str(
        "**full**: everything the document says is honoured. **degraded**: works, with less type information than the \
         document has. **skipped**: set aside.\n\n| | full | degraded | skipped |\n|---|---|---|---|\n",
    );
    count(&mut text, "operations", krate.operations.iter().map(|row| row.grade));
    count(&mut text, "types", krate.types.iter().map(|row| row.grade));
    let operations = krate.operations.iter().map(|row| (row.title(), row.grade, row.reasons.as_slice()));
    table(&mut text, "Operations", operations);
    table(
        &mut text,
        "Types",
        krate.types.iter().map(|row| (row.key.to_string(), row.grade, row.reasons.as_slice())),
    );
    text
}

fn count(text: &mut String, what: &str, grades: impl Iterator<Item = Grade>) {
    let mut counts = [0_usize; 3];
    for grade in grades {
        counts[match grade {
            Grade::Full => 0,
            Grade::Degraded => 1,
            Grade::Skipped => 2,
        }] += 1;
    }
    let [full, degraded, skipped] = counts;
    // Writing to a `String` cannot fail, here and below.
    let _ = writeln!(text, "| {what} | {full} | {degraded} | {skipped} |");
}

fn table<'a>(text: &mut String, heading: &str, rows: impl Iterator<Item = (String, Grade, &'a [String])>) {
    let rows: Vec<_> = rows.filter(|(_, grade, _)| *grade != Grade::Full).collect();
    if rows.is_empty() {
        return;
    }
    let _ = write!(text, "\n## {heading}\n\n| | grade | why |\n|---|---|---|\n");
    for (thing, grade, reasons) in rows {
        let why = markdown::cell(&reasons.join("; "));
        let _ = writeln!(
            text,
            "| {} | {} | {why} |",
            markdown::code_cell(&thing),
            crate::report::grade_word(grade)
        );
    }
}

#[cfg(test)]
mod tests;
