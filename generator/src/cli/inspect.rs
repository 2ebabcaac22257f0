//! `inspect SPEC`: tells what is in a document and how much of that the client will have, as text or as the JSON
//! report.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::args::{DocumentArgs, InspectArgs};
use super::console::Console;
use super::ending::Ending;
use crate::escape::terminal::line;
use crate::limits::Limits;
use crate::pipeline::{self, Home, Input};
use crate::report::Report;

/// Shows what a document holds.
pub(super) fn run(arguments: &InspectArgs, console: &Console) -> Ending {
    let planned = pipeline::plan(&input(&arguments.document));
    let report = planned.report();
    if !console.json() {
        console.findings(&report.diagnostics, &planned.sources, folder_of(&arguments.document.spec));
    }
    match report.to_json() {
        Ok(text) if console.json() => console.result(&text),
        Ok(_) => console.result(&text(&report)),
        Err(error) => console.error(&error.to_string()),
    }
    if planned.diagnostics.has_errors() { Ending::BadInput } else { Ending::Done }
}

/// The pipeline's input, as the arguments of a command describe it.
pub(super) fn input(arguments: &DocumentArgs) -> Input {
    Input {
        document: arguments.spec.clone(),
        overlays: arguments.overlay.clone(),
        root: arguments.root.clone(),
        strict: arguments.strict,
        implied_types: arguments.implied_types.into(),
        home: arguments.name.clone().map_or(Home::Crate, Home::NamedCrate),
        tags: arguments.tag.clone(),
        operations: arguments.operation.clone(),
        naming: arguments.naming.clone(),
        validate: false,
        cases: Vec::new(),
        names: None,
        limits: arguments.limits.over(Limits::default()),
    }
}

/// The folder that a document lies in.
pub(super) fn folder_of(document: &Path) -> &Path {
    document.parent().unwrap_or(Path::new(""))
}

/// The report for people: the document, the operations tag by tag, what is not fully supported.
fn text(report: &Report) -> String {
    let Some(document) = &report.document else { return String::new() };
    let mut out = format!(
        "{} {} (OpenAPI {})\n{} operations: {}\n{} schemas, {} types: {}\n",
        line(&document.title),
        line(&document.version),
        line(&document.openapi),
        document.operations,
        grades(report.operations.iter().map(|row| row.grade)),
        document.schemas,
        report.types.len(),
        grades(report.types.iter().map(|row| row.grade)),
    );
    for found in &report.naming {
        let done =
            if found.applied { "functions are named after {function}" } else { "functions have whole ids" };
        let _ = writeln!(out, "{} of {} operationIds are {}: {done}", found.ids, found.of, found.form);
    }
    let mut tag = None;
    let mut rows: Vec<_> = report.operations.iter().collect();
    rows.sort_by_key(|row| report.operations.iter().position(|first| first.tag == row.tag));
    for row in rows {
        // Writing to a `String` cannot fail, here and below.
        if tag != Some(&row.tag) {
            let _ = writeln!(out, "\n{}", line(row.tag.as_deref().unwrap_or("(no tag)")));
            tag = Some(&row.tag);
        }
        let rust = row.rust.as_deref().unwrap_or("-");
        let _ = writeln!(out, "  {:7} {}  {rust}", line(&row.method.to_uppercase()), line(&row.path));
        lacking(&mut out, row.grade, &row.reasons);
    }
    let types: Vec<_> = report.types.iter().filter(|row| row.grade != "full").collect();
    if !types.is_empty() {
        out.push_str("\nTypes with less information than the document has\n");
    }
    for row in types {
        let _ = writeln!(out, "  {}  {}", line(&row.key), row.rust);
        lacking(&mut out, row.grade, &row.reasons);
    }
    out
}

fn lacking(out: &mut String, grade: &str, reasons: &[String]) {
    for reason in reasons {
        let _ = writeln!(out, "          {grade}: {}", line(reason));
    }
}

/// `530 full, 6 degraded`
fn grades(grades: impl Iterator<Item = &'static str>) -> String {
    let mut counts: BTreeMap<usize, (&str, usize)> = BTreeMap::new();
    let order = ["full", "degraded", "skipped"];
    for grade in grades {
        let place = order.iter().position(|word| *word == grade).unwrap_or(order.len());
        counts.entry(place).or_insert((grade, 0)).1 += 1;
    }
    let words: Vec<_> = counts.values().map(|(word, count)| format!("{count} {word}")).collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}
