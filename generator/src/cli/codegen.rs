//! `codegen [--check] [API...]`: brings the workspace's generated crate in line with its specs, or lists what is
//! out of date.

use std::fmt::Write as _;
use std::time::Instant;

use super::args::CodegenArgs;
use super::console::Console;
use super::ending::Ending;
use super::inspect::folder_of;
use crate::escape::json;
use crate::escape::terminal::line;
use crate::pipeline::millis;
use crate::report::{LocatedDiagnostic, Report};
use crate::workspace::{CodegenOptions, Interrupted, Run, Workspace, codegen};

/// Brings the generated crate up to date, or finds out whether it is.
pub(super) fn run(arguments: &CodegenArgs, workspace: Option<Workspace>, console: &Console) -> Ending {
    let here = || std::env::current_dir().ok().and_then(|folder| Workspace::around(&folder));
    let Some(workspace) = workspace.or_else(here) else {
        console.error("no folder from here upwards has a `specs` folder and a `Cargo.toml`");
        return Ending::BadInput;
    };
    let started = Instant::now();
    let options = CodegenOptions {
        check: arguments.check,
        apis: arguments.apis.clone(),
        limits: arguments.limits.settings(),
    };
    let run = codegen(&workspace, &options);
    show_findings(&run, &workspace, console);
    if console.json() {
        results_as_json(&run, console);
    }
    conclude(&run, arguments.check, millis(started), console)
}

fn show_findings(run: &Run, workspace: &Workspace, console: &Console) {
    let own: Vec<_> =
        run.diagnostics.iter().map(|d| LocatedDiagnostic::new(d, |node| run.sources.place(node))).collect();
    console.findings(&own, &run.sources, &workspace.specs());
    for (api, planned) in &run.apis {
        console.findings(&planned.findings(), &planned.sources, folder_of(&api.document));
    }
}

fn conclude(run: &Run, check: bool, milliseconds: u64, console: &Console) -> Ending {
    if run.interrupted == Some(Interrupted::Completed) {
        console.note("completed what an interrupted run had begun");
    }
    if run.failed() {
        console.note("nothing was written");
        return Ending::BadInput;
    }
    if check && run.stale() {
        if !console.json() && !run.changes.is_empty() {
            console.result(&listing(run));
        }
        console
            .note(&format!("{} files are out of date; `cargo xtask codegen` writes them", run.changes.len()));
        return Ending::Stale;
    }
    let count = run.changes.len();
    console.note(&match (check, count) {
        (true, _) | (false, 0) => format!("up to date ({milliseconds} ms)"),
        (false, 1) => format!("1 file written ({milliseconds} ms)"),
        (false, count) => format!("{count} files written ({milliseconds} ms)"),
    });
    Ending::Done
}

/// What is out of date, and which edit is behind it.
fn listing(run: &Run) -> String {
    let mut text = String::new();
    // Writing to a `String` cannot fail.
    for (path, change) in &run.changes {
        let _ = writeln!(text, "{:<8} {}", change.to_string(), line(path));
    }
    if run.edited.is_empty() {
        text.push_str("\nNo spec changed: the generator did, or a file was edited by hand.\n");
    } else {
        text.push_str("\nSpecs that changed since:\n");
        for path in &run.edited {
            let _ = writeln!(text, "  specs/{}", line(path));
        }
    }
    if run.dropped > 0 {
        let _ = writeln!(text, "\n{} grades dropped; SUPPORT.md says which.", run.dropped);
    }
    text
}

/// `{"schema": 1, "changes": [...], "edited": [...], "apis": {folder: report}}`
fn results_as_json(run: &Run, console: &Console) {
    let changes: Vec<_> = run
        .changes
        .iter()
        .map(|(path, change)| serde_json::json!({"path": path, "change": change.to_string()}))
        .collect();
    let apis: serde_json::Map<_, _> = run
        .apis
        .iter()
        .filter_map(|(api, planned)| {
            let report: Report = planned.report();
            serde_json::to_value(report).ok().map(|report| (api.folder.clone(), report))
        })
        .collect();
    let result = serde_json::json!({"schema": 1, "changes": changes, "edited": run.edited, "apis": apis});
    console.result(&json::text(&format!("{result:#}\n")));
}
