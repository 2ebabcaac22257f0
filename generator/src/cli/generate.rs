//! `generate SPEC --out DIR`
//!
//! In: a document. Out: a crate that builds by itself, and the report.

use std::path::Path;
use std::time::Instant;

use super::args::GenerateArgs;
use super::console::Console;
use super::ending::Ending;
use super::inspect;
use crate::diagnostic::Code;
use crate::output::{self, Scope, Tree, WriteError};
use crate::pipeline::{self, Input, Planned, Standalone, millis};
use crate::report::Report;

/// Makes a crate of a document.
pub(super) fn run(arguments: &GenerateArgs, console: &Console) -> Ending {
    let input = Input {
        names: Some(arguments.out.join("names.lock")),
        validate: arguments.validate,
        ..inspect::input(&arguments.document)
    };
    let mut planned = pipeline::plan(&input);
    let standalone = Standalone {
        name: arguments.document.name.as_deref(),
        member: arguments.member,
        with_tests: arguments.with_tests,
    };
    let tree = planned.standalone(standalone);
    let written = tree.map(|tree| write(&mut planned, &tree, &arguments.out));
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

/// Writes the crate; gives the number of files that changed, `None` after an error.
fn write(planned: &mut Planned, tree: &Tree, out: &Path) -> Option<usize> {
    let started = Instant::now();
    let changes = output::compare(out, tree, Scope(&["src", "tests"]));
    let written = changes.and_then(|changes| changes.apply().map(|()| changes.iter().count()));
    planned.timing.write = millis(started);
    written.map_err(|error| refuse(planned, &error)).ok()
}

fn refuse(planned: &mut Planned, error: &WriteError) {
    let code = if error.foreign { Code::FOREIGN_FILE } else { Code::UNWRITABLE };
    planned.diagnostics.report(code, None, error.to_string());
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
    match file.map(|file| output::write_file(file, text.as_bytes())) {
        Some(Err(error)) => {
            console.error(&error.to_string());
            false
        }
        _ => true,
    }
}
