//! Verdicts on pairs of documents that others have judged.

use std::collections::BTreeSet;

use libtest_mimic::Trial;
use serde_json::Value as Json;

use clientwright::diff::compare;

use super::fixtures::{changes, policy, read, read_files, side, wire};
use crate::needs::{Need, shared, test};

/// The list of the cases, below `../shared`.
const INDEX: &str = "diff-cases/index.json";

/// The tests of this module.
pub(super) fn tests() -> Vec<Trial> {
    let cases = [Need::Shared(INDEX)];
    vec![test(&cases, held_out_cases), test(&cases, every_change_of_the_crate_has_a_cause)]
}

/// Cases on whose verdict we differ, each for the reason that `docs/diff.md` gives under its name.
const DIFFER: [&str; 8] = [
    "oc-151", // all-of-as-merged
    "oc-286", // all-of-as-merged
    "oc-247", // bounds-whatever-the-type
    "oc-278", // one-or-a-list
    "oc-294", // objects-without-a-type
    "oc-295", // objects-without-a-type
    "oc-509", // sides-of-webhooks
    "oc-543", // enum-to-union
];

/// A file of a case.
fn text(case: &Json, key: &str) -> String {
    std::fs::read_to_string(shared("diff-cases").join(case[key].as_str().unwrap())).unwrap()
}

fn is_policy(case: &Json) -> bool {
    case["policy_extensions"].as_array().is_some_and(|list| !list.is_empty())
        || case["date_sensitive"] == true
}

fn held_out_cases() {
    let index: Json = serde_json::from_str(&std::fs::read_to_string(shared(INDEX)).unwrap()).unwrap();
    let (mut asked, mut agreed, mut wanted, mut found) = (0, 0, 0, 0);
    let mut surprises = Vec::new();
    for case in index["cases"].as_array().unwrap().iter().filter(|case| !is_policy(case)) {
        let side = |key: &str| read(&text(case, key));
        let report = wire(&side("base"), &side("revision"));
        let name = case["case"].as_str().unwrap();
        let expected = case["expected"].as_array().unwrap();
        let level = |level: &str| expected.iter().any(|f| f["level"] == level);
        if level("ERR") || !level("WARN") {
            asked += 1;
            let same = report.is_breaking() == (case["breaking"] == true);
            agreed += usize::from(same);
            if same == DIFFER.contains(&name) {
                surprises.push(format!("{name}: breaking is {}", report.is_breaking()));
            }
        }
        if case["agreement"] == "both-silent" && report.is_breaking() {
            surprises.push(format!("{name}: it should be silent"));
        }
        let versions = |f: &&Json| {
            !f["id"].as_str().unwrap().starts_with("api-version")
                && !f["id"].as_str().unwrap().starts_with("api-major")
        };
        let pairs: BTreeSet<String> = expected
            .iter()
            .filter(versions)
            .filter_map(|f| Some(format!("{} {}", f["method"].as_str()?, f["path"].as_str()?)))
            .collect();
        let reached: BTreeSet<String> = changes(&report)
            .iter()
            .flat_map(|f| f.reaches.iter().chain(&f.operation).map(ToString::to_string))
            .collect();
        wanted += pairs.len();
        found += pairs.intersection(&reached).count();
    }
    eprintln!("verdict {agreed}/{asked}, detection {found}/{wanted}");
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
    assert!(found * 100 >= wanted * 97, "detection {found}/{wanted}");
}

/// Whatever changes in the crate has a cause in the document, which is all that changed.
fn every_change_of_the_crate_has_a_cause() {
    let index: Json = serde_json::from_str(&std::fs::read_to_string(shared(INDEX)).unwrap()).unwrap();
    let mut wrong = Vec::new();
    for case in index["cases"].as_array().unwrap() {
        let base = read(&text(case, "base"));
        let revision = read_files(&[("openapi.yaml", &text(case, "revision"))], &base.krate().lock);
        let report = compare(side(&base, true), side(&revision, true), &policy());
        let loose = report.findings.iter().find(|f| f.kind.id() == "generated-code-changed");
        let name = case["case"].as_str().unwrap();
        wrong.extend(loose.map(|f| format!("{name}: {:?}", f.items)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
