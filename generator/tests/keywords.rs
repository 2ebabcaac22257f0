//! One small document for each rule of lowering, and what it means, as reviewed text beside it.
//!
//! `UPDATE=1` rewrites the texts; a reviewer reads the difference.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clientwright::diagnostic::Diagnostics;
use clientwright::source::Sources;
use clientwright::{api, document, lower, resolve};

#[test]
fn documents_mean_what_was_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keywords");
    let mut documents: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    documents.sort();
    assert!(documents.len() > 15, "the documents of {} are there", folder.display());
    let mut wrong = Vec::new();
    for document in documents {
        let golden = document.with_extension("api");
        let found = meaning(&document);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&golden, &found).unwrap();
        } else if std::fs::read_to_string(&golden).unwrap_or_default().replace('\r', "") != found {
            wrong.push(format!("{} means:\n{found}", document.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE=1 accepts these texts", wrong.join("\n"));
}

/// The model of a document as text, with what was reported on the way.
fn meaning(path: &Path) -> String {
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let document = document::load(&mut sources, path, &[], &document::Options::default(), &mut diagnostics);
    let resolved = resolve::resolve(document.expect("the document is one"), &mut diagnostics);
    let api = lower::lower(&resolved, &lower::Options::default(), &mut diagnostics);
    let mut text = api::dump(&api);
    text.push_str("\nfindings\n");
    for found in diagnostics.iter() {
        let at = found.at.map(|at| sources.place(at));
        let at = at.map_or_else(String::new, |place| format!("{}:{}", place.line, place.column));
        let severity = found.severity.as_str();
        let _ = writeln!(text, "  {} {severity} {at} {}", found.code.id, found.message);
    }
    text
}
