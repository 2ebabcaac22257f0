//! One of the two documents of a comparison: where it comes from (`path` or `REV:path`), and how it is read.

use std::io;
use std::path::{Path, PathBuf};

use super::super::console::Console;
use super::git::{Commit, git_path};
use crate::api::Api;
use crate::config::ApiConfig;
use crate::diagnostic::{Diagnostics, Severity};
use crate::diff::Document;
use crate::limits::{Limit, Limits};
use crate::output::manifest::{package_name, package_version};
use crate::rust::{Crate, Ident, Lock};
use crate::source::{Disk, Reader, Sources};
use crate::{document, lower, resolve, rust};

/// What a document may be called where only its folder was named.
const DOCUMENTS: [&str; 6] =
    ["openapi.yaml", "openapi.yml", "openapi.json", "swagger.yaml", "swagger.yml", "swagger.json"];

/// Where a document is, and what belongs to it.
#[derive(Debug, Clone)]
pub(super) struct Spec {
    /// The commit; `None`: on disk.
    commit: Option<Commit>,
    /// The document.
    path: PathBuf,
    overlays: Vec<PathBuf>,
    /// The folder that references may reach into; `None`: that of the document.
    root: Option<PathBuf>,
    /// `names.lock`, if there is one.
    names: Option<PathBuf>,
    /// The module that it becomes; `None`: a crate of its own.
    module: Option<Ident>,
    tags: Vec<String>,
    naming: rust::Naming,
    operations: Vec<String>,
    limits: Limits,
}

/// A document, and everything that was decided about it.
#[derive(Debug)]
pub(super) struct Version {
    sources: Sources,
    /// The folder of its document, as the user would write it.
    folder: String,
    api: Api,
    /// The crate that it becomes.
    pub krate: Crate,
    /// The version of that crate.
    pub version: String,
}

impl Spec {
    /// A document at a path, on disk or in a commit.
    pub(super) fn new(commit: Option<Commit>, path: PathBuf) -> Self {
        Self {
            commit,
            path,
            overlays: Vec::new(),
            root: None,
            names: None,
            module: None,
            tags: Vec::new(),
            naming: rust::Naming::Auto,
            operations: Vec::new(),
            limits: Limits::default(),
        }
    }

    /// What an argument means: a path that is there, or a commit and a path in it.
    pub(super) fn parse(argument: &str) -> Result<Self, String> {
        let nothing = || format!("{argument}: no `openapi.yaml` or its like in this folder");
        let path = Path::new(argument);
        if path.is_dir() {
            let found = DOCUMENTS.iter().map(|name| path.join(name)).find(|path| path.is_file());
            return found.map(|path| Self::new(None, path)).ok_or_else(nothing);
        }
        // Whatever else is there, the reader says why it cannot be read.
        if path.exists() {
            return Ok(Self::new(None, path.to_owned()));
        }
        let Some((revision, path)) = argument.split_once(':') else {
            return Err(format!("{argument}: no such file; a version from git is written `REV:path`"));
        };
        let commit = Commit::find(revision)?;
        let path = git_path(&commit, path)?;
        let path =
            if commit.is_folder(&path) { in_folder(&commit, &path).ok_or_else(nothing)? } else { path };
        Ok(Self::new(Some(commit), path))
    }

    /// With overlays applied to the document.
    pub(super) fn with_overlays(mut self, overlays: &[PathBuf]) -> Self {
        self.overlays = overlays.to_vec();
        self
    }

    /// With references that may reach into this folder.
    pub(super) fn with_root(mut self, root: Option<PathBuf>) -> Self {
        self.root = root;
        self
    }

    /// With names that were published.
    pub(super) fn with_names(mut self, names: Option<&Path>) -> Self {
        self.names = names.map(Path::to_owned);
        self
    }

    /// With these limits.
    pub(super) fn with_limits(mut self, limits: &Limits) -> Self {
        self.limits = *limits;
        self
    }

    /// As the module of a crate, with these choices.
    pub(super) fn in_module(mut self, module: Ident, choices: &ApiConfig) -> Self {
        self.module = Some(module);
        (self.tags, self.operations) = (choices.tags.clone(), choices.operations.clone());
        self.naming = choices.naming.clone();
        self
    }

