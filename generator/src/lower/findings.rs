//! What lowering has to say, to the user and in the grades.
//!
//! In: a [`Finding`]. Out: one diagnostic for each place and rule however often the place is visited, and a note on each
//! type or operation that it concerns.

use std::collections::HashSet;

use crate::api::{Note, Origin};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::limits::Met;
use crate::source::NodeId;

/// Something that is not honoured, or that is worth knowing.
pub(super) struct Finding {
    code: &'static Code,
    at: Option<NodeId>,
    message: String,
    help: Option<String>,
    related: Option<(NodeId, String)>,
    severity: Severity,
    degrades: bool,
}

impl Finding {
    pub(super) fn new(
        code: &'static Code,
        at: impl Into<Option<NodeId>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            at: at.into(),
            message: message.into(),
            help: None,
            related: None,
            severity: code.severity,
            degrades: false,
        }
    }

    /// Type information is lost.
    pub(super) fn degrading(mut self) -> Self {
        self.degrades = true;
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn related(mut self, at: Option<NodeId>, words: impl Into<String>) -> Self {
        self.related = at.map(|at| (at, words.into()));
        self
    }

    /// An error where the run is strict.
    pub(super) fn error_if(mut self, strict: bool) -> Self {
        if strict {
            self.severity = Severity::Error;
        }
        self
    }

    /// The note alone, for what is reported already.
    pub(super) fn into_note(self) -> Note {
        Note { code: self.code, message: self.message, degrades: self.degrades, origin: Origin(self.at) }
    }
}

/// The diagnostics, each reported once.
pub(super) struct Findings<'a> {
    diagnostics: &'a mut Diagnostics,
    reported: HashSet<(&'static str, Option<NodeId>, String)>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(diagnostics: &'a mut Diagnostics) -> Self {
        Self { diagnostics, reported: HashSet::new() }
    }

    /// Tells the user.
    pub(super) fn report(&mut self, finding: &Finding) {
        if !self.reported.insert((finding.code.id, finding.at, finding.message.clone())) {
            return;
        }
        let diagnostic = self.diagnostics.report(finding.code, finding.at, finding.message.clone());
        diagnostic.severity(finding.severity);
        if let Some(help) = &finding.help {
            diagnostic.help(help.clone());
        }
        if let Some((at, words)) = &finding.related {
            diagnostic.related(*at, words.clone());
        }
    }

    /// Tells the user of a limit that was met.
    pub(super) fn met(&mut self, met: Met, at: impl Into<Option<NodeId>>) {
        self.report(&Finding::new(met.code, at, met.message).help(met.help));
    }

    /// Tells the user, and notes it on what it concerns.
    pub(super) fn note(&mut self, notes: &mut Vec<Note>, finding: Finding) {
        self.report(&finding);
        let note = finding.into_note();
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
}
