//! `generate SPEC --out DIR`: makes a crate that builds by itself, and the report.

use std::path::Path;
use std::time::Instant;

use super::args::GenerateArgs;
use super::console::Console;
use super::ending::Ending;
use super::{inspect, remade};
use crate::output::{self, Exclusive, Scope, Target, Tree, Trouble, WriteError};
use crate::pipeline::{self, Input, PlannedApi, Standalone, millis};
use crate::report::Report;

/// Makes a crate of a document.
pub(super) fn run(arguments: &GenerateArgs, console: &Console) -> Ending {
    if let Err(error) = check_report(arguments) {
        return refused(&error, console);
    }
    let target = Target::folder(&arguments.out);
    // From before names.lock is read to after it is written.
    let alone = match Exclusive::take(&target) {
        Ok(alone) => alone,
        Err(error) => return refused(&error, console),
    };
    if alone.completed() {
        console.note(&format!("{}: completed what an interrupted run had begun", arguments.out.display()));
    }
    let mut planned = pipeline::plan(&input(arguments));
    let command = remade::command(arguments);
    let standalone = Standalone {
        name: arguments.document.name.as_deref(),
        member: arguments.member,
        with_tests: arguments.with_tests,
        license: arguments.license.as_deref(),
        publish: arguments.publish,
        command: &command,
    };
    let tree = planned.standalone(standalone);
    if let (Some(tree), Some(report)) = (&tree, &arguments.report)
        && target.holds(tree, report)
    {
        return refused(&not_there(report, "is a place that the crate needs"), console);
    }
    let written = tree.map(|tree| write(&mut planned, &tree, &target, &alone));
    drop(alone);
    let report = planned.report();
    console.findings(&report.diagnostics, &planned.sources, inspect::folder_of(&arguments.document.spec));
    let reported = deliver(&report, arguments.report.as_deref(), console);
    match written {
        Some(Some(changed)) if reported => {
            let what =
                if changed == 0 { "nothing to do".to_owned() } else { format!("{changed} files written") };
            console.note(&format!("{}: {what}", arguments.out.display()));
            Ending::Done
        }
        _ => Ending::BadInput,
    }
}

fn refused(error: &WriteError, console: &Console) -> Ending {
    console.error(&format!("{error} ({})", error.code().id));
    Ending::BadInput
}

fn not_there(report: &Path, why: &str) -> WriteError {
    let why = format!("{why}: the report has to go elsewhere");
    WriteError { path: report.to_owned(), why, trouble: Trouble::Foreign }
}

fn input(arguments: &GenerateArgs) -> Input {
    Input {
        names: Some(arguments.out.join("names.lock")),
        validate: arguments.validate,
        ..inspect::input(&arguments.document)
    }
}

/// The report may replace an earlier report and nothing else, least of all what is read here.
fn check_report(arguments: &GenerateArgs) -> Result<(), WriteError> {
    let Some(report) = &arguments.report else { return Ok(()) };
    let read = std::iter::once(&arguments.document.spec).chain(&arguments.document.overlay);
    for input in read {
        let both = std::fs::canonicalize(input).and_then(|input| Ok(input == std::fs::canonicalize(report)?));
        if both.unwrap_or(false) {
            return Err(not_there(report, "is read by this run"));
        }
    }
    output::check_replaceable(report, Report::is_report)
}

/// Writes the crate; gives the number of files that changed, `None` after an error.
fn write(planned: &mut PlannedApi, tree: &Tree, target: &Target, alone: &Exclusive) -> Option<usize> {
    let started = Instant::now();
    let written = output::compare(target, tree, Scope::ALL).and_then(|changes| {
        output::note_edits(&changes, &mut planned.diagnostics);
        changes.apply(alone).map(|()| changes.iter().count())
    });
    planned.timing.write = millis(started);
    written.map_err(|error| planned.diagnostics.report(error.code(), None, error.to_string()).code).ok()
}

/// Puts the report where it is wanted.
fn deliver(report: &Report, file: Option<&Path>, console: &Console) -> bool {
    let text = match report.to_json() {
        Ok(text) => text,
        Err(error) => {
            console.error(&error.to_string());
            return false;
        }
    };
    if console.json() {
        console.result(&text);
    }
    match file.map(|file| output::write_file(file, text.as_bytes(), Report::is_report)) {
        Some(Err(error)) => {
            console.error(&format!("{error} ({})", error.code().id));
            false
        }
        _ => true,
    }
}
