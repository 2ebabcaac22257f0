//! Compares the APIs of a workspace with their state in another commit.

use std::path::Path;

use super::compared::{Compared, compare as compare_one};
use super::git::{Commit, merge_base};
use super::spec::{Spec, in_folder};
use crate::cli::args::DiffArgs;
use crate::cli::console::Console;
use crate::diagnostic::Diagnostics;
use crate::diff::Policy;
use crate::limits::Limits;
use crate::source::Sources;
use crate::workspace::{SpecFolder, Workspace};

/// Compares one API, or all of them.
pub(super) fn compare(
    arguments: &DiffArgs,
    api: Option<&str>,
    workspace: Option<&Workspace>,
    (policy, limits): (&Policy, &Limits),
    console: &Console,
) -> Option<Vec<Compared>> {
    let Some(workspace) = workspace else {
        console.error("two documents are needed: `diff BASE REVISION`; without them this has to be a workspace with `specs`");
        return None;
    };
    let commit = base_commit(arguments, workspace, console)?;
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let config = workspace.config(&mut sources, &mut diagnostics);
    let folders = workspace.spec_folders(&config, &mut diagnostics);
    let chosen: Vec<&SpecFolder> =
        folders.iter().filter(|folder| api.is_none_or(|api| api == folder.folder)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = folders.iter().map(|folder| folder.folder.as_str()).collect();
        console.error(&format!(
            "there is no API `{}`; these are there: {}",
            api.unwrap_or_default(),
            names.join(", ")
        ));
        return None;
    }
    let mut out = Vec::new();
    for folder in chosen {
        let Some(base) = before(folder, &commit, limits) else {
            console.note(&format!("{}: it is new since {}", folder.folder, commit.name));
            continue;
        };
        let named = api.is_none().then(|| folder.folder.clone());
        out.push(compare_one(named, base, now(folder, limits), policy, console)?);
    }
    Some(out)
}

/// The commit to compare with: the one that was named, else where this branch left the main one.
fn base_commit(arguments: &DiffArgs, workspace: &Workspace, console: &Console) -> Option<Commit> {
    let found = match &arguments.base {
        Some(revision) => Commit::find_at(revision, workspace.root()),
        None => merge_base(workspace.root()),
    };
    found.map_err(|error| console.error(&error)).ok()
}

/// An API as it is.
fn now(folder: &SpecFolder, limits: &Limits) -> Spec {
    let names = folder.document.parent().map(|parent| parent.join("names.lock"));
    Spec::new(None, folder.document.clone())
        .with_limits(limits)
        .with_overlays(&folder.overlays)
        .with_root(folder.root.clone())
        .with_names(names.as_deref())
        .in_module(folder.module.clone(), &folder.config)
}

/// An API as it was: the same files where they were there, else what its folder had.
fn before(folder: &SpecFolder, commit: &Commit, limits: &Limits) -> Option<Spec> {
    let inside = |path: &Path| commit.inside(path);
    let document = inside(&folder.document).filter(|path| commit.is_file(path)).or_else(|| {
        let parent = inside(folder.document.parent()?)?;
        in_folder(commit, &parent)
    })?;
    let overlays: Vec<_> =
        folder.overlays.iter().filter_map(|path| inside(path)).filter(|path| commit.is_file(path)).collect();
    let names = document.parent().map(|parent| parent.join("names.lock"));
    let root = folder.root.as_ref().and_then(|root| inside(root));
    let spec = Spec::new(Some(commit.clone()), document).with_overlays(&overlays).with_root(root);
    let spec = spec.with_limits(limits).with_names(names.as_deref());
    Some(spec.in_module(folder.module.clone(), &folder.config))
}
