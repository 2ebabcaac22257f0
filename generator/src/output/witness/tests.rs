//! The package of a witness.

#![allow(clippy::unwrap_used)]

use super::*;

#[test]
fn lines_lead_back_to_functions() {
    let used = |text: &str| Used { item: text.to_owned(), function: text.parse().unwrap() };
    let functions =
        [used("pub fn use_0() { a(); b(); }"), used("pub fn use_1() {}"), used("pub fn use_2() {}")];
    let against = Against { package: "pets", folder: "../base", features: &["cats".to_owned()] };
    let chosen = [(0, &functions[0]), (2, &functions[2])];
    let package = WitnessPackage::new(chosen.into_iter(), against).unwrap();
    let text = String::from_utf8(package.tree.get(WITNESS_FILE).unwrap().content.clone()).unwrap();
    for (number, line) in text.lines().enumerate() {
        let function = package.function_at(number + 1);
        let expected =
            [("use_0", Some(0)), ("a()", Some(0)), ("b()", Some(0)), ("use_2", Some(2)), ("allow", None)];
        for (word, wanted) in expected {
            assert!(!line.contains(word) || function == wanted, "{line}: {function:?}");
        }
    }
    let manifest = String::from_utf8(package.tree.get("Cargo.toml").unwrap().content.clone()).unwrap();
    assert!(manifest.contains(
        "api = { package = \"pets\", path = \"../base\", default-features = false, features = [\"cats\"] }"
    ));
}

#[test]
fn what_is_no_rust_is_told() {
    let used = Used {
        item: "models::Pet".to_owned(),
        function: "pub fn use_0( {}".parse().unwrap_or_else(|_| "fn".parse().unwrap()),
    };
    let against = Against { package: "pets", folder: "../base", features: &[] };
    let error = WitnessPackage::new([(0, &used)].into_iter(), against).unwrap_err();
    assert!(error.starts_with("the use of `models::Pet` is no Rust"), "{error}");
}
