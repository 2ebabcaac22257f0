//! Real documents come through lowering.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clientwright::api::{Api, Grade};
use clientwright::diagnostic::Diagnostics;
use clientwright::source::Sources;
use clientwright::{document, lower, resolve};

/// The documents that stand beside the repository, where they do.
fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    corpus.is_dir().then_some(corpus)
}

fn lowered(path: &Path) -> Option<(Api, Diagnostics)> {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let document = document::load(&mut sources, path, &[], &document::Options::default(), &mut diagnostics)?;
    let resolved = resolve::resolve(document, &mut diagnostics);
    let start = Instant::now();
    let api = lower::lower(&resolved, &lower::Options::default(), &mut diagnostics);
    eprintln!("{}: {:?}", path.display(), start.elapsed());
    Some((api, diagnostics))
}

#[test]
fn the_bundled_documents_lower_whole() {
    let Some(corpus) = corpus() else {
        eprintln!("skipped: no corpus beside the repository");
        return;
    };
    for (path, operations) in [("gcore/cloud_api.yaml", 536), ("tyk/dashboard-swagger.yml", 118)] {
        let (api, diagnostics) = lowered(&corpus.join(path)).unwrap();
        let degraded = api.types.iter().filter(|ty| Grade::of(&ty.notes) == Grade::Degraded).count();
        eprintln!("{} types, {degraded} degraded", api.types.len());
        for d in diagnostics.iter() {
            eprintln!("{} {:?} {}", d.code.id, d.at, d.message);
        }
        assert_eq!(api.operations.len(), operations, "{path}");
        assert_eq!(api.skipped, [], "{path}");
        if let Ok(out) = std::env::var("DUMP") {
            std::fs::write(format!("{out}/{operations}.api"), clientwright::api::dump(&api)).unwrap();
        }
    }
}
