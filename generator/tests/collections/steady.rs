//! What was generated once stays: with the names that it published, a document becomes the same crate again, byte for byte,
//! and a comparison of a document with itself finds nothing. Shown on every document that is at hand, and on documents with
//! odd values and names made up by dice.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::diff::{self, Document, Policy};
use clientwright::pipeline::{self, Input, PlannedApi, Standalone};
use libtest_mimic::Trial;
use serde_json::Value as Json;

use crate::needs::{Need, shared, slow_test, test};
use crate::odd;

/// Documents larger than this take too long for every day.
const BYTES: u64 = 60_000;

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    let corpus = [Need::Shared("corpus/index.tsv")];
    vec![
        test(&corpus, small_documents_stay_as_they_are),
        slow_test(&corpus, every_document_stays_as_it_is),
        test(&[Need::Shared("bugs")], what_came_out_wrong_before_stays_as_it_is),
        test(&[Need::Shared("jsonschema-cases/cases.jsonl")], json_schema_cases_stay_as_they_are),
        test(&[], traps_stay_as_they_are),
        test(&[], odd_values_and_names_stay_as_they_are),
        test(&[], names_of_former_locks_stay),
    ]
}

/// The documents of the corpus, the largest ones last.
fn corpus() -> Vec<PathBuf> {
    let root = shared("corpus");
    let index = fs::read_to_string(root.join("index.tsv")).unwrap();
    let mut rows: Vec<_> = index
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .map(|row| (row[3].parse::<u64>().unwrap_or(u64::MAX), root.join(row[0])))
        .collect();
    rows.sort();
    rows.into_iter().map(|(_, path)| path).collect()
}

fn planned(document: &Path, names: &Path) -> PlannedApi {
    let root = document.parent().and_then(Path::parent).map(Path::to_owned);
    let names = Some(names.to_owned());
    pipeline::plan(&Input { document: document.to_owned(), root, names, ..Input::default() })
}

fn crate_of(planned: &mut PlannedApi) -> Option<BTreeMap<String, Vec<u8>>> {
    let tree = planned.standalone(Standalone { with_tests: true, ..Standalone::default() })?;
    Some(tree.iter().map(|(path, file)| (path.to_owned(), file.content.clone())).collect())
}

/// What moves when a document is generated again, with the names of the run before; `None` where nothing was generated.
fn moved(document: &Path) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let names = folder.path().join("names.lock");
    let mut first = planned(document, &names);
    let before = crate_of(&mut first)?;
    fs::write(&names, &before["names.lock"]).unwrap();
    let mut second = planned(document, &names);
    let after = crate_of(&mut second).expect("it was generated before");
    let paths = before.keys().chain(after.keys());
    let mut found: Vec<String> = paths
        .filter(|path| before.get(*path) != after.get(*path))
        .map(|path| format!("{path} differs"))
        .collect();
    found.dedup();
    let side = |planned: &PlannedApi| -> Option<(clientwright::api::Api, clientwright::rust::Crate)> {
        Some((planned.api.clone()?, planned.krate.clone()?))
    };
    let ((base, old), (revision, new)) = (side(&first)?, side(&second)?);
    let policy = Policy::on("2026-01-15".parse().unwrap());
    let as_document = |api, krate| Document { api, krate: Some(krate), sources: None, folder: "" };
    let report = diff::compare(as_document(&base, &old), as_document(&revision, &new), &policy);
    found.extend(report.findings.iter().map(|finding| format!("{}: {}", finding.place, finding.message)));
    Some(found)
}

/// Holds all of them still; says how many there were.
fn hold(documents: &[PathBuf]) -> usize {
    let all: Vec<_> = documents.iter().filter_map(|path| Some((path, moved(path)?))).collect();
    let restless: Vec<_> = all.iter().filter(|(_, moved)| !moved.is_empty()).collect();
    for (path, moved) in &restless {
        println!("{}:\n  {}", path.display(), moved.join("\n  "));
    }
    println!("{} of {} documents became crates", all.len(), documents.len());
    assert_eq!(restless.len(), 0, "documents do not stay as they are");
    all.len()
}

fn small_documents_stay_as_they_are() {
    let small = |path: &PathBuf| fs::metadata(path).is_ok_and(|data| data.len() <= BYTES);
    let documents: Vec<PathBuf> = corpus().into_iter().filter(small).collect();
    assert!(hold(&documents) > 40);
}

/// The largest included.
fn every_document_stays_as_it_is() {
    assert!(hold(&corpus()) > 100);
}

fn what_came_out_wrong_before_stays_as_it_is() {
    let documents: Vec<PathBuf> = fs::read_dir(shared("bugs"))
        .unwrap()
        .flat_map(|entry| {
            let folder = entry.unwrap().path();
            ["spec.yaml", "base.yaml", "revision.yaml"].map(|name| folder.join(name))
        })
        .filter(|path| path.is_file())
        .collect();
    assert!(hold(&documents) > 0);
}

fn traps_stay_as_they_are() {
    hold(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/traps/openapi.yaml")]);
}

fn json_schema_cases_stay_as_they_are() {
    let text = fs::read_to_string(shared("jsonschema-cases/cases.jsonl")).unwrap();
    let cases = text.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    let schemas = cases.enumerate().map(|(index, case)| (format!("Case{index}"), case["schema"].clone()));
    let schemas: Vec<(String, Json)> = schemas.filter(|(_, schema)| schema.get("$id").is_none()).collect();
    for chunk in schemas.chunks(150) {
        hold_all(&odd::document(chunk.iter().cloned().collect()));
    }
}

/// A bundle of schemas as one document.
fn hold_all(document: &Json) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("api/openapi.json");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, document.to_string()).unwrap();
    assert_eq!(moved(&path).unwrap_or_default(), [""; 0], "{document}");
}

fn odd_values_and_names_stay_as_they_are() {
    let rounds = std::env::var("CLIENTWRIGHT_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(8);
    for seed in 1..=rounds {
        hold_all(&odd::by_dice(seed));
    }
}

/// A lock from before, in which text and number of the same letters had one line, is still read; names that it has stay.
fn names_of_former_locks_stay() {
    let folder = tempfile::tempdir().unwrap();
    let (document, names) = (folder.path().join("api.yaml"), folder.path().join("names.lock"));
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {E: {type: string, enum: ['1', 'true', a]}}}\n";
    fs::write(&document, text).unwrap();
    fs::write(&names, "type\tE\tE\nvariant\tFirst\tE 1\nvariant\tYes\tE true\n").unwrap();
    let lock = planned(&document, &names).krate.unwrap().lock.to_text();
    assert!(
        lock.contains("variant\tFirst\tE \"1\"\n") && lock.contains("variant\tYes\tE \"true\"\n"),
        "{lock}"
    );
    fs::write(&document, text.replace("'1', 'true'", "1, true, '1', 'true'").replace("type: string, ", ""))
        .unwrap();
    fs::write(&names, &lock).unwrap();
    let lock = planned(&document, &names).krate.unwrap().lock.to_text();
    assert!(
        lock.contains("variant\tFirst\tE \"1\"\n") && lock.contains("variant\tYes\tE \"true\"\n"),
        "{lock}"
    );
    assert_eq!(lock.matches("\tE 1\n").count() + lock.matches("\tE true\n").count(), 2, "{lock}");
}
