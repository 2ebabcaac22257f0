//! A workspace of specs and the crate generated from them.
//!
//! It tells from the root folder where things lie and which APIs there are.

mod codegen;
mod files;
mod layout;

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::{ApiConfig, Config};
use crate::diagnostic::{Code, Diagnostics};
use crate::limits::{Limit, Limits};
use crate::near::nearest;
use crate::output::Target;
use crate::rust::Ident;
use crate::source::{Disk, Reader as _, Sources, normal};

pub use codegen::{CodegenOptions, Interrupted, Run, codegen};

/// What a document may be called when the configuration does not say.
const DOCUMENTS: [&str; 3] = ["openapi.yaml", "openapi.yml", "openapi.json"];

/// What an overlay may be called when the configuration does not say.
const OVERLAYS: [&str; 3] = ["overlay.yaml", "overlay.yml", "overlay.json"];

/// The places of a workspace: `specs/` in, `generated/` out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
}

/// An API of a workspace.
#[derive(Debug, Clone, PartialEq)]
pub struct SpecFolder {
    /// The folder's name in `specs/`.
    pub folder: String,
    /// The name of its module.
    pub module: Ident,
    /// Its document.
    pub document: PathBuf,
    /// Its overlays, in the order of their application.
    pub overlays: Vec<PathBuf>,
    /// The folder that references may reach into; `None`: that of the document, which lies elsewhere.
    pub root: Option<PathBuf>,
    /// The choices that were made for it.
    pub config: ApiConfig,
}

impl Workspace {
    /// The workspace at this folder.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The workspace that `start` lies in: the nearest folder upwards with a `specs` folder and a manifest.
    pub fn around(start: &Path) -> Option<Self> {
        let is_root = |folder: &&Path| folder.join("specs").is_dir() && folder.join("Cargo.toml").is_file();
        start.ancestors().find(is_root).map(Self::new)
    }

    /// Its own folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of specs.
    pub fn specs(&self) -> PathBuf {
        self.root.join("specs")
    }

    /// The folder of the generated crate.
    pub fn generated(&self) -> PathBuf {
        self.root.join("generated")
    }

    /// What `codegen` writes: the generated crate, and the names of each API.
    pub fn output(&self) -> Target {
        Target::part_of(&self.root, "generated", layout::may_be_written)
    }

    /// The text of a file in it; `None` where it cannot be read.
    fn read(&self, path: &str) -> Option<String> {
        let most = Limits::default().get(Limit::FileBytes);
        Disk.read(&self.root.join(path), most).ok().and_then(|bytes| String::from_utf8(bytes).ok())
    }

    /// Reads the configuration, if there is one.
    pub fn config(&self, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Config {
        let path = self.specs().join("clientwright.yaml");
        let most = Limits::default().get(Limit::FileBytes);
        let says_nothing = |text: Vec<u8>| {
            let text = String::from_utf8_lossy(&text);
            text.lines().all(|line| matches!(line.trim_start().chars().next(), None | Some('#')))
        };
        if !path.exists() || Disk.read(&path, most).is_ok_and(says_nothing) {
            return Config::default();
        }
        let tree = sources.load(&path, diagnostics);
        tree.map(|tree| Config::read(&tree, diagnostics)).unwrap_or_default()
    }

    /// Every API: those that the configuration names, in its order, then the other folders by name.
    pub fn spec_folders(&self, config: &Config, diagnostics: &mut Diagnostics) -> Vec<SpecFolder> {
        let mut found = self.folders();
        let mut list = Vec::new();
        for (folder, choices) in &config.apis {
            found.retain(|other| other != folder);
            match self.spec_folder(folder, choices) {
                Some(api) => {
                    self.check_root(&api, diagnostics);
                    list.push(api);
                }
                None => self.missing(folder, choices, diagnostics),
            }
        }
        list.extend(found.iter().filter_map(|folder| self.spec_folder(folder, &ApiConfig::default())));
        one_owner_a_module(&list, diagnostics);
        list
    }

    /// Names of the folders in `specs/`, sorted.
    fn folders(&self) -> Vec<String> {
        let entries = fs::read_dir(self.specs()).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.path().is_dir());
        let mut names: Vec<_> =
            folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| !name.starts_with('.'));
        names.sort();
        names
    }

    fn spec_folder(&self, folder: &str, choices: &ApiConfig) -> Option<SpecFolder> {
        let path = self.specs().join(folder);
        // Whatever has the name: one that cannot be read is told, rather than taken for an API that is gone.
        let is_there = |path: &PathBuf| path.symlink_metadata().is_ok();
        let first = |names: [&str; 3]| names.iter().map(|name| path.join(name)).find(is_there);
        let document = match &choices.document {
            Some(document) => Some(path.join(document)),
            None => first(DOCUMENTS),
        };
        let overlays = match &choices.overlays {
            Some(overlays) => overlays.iter().map(|overlay| path.join(overlay)).collect(),
            None => first(OVERLAYS).into_iter().collect(),
        };
        let document = document?;
        Some(SpecFolder {
            folder: folder.to_owned(),
            module: choices.module.clone().unwrap_or_else(|| Ident::snake(folder)),
            root: root_of(&path, choices, &document),
            document,
            overlays,
            config: choices.clone(),
        })
    }

    /// Changes outside of `specs/` would go unnoticed: what is generated follows from what is in it.
    fn check_root(&self, api: &SpecFolder, diagnostics: &mut Diagnostics) {
        let Some(root) = &api.root else { return };
        if !normal(root).starts_with(normal(&self.specs())) {
            let said = api.config.root.as_deref().unwrap_or_default();
            let message = format!("`root: {said}` leads out of `specs`, where changes are not noticed");
            diagnostics.report(Code::WRONG_SETTING, api.config.at, message);
        }
    }

    fn missing(&self, folder: &str, choices: &ApiConfig, diagnostics: &mut Diagnostics) {
        let folders = self.folders();
        let help = match nearest(folder, folders.iter().map(String::as_str)) {
            Some(near) if near != folder => format!("did you mean `{near}`?"),
            _ => format!("put its document at `specs/{folder}/openapi.yaml`, or name it with `document`"),
        };
        let message = format!("`specs/{folder}` has no OpenAPI document");
        diagnostics.report(Code::NO_SUCH_API, choices.at, message).help(help);
    }
}

/// What references of a document may reach: what the configuration says, else the API's folder, where the document is in it.
fn root_of(folder: &Path, choices: &ApiConfig, document: &Path) -> Option<PathBuf> {
    let root = normal(&folder.join(choices.root.as_deref().unwrap_or_default()));
    (choices.root.is_some() || normal(document).starts_with(normal(folder))).then_some(root)
}

fn one_owner_a_module(list: &[SpecFolder], diagnostics: &mut Diagnostics) {
    for (place, api) in list.iter().enumerate() {
        let other = list[..place].iter().find(|other| other.module == api.module);
        let owner = match other {
            Some(other) => format!("`specs/{}`", other.folder),
            None if api.module.bare() == "support" => "the runtime".to_owned(),
            None => continue,
        };
        let message = format!("the module `{}` of `specs/{}` is that of {owner}", api.module, api.folder);
        diagnostics
            .report(Code::MODULE_TAKEN, api.config.at, message)
            .help(format!("name another one in the configuration: `{}: {{module: ...}}`", api.folder));
    }
}

#[cfg(test)]
mod tests;
