//! Documents that mutations begin with and take parts from: our own seeds, and those of a collection beside the
//! repository where there is one.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

use clientwright::diagnostic::Diagnostics;
use clientwright::source::Sources;
use serde_json::Value as Json;

/// Larger documents take too long to be generated often.
const MOST: u64 = 16_000;

/// Where the seeds are, below the crate.
const SEEDS: &str = "seeds/documents";

/// All of them, sorted by path: the same on every run.
pub static BASES: LazyLock<Vec<Json>> = LazyLock::new(|| {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    collect(&here.join(SEEDS), &mut paths);
    // The folder of documents to take further bases from.
    let beside = env::var_os("CLIENTWRIGHT_CORPUS").map(PathBuf::from);
    collect(&beside.unwrap_or_else(|| here.join("../../shared/corpus")), &mut paths);
    paths.sort();
    let documents: Vec<Json> = paths.iter().filter_map(|path| read(path)).collect();
    assert!(!documents.is_empty(), "there are no documents in {SEEDS}");
    documents
});

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, kind) = (entry.path(), entry.file_type());
        if kind.is_ok_and(|kind| kind.is_dir()) {
            collect(&path, paths);
        } else if path
            .extension()
            .is_some_and(|end| ["json", "yaml", "yml"].iter().any(|known| end == *known))
            && entry.metadata().is_ok_and(|meta| meta.len() < MOST)
        {
            paths.push(path);
        }
    }
}

fn read(path: &Path) -> Option<Json> {
    let text = fs::read_to_string(path).ok()?;
    if !text.contains("openapi") && !text.contains("swagger") {
        return None;
    }
    let json = Sources::default().load_text("", text, &mut Diagnostics::default())?.into_json();
    json.get("openapi").or(json.get("swagger"))?;
    Some(json)
}
