//! Every document of a collection of real ones is read: none is refused, no operation is lost, nothing is set aside by the
//! types. What is reported about them is counted and printed.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use clientwright::diagnostic::Diagnostics;
use clientwright::document::{Document, Options, load};
use clientwright::resolve::{Resolved, resolve};
use clientwright::source::Sources;
use libtest_mimic::Trial;
use openapiv3::PathItem;

use crate::needs::{Need, shared, test};

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    vec![test(&[Need::Shared("corpus/index.tsv")], every_document_is_read)]
}

/// Documents with fewer operations than they claim, and why.
const FEWER: [(&str, &str); 1] = [(
    "multi/swagger-parser/-v3_src_test_resources_3.1.0_dereference_full_root/root.json",
    "one path is on a network",
)];

fn operations(document: &Document) -> usize {
    let count = |item: &PathItem| {
        item.iter().count() + document.extra(&item.extensions).map_or(0, |extra| extra.operations.len())
    };
    let paths = document.openapi.paths.iter().filter_map(|(_, item)| item.as_item());
    paths.map(count).sum::<usize>() + document.webhooks.values().map(count).sum::<usize>()
}

/// Reads a document; references may reach beside its directory, as one of the collection does.
fn read(path: &Path, diagnostics: &mut Diagnostics) -> (Option<Resolved>, Duration) {
    let mut sources = Sources::default();
    let root = path.parent().and_then(Path::parent).map(Path::to_owned);
    let start = Instant::now();
    let document = load(&mut sources, path, &[], &Options { root, ..Options::default() }, diagnostics);
    let resolved = document.map(|document| resolve(document, diagnostics));
    let took = start.elapsed();
    if std::env::var("SHOW").is_ok() {
        for found in diagnostics.iter() {
            let at = found.at.map(|at| sources.place(at));
            let at = at.map_or_else(String::new, |at| format!("{}:{}:{}", at.file, at.line, at.column));
            println!("    {} {at} {}", found.code.id, found.message);
        }
    }
    (resolved, took)
}

fn every_document_is_read() {
    let root = shared("corpus");
    let index = std::fs::read_to_string(root.join("index.tsv")).unwrap();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in index.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (path, claimed) = (columns[0], columns[4].parse::<usize>().unwrap_or(0));
        let mut diagnostics = Diagnostics::default();
        let (resolved, took) = read(&root.join(path), &mut diagnostics);
        diagnostics.iter().for_each(|found| *codes.entry(found.code.id).or_default() += 1);
        let Some(resolved) = resolved else {
            wrong.push(format!("{path} was not read"));
            continue;
        };
        let count = operations(&resolved.document);
        println!("{path}: {count} of {claimed} operations, {} schemas, {took:?}", resolved.schemas().len());
        if count < claimed && !FEWER.iter().any(|(known, _)| *known == path) {
            wrong.push(format!("{path} has {count} of {claimed} operations"));
        }
    }
    println!("{codes:?}");
    assert!(!codes.contains_key("CW0103"), "something was set aside by the types");
    assert_eq!(wrong, Vec::<String>::new());
}
