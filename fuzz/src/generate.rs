//! A document becomes a crate, or is refused with a reason.

use std::cell::LazyCell;
use std::fs;
use std::path::PathBuf;

use clientwright::diagnostic::{Severity, find_code};
use clientwright::lower::ImpliedTypes;
use clientwright::output::Tree;
use clientwright::pipeline::{self, Home, Input, PlannedApi, Standalone};
use clientwright::report::LocatedDiagnostic;
use clientwright::rust::Ident;
use clientwright_mutator::{CHOICES, UNHEARD, member_of, places};
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::rust;

/// A file that cannot be read has no places.
const UNREADABLE: &str = "CW0001";

/// Generates the document twice, the second time with the names of the first, and checks what always holds.
pub fn check(data: &[u8]) {
    let Ok(document) = serde_json::from_slice::<Json>(data) else { return };
    FOLDER.with(|folder| {
        let path = folder.path().join("openapi.json");
        fs::write(&path, data).expect("a document can be written");
        let input = input(&document, path);
        let (planned, tree) = generate(&input);
        let findings = planned.findings();
        are_placed(&findings, data);
        let Some(tree) = tree else {
            let errors = findings.iter().any(|found| found.severity == Severity::Error);
            assert!(errors, "neither a crate nor an error");
            return;
        };
        rust::check(&tree);
        nothing_is_lost(&document, &planned, &findings);
        let names = folder.path().join("names.lock");
        let lock = planned.krate.as_ref().map(|krate| krate.lock.to_text()).unwrap_or_default();
        fs::write(&names, &lock).expect("names can be written");
        let (again, second) = generate(&Input { names: Some(names), ..input });
        let second = second.expect("what could be generated can be generated again");
        are_equal(&tree, &second);
        let relocked = again.krate.as_ref().map(|krate| krate.lock.to_text()).unwrap_or_default();
        assert_eq!(lock, relocked, "the names moved");
    });
}

thread_local! {
    static FOLDER: LazyCell<TempDir> = LazyCell::new(|| tempfile::tempdir().expect("there is room for a folder"));
}

/// The choices that a document makes about its own run.
fn input(document: &Json, path: PathBuf) -> Input {
    let has = |choice: &str| document.get(CHOICES).is_some_and(|choices| choices.get(choice).is_some());
    let implied_types = match (has("exact"), has("assume")) {
        (true, _) => ImpliedTypes::Exact,
        (_, true) => ImpliedTypes::Assume,
        _ => ImpliedTypes::Auto,
    };
    let home = if has("module") { Home::Module(Ident::snake("some_api")) } else { Home::Crate };
    Input {
        document: path,
        strict: has("strict"),
        validate: has("validate"),
        implied_types,
        home,
        ..Input::default()
    }
}

fn generate(input: &Input) -> (PlannedApi, Option<Tree>) {
    let mut planned = pipeline::plan(input);
    let tree = planned.standalone(Standalone { with_tests: true, ..Standalone::default() });
    (planned, tree)
}

/// Every finding has a code of the catalogue, says something, and is bound to a place that is there.
fn are_placed(findings: &[LocatedDiagnostic], data: &[u8]) {
    let lines = data.iter().filter(|byte| **byte == b'\n').count() + 1;
    for found in findings {
        assert!(find_code(found.code.id).is_some(), "{} is in no catalogue", found.code.id);
        assert_ne!(found.code.id, "CW0601", "{}", found.message);
        assert!(!found.message.trim().is_empty(), "{} says nothing", found.code.id);
        match (found.line, &found.pointer) {
            (Some(line), Some(_)) => assert!((1..=lines).contains(&line), "{found:?}"),
            _ => assert_eq!(found.code.id, UNREADABLE, "no place: {found:?}"),
        }
    }
}

/// Keywords that nobody knows are told of, and every operation is in the report.
fn nothing_is_lost(document: &Json, planned: &PlannedApi, findings: &[LocatedDiagnostic]) {
    let told = |pointer: &str| {
        let is_around = |found: &LocatedDiagnostic| {
            // A reference that leads nowhere takes what stands beside it with it.
            let at = found.pointer.as_deref().unwrap_or_default();
            let at = at.strip_suffix("/$ref").unwrap_or(at);
            let inside = || pointer.strip_prefix(at).is_some_and(|rest| rest.starts_with('/'));
            !at.is_empty() && (pointer == at || inside())
        };
        findings.iter().any(is_around)
    };
    for place in places(document) {
        let Some(Json::Object(members)) = document.pointer(&place.pointer) else { continue };
        if place.kind.is_some_and(|kind| kind.free_members().is_none()) {
            for key in members.keys().filter(|key| key.starts_with(UNHEARD)) {
                let at = member_of(&place.pointer, key);
                // What is alike is told once.
                let summed_up = |found: &LocatedDiagnostic| {
                    found.message.contains(key) && found.message.contains(" more place")
                };
                let told = told(&at) || findings.iter().any(summed_up);
                assert!(told, "`{at}` was dropped without a word: {findings:#?}");
            }
        }
    }
    let report = planned.report();
    let Some(Json::Object(paths)) = document.get("paths") else { return };
    for (path, item) in paths.iter().filter(|(path, _)| !path.starts_with("x-")) {
        for method in ["get", "put", "post", "delete", "options", "head", "patch"] {
            if item.get(method).is_none_or(|operation| !operation.is_object()) {
                continue;
            }
            let is_it = |listed: &str| listed.trim_start_matches('/') == path.trim_start_matches('/');
            let listed = report.operations.iter().any(|row| row.method == method && is_it(&row.path));
            let at = member_of(&member_of("/paths", path), method);
            assert!(listed || told(&at), "`{method} {path}` was dropped without a word: {findings:#?}");
        }
    }
}

/// Both trees have the same files, byte by byte.
fn are_equal(one: &Tree, other: &Tree) {
    let (mut ones, mut others) = (one.iter(), other.iter());
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return,
            (Some((path, file)), Some((same, second))) => {
                assert_eq!(path, same, "another file");
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                if file.content != second.content {
                    let (old, new) = (text(&file.content), text(&second.content));
                    let differ = old.lines().zip(new.lines()).find(|(old, new)| old != new);
                    panic!("{path} is not the same again: {differ:?}");
                }
            }
            (one, other) => panic!("{:?} and {:?}", one.map(|f| f.0), other.map(|f| f.0)),
        }
    }
}
