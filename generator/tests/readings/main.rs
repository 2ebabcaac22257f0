//! What documents mean to the letter: discriminators over several levels, keywords beside references, parameters in paths, servers, and
//! the hints of other tools. A small document each, and what the API, the findings and the generated code have of it.

#![allow(clippy::unwrap_used, clippy::panic)]

mod discriminators;
mod hints;
mod json_schema;
mod paths;
mod servers;

use std::fs;

use clientwright::lower::ImpliedTypes;
use clientwright::pipeline::{self, Input, PlannedApi};

/// A document that was planned, and the code that is made of it, without line breaks.
struct Made {
    planned: PlannedApi,
    code: String,
}

impl Made {
    /// The codes of the findings, with their messages.
    fn findings(&self) -> Vec<String> {
        let found = self.planned.findings();
        found.iter().map(|found| format!("{} {}", found.code.id, found.message)).collect()
    }

    /// The code without the root of the crate, which is the same everywhere.
    fn told(&self) -> &str {
        self.code.split_once("//! The types of the API.").map_or(&self.code, |(_, rest)| rest)
    }

    #[track_caller]
    fn has(&self, expected: &[&str]) {
        for expected in expected {
            assert!(self.code.contains(expected), "no `{expected}` in\n{}", self.told());
        }
    }

    #[track_caller]
    fn lacks(&self, unexpected: &[&str]) {
        for unexpected in unexpected {
            assert!(!self.code.contains(unexpected), "`{unexpected}` in\n{}", self.told());
        }
    }

    #[track_caller]
    fn tells(&self, expected: &[&str]) {
        let findings = self.findings();
        for expected in expected {
            assert!(
                findings.iter().any(|found| found.contains(expected)),
                "no `{expected}` in {findings:#?}"
            );
        }
    }

    #[track_caller]
    fn says_nothing_of(&self, code: &str) {
        let findings = self.findings();
        assert!(!findings.iter().any(|found| found.starts_with(code)), "{findings:#?}");
    }

    /// The variant that each value of a union's tag is read as.
    fn arms(&self, union: &str) -> Vec<(String, String)> {
        let start = format!("impl FromJson for {union} {{");
        let reader =
            self.code.split(&start).nth(1).unwrap_or_else(|| panic!("no {union} in {}", self.told()));
        let reader = reader.split("_ =>").next().unwrap();
        let arms = reader.split("Some(\"").skip(1).flat_map(|arm| {
            let (tags, rest) = arm.split_once(") =>").unwrap();
            let variant = rest.split("Self::").nth(1).unwrap().split([')', ',']).next().unwrap().to_owned();
            tags.split('|').map(move |tag| (tag.trim().trim_matches('"').to_owned(), variant.clone()))
        });
        arms.collect()
    }
}

/// The documents below `files`, the first one of which is the entry.
fn made_of(files: &[(&str, &str)], implied_types: ImpliedTypes) -> Made {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let document = folder.path().join(files[0].0);
    let mut planned = pipeline::plan(&Input { document, implied_types, ..Input::default() });
    let Some(printed) = planned.print("readings", true) else { panic!("{:?}", planned.findings()) };
    let all: String = printed.sources.into_iter().map(|file| file.text).collect();
    Made { planned, code: all.split_whitespace().collect::<Vec<_>>().join(" ") }
}

fn made(document: &str) -> Made {
    made_of(&[("openapi.yaml", document)], ImpliedTypes::Auto)
}

/// A document of this version whose schemas travel both ways, by way of `Root`.
fn both_ways(version: &str, schemas: &str) -> String {
    format!(
        "openapi: {version}
info: {{title: Readings, version: '1'}}
servers: [{{url: 'https://readings.example'}}]
paths:
  /root:
    post:
      operationId: send
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Root'}}}}}}}}
      responses: {{'200': {{description: Got., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Root'}}}}}}}}}}
components:
  schemas:
{schemas}
"
    )
}

/// A document with these servers, paths and components.
fn with_paths(servers: &str, paths: &str, rest: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{title: Readings, version: '1'}}\nservers: {servers}\npaths:\n{paths}\n{rest}\n"
    )
}
