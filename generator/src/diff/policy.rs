//! The `diff` part of a configuration: severities, periods of grace, approvals and when a run fails.
//!
//! A policy changes how a finding is listed and what fails a run, never a verdict.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::kind::{self, ChangeKind};
use super::promises::Promises;
use super::verdict::{FailOn, Severity, Wire};
use crate::diagnostic::{Code, Diagnostics};
use crate::limits::Limits;
use crate::near::nearest;
use crate::source::{Node, NodeId, Number, Value};

/// The keys of the `diff` part.
const KEYS: [&str; 4] = ["severity", "grace", "approvals", "fail-on"];

/// The choices for a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// What documents are held to beyond the wire.
    pub promises: Promises,
    /// Severities by kind; `None` takes a kind out of the report.
    pub severities: BTreeMap<ChangeKind, Option<Severity>>,
    /// `approvals`: path of the file with reviewed changes.
    pub approvals: Option<String>,
    /// `fail-on`: as the option of the command.
    pub fail_on: Option<FailOn>,
    /// How much work a comparison may take.
    pub limits: Limits,
}

impl Policy {
    /// No choices, on a day.
    pub fn on(today: Date) -> Self {
        Self { promises: Promises { today, ..Promises::default() }, ..Self::default() }
    }

    /// Reads the `diff` part of a configuration.
    pub fn read(mut self, node: &Node, diagnostics: &mut Diagnostics) -> Self {
        let Some(members) = node.as_map() else {
            wrong(node.id, "`diff` is a mapping", diagnostics);
            return self;
        };
        for (key, value) in members {
            match key.as_str() {
                "severity" => self.severities(value, diagnostics),
                "grace" => self.grace(value, diagnostics),
                "approvals" => self.approvals = text(value, key, diagnostics),
                "fail-on" => self.fail_on(value, diagnostics),
                _ => unknown(key, value.id, KEYS.into_iter(), diagnostics),
            }
        }
        self
    }

    /// How a kind of this effect is listed; `None`: not at all.
    pub fn severity(&self, kind: ChangeKind, wire: Wire) -> Option<Severity> {
        self.severities.get(&kind).copied().unwrap_or(Some(wire.severity()))
    }

    fn severities(&mut self, node: &Node, diagnostics: &mut Diagnostics) {
        for (key, value) in node.as_map().into_iter().flatten() {
            let Some(kind) = kind::find(key) else {
                unknown(key, value.id, kind::all().map(ChangeKind::id), diagnostics);
                continue;
            };
            let severity = match value.as_str() {
                Some("error") => Some(Severity::Error),
                Some("warning") => Some(Severity::Warning),
                Some("info") => Some(Severity::Info),
                Some("none") => None,
                _ => {
                    wrong(value.id, "a severity is `error`, `warning`, `info` or `none`", diagnostics);
                    continue;
                }
            };
            self.severities.insert(kind, severity);
        }
    }

    fn fail_on(&mut self, node: &Node, diagnostics: &mut Diagnostics) {
        self.fail_on = node.as_str().and_then(FailOn::named);
        if self.fail_on.is_none() {
            wrong(node.id, "`fail-on` is `breaking`, `source`, `any` or `never`", diagnostics);
        }
    }

    fn grace(&mut self, node: &Node, diagnostics: &mut Diagnostics) {
        for (key, value) in node.as_map().into_iter().flatten() {
            let days = match value.value {
                Value::Number(Number::Integer(days @ 0..)) => i32::try_from(days).ok(),
                _ => None,
            };
            match (key.as_str(), days) {
                ("stable", Some(days)) => self.promises.grace_stable = days,
                ("beta", Some(days)) => self.promises.grace_beta = days,
                ("stable" | "beta", None) => {
                    wrong(value.id, "a period of grace is a number of days", diagnostics)
                }
                _ => unknown(key, value.id, ["stable", "beta"].into_iter(), diagnostics),
            }
        }
    }
}

fn text(node: &Node, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = node.as_str().map(str::to_owned);
    if text.is_none() {
        wrong(node.id, &format!("`{key}` is text"), diagnostics);
    }
    text
}

pub(super) fn wrong(at: NodeId, message: &str, diagnostics: &mut Diagnostics) {
    diagnostics.report(Code::WRONG_SETTING, at, message);
}

pub(super) fn unknown<'k>(
    key: &str,
    at: NodeId,
    known: impl Iterator<Item = &'k str>,
    diagnostics: &mut Diagnostics,
) {
    let near = nearest(key, known).map(|near| format!("did you mean `{near}`?"));
    let diagnostic = diagnostics.report(Code::UNKNOWN_SETTING, at, format!("`{key}` is not a setting"));
    if let Some(help) = near {
        diagnostic.help(help);
    }
}
