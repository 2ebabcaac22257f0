//! The conformance tests of two whole documents of vendors, 654 operations, against Prism.
//!
//! Each document is served twice. As it is: no request may be refused. Then as a copy in which Prism understands what it
//! otherwise does not: every answer has to be read, but for those that Prism itself finds against the document because they
//! are the document's own examples.

use std::fs;
use std::path::Path;

use libtest_mimic::Trial;
use serde_json::Value;

use crate::PRISM;
use crate::bed::Bed;
use crate::generated::{Crate, home};
use crate::needs::{Need, shared, slow_test};

const GCORE: &str = "corpus/gcore/cloud_api.yaml";
const TYK: &str = "corpus/tyk/dashboard-swagger.yml";

/// The tests of this module, which compile two large crates.
pub(crate) fn tests() -> Vec<Trial> {
    let with = |document| [&PRISM[..], &[Need::Shared(document)]].concat();
    vec![
        slow_test(&with(GCORE), every_operation_of_the_gcore_cloud_document),
        slow_test(&with(TYK), every_operation_of_the_tyk_dashboard_document),
    ]
}

const CLEAN: &str = " 0 unread, 0 refused, 0 failed; 0 not called";

fn every_operation_of_the_gcore_cloud_document() {
    let document = shared(GCORE);
    // Prism makes values for the formats that it knows; for others it sends the word `string`.
    let text = fs::read_to_string(&document).unwrap();
    let text = text.replace("\"uuid4\"", "\"uuid\"").replace("\"ipvanyaddress\"", "\"ipv4\"");
    let mut tree: Value = serde_yaml::from_str(&text).unwrap();
    // The example of the hosts has none of the members that their schema has: to read it as hosts would lose all of it.
    let hosts = tree["components"]["schemas"]["LaasHostsSchema"].as_object_mut().unwrap();
    assert!(hosts.remove("example").is_some_and(|example| example.get("hosts").is_none()));
    let copy = home().join("gcore.json");
    fs::write(&copy, tree.to_string()).unwrap();
    judge("gcore", &document, &copy, 536, &[]);
}

fn every_operation_of_the_tyk_dashboard_document() {
    let document = shared(TYK);
    // OpenAPI has parameters of these names ignored (4.8.12.1). Prism does not, and asks for what no request can have: a
    // media type other than that of its body, or an `Accept` that no documented answer satisfies.
    let text = fs::read_to_string(&document).unwrap();
    let mut tree: Value = serde_yaml::from_str(&text).unwrap();
    let mut concerned = Vec::new();
    for operation in tree["paths"].as_object_mut().unwrap().values_mut().flat_map(operations) {
        let Some(list) = operation.get_mut("parameters").and_then(Value::as_array_mut) else { continue };
        let before = list.len();
        list.retain(|parameter| !is_reserved(parameter));
        if list.len() < before {
            concerned.push(operation["operationId"].as_str().unwrap().to_owned());
        }
    }
    let copy = home().join("tyk.json");
    fs::write(&copy, tree.to_string()).unwrap();
    judge("tyk", &document, &copy, 118, &concerned);
}

fn operations(item: &mut Value) -> impl Iterator<Item = &mut Value> {
    let members = item.as_object_mut().into_iter().flat_map(|item| item.values_mut());
    members.filter(|member| member.get("operationId").is_some())
}

fn is_reserved(parameter: &Value) -> bool {
    let name = parameter["name"].as_str().unwrap_or_default().to_ascii_lowercase();
    parameter["in"] == "header" && ["accept", "content-type", "authorization"].contains(&name.as_str())
}

/// `concerned`: operations whose requests Prism may refuse while it has the document as it is.
fn judge(name: &str, document: &Path, copy: &Path, operations: usize, concerned: &[String]) {
    let krate = Crate::generate(name, document);
    let said = run(&krate, document);
    let sum = sum(&said);
    println!("{name}, as it is: {sum}");
    assert!(sum.starts_with(&format!("{operations} ")) && sum.ends_with("; 0 not called"), "{said}");
    let refused = said.lines().filter_map(|line| line.strip_prefix("refused  "));
    let refused: Vec<&str> = refused.filter_map(|line| line.split(' ').next()).collect();
    println!("refused: {refused:?}");
    assert!(refused.iter().all(|id| concerned.iter().any(|known| known == id)), "{said}");

    let said = run(&krate, copy);
    let sum = self::sum(&said);
    println!("{name}, the copy: {sum}");
    assert!(sum.starts_with(&format!("{operations} ")) && sum.ends_with(CLEAN), "{said}");
    let again = said
        .lines()
        .find(|line| line.contains(" called with all that is optional: "))
        .unwrap_or_else(|| panic!("{said}"));
    println!("{name}, the copy: {again}");
    assert!(!again.starts_with("0 ") && again.ends_with(" 0 unread, 0 refused, 0 failed"), "{said}");
    said.lines().filter(|line| line.starts_with("odd ")).for_each(|line| println!("{line}"));
}

fn run(krate: &Crate, document: &Path) -> String {
    let bed = Bed::prism(document);
    krate.test("conformance", &bed.url).0
}

fn sum(said: &str) -> &str {
    said.lines().find(|line| line.contains(" operations called: ")).unwrap_or_else(|| panic!("{said}"))
}
