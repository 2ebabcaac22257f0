//! The comparison from end to end: differences, verdicts, the items of the crate they explain, the report.

use std::collections::HashSet;

use super::attribute::attribute;
use super::comparison::Comparison;
use super::input::Document;
use super::policy::Policy;
use super::report::{Cut, Finding, Heading, Report};
use super::surface::Surface;
use super::verdict::{Source, Wire};
use super::{general, identity, judge, semver, surface};
use crate::api::{Api, Origin, TypeKey};
use crate::limits::Limit;

/// Compares two documents.
pub fn compare(base: Document<'_>, revision: Document<'_>, policy: &Policy) -> Report {
    let comparison = Comparison::run(base.api, revision.api, policy);
    let crates = base.krate.zip(revision.krate);
    let rows = crates.iter().flat_map(|(old, new)| old.types.iter().chain(&new.types));
    let named: HashSet<TypeKey> = rows.flat_map(|row| row.keys()).cloned().collect();
    let mut steps = comparison.steps;
    let mut judged = judge::judge(&comparison, (base, revision), &named, &mut steps);
    let unexplained = crates.map(|(old, new)| {
        let items = surface::compare::compare(&Surface::of(old), &Surface::of(new));
        attribute(&comparison, (old, new), &mut judged, items, &mut steps)
    });
    let told = judged.into_iter().filter(|judged| !judged.latent || !judged.finding.items.is_empty());
    let mut findings: Vec<Finding> = told.map(|judged| judged.finding).collect();
    findings.extend(unexplained.filter(|items| !items.is_empty()).map(general::without_cause));
    findings.extend(about_version(base.api, revision.api, &findings));
    identity::tell_apart(&mut findings);
    for finding in &mut findings {
        finding.severity = policy.severity(finding.kind, finding.wire).unwrap_or(finding.severity);
    }
    findings.retain(|finding| policy.severity(finding.kind, finding.wire).is_some());
    let heading = |api: &Api| Heading { title: api.info.title.clone(), version: api.info.version.clone() };
    summed_up(Report {
        base: heading(base.api),
        revision: heading(revision.api),
        findings,
        cut: steps.ended_at().map(|at| cut(at, policy)),
        ..Report::default()
    })
}

/// What there is to say about a comparison that is not complete.
fn cut(Origin(at): Origin, policy: &Policy) -> Cut {
    let what = "the versions differ in more than can be held against each other; from here on renamed things are told as \
                removed and added, and a change does not list all that it reaches";
    Cut { met: policy.limits.met(Limit::MatchingSteps, what), at }
}

/// What there is to say about the documents' versions, where anything else happened that matters.
fn about_version(base: &Api, revision: &Api, findings: &[Finding]) -> Option<Finding> {
    let matters = findings.iter().any(|finding| finding.wire > Wire::None || finding.rust > Source::None);
    let wire = findings.iter().map(|finding| finding.wire).max().filter(|_| matters)?;
    semver::of_documents(&base.info.version, &revision.info.version, wire).as_ref().map(general::of_document)
}

/// Puts the findings in order, those that do the most damage first, and works out the verdicts.
fn summed_up(mut report: Report) -> Report {
    report.findings.sort_by(|a, b| {
        let damage = |f: &Finding| (f.severity, f.wire, f.rust, f.reaches.len());
        let place = |f: &Finding| (f.place.clone(), f.kind.id(), f.id.clone());
        damage(b).cmp(&damage(a)).then_with(|| place(a).cmp(&place(b)))
    });
    report.sum_up();
    report
}
