//! A diagnostic with its place worked out.

use serde::{Serialize, Serializer};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{NodeId, Place};

/// One diagnostic, bound to the file, line and column that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LocatedDiagnostic {
    /// The entry of the catalogue, written as its id.
    #[serde(serialize_with = "id")]
    pub code: &'static Code,
    /// `error`, `warning` or `info`.
    #[serde(serialize_with = "word")]
    pub severity: Severity,
    /// The file, as the user would name it; `None`, with the next three, where there is no place.
    pub file: Option<String>,
    /// One-based.
    pub line: Option<usize>,
    /// One-based, in characters.
    pub column: Option<usize>,
    /// JSON Pointer (RFC 6901) in that file.
    pub pointer: Option<String>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// A second place that matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub related: Option<RelatedPlace>,
}

/// A second place that matters to a finding, with its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RelatedPlace {
    /// The file.
    pub file: String,
    /// One-based.
    pub line: usize,
    /// One-based, in characters.
    pub column: usize,
    /// JSON Pointer in that file.
    pub pointer: String,
    /// Why it matters.
    pub message: String,
}

impl LocatedDiagnostic {
    /// Works out the places of a diagnostic.
    pub fn new(diagnostic: &Diagnostic, place: impl Fn(NodeId) -> Place) -> Self {
        let at = diagnostic.at.map(&place);
        let related = diagnostic.related.as_ref().map(|(node, words)| {
            let Place { file, line, column, pointer } = place(*node);
            RelatedPlace { file, line, column, pointer, message: words.clone() }
        });
        Self {
            code: diagnostic.code,
            severity: diagnostic.severity,
            file: at.as_ref().map(|at| at.file.clone()),
            line: at.as_ref().map(|at| at.line),
            column: at.as_ref().map(|at| at.column),
            pointer: at.map(|at| at.pointer),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            related,
        }
    }
}

fn id<S: Serializer>(code: &&'static Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.id)
}

fn word<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.as_str())
}
