//! `diff BASE REVISION`
//!
//! In: two versions of a document, from disk or from git. Out: what changed between them, for clients in the field and for
//! code that uses the crate.

mod git;
mod spec;

use super::Ending;
use super::args::{DiffArgs, FailOn, Format};
use super::console::Console;
use crate::diff::{self, Promises, Report, Source, Wire, render};
use crate::rust::Lock;
use spec::{Spec, Version};

/// Compares two versions.
pub(super) fn run(arguments: &DiffArgs, format: Format, console: &Console) -> Ending {
    let Some(base) = open(&arguments.base, None, console) else { return Ending::BadInput };
    let Some(revision) = open(&arguments.revision, Some(&base), console) else { return Ending::BadInput };
    let promises = Promises { today: arguments.today.unwrap_or_else(today), ..Promises::default() };
    let report = diff::compare(base.side(), revision.side(), &promises);
    console.result(&show(&report, format));
    if fails(&report, arguments.fail_on) { Ending::Found } else { Ending::Done }
}

fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Reads one side; what is wrong with it is told.
fn open(argument: &str, base: Option<&Version>, console: &Console) -> Option<Version> {
    let spec = Spec::parse(argument).map_err(|error| console.error(&error)).ok()?;
    let lock = base.map_or_else(Lock::default, |base| base.krate.lock.clone());
    let name = base.map(|base| base.krate.name.clone());
    let (version, findings) = spec.read(&lock, name);
    if version.is_none() {
        for finding in findings {
            console.error(&format!("{argument}: {finding}"));
        }
    }
    version
}

fn show(report: &Report, format: Format) -> String {
    match format {
        Format::Json => render::json::json(report),
        Format::Text => report
            .findings
            .iter()
            .map(|f| format!("{} {}: {}\n", f.wire.as_str(), f.place, f.message))
            .collect(),
    }
}

fn fails(report: &Report, fail_on: FailOn) -> bool {
    match fail_on {
        FailOn::Breaking => report.is_breaking(),
        FailOn::Source => report.is_breaking() || report.rust == Source::SourceBreaking,
        FailOn::Any => !report.findings.is_empty(),
        FailOn::Never => false,
    }
    .then_some(Wire::None)
    .is_some()
}
