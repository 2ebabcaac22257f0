//! One of the two documents: where it comes from, and what it means.
//!
//! In: an argument, `path` or `REV:path`. Out: a [`Version`], or why there is none.

use std::path::{Path, PathBuf};

use super::git::{Commit, git_path};
use crate::api::Api;
use crate::diagnostic::{Diagnostics, Severity};
use crate::diff::Document;
use crate::output::manifest::package_name;
use crate::rust::{Crate, Ident, Lock};
use crate::source::{Disk, Sources};
use crate::{document, lower, resolve, rust};

/// What a document may be called where only its folder was named.
const DOCUMENTS: [&str; 7] = [
    "openapi.yaml",
    "openapi.yml",
    "openapi.json",
    "swagger.yaml",
    "swagger.yml",
    "swagger.json",
    "spec.yaml",
];

/// Where a document is.
#[derive(Debug)]
pub(super) enum Spec {
    /// On disk.
    File(PathBuf),
    /// In a commit, at this path from the top of the repository.
    Git(Commit, PathBuf),
}

/// A document, and everything that was decided about it.
#[derive(Debug)]
pub(super) struct Version {
    /// Its files.
    pub sources: Sources,
    /// What it means.
    pub api: Api,
    /// The crate that it becomes.
    pub krate: Crate,
}

impl Spec {
    /// What an argument means: a path that is there, or a commit and a path in it.
    pub(super) fn parse(argument: &str) -> Result<Self, String> {
        let path = Path::new(argument);
        if path.is_dir() {
            let found = DOCUMENTS.iter().map(|name| path.join(name)).find(|path| path.is_file());
            return found
                .map(Self::File)
                .ok_or_else(|| format!("{argument}: no `openapi.yaml` or its like in this folder"));
        }
        if path.is_file() {
            return Ok(Self::File(path.to_owned()));
        }
        let Some((revision, path)) = argument.split_once(':') else {
            return Err(format!("{argument}: no such file; a version from git is written `REV:path`"));
        };
        let commit = Commit::find(revision)?;
        let path = git_path(&commit, path)?;
        if commit.is_folder(&path) {
            let found = DOCUMENTS.iter().map(|name| path.join(name)).find(|path| commit.is_file(path));
            let found =
                found.ok_or_else(|| format!("{argument}: no `openapi.yaml` or its like in this folder"))?;
            return Ok(Self::Git(commit, found));
        }
        Ok(Self::Git(commit, path))
    }

    /// Reads it and decides everything; `lock` holds the names that are taken, `name` is the crate's.
    pub(super) fn read(self, lock: &Lock, name: Option<Ident>) -> (Option<Version>, Vec<String>) {
        let (mut sources, path) = match self {
            Self::File(path) => (Sources::new(Disk), path),
            Self::Git(commit, path) => (Sources::new(commit), path),
        };
        let mut diagnostics = Diagnostics::default();
        let options = document::Options::default();
        let loaded = document::load(&mut sources, &path, &[], &options, &mut diagnostics);
        let api = loaded.map(|document| {
            let resolved = resolve::resolve(document, &mut diagnostics);
            lower::lower(&resolved, &lower::Options { strict: false }, &mut diagnostics)
        });
        let version = api.map(|api| {
            let mut options = rust::Options::new(&package_name(&api.info.title));
            options.name = name.unwrap_or(options.name);
            let krate = rust::plan(&api, &options, lock);
            (api, krate)
        });
        let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
        let told = errors.map(|d| match d.at {
            Some(node) => {
                let place = sources.place(node);
                format!("{}:{}:{}: {} ({})", place.file, place.line, place.column, d.message, d.code.id)
            }
            None => format!("{} ({})", d.message, d.code.id),
        });
        let told = told.collect();
        (version.map(|(api, krate)| Version { sources, api, krate }), told)
    }
}

impl Version {
    /// This side of a comparison.
    pub(super) fn side(&self) -> Document<'_> {
        Document { api: &self.api, krate: Some(&self.krate), sources: Some(&self.sources) }
    }
}
