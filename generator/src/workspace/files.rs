//! The files of the generated crate.
//!
//! Planned APIs and their printed files become a tree of the workspace's paths; nothing is written here.

use std::collections::BTreeMap;

use super::layout::{CONFORMANCE, MANIFEST, SOURCES};
use super::{SpecFolder, Workspace};
use crate::emit;
use crate::output::{self, Tree, ledger, manifest};
use crate::pipeline::{PlannedApi, Text};
use crate::rust::{Crate, Feature};

/// The folder of an API's module.
pub(super) fn module_folder(api: &SpecFolder) -> String {
    format!("{SOURCES}/{}", api.module.bare())
}

/// The ledger of an API.
pub(super) fn ledger(api: &SpecFolder) -> String {
    format!("{}/SUPPORT.md", module_folder(api))
}

/// The grades of an API, for the next run to compare with.
pub(super) fn grades(api: &SpecFolder) -> String {
    format!("{}/support.lock", module_folder(api))
}

/// Everything that `codegen` writes but the fingerprint; of APIs that were not printed, nothing of their own.
pub(super) fn tree(
    workspace: &Workspace,
    apis: &[(SpecFolder, PlannedApi)],
    printed: BTreeMap<usize, Text>,
) -> Tree {
    let mut tree = Tree::default();
    for (index, text) in printed {
        if let Some((api, planned)) = apis.get(index) {
            put_api(&mut tree, api, planned, text);
        }
    }
    let crates = apis.iter().filter_map(|(_, planned)| planned.krate.as_ref());
    let features: Vec<_> = crates.flat_map(|krate| krate.features.clone()).collect();
    tree.put_all(&format!("{SOURCES}/support"), output::support(&manifest::parts(&features)));
    let modules: Vec<_> = apis.iter().filter_map(|(api, planned)| library_module(api, planned)).collect();
    let tested = apis.iter().filter(|(_, planned)| {
        planned.krate.as_ref().is_some_and(|krate| !krate.conformance_calls.is_empty())
    });
    let tested: Vec<_> = tested.filter_map(|(api, planned)| library_module(api, planned)).collect();
    for (folder, root) in [(SOURCES, emit::library(&modules)), (CONFORMANCE, emit::conformance_root(&tested))]
    {
        if let Ok(text) = output::print(&root, "specs/") {
            tree.put(format!("{folder}/{}", root.path), text);
        }
    }
    let old = workspace.read(MANIFEST).unwrap_or_default();
    tree.put_shared(MANIFEST, updated_manifest(&old, apis));
    tree
}

fn put_api(tree: &mut Tree, api: &SpecFolder, planned: &PlannedApi, text: Text) {
    let folder = module_folder(api);
    for file in text.sources {
        tree.put(format!("{folder}/{}", file.path), file.text);
    }
    if let Some(test) = text.conformance {
        tree.put(format!("{CONFORMANCE}/{}.rs", api.module.bare()), test.text);
    }
    if let (Some(krate), Some(meaning)) = (&planned.krate, &planned.api) {
        tree.put(ledger(api), ledger::support_md(krate, &meaning.info.title));
        tree.put(grades(api), output::Grades::of(krate).to_text());
        tree.put_shared(format!("specs/{}/names.lock", api.folder), krate.lock.to_text());
    }
}

fn updated_manifest(old: &str, apis: &[(SpecFolder, PlannedApi)]) -> String {
    let crates: Vec<_> = apis.iter().filter_map(|(_, planned)| planned.krate.as_ref()).collect();
    let features: Vec<_> = crates.iter().flat_map(|krate| krate.features.clone()).collect();
    let default: Vec<_> = crates.iter().flat_map(|krate| krate.default_features.clone()).collect();
    manifest::updated(old, &features, &default)
}

fn library_module(api: &SpecFolder, planned: &PlannedApi) -> Option<emit::LibraryModule> {
    let (krate, meaning) = (planned.krate.as_ref()?, planned.api.as_ref()?);
    Some(emit::LibraryModule {
        name: api.module.clone(),
        title: meaning.info.title.clone(),
        foreign: emit::has_foreign_names(krate),
        features: own_features(krate).map(|feature| feature.name.clone()).collect(),
    })
}

/// The features that the API's module is there for; optional parts of the runtime are no reason.
fn own_features(krate: &Crate) -> impl Iterator<Item = &Feature> {
    krate.features.iter().filter(|feature| manifest::parts(std::slice::from_ref(*feature)).is_empty())
}
