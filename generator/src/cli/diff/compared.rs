//! Two versions of one API, read and compared.

use std::path::Path;

use super::spec::{Spec, Version};
use crate::cli::console::Console;
use crate::diagnostic::Diagnostics;
use crate::diff::render::{Part, Texts};
use crate::diff::{self, Cut, Policy, Report};
use crate::report::LocatedDiagnostic;
use crate::rust::Lock;

/// Two versions of one API, compared.
pub(super) struct Compared {
    /// The name of the API; `None` where it is the only one.
    pub name: Option<String>,
    /// The old version.
    pub base: Version,
    /// The new version.
    pub revision: Version,
    /// What changed.
    pub report: Report,
}

/// Reads both sides and compares them.
pub(super) fn compare(
    name: Option<String>,
    base: Spec,
    revision: Spec,
    policy: &Policy,
    console: &Console,
) -> Option<Compared> {
    let base = base.read(&Lock::default(), None, console)?;
    let revision = revision.read(&base.krate.lock, Some(base.krate.name.clone()), console)?;
    let report = diff::compare(base.side(), revision.side(), policy);
    if let Some(cut) = &report.cut {
        tell(cut, &revision, console);
    }
    Some(Compared { name, base, revision, report })
}

/// Says that a comparison is not complete.
fn tell(cut: &Cut, revision: &Version, console: &Console) {
    let mut diagnostics = Diagnostics::default();
    cut.met.clone().report(cut.at, &mut diagnostics);
    let (sources, folder) = revision.texts();
    let findings: Vec<_> =
        diagnostics.iter().map(|d| LocatedDiagnostic::new(d, |node| sources.place(node))).collect();
    console.findings(&findings, sources, Path::new(folder));
}

impl Compared {
    /// It as a renderer takes it.
    pub(super) fn part(&self) -> Part<'_> {
        let texts = Texts { base: Some(self.base.texts()), revision: Some(self.revision.texts()) };
        Part { name: self.name.as_deref(), report: &self.report, texts, version: Some(&self.base.version) }
    }
}
