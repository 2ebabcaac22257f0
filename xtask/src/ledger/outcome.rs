//! What comes of a document: the text of its client, and what is said about it.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use clientwright::api::Grade;
use clientwright::output::Tree;
use clientwright::pipeline::{self, Input, Standalone};
use serde_json::Value as Json;

use super::table::Fate;
use super::uses::Use;

/// What comes of a document.
pub(super) struct Outcome {
    /// The client's files without `validate()`; `None` where there is none.
    client: Option<Tree>,
    /// The files with it.
    checked: Option<Tree>,
    /// Codes, places and messages.
    said: BTreeSet<(String, String, String)>,
    /// Operations that are graded `full`: method and path.
    full: Vec<(String, String)>,
}

impl Outcome {
    /// Makes the client of a document, which is written to `file` for that.
    pub(super) fn of(document: &Json, file: &Path) -> io::Result<Self> {
        fs::write(file, document.to_string())?;
        let text = |validate| {
            let mut planned =
                pipeline::plan(&Input { document: file.to_owned(), validate, ..Input::default() });
            let tree = planned.standalone(Standalone { with_tests: true, ..Standalone::default() });
            (tree, planned)
        };
        let (client, planned) = text(false);
        let (checked, _) = text(true);
        let said = planned
            .findings()
            .into_iter()
            .map(|found| (found.code.id.to_owned(), found.pointer.unwrap_or_default(), found.message));
        let rows = planned.krate.iter().flat_map(|krate| &krate.operations);
        let full = rows.filter(|row| row.grade == Grade::Full);
        let full = full.map(|row| (row.method.to_string().to_lowercase(), row.path.clone())).collect();
        Ok(Self { client, checked, said: said.collect(), full })
    }

    /// Whether there is a client.
    pub(super) fn is_client(&self) -> bool {
        self.client.is_some()
    }

    /// What noticed that this document is another one; `None` where nothing did.
    pub(super) fn differs(&self, after: &Self) -> Option<Fate> {
        if self.client != after.client {
            return Some(Fate::Client);
        }
        if self.checked != after.checked {
            return Some(Fate::Checked);
        }
        (self.said != after.said).then_some(Fate::Told)
    }

    /// Whether a finding stands at a keyword, in its value or at its object.
    pub(super) fn tells_of(&self, used: &Use) -> bool {
        let keyword = used.pointer();
        self.said.iter().any(|(_, at, _)| *at == used.object || at.starts_with(&keyword))
    }

    /// How many operations are graded `full`.
    pub(super) fn full(&self) -> usize {
        self.full.len()
    }

    /// The operations graded `full` that have a place in them, or reach the component that it is in.
    pub(super) fn full_operations(&self, document: &Json, place: &str) -> Vec<String> {
        let steps: Vec<&str> = place.split('/').collect();
        let component = match steps.as_slice() {
            ["", "components", section, name, ..] => Some(format!("#/components/{section}/{name}")),
            ["", section @ ("definitions" | "parameters" | "responses"), name, ..] => {
                Some(format!("#/{section}/{name}"))
            }
            _ => None,
        };
        let within = |method: &str, path: &str| {
            let at = format!("/paths/{}/{method}", clientwright_mutator::escaped(path));
            match &component {
                Some(component) => document.pointer(&at).is_some_and(|operation| {
                    let mut seen = BTreeSet::new();
                    reaches(document, operation, component, &mut seen)
                }),
                None => place.starts_with(&format!("{at}/")),
            }
        };
        let full = self.full.iter().filter(|(method, path)| within(method, path));
        full.map(|(method, path)| format!("{method} {path}")).collect()
    }
}

/// Whether references lead from a value to a component.
fn reaches<'d>(document: &'d Json, value: &'d Json, component: &str, seen: &mut BTreeSet<&'d str>) -> bool {
    match value {
        Json::Object(members) => members.iter().any(|(key, value)| match (key.as_str(), value) {
            ("$ref", Json::String(target)) => {
                target == component
                    || seen.insert(target)
                        && target
                            .strip_prefix('#')
                            .and_then(|at| document.pointer(at))
                            .is_some_and(|value| reaches(document, value, component, seen))
            }
            _ => reaches(document, value, component, seen),
        }),
        Json::Array(items) => items.iter().any(|item| reaches(document, item, component, seen)),
        _ => false,
    }
}