    /// Reads it and decides everything; `lock` holds names that are taken, `name` is the crate's. What is wrong is told;
    /// what can be set aside does not stop the comparison.
    pub(super) fn read(self, lock: &Lock, name: Option<Ident>, console: &Console) -> Option<Version> {
        let mut sources = match &self.commit {
            None => Sources::new(Disk),
            Some(commit) => Sources::new(commit.clone()),
        };
        let mut diagnostics = Diagnostics::default();
        sources.limit(&self.limits);
        let limits = self.limits;
        let options = document::Options { root: self.root.clone(), limits, ..document::Options::default() };
        let loaded = document::load(&mut sources, &self.path, &self.overlays, &options, &mut diagnostics);
        let api = loaded.map(|document| {
            let resolved = resolve::resolve(document, &mut diagnostics);
            lower::lower(&resolved, &lower::Options { limits, ..lower::Options::default() }, &mut diagnostics)
        });
        let label = self.label();
        for diagnostic in diagnostics.iter().filter(|d| d.severity == Severity::Error) {
            let (code, message) = (diagnostic.code.id, &diagnostic.message);
            console.error(&match diagnostic.at.map(|node| sources.place(node)) {
                Some(at) => format!("{label}: {}:{}:{}: {message} ({code})", at.file, at.line, at.column),
                None => format!("{label}: {message} ({code})"),
            });
        }
        let (api, lock) = (api?, self.lock(lock, console)?);
        if diagnostics.over_limit() {
            return None;
        }
        let krate = rust::plan(&api, &self.options(&api, name), &lock);
        let version = package_version(&api.info.version);
        Some(Version { sources, folder: self.folder(), api, krate, version })
    }

    fn options(&self, api: &Api, name: Option<Ident>) -> rust::CrateOptions {
        let mut options = match &self.module {
            Some(module) => rust::CrateOptions::module(module.bare()),
            None => rust::CrateOptions::new(&package_name(&api.info.title)),
        };
        options.name = name.unwrap_or(options.name);
        rust::CrateOptions {
            tags: self.tags.clone(),
            naming: self.naming.clone(),
            operations: self.operations.clone(),
            conformance_calls: false,
            limits: self.limits,
            ..options
        }
    }

    /// The names that are taken: those of the other side, and over them the published ones.
    fn lock(&self, others: &Lock, console: &Console) -> Option<Lock> {
        let most = self.limits.get(Limit::FileBytes);
        let read = |path: &PathBuf| match &self.commit {
            None => Disk.read(path, most),
            Some(commit) => commit.read(path, most),
        };
        let own = match self.names.as_ref().map(|path| (path, read(path))) {
            Some((_, Ok(bytes))) => String::from_utf8_lossy(&bytes).into_owned(),
            Some((path, Err(error))) if error.kind() != io::ErrorKind::NotFound => {
                console.error(&format!("{}: {error}", path.display()));
                return None;
            }
            _ => String::new(),
        };
        Some(Lock::parse(&format!("{}{own}", others.to_text())).0)
    }

    /// The document as the user would write it.
    fn label(&self) -> String {
        let here = std::env::current_dir().unwrap_or_default();
        let path = self.path.strip_prefix(&here).unwrap_or(&self.path).to_string_lossy().replace('\\', "/");
        self.commit.as_ref().map_or(path.clone(), |commit| format!("{}:{path}", commit.name))
    }

    fn folder(&self) -> String {
        let label = self.label();
        label.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_else(|| {
            let revision = self.commit.as_ref().map(|commit| format!("{}:", commit.name));
            revision.unwrap_or_default()
        })
    }
}

impl Version {
    /// This side of a comparison.
    pub(super) fn side(&self) -> Document<'_> {
        Document {
            api: &self.api,
            krate: Some(&self.krate),
            sources: Some(&self.sources),
            folder: &self.folder,
        }
    }

    /// Its texts, with the folder that names of files begin with.
    pub(super) fn texts(&self) -> (&Sources, &str) {
        (&self.sources, &self.folder)
    }
}

/// The document in a folder of a commit.
pub(super) fn in_folder(commit: &Commit, folder: &Path) -> Option<PathBuf> {
    DOCUMENTS.iter().map(|name| folder.join(name)).find(|path| commit.is_file(path))
}
