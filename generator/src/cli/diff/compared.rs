//! Two versions of one API, read and compared.

use super::spec::{Spec, Version};
use crate::cli::console::Console;
use crate::diff::render::{Part, Texts};
use crate::diff::{self, Policy, Report};
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
    Some(Compared { name, base, revision, report })
}

impl Compared {
    /// It as a renderer takes it.
    pub(super) fn part(&self) -> Part<'_> {
        let texts = Texts { base: Some(self.base.texts()), revision: Some(self.revision.texts()) };
        Part { name: self.name.as_deref(), report: &self.report, texts, version: Some(&self.base.version) }
    }
}
