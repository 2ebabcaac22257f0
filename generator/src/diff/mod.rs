//! Two versions of a document compared.
//!
//! In: two [`Api`]s, for the wire, and the two [`Crate`]s that were planned from them, for the Rust surface. Out: a
//! [`Report`]: one finding for each cause, with its verdicts, the operations that it reaches and the items that it
//! changes. Never sees `openapiv3`, and never compares text.
//!
//! What means the same is the same by construction, because the IR says it in one way: `$ref` or inline, `allOf` of one,
//! the spellings of null, parameters of a path or of an operation, versions of OpenAPI, the order of keys, one file or
//! many. Two types are the same where no value tells them apart (`colour`), whatever they are called.

mod approvals;
mod attribute;
mod bounds;
mod calls;
mod cause;
mod colour;
mod comparison;
mod components;
mod document;
mod identity;
mod judge;
pub mod kind;
mod kinds;
mod lifecycle;
mod loose;
mod operations;
mod pairs;
mod parameters;
mod payload;
mod policy;
mod rename;
pub mod render;
mod report;
mod schema;
mod security;
mod semver;
mod servers;
mod surface;
mod verdict;
mod verify;
mod view;

pub use approvals::{Approval, Approvals};
pub use lifecycle::Promises;
pub use policy::Policy;
pub use report::{Finding, Heading, ItemChange, ItemTurn, Lapse, Location, Reached, Report, Unused};
pub use semver::raised;
pub use verdict::{Bump, FailOn, Severity, Side, Source, Wire};
pub use verify::{CompilerError, Surprise, Verification};

use std::collections::HashSet;

use surface::Surface;

use crate::api::Api;
use crate::rust::Crate;
use crate::source::Sources;

/// One of the two documents.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What it means.
    pub api: &'a Api,
    /// The crate that was planned from it.
    pub krate: Option<&'a Crate>,
    /// Where it was written.
    pub sources: Option<&'a Sources>,
    /// The folder that names of its files are relative to, as the user wrote it; with the revision in front of it for a
    /// document from git.
    pub folder: &'a str,
}

/// Compares two documents.
pub fn compare(base: Document<'_>, revision: Document<'_>, policy: &Policy) -> Report {
    let comparison = comparison::Comparison::run(base.api, revision.api, &policy.promises);
    let places = judge::Places { base, revision };
    let crates = base.krate.zip(revision.krate);
    let rows = crates.iter().flat_map(|(old, new)| old.types.iter().chain(&new.types));
    let named: HashSet<String> = rows.map(|row| row.key.clone()).collect();
    let mut judged = judge::judge(&comparison, places, &named);
    let unexplained = crates.map(|(old, new)| {
        let items = surface::compare::compare(&Surface::of(old), &Surface::of(new));
        attribute::attribute(&comparison, (old, new), &mut judged, items)
    });
    let told = judged.into_iter().filter(|judged| !judged.latent || !judged.finding.items.is_empty());
    let mut findings: Vec<Finding> = told.map(|judged| judged.finding).collect();
    findings.extend(unexplained.filter(|items| !items.is_empty()).map(loose::without_cause));
    findings.extend(about_version(base.api, revision.api, &findings));
    identity::tell_apart(&mut findings);
    for finding in &mut findings {
        finding.severity = policy.severity(finding.kind.id, finding.wire).unwrap_or(finding.severity);
    }
    findings.retain(|finding| policy.severity(finding.kind.id, finding.wire).is_some());
    let heading = |api: &Api| Heading { title: api.info.title.clone(), version: api.info.version.clone() };
    summed_up(Report {
        base: heading(base.api),
        revision: heading(revision.api),
        findings,
        ..Report::default()
    })
}

/// What there is to say about the documents' versions, where anything else happened that matters.
fn about_version(base: &Api, revision: &Api, findings: &[Finding]) -> Option<Finding> {
    let matters = findings.iter().any(|finding| finding.wire > Wire::None || finding.rust > Source::None);
    let wire = findings.iter().map(|finding| finding.wire).max().filter(|_| matters)?;
    semver::of_documents(&base.info.version, &revision.info.version, wire).as_ref().map(loose::of_document)
}

/// Puts the findings in order, those that do the most damage first, and works out the verdicts.
fn summed_up(mut report: Report) -> Report {
    report.findings.sort_by(|a, b| {
        let damage = |f: &Finding| (f.severity, f.wire, f.rust, f.reaches.len());
        let place = |f: &Finding| (f.place.clone(), f.kind.id, f.id.clone());
        damage(b).cmp(&damage(a)).then_with(|| place(a).cmp(&place(b)))
    });
    report.sum_up();
    report
}
