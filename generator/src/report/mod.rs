//! The report of a run for machines: the generated crate and the diagnostics as JSON. `docs/report.md` describes the schema.

mod located;

use serde::Serialize;

use crate::api::{Api, Grade};
use crate::escape::json;
use crate::rust::Crate;

pub use located::{LocatedDiagnostic, RelatedPlace};

/// The report of `inspect --format json` and `generate --report`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Version of this format: 1. It grows only when something that is here changes or goes.
    pub schema: u32,
    /// The document; `None` where it could not be read as one.
    pub document: Option<DocumentFacts>,
    /// The patterns that the ids of operations follow.
    pub naming: Vec<NamingEntry>,
    /// Every operation of the document, in its order, skipped ones included.
    pub operations: Vec<OperationEntry>,
    /// Every component schema and every named inline type.
    pub types: Vec<TypeEntry>,
    /// Everything that the stages had to say.
    pub diagnostics: Vec<LocatedDiagnostic>,
    /// How long the stages took.
    pub timing_ms: Timing,
}

/// What is in the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentFacts {
    /// Its own version of OpenAPI, as written.
    pub openapi: String,
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub version: String,
    /// How many operations it has.
    pub operations: usize,
    /// How many schemas it names.
    pub schemas: usize,
}

/// A pattern of frameworks that ids of operations follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamingEntry {
    /// Its name in the configuration.
    pub pattern: &'static str,
    /// What ids look like that follow it.
    pub form: &'static str,
    /// How many ids follow it.
    pub ids: usize,
    /// How many ids there are.
    pub of: usize,
    /// Functions are named without what it adds.
    pub applied: bool,
}

/// An operation and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperationEntry {
    /// Method, lower case.
    pub method: String,
    /// Path template as written.
    pub path: String,
    /// `operationId` as written.
    pub operation_id: Option<String>,
    /// First tag.
    pub tag: Option<String>,
    /// `full`, `degraded` or `skipped`.
    pub grade: &'static str,
    /// Path of its function inside the crate; `None` where it is skipped.
    pub rust: Option<String>,
    /// What is not honoured, in whole sentences.
    pub reasons: Vec<String>,
}

/// A type and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TypeEntry {
    /// Its stable key: the component's name, or the path to an inline schema.
    pub key: String,
    /// Path of the type inside the crate.
    pub rust: String,
    /// `full`, `degraded` or `skipped`.
    pub grade: &'static str,
    /// What is not honoured, in whole sentences.
    pub reasons: Vec<String>,
}

/// Wall time of the stages, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Timing {
    /// Reading, overlays, bundling, rewriting, typing, resolving.
    pub load: u64,
    /// Lowering to the IR and planning the crate.
    pub lower: u64,
    /// Tokens and text.
    pub emit: u64,
    /// Comparing with the disk and writing.
    pub write: u64,
}

impl Report {
    /// The report of a run.
    pub fn new(plan: Option<(&Api, &Crate)>, diagnostics: Vec<LocatedDiagnostic>, timing_ms: Timing) -> Self {
        Self {
            schema: 1,
            document: plan.map(|(api, krate)| DocumentFacts::new(api, krate)),
            naming: plan.map(|(_, krate)| naming(krate)).unwrap_or_default(),
            operations: plan.map(|(_, krate)| operations(krate)).unwrap_or_default(),
            types: plan.map(|(_, krate)| types(krate)).unwrap_or_default(),
            diagnostics,
            timing_ms,
        }
    }

    /// Whether a text is such a report, as [`Report::to_json`] begins it.
    pub fn is_report(text: &[u8]) -> bool {
        text.starts_with(b"{\n  \"schema\": 1,\n  \"document\": ")
    }

    /// The report as JSON, indented, with a line break at its end.
    ///
    /// # Errors
    /// Never in practice: every key is a string and every number finite.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| json::text(&text) + "\n")
    }
}

impl DocumentFacts {
    fn new(api: &Api, krate: &Crate) -> Self {
        Self {
            openapi: api.info.openapi.clone(),
            title: api.info.title.clone(),
            version: api.info.version.clone(),
            operations: krate.operations.len(),
            schemas: api.types.iter().filter(|ty| ty.component.is_some()).count(),
        }
    }
}

/// The word for a grade in reports and ledgers.
pub fn grade_word(grade: Grade) -> &'static str {
    match grade {
        Grade::Full => "full",
        Grade::Degraded => "degraded",
        Grade::Skipped => "skipped",
    }
}

fn naming(krate: &Crate) -> Vec<NamingEntry> {
    let entry = |found: &crate::rust::FoundPattern| NamingEntry {
        pattern: found.pattern.name(),
        form: found.pattern.form(),
        ids: found.ids,
        of: found.of,
        applied: found.applied,
    };
    krate.id_patterns.iter().map(entry).collect()
}

fn operations(krate: &Crate) -> Vec<OperationEntry> {
    let entry = |row: &crate::rust::OperationRow| OperationEntry {
        method: row.method.clone(),
        path: row.path.clone(),
        operation_id: row.operation_id.clone(),
        tag: row.tag.clone(),
        grade: grade_word(row.grade),
        rust: row.rust.clone(),
        reasons: row.reasons.clone(),
    };
    krate.operations.iter().map(entry).collect()
}

fn types(krate: &Crate) -> Vec<TypeEntry> {
    let entry = |row: &crate::rust::TypeRow| TypeEntry {
        key: row.key.to_string(),
        rust: row.rust.clone(),
        grade: grade_word(row.grade),
        reasons: row.reasons.clone(),
    };
    krate.types.iter().map(entry).collect()
}
