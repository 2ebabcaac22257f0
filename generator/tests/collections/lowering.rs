//! Real documents come through lowering: none panics, every operation of the bundled ones is there, and the model keeps
//! its own promises.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::time::{Duration, Instant};

use clientwright::api::{Api, Grade, Shape};
use clientwright::diagnostic::Diagnostics;
use clientwright::source::Sources;
use clientwright::{document, lower, resolve};
use libtest_mimic::Trial;

use crate::dump;
use crate::needs::{Need, shared, test};

/// The tests of this module.
pub(crate) fn tests() -> Vec<Trial> {
    let corpus = [Need::Shared("corpus/index.tsv")];
    vec![test(&corpus, every_document_lowers), test(&corpus, the_bundled_documents_lower_whole)]
}

struct Lowered {
    api: Api,
    diagnostics: Diagnostics,
    took: Duration,
}

fn lowered(path: &Path) -> Option<Lowered> {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let document = document::load(&mut sources, path, &[], &document::Options::default(), &mut diagnostics)?;
    let resolved = resolve::resolve(document, &mut diagnostics);
    let start = Instant::now();
    let api = lower::lower(&resolved, &lower::Options::default(), &mut diagnostics);
    let took = start.elapsed();
    for found in diagnostics.iter().filter(|_| std::env::var("SHOW").is_ok()) {
        let place = found.at.map(|at| sources.place(at));
        let at = place.map_or(String::new(), |p| format!("{}:{}:{}", p.file, p.line, p.column));
        println!("    {} {at} {}", found.code.id, found.message);
    }
    Some(Lowered { api, diagnostics, took })
}

fn every_document_lowers() {
    let corpus = shared("corpus");
    let index = std::fs::read_to_string(corpus.join("index.tsv")).unwrap();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for line in index.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        if std::env::var("ONLY").is_ok_and(|only| !columns[0].contains(&only)) {
            continue;
        }
        println!("{}", columns[0]);
        let Some(Lowered { api, diagnostics, took }) = lowered(&corpus.join(columns[0])) else {
            println!("  is not read");
            continue;
        };
        diagnostics.iter().for_each(|found| *codes.entry(found.code.id).or_default() += 1);
        let degraded = api.types.iter().filter(|ty| Grade::of(&ty.notes) == Grade::Degraded).count();
        println!(
            "  {} of {} operations, {} skipped, {} types, {degraded} degraded, {took:?}",
            api.operations.len() + api.webhooks.len(),
            columns[4],
            api.skipped.len(),
            api.types.len(),
        );
        keeps_promises(&api);
        if let Ok(out) = std::env::var("DUMP") {
            let name = columns[0].replace('/', "-");
            std::fs::write(format!("{out}/{name}.api"), dump::dump(&api)).unwrap();
        }
    }
    println!("{codes:#?}");
}

fn the_bundled_documents_lower_whole() {
    let corpus = shared("corpus");
    for (path, operations) in [("gcore/cloud_api.yaml", 536), ("tyk/dashboard-swagger.yml", 118)] {
        let Lowered { api, .. } = lowered(&corpus.join(path)).unwrap();
        assert_eq!(api.operations.len(), operations, "{path}");
        assert_eq!(api.skipped, [], "{path}");
    }
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
            let target = api.types.get(used.ty.0 as usize).expect("ids lead to types");
            let branch = matches!(definition.shape, Shape::Union(_));
            assert!(branch || used.nullable || !target.nullable, "{} forgets null", definition.key);
        });
        if let Shape::Union(union) = &definition.shape {
            assert!(union.branches.len() > 1, "{} has one branch", definition.key);
            assert!(union.branches.iter().all(|branch| !branch.ty.nullable), "{}", definition.key);
        }
    }
}
