//! What is rendered: one API of a comparison.

use super::excerpt::Texts;
use crate::diff::report::Report;
use crate::diff::verdict::Severity;

/// One API of a comparison.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// What it is called among others; `None` where it is the only one.
    pub name: Option<&'a str>,
    /// What changed.
    pub report: &'a Report,
    /// The texts of both documents.
    pub texts: Texts<'a>,
    /// The version of the crate made from the base.
    pub version: Option<&'a str>,
}

impl Part<'_> {
    /// `Pets 1.0.0 → 1.1.0`, with the API's name in front where there are several.
    pub fn title(&self) -> String {
        let (base, revision) = (&self.report.base, &self.report.revision);
        let name = self.name.map_or_else(|| revision.title.clone(), str::to_owned);
        format!("{name} {} → {}", base.version, revision.version)
    }
}

/// `2 breaking, 1 to review, 14 others`, of the changes that nobody approved, and how many somebody did.
pub fn tally(report: &Report) -> String {
    let approved = report.findings.len() - report.open().count();
    let counts = [
        (report.count(Severity::Error), "breaking"),
        (report.count(Severity::Warning), "to review"),
        (report.count(Severity::Info), "for information"),
        (approved, "approved"),
    ];
    let words: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if words.is_empty() { "no changes".to_owned() } else { words.join(", ") }
}
