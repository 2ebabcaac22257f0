//! Two versions of a document compared.
//!
//! In: two [`Api`]s, for the wire, and the two [`Crate`]s that were planned from them, for the Rust surface. Out: a
//! [`Report`]: one finding for each cause, with its verdicts, the operations that it reaches and the items that it
//! changes. Never sees `openapiv3`, and never compares text.
//!
//! What means the same is the same by construction, because the IR says it in one way: `$ref` or inline, `allOf` of one,
//! the spellings of null, parameters of a path or of an operation, versions of OpenAPI, the order of keys, one file or
//! many. Two types are the same where no value tells them apart (`colour`), whatever they are called.

mod attribute;
mod bounds;
mod calls;
mod cause;
mod colour;
mod comparison;
mod components;
mod document;
mod judge;
pub mod kind;
mod kinds;
mod lifecycle;
mod operations;
mod pairs;
mod parameters;
mod payload;
mod rename;
pub mod render;
mod report;
mod schema;
mod security;
mod servers;
mod surface;
mod verdict;
mod view;

pub use lifecycle::Promises;
pub use report::{Finding, ItemChange, ItemTurn, Location, Reached, Report};
pub use verdict::{Bump, Severity, Side, Source, Wire};

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
}

/// Compares two documents.
pub fn compare(base: Document<'_>, revision: Document<'_>, promises: &Promises) -> Report {
    let comparison = comparison::Comparison::run(base.api, revision.api, promises);
    let places = judge::Places { base: base.sources, revision: revision.sources };
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
    findings.extend(unexplained.filter(|items| !items.is_empty()).map(judge::without_cause));
    summed_up(findings)
}

fn summed_up(mut findings: Vec<Finding>) -> Report {
    findings.sort_by(|a, b| {
        let damage = |f: &Finding| (f.wire, f.rust, f.reaches.len());
        damage(b)
            .cmp(&damage(a))
            .then_with(|| (&a.place, a.kind.id, &a.id).cmp(&(&b.place, b.kind.id, &b.id)))
    });
    let wire = findings.iter().map(|f| f.wire).max().unwrap_or_default();
    let rust = findings.iter().map(|f| f.rust).max().unwrap_or_default();
    let semver = if findings.is_empty() { Bump::None } else { rust.bump() };
    Report { wire, rust, semver, findings }
}
