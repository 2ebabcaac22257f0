//! Documents to crates, in this process.
//!
//! In: documents. Out: crates on disk and a row for each; a panic is an outcome like any other.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};
use std::time::Instant;

use clientwright::diagnostic::Severity;
use clientwright::output::{Target, write_tree};
use clientwright::pipeline::{self, Input, PlannedApi, Standalone};
use indicatif::ProgressBar;

use super::documents::Document;
use super::row::{Generated, Outcome, Row};

/// The stack of a thread that generates: that of the command, whose main thread has so much on Linux.
const STACK: usize = 8 << 20;

thread_local! {
    /// What the last panic of this thread said, and where.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Generates every document into its folder below `crates`, `jobs` at a time; rows are in the documents' order.
pub(super) fn all(
    documents: &[Document],
    folder: &Path,
    crates: &Path,
    jobs: usize,
    progress: &ProgressBar,
) -> Vec<Row> {
    let (next, rows) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let former = panic::take_hook();
    panic::set_hook(Box::new(|info| LAST.set(Some(info.to_string()))));
    let work = || {
        while let Some((index, document)) = taken(&next, documents) {
            progress.set_message(document.path.clone());
            let input = Input {
                document: folder.join(&document.path),
                // Documents of one collection may share files that lie above them.
                root: Some(folder.to_owned()),
                ..Input::default()
            };
            let generated = guarded(&input, &crates.join(&document.path));
            let Document { path, bytes, invalid } = document.clone();
            let row = Row { document: path, bytes, invalid, generated, checked: None };
            if let Ok(mut rows) = rows.lock() {
                rows.push((index, row));
            }
            progress.inc(1);
        }
    };
    thread::scope(|scope| {
        for _ in 0..jobs {
            if Builder::new().stack_size(STACK).spawn_scoped(scope, work).is_err() {
                work();
            }
        }
    });
    panic::set_hook(former);
    let mut rows = rows.into_inner().unwrap_or_default();
    rows.sort_by_key(|(index, _)| *index);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn taken<'d>(next: &AtomicUsize, documents: &'d [Document]) -> Option<(usize, &'d Document)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    documents.get(index).map(|document| (index, document))
}

fn guarded(input: &Input, out: &Path) -> Generated {
    panic::catch_unwind(AssertUnwindSafe(|| one(input, out))).unwrap_or_else(|_| {
        let said = LAST.take().unwrap_or_else(|| "without a word".to_owned());
        Generated { outcome: Outcome::Panicked(said.replace('\n', " ")), ..Generated::default() }
    })
}

fn one(input: &Input, out: &Path) -> Generated {
    let started = Instant::now();
    let mut planned = pipeline::plan(input);
    let tree = planned.standalone(Standalone { with_tests: true, ..Standalone::default() });
    let mut generated = described(&planned);
    generated.took = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    let Some(tree) = tree else {
        generated.outcome = Outcome::Refused(first_error(&planned));
        return generated;
    };
    if let Err(error) = write_tree(&Target::folder(out), &tree) {
        generated.outcome = Outcome::Refused(error.to_string());
    }
    generated
}

fn described(planned: &PlannedApi) -> Generated {
    let report = planned.report();
    let mut generated = Generated::default();
    for operation in &report.operations {
        match operation.grade {
            "full" => generated.full += 1,
            "degraded" => generated.degraded += 1,
            _ => {
                let why = operation.reasons.join("; ");
                generated.skipped.push(format!("{} {}: {why}", operation.method, operation.path));
            }
        }
    }
    for finding in &report.diagnostics {
        *generated.codes.entry(finding.code.id.to_owned()).or_default() += 1;
        generated.has_line |= finding.line.is_some();
    }
    generated
}

fn first_error(planned: &PlannedApi) -> String {
    let mut findings = planned.findings();
    findings.retain(|finding| finding.severity == Severity::Error);
    findings.first().map_or_else(
        || "no error says why".to_owned(),
        |first| format!("{}: {}", first.code.id, first.message),
    )
}
