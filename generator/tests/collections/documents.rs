//! Every document of a collection of real ones is read and lowered: none is refused, no operation is lost, and the model keeps
//! its own promises. What is reported about them is counted and printed; `SHOW` prints all of it, `ONLY` names some documents,
//! and `DUMP` a folder for their models.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::time::Instant;

use clientwright::api::{Api, Shape};
use clientwright::diagnostic::Diagnostics;
use clientwright::document::{Document, Options, load};
use clientwright::lower;
use clientwright::resolve::resolve;
use clientwright::source::Sources;
use libtest_mimic::Trial;
use openapiv3::PathItem;

use crate::dump;
use crate::needs::{Need, shared, test};

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    vec![test(&[Need::Shared("corpus/index.tsv")], every_document_is_read_and_lowered)]
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

/// The documents whose operations are all there, and how many they are.
const WHOLE: [(&str, usize); 2] = [("gcore/cloud_api.yaml", 536), ("tyk/dashboard-swagger.yml", 118)];

/// A document that was read and lowered.
struct Read {
    operations: usize,
    schemas: usize,
    api: Api,
}

/// Reads a document; references may reach beside its directory, as one of the collection does.
fn read(path: &Path, diagnostics: &mut Diagnostics) -> Option<Read> {
    let mut sources = Sources::default();
    let root = path.parent().and_then(Path::parent).map(Path::to_owned);
    let document = load(&mut sources, path, &[], &Options { root, ..Options::default() }, diagnostics)?;
    let resolved = resolve(document, diagnostics);
    let api = lower::lower(&resolved, &lower::Options::default(), diagnostics);
    if std::env::var("SHOW").is_ok() {
        for found in diagnostics.iter() {
            let at = found.at.map(|at| sources.place(at));
            let at = at.map_or_else(String::new, |at| format!("{}:{}:{}", at.file, at.line, at.column));
            println!("    {} {at} {}", found.code.id, found.message);
        }
    }
    Some(Read { operations: operations(&resolved.document), schemas: resolved.schemas().len(), api })
}

fn every_document_is_read_and_lowered() {
    let root = shared("corpus");
    let index = std::fs::read_to_string(root.join("index.tsv")).unwrap();
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in index.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (path, claimed) = (columns[0], columns[4].parse::<usize>().unwrap_or(0));
        if !path.contains(&only) {
            continue;
        }
        let start = Instant::now();
        let mut diagnostics = Diagnostics::default();
        let read = read(&root.join(path), &mut diagnostics);
        diagnostics.iter().for_each(|found| *codes.entry(found.code.id).or_default() += 1);
        let Some(Read { operations, schemas, api }) = read else {
            wrong.push(format!("{path} was not read"));
            continue;
        };
        let (there, types, took) =
            (api.operations.len() + api.webhooks.len(), api.types.len(), start.elapsed());
        println!(
            "{path}: {operations} of {claimed} operations, {there} lowered, {schemas} schemas, {types} types, {took:?}"
        );
        if operations < claimed && !FEWER.iter().any(|(known, _)| *known == path) {
            wrong.push(format!("{path} has {operations} of {claimed} operations"));
        }
        if let Some((_, whole)) = WHOLE.iter().find(|(known, _)| *known == path)
            && (api.operations.len() != *whole || !api.skipped.is_empty())
        {
            wrong.push(format!(
                "{path} has {} of {whole} operations: {:?}",
                api.operations.len(),
                api.skipped
            ));
        }
        keeps_promises(&api);
        if let Ok(out) = std::env::var("DUMP") {
            std::fs::write(format!("{out}/{}.api", path.replace('/', "-")), dump::dump(&api)).unwrap();
        }
    }
    println!("{codes:?}");
    assert!(!codes.contains_key("CW0103"), "something was set aside by the types");
    assert_eq!(wrong, Vec::<String>::new());
}

/// What every model promises to those who read it.
fn keeps_promises(api: &Api) {
    let mut keys = HashSet::new();
    for definition in &api.types {
        assert!(keys.insert(&definition.key), "two types are called {}", definition.key);
        let inline = definition.component.is_none();
        assert!(!(inline && matches!(definition.shape, Shape::Alias(_))), "{} is an alias", definition.key);
        assert!(!(inline && definition.nullable), "{} tells null twice", definition.key);
        definition.shape.each_use(&mut |used| {
            // A component that allows null is used without it where a `type` beside the reference says so.
            let target = api.types.get(used.ty.0 as usize).expect("ids lead to types");
            assert!(target.component.is_some() || !target.nullable, "{} tells null twice", target.key);
        });
        if let Shape::Union(union) = &definition.shape {
            assert!(union.branches.len() > 1, "{} has one branch", definition.key);
            assert!(union.branches.iter().all(|branch| !branch.ty.nullable), "{}", definition.key);
        }
    }
}
