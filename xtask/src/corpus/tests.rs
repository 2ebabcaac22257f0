//! A collection of small documents goes through all of it; cargo is asked for one crate only.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use super::arguments::{Amount, Arguments};
use super::row::{Checked, Generated, Outcome, Row};
use super::{attempt, check, documents, mutated, sample};

const PETS: &str = "openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {operationId: listPets, responses: {'200': {description: All of them.}}}}
";

/// Its one operation asks for a body that is nowhere.
const DANGLING: &str = "openapi: 3.1.0
info: {title: None, version: '1'}
paths:
  /pets:
    post:
      requestBody: {$ref: '#/components/requestBodies/None'}
      responses: {'204': {description: Done.}}
";

fn put(folder: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn arguments(folder: &Path, more: &[&str]) -> Arguments {
    let folder = folder.display().to_string();
    clap::Parser::parse_from([&["corpus", folder.as_str(), "--jobs", "2"], more].concat())
}

fn names(folder: &Path) -> Vec<String> {
    documents::find(folder).unwrap().into_iter().map(|document| document.path).collect()
}

fn row(document: &str, bytes: u64) -> Row {
    Row {
        document: document.to_owned(),
        bytes,
        invalid: false,
        generated: Generated::default(),
        checked: None,
    }
}

#[test]
fn without_an_index_roots_are_found_and_parts_are_not() {
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        &[
            ("b/pets.yaml", PETS),
            ("a.json", r#"{"swagger": "2.0"}"#),
            ("b/schemas/pet.yaml", "type: object\ndescription: not openapi\n"),
            ("broken.yml", "openapi: [3\n"),
            ("notes.txt", PETS),
        ],
    );
    assert_eq!(names(folder.path()), ["a.json", "b/pets.yaml", "broken.yml"]);
}

#[test]
fn an_index_says_what_the_documents_are() {
    let folder = tempfile::tempdir().unwrap();
    let index = "path\tbytes\tnote\npets.yaml\t12\t\nbad.yaml\t7\tinvalid-on-purpose?\n";
    put(folder.path(), &[("index.tsv", index), ("other.yaml", PETS)]);
    let found = documents::find(folder.path()).unwrap();
    let told: Vec<_> = found.iter().map(|it| (it.path.as_str(), it.bytes, it.invalid)).collect();
    assert_eq!(told, [("bad.yaml", 7, true), ("pets.yaml", 12, false)]);
}

#[test]
fn a_sample_is_spread_over_the_sizes() {
    let mut rows: Vec<Row> = (0..10).map(|size| row(&format!("{size}"), 100 - size)).collect();
    rows[4].generated.outcome = Outcome::Refused(String::new());
    let chosen = |amount| sample::choose(&rows, amount);
    assert_eq!(chosen(Amount::All), [9, 8, 7, 6, 5, 3, 2, 1, 0]);
    assert_eq!(chosen(Amount::Some(3)), [8, 5, 1]);
    assert_eq!(chosen(Amount::Some(99)), chosen(Amount::All));
    assert_eq!(chosen(Amount::Some(0)), [0; 0]);
}

#[test]
fn every_broken_promise_is_a_failure() {
    let fails = |change: fn(&mut Row)| {
        let mut row = row("pets.yaml", 1);
        change(&mut row);
        row.failure().is_some()
    };
    assert!(!fails(|_| ()));
    assert!(fails(|row| row.generated.outcome = Outcome::Refused("no".to_owned())));
    assert!(fails(|row| row.generated.outcome = Outcome::Panicked("oh".to_owned())));
    assert!(fails(|row| row.checked = Some(Checked { warnings: 1, ..Checked::default() })));
    assert!(fails(|row| row.checked = Some(Checked { errors: 1, ..Checked::default() })));
    assert!(!fails(|row| row.checked = Some(Checked::default())));
    assert!(!fails(|row| row.invalid = true), "what is wrong may still be understood");
    assert!(fails(|row| {
        row.invalid = true;
        row.generated.outcome = Outcome::Refused("no".to_owned());
    }));
    assert!(!fails(|row| {
        (row.invalid, row.generated.has_line) = (true, true);
        row.generated.outcome = Outcome::Refused("no".to_owned());
    }));
}

/// The same seed does the same damage; another one does other damage.
#[test]
fn damage_can_be_had_again() {
    let (folder, target) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    put(
        folder.path(),
        &[("pets.yaml", PETS), ("elsewhere.yaml", "openapi: 3.1.0\npaths: {$ref: 'a.yaml'}\n")],
    );
    let found = documents::find(folder.path()).unwrap();
    let damaged = |name: &str, seed| {
        let out = target.path().join(name);
        let written = mutated::write(&found, folder.path(), &out, 4, seed).unwrap();
        assert!(written.iter().all(|document| document.invalid), "{written:?}");
        let text = |path: &String| fs::read_to_string(out.join(path)).unwrap();
        written.iter().map(|document| (document.path.clone(), text(&document.path))).collect::<Vec<_>>()
    };
    let first = damaged("a", 7);
    let names: Vec<&str> = first.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        names,
        ["0000-pets.yaml.json", "0001-pets.yaml.json", "0002-pets.yaml.json", "0003-pets.yaml.json"]
    );
    assert_eq!(first, damaged("b", 7));
    assert_ne!(first, damaged("c", 8));
    assert_ne!(first[0].1, first[1].1);
}

