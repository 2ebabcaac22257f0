//! WireMock's scenario with a client generated from WireMock's own document.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::bed::Bed;
use crate::crates::{Crate, shared};

#[test]
fn every_step_of_the_scenario_of_wiremock() {
    let Some(document) = shared("testbeds/wiremock/spec.json") else { return };
    let Some(bed) = Bed::wiremock() else { return };
    let krate = Crate::generate("wiremock", &document);
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
