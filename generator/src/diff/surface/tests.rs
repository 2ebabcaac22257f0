//! The surface and the witness know the same items.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::Path;

use super::Surface;
use crate::diagnostic::Diagnostics;
use crate::rust::{Crate, CrateOptions, Lock, plan};
use crate::source::Sources;
use crate::{document, emit, lower, resolve};

fn krate(path: &Path) -> Crate {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let options = document::Options::default();
    let document = document::load(&mut sources, path, &[], &options, &mut diagnostics).unwrap();
    let resolved = resolve::resolve(document, &mut diagnostics);
    let api = lower::lower(&resolved, &lower::Options::default(), &mut diagnostics);
    plan(&api, &CrateOptions::new("sample"), &Lock::default())
}

/// What the verdict speaks of is what the compiler is asked about: the two lists are made apart.
#[test]
fn the_witness_uses_every_item_of_the_surface() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keywords");
    let mut documents: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    documents.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    assert!(documents.len() > 20);
    for path in documents {
        let krate = krate(&path);
        // Features are no items: cargo knows them, not the compiler.
        let surface: BTreeSet<String> =
            Surface::of(&krate).0.into_keys().filter(|item| !item.starts_with("feature ")).collect();
        let used: BTreeSet<String> = emit::witness(&krate).into_iter().map(|used| used.item).collect();
        let of_surface: Vec<_> = surface.difference(&used).collect();
        let of_witness: Vec<_> = used.difference(&surface).collect();
        assert!(of_surface.is_empty(), "{}: the witness leaves out {of_surface:?}", path.display());
        assert!(of_witness.is_empty(), "{}: the surface leaves out {of_witness:?}", path.display());
    }
}
