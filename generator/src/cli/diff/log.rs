//! `diff --log SPEC [N]`: what each of the last versions of a document changed, newest first.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use super::compared::{Compared, compare};
use super::git::Commit;
use super::spec::Spec;
use crate::cli::args::Format;
use crate::cli::console::Console;
use crate::cli::ending::Ending;
use crate::diff::render::tally;
use crate::diff::{Bump, Policy, Wire};
use crate::escape::{self, terminal::line};
use crate::limits::Limits;

/// How many steps are shown unless a number is given.
const STEPS: usize = 10;

/// One step of the history.
struct Step {
    id: String,
    day: String,
    subject: String,
    compared: Option<Compared>,
}

/// Shows what changed from version to version.
pub(super) fn run(
    spec: &str,
    count: Option<&str>,
    choices: (&Policy, &Limits),
    format: Format,
    console: &Console,
) -> Ending {
    let count = match count.map(str::parse).transpose() {
        Ok(count) => count.unwrap_or(STEPS),
        Err(_) => {
            console.error("the number of versions is no number");
            return Ending::BadInput;
        }
    };
    match steps(Path::new(spec), count, choices, console) {
        Ok(steps) => {
            console.result(&if format.is_json() { machine(&steps) } else { text(&steps) });
            Ending::Done
        }
        Err(error) => {
            console.error(&error);
            Ending::BadInput
        }
    }
}

fn steps(
    spec: &Path,
    count: usize,
    (policy, limits): (&Policy, &Limits),
    console: &Console,
) -> Result<Vec<Step>, String> {
    let folder = spec.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let head = Commit::find_at("HEAD", folder)?;
    let outside = || format!("{}: not in this repository", spec.display());
    let path = head.inside(spec).ok_or_else(outside)?;
    let history = head.history(path.parent().unwrap_or(Path::new("")), count + 1)?;
    if history.is_empty() {
        return Err(format!("{}: git knows no version of it", spec.display()));
    }
    let versions: Vec<_> = history.iter().filter(|(id, ..)| head.at(id).is_file(&path)).collect();
    let step = |pair: &[&(String, String, String)]| {
        let spec = |id: &str| Spec::new(Some(head.at(id)), path.clone()).with_limits(limits);
        let [(id, day, subject), (before, ..)] = pair else { return None };
        let compared = compare(None, spec(before), spec(id), policy, console);
        Some(Step { id: id.chars().take(10).collect(), day: day.clone(), subject: subject.clone(), compared })
    };
    Ok(versions.windows(2).filter_map(step).collect())
}

fn text(steps: &[Step]) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail, here and below.
    for step in steps {
        let _ = writeln!(out, "{} {} {}", step.day, step.id, line(&step.subject));
        let Some(compared) = &step.compared else {
            let _ = writeln!(out, "    one of the two versions cannot be read\n");
            continue;
        };
        let report = &compared.report;
        let versions = format!("{} -> {}", line(&report.base.version), line(&report.revision.version));
        let _ = writeln!(out, "    {versions}: {}; crate: {}", tally(report), report.semver.as_str());
        let matters = |wire| wire > Wire::Compatible;
        for finding in report.findings.iter().filter(|f| matters(f.wire)).take(8) {
            let (place, message) = (line(&finding.place), line(&finding.message));
            let _ = writeln!(out, "    {}: {place}: {message}", finding.wire.as_str());
        }
        out.push('\n');
    }
    let read: Vec<&Compared> = steps.iter().filter_map(|step| step.compared.as_ref()).collect();
    let bumps = |bump| read.iter().filter(|c| c.report.semver == bump).count();
    let breaking = read.iter().filter(|c| c.report.is_breaking()).count();
    let _ = writeln!(
        out,
        "{} steps: {breaking} break clients in the field; the crate would have been raised {} times major, {} minor, {} patch",
        read.len(),
        bumps(Bump::Major),
        bumps(Bump::Minor),
        bumps(Bump::Patch),
    );
    out
}

fn machine(steps: &[Step]) -> String {
    let entry = |step: &Step| {
        let report = step.compared.as_ref().map(|compared| &compared.report);
        json!({
            "commit": step.id,
            "day": step.day,
            "subject": step.subject,
            "base_version": report.map(|r| &r.base.version),
            "version": report.map(|r| &r.revision.version),
            "breaking": report.map(|r| r.is_breaking()),
            "wire": report.map(|r| r.wire.as_str()),
            "rust": report.map(|r| r.rust.as_str()),
            "semver": report.map(|r| r.semver.as_str()),
            "changes": report.map(|r| r.findings.len()),
        })
    };
    let steps: Vec<_> = steps.iter().map(entry).collect();
    escape::json::text(&format!("{:#}\n", json!({"schema": 1, "steps": steps})))
}
