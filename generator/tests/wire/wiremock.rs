//! WireMock's scenario with a client generated from WireMock's own document.

use std::collections::BTreeSet;
use std::fs;

use libtest_mimic::Trial;
use serde_json::Value;

use crate::bed::Bed;
use crate::generated::Crate;
use crate::needs::{Need, shared, test};

/// The document, below `../shared`.
const DOCUMENT: &str = "testbeds/wiremock/spec.json";

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    let needs = [&crate::WIREMOCK[..], &[Need::Shared(DOCUMENT)]].concat();
    vec![test(&needs, every_step_of_the_scenario_of_wiremock)]
}

fn every_step_of_the_scenario_of_wiremock() {
    let bed = Bed::wiremock();
    let krate = Crate::generate("wiremock", &shared(DOCUMENT));
    krate.add_test("wiremock_scenario.rs");
    let (said, passed) = krate.test("wiremock_scenario", &bed.url);
    let taken: BTreeSet<&str> = said.lines().filter_map(|line| line.strip_prefix("step ")).collect();
    let scenario = fs::read_to_string(bed.scripts.join("scenario.json")).unwrap();
    let scenario: Value = serde_json::from_str(&scenario).unwrap();
    let steps = scenario["steps"].as_array().unwrap().iter();
    let steps: BTreeSet<&str> = steps.map(|step| step["id"].as_str().unwrap()).collect();
    println!("{} of {} steps", taken.len(), steps.len());
    assert!(passed, "{said}");
    assert_eq!(taken, steps, "{said}");
}
