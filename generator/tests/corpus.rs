//! Every document of a collection of real ones is read without panic, and what is reported about it is counted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clientwright::diagnostic::Diagnostics;
use clientwright::document::{Options, load};
use clientwright::resolve::resolve;
use clientwright::source::Sources;

fn corpus() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let root = if root.exists() {
        root
    } else {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus")
    };
    if root.join("index.tsv").exists() {
        return Some(root);
    }
    println!("skipped: there is no collection of documents at {}", root.display());
    None
}

#[test]
fn every_document_is_read() {
    let Some(root) = corpus() else { return };
    let index = std::fs::read_to_string(root.join("index.tsv")).unwrap();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unread = Vec::new();
    for line in index.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (path, operations) = (columns[0], columns[4].parse::<usize>().unwrap_or(0));
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let start = Instant::now();
        let document = load(&mut sources, &root.join(path), &[], &Options::default(), &mut diagnostics);
        let loaded = start.elapsed();
        for found in diagnostics.iter() {
            *codes.entry(found.code.id).or_default() += 1;
            if std::env::var("SHOW").is_ok() {
                let place = found.at.map(|at| sources.place(at));
                let at = place.map_or(String::new(), |p| format!("{}:{}:{}", p.file, p.line, p.column));
                println!("    {} {at} {}", found.code.id, found.message);
            }
        }
        let Some(document) = document else {
            unread.push(path.to_owned());
            continue;
        };
        let resolved = resolve(document, &mut diagnostics);
        let openapi = &resolved.document.openapi;
        let count = openapi.operations().count()
            + resolved.document.webhooks.values().map(|item| item.iter().count()).sum::<usize>();
        println!(
            "{path}: {count} of {operations} operations, {} schemas, {} groups, {loaded:?}",
            resolved.schemas().len(),
            resolved.groups().len(),
        );
    }
    println!("{codes:?}\nunread: {unread:?}");
}
