//! Files of a commit, through the `git` program.
//!
//! In: a revision, as git understands it. Out: its files, as the sources read them. Never changes a repository.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::source::{Reader, normal};

/// A commit of the repository around the current folder.
#[derive(Debug, Clone)]
pub(super) struct Commit {
    /// Its hash, or what else names it.
    id: String,
    /// The top of the repository.
    top: PathBuf,
    /// The current folder, seen from there.
    prefix: PathBuf,
}

impl Commit {
    /// The commit that a revision names.
    pub(super) fn find(revision: &str) -> Result<Self, String> {
        let top = text(&["rev-parse", "--show-toplevel"])?;
        let prefix = text(&["rev-parse", "--show-prefix"])?;
        let id = text(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &format!("{revision}^{{commit}}"),
        ])
        .map_err(|_| format!("git knows no revision `{revision}`"))?;
        Ok(Self { id, top: top.into(), prefix: prefix.into() })
    }

    /// Whether there is a file at a path.
    pub(super) fn is_file(&self, path: &Path) -> bool {
        self.kind(path).is_some_and(|kind| kind == "blob")
    }

    /// Whether there is a folder at a path.
    pub(super) fn is_folder(&self, path: &Path) -> bool {
        self.kind(path).is_some_and(|kind| kind == "tree")
    }

    fn kind(&self, path: &Path) -> Option<String> {
        text(&["cat-file", "-t", &self.object(path)]).ok()
    }

    fn object(&self, path: &Path) -> String {
        format!("{}:{}", self.id, normal(path).to_string_lossy().replace('\\', "/"))
    }
}

/// A path as git takes it: from the top of the repository, or from the current folder where it begins with a dot.
pub(super) fn git_path(commit: &Commit, path: &str) -> Result<PathBuf, String> {
    let from_here = path.starts_with("./") || path.starts_with("../") || path == ".";
    let path = if from_here { commit.prefix.join(path) } else { PathBuf::from(path) };
    let path = normal(&path);
    if path.is_absolute() {
        let inside = path.strip_prefix(&commit.top).map(Path::to_owned);
        return inside.map_err(|_| format!("`{}` is outside of the repository", path.display()));
    }
    Ok(path)
}

impl Reader for Commit {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        run(&["cat-file", "blob", &self.object(path)])
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(normal(path))
    }
}

fn run(arguments: &[&str]) -> io::Result<Vec<u8>> {
    let output = Command::new("git").args(arguments).output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}

fn text(arguments: &[&str]) -> Result<String, String> {
    let output = run(arguments).map_err(|error| format!("git: {error}"))?;
    Ok(String::from_utf8_lossy(&output).trim_end_matches(['\n', '\r']).to_owned())
}