#[test]
fn a_refused_document_is_told_with_its_reason() {
    let (folder, target) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    put(folder.path(), &[("pets.yaml", PETS), ("none.yaml", DANGLING)]);
    let table = attempt(target.path(), target.path(), &arguments(folder.path(), &[])).unwrap();
    assert!(!table.kept());
    let text = table.markdown();
    for part in [
        "- documents: 2, 0 of them wrong by intent; 1 generated",
        "50.00 % are there",
        "**none.yaml**: no crate",
    ] {
        assert!(text.contains(part), "`{part}` is missing in\n{text}");
    }
    assert!(text.contains("- none.yaml: post /pets: "), "{text}");
    let crates = target.path().join("crates").join(folder.path().file_name().unwrap());
    assert!(crates.join("pets.yaml/src/lib.rs").is_file());
    assert!(!crates.join("none.yaml").exists());
}

/// What cargo says is counted; the crate has no dependencies, so it takes no time.
#[test]
fn errors_and_warnings_are_counted_and_figures_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = "[package]\nname = 'small'\nedition = '2021'\n[workspace]\n";
    put(
        folder.path(),
        &[
            ("small/Cargo.toml", manifest),
            ("small/src/lib.rs", "fn unused() {}\npub fn bad() -> u8 { 'a' }\n"),
        ],
    );
    let small = folder.path().join("small");
    let checker = check::Checker {
        target: folder.path().join("t"),
        lock: folder.path().join("none"),
        jobs: 1,
        tests: false,
    };
    let checked = checker.check(&small, None).unwrap();
    assert_eq!(checked.errors, 1);
    assert!(checked.first.unwrap().contains("mismatched types"));

    fs::write(small.join("src/lib.rs"), "fn unused() {}\n").unwrap();
    let first = checker.check(&small, None).unwrap();
    assert_eq!((first.errors, first.warnings), (0, 1));
    assert!(first.cpu > 0.0 && first.memory > 0);
    let known = Checked { cpu: 77.0, ..first };
    let again = checker.check(&small, Some(&known)).unwrap();
    assert_eq!((again.warnings, again.cpu), (1, 77.0), "cargo had nothing to do and says again what it said");
    let anew = checker.check(&small, None).unwrap();
    assert!(anew.cpu > 0.0 && anew.warnings == 1, "figures that nobody kept are taken anew");
}

#[test]
fn a_crate_that_cargo_refuses_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &[("Cargo.toml", "[package]\n"), ("src/lib.rs", "")]);
    let checker = check::Checker {
        target: folder.path().join("t"),
        lock: folder.path().join("none"),
        jobs: 1,
        tests: false,
    };
    let checked = checker.check(folder.path(), None).unwrap();
    assert_eq!(checked.errors, 1);
    assert!(checked.first.unwrap().contains("name"));
}
