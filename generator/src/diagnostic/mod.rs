//! What the stages have to say about a document: an ordered list of [`Diagnostic`]s, each bound to a node of a
//! source.

use std::borrow::Cow;

use crate::escape::terminal;
use crate::place::NodeId;

mod codes;

pub use codes::{Code, Severity, find as find_code};

/// One finding: which rule, where, what is wrong and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The entry of the catalogue that this is an instance of.
    pub code: &'static Code,
    /// How serious it is; the catalogue's severity unless a stage knows better (a strict run turns set-aside warnings
    /// into errors).
    pub severity: Severity,
    /// The node of the source that it is about; `None` where the input has no nodes (an unreadable file).
    pub at: Option<NodeId>,
    /// A second node that matters, with its own words: the first of two duplicates, say.
    pub related: Option<(NodeId, String)>,
    /// What is wrong with this document, in one sentence; characters that cannot be shown are spelled out.
    pub message: String,
    /// What the reader can do about it.
    pub help: Option<String>,
}

/// A message is one line, whatever it quotes.
fn shown(text: String) -> String {
    match terminal::line(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shown) => shown,
    }
}

/// The accumulator that every stage borrows.
#[derive(Debug, Default, Clone)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Reports `message` under `code`, at `at`; the returned value takes help or a related place.
    pub fn report(
        &mut self,
        code: &'static Code,
        at: impl Into<Option<NodeId>>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.list.push(Diagnostic {
            code,
            severity: code.severity,
            at: at.into(),
            related: None,
            message: shown(message.into()),
            help: None,
        });
        self.list.last_mut().expect("one was pushed a line above")
    }

    /// All findings, in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// All findings, to add to them what only a later stage knows.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut()
    }

    /// Whether a limit was met beyond which the document is refused: then nothing more needs to be worked out.
    pub fn over_limit(&self) -> bool {
        self.list.iter().any(|found| found.code == Code::OVER_LIMIT)
    }

    /// Whether any finding is an error: then nothing may be written.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }
}

impl Diagnostic {
    /// Adds what the reader can do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(shown(help.into()));
        self
    }

    /// Adds a second place that matters.
    pub fn related(&mut self, at: NodeId, words: impl Into<String>) -> &mut Self {
        self.related = Some((at, shown(words.into())));
        self
    }

    /// Overrides the catalogue's severity.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }
}
