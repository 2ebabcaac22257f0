//! Errors of the compiler, and where they end up.

use super::super::report::{ItemAction, ItemChange};
use super::super::{Bump, FailOn, general};
use super::*;
use crate::diff::kind::ApiChange;

fn report(items: &[(&str, Source)]) -> Report {
    let change = |(path, effect): &(&str, Source)| ItemChange {
        path: (*path).to_owned(),
        change: ItemAction::Altered,
        effect: *effect,
        old: None,
        new: None,
    };
    let finding = general::without_cause(items.iter().map(change).collect());
    assert_eq!(finding.kind, ApiChange::GeneratedCodeChanged.into());
    let mut report = Report { findings: vec![finding], ..Report::default() };
    report.sum_up();
    report
}

fn error(item: &str) -> CompilerError {
    let (message, rendered) = ("mismatched types".to_owned(), String::new());
    CompilerError { item: item.to_owned(), code: Some("E0308".into()), message, rendered }
}

fn used(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

#[test]
fn errors_go_to_the_change_of_their_item_or_of_what_it_lies_below() {
    let mut report =
        report(&[("models::Pet", Source::SourceBreaking), ("pets::op::ListPets", Source::SourceBreaking)]);
    let items = [
        "models::Pet",
        "models::Pet::name",
        "models::Pet: Default",
        "pets::op::ListPets",
        "pets::op::ListPets::limit",
    ];
    report.verify(&used(&items), items.map(error).to_vec());
    assert_eq!(report.findings[0].errors.len(), 5);
    let verification = report.verification.as_ref().expect("it was verified");
    assert!(verification.agrees(), "{}", verification.words());
    assert_eq!(report.findings[0].errors[1].words(), "models::Pet::name: mismatched types (E0308)");
}

#[test]
fn what_nobody_told_makes_the_verdict_worse() {
    let mut report = report(&[("models::Pet", Source::Additive)]);
    assert!(!report.fails(FailOn::Source));
    report.verify(&used(&["models::Pet"]), vec![error("models::Pet")]);
    assert_eq!((report.rust, report.semver), (Source::SourceBreaking, Bump::Major));
    assert!(report.fails(FailOn::Source));
    let verification = report.verification.as_ref().expect("it was verified");
    assert_eq!(verification.words(), "disagrees in 1 place: 1 of 1 uses of the old crate do not compile");
    assert_eq!(verification.surprises()[0].unexpected(), Some(&error("models::Pet")));
}

#[test]
fn what_compiles_against_our_word_is_told() {
    let mut report =
        report(&[("models::Pet", Source::SourceBreaking), ("feature pets", Source::SourceBreaking)]);
    report.verify(&used(&["models::Pet", "models::Cat"]), Vec::new());
    let verification = report.verification.as_ref().expect("it was verified");
    let compiling: Vec<_> = verification.surprises().iter().filter_map(Surprise::compiling).collect();
    assert_eq!(compiling, ["models::Pet"], "nobody asked the compiler about a feature");
    assert!(!verification.refuses());
}
