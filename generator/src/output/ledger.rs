//! `SUPPORT.md`: what of a document the client has, and what it does not.
//!
//! In: the rows of the ledger. Out: Markdown, and on request the grades read back from it. Never judges: the grades are
//! given.

use std::collections::BTreeMap;
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
    let operations = krate.operations.iter().map(|row| {
        (format!("{} {}", row.method.to_uppercase(), row.path), row.grade, row.reasons.as_slice())
    });
    table(&mut text, "Operations", operations);
    table(
        &mut text,
        "Types",
        krate.types.iter().map(|row| (row.key.clone(), row.grade, row.reasons.as_slice())),
    );
    text
}

/// What a `SUPPORT.md` says is not fully supported: the first cell of its rows and the grade.
pub fn read_back(text: &str) -> BTreeMap<String, Grade> {
    let row = |line: &str| {
        let (thing, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
        let grade = match rest.split(" |").next()? {
            "degraded" => Grade::Degraded,
            "skipped" => Grade::Skipped,
            _ => return None,
        };
        Some((thing.trim_matches('`').trim().to_owned(), grade))
    };
    text.lines().filter_map(row).collect()
}

/// What is graded lower in `now` than in `then`, both texts of `SUPPORT.md`: the thing, its old and its new grade.
pub fn dropped(then: &str, now: &str) -> Vec<(String, Grade, Grade)> {
    let before = read_back(then);
    let old = |thing: &str| before.get(thing).copied().unwrap_or(Grade::Full);
    let rows = read_back(now).into_iter().map(|(thing, grade)| (old(&thing), thing, grade));
    rows.filter(|(old, _, new)| new < old).map(|(old, thing, new)| (thing, old, new)).collect()
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
