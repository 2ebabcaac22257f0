//! The bundled clients and the examples against Prism, a mock server that nobody here wrote and that refuses what its
//! document does not allow. They need `../shared/testbeds/prism` beside the repository, with its documents and scenarios, and
//! the tools that start Prism, so they are ignored unless asked for: `cargo test --workspace --test prism -- --ignored`.
#![cfg(all(feature = "gcore-cloud", feature = "tyk-dashboard", feature = "reqwest"))]

mod bed;
mod conformance;
mod examples;
mod gcore;
mod scenario;
mod tyk;

use std::path::{Path, PathBuf};

use bed::Bed;
use scenario::{Outcome, Scenario};

#[tokio::test]
#[ignore = "needs ../shared/testbeds, node, npm, curl and python3"]
async fn the_document_of_one_operation() {
    let bed = Bed::prism(&published("gcore-faas-key.yaml"));
    let mut failures = play(&bed, "scenario-seed.json", &gcore::Doors::new(&bed.url)).await;
    failures.extend(examples::gcore_get_key(&bed.url));
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[tokio::test]
#[ignore = "needs ../shared/testbeds, node, npm, curl and python3"]
async fn the_whole_of_gcore_cloud() {
    let bed = Bed::prism(&published("gcore-cloud.yaml"));
    let mut failures = play(&bed, "scenario-gcore.json", &gcore::Doors::new(&bed.url)).await;
    failures.extend(examples::gcore_create_list_delete(&bed.url));
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[tokio::test]
#[ignore = "needs ../shared/testbeds, node, npm, curl and python3"]
async fn the_whole_of_tyk_dashboard() {
    let bed = Bed::prism(&published("tyk-dashboard.yml"));
    let mut failures = play(&bed, "scenario-tyk.json", &tyk::Doors::new(&bed.url)).await;
    failures.extend(examples::tyk_get_key(&bed.url));
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// An API whose client can take the steps of a scenario.
trait Play {
    /// Steps that no argument of a type can express, and why; they are sent past the types.
    const PAST_THE_TYPES: &'static [(&'static str, &'static str)];

    /// Makes the call of a step; `None` for a step that is not known here.
    async fn take(&self, step: &str) -> Option<Outcome>;
}

/// Takes every step of the scenario. What comes back is what went wrong.
async fn play<P: Play>(bed: &Bed, file: &str, doors: &P) -> Vec<String> {
    let scenario = Scenario::read(&bed.scripts.join(file));
    let mut failures = Vec::new();
    for step in &scenario.steps {
        let found = match doors.take(&step.id).await {
            Some(outcome) => step.judge(&scenario, &outcome),
            None => vec!["no call is written for this step".to_owned()],
        };
        let note = P::PAST_THE_TYPES.iter().find(|(id, _)| *id == step.id);
        let note = note.map_or(String::new(), |(_, reason)| format!(" (past the types: {reason})"));
        println!("{} {file} {}{note}", if found.is_empty() { "ok    " } else { "FAILED" }, step.id);
        failures.extend(found.iter().map(|what| format!("{file} {}: {what}", step.id)));
    }
    println!("{} steps of {file}", scenario.steps.len());
    failures
}

/// A document of the test bed, as its vendor published it.
fn published(name: &str) -> PathBuf {
    bed::scripts("prism").join("specs").join(name)
}

/// The document that a bundled client was generated from.
fn bundled(api: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs").join(api).join("openapi.yaml")
}
