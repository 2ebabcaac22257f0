//! Reads files of a commit through the `git` program. It never changes a repository.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::source::{Reader, normal, too_large};

/// Branches that the current one may have left, the likeliest first.
const MAIN: [&str; 5] = ["origin/HEAD", "origin/main", "main", "origin/master", "master"];

/// A commit of a repository.
#[derive(Debug, Clone)]
pub(super) struct Commit {
    /// Its hash.
    id: String,
    /// What the user called it.
    pub name: String,
    /// The top of the repository.
    top: PathBuf,
    /// The folder that it was asked for in, seen from there.
    prefix: PathBuf,
}

impl Commit {
    /// The commit that a revision names in the repository around the current folder.
    pub(super) fn find(revision: &str) -> Result<Self, String> {
        Self::find_at(revision, Path::new("."))
    }

    /// The commit that a revision names in the repository around a folder.
    pub(super) fn find_at(revision: &str, folder: &Path) -> Result<Self, String> {
        let top = text(folder, &["rev-parse", "--show-toplevel"])?;
        let prefix = text(folder, &["rev-parse", "--show-prefix"])?;
        let commit = format!("{revision}^{{commit}}");
        let id = text(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
            .map_err(|_| format!("git knows no revision `{revision}`"))?;
        let is_hash = revision.len() == 40 && revision.bytes().all(|byte| byte.is_ascii_hexdigit());
        let name = if is_hash { revision[..10].to_owned() } else { revision.to_owned() };
        Ok(Self { id, name, top: top.into(), prefix: prefix.into() })
    }

    /// Whether there is a file at a path.
    pub(super) fn is_file(&self, path: &Path) -> bool {
        self.kind(path).is_some_and(|kind| kind == "blob")
    }

    /// Whether there is a folder at a path.
    pub(super) fn is_folder(&self, path: &Path) -> bool {
        self.kind(path).is_some_and(|kind| kind == "tree")
    }

    /// A path on disk, seen from the top of the repository.
    pub(super) fn inside(&self, path: &Path) -> Option<PathBuf> {
        let absolute = std::path::absolute(path).ok()?;
        let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let parent = real(absolute.parent()?).join(absolute.file_name()?);
        parent.strip_prefix(real(&self.top)).ok().map(Path::to_owned)
    }

    /// The commits that changed anything in a folder, this one or its ancestors, newest first: hash, day, subject.
    pub(super) fn history(
        &self,
        folder: &Path,
        most: usize,
    ) -> Result<Vec<(String, String, String)>, String> {
        let path = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let (count, path) = (format!("--max-count={most}"), path.to_string_lossy().into_owned());
        let lines = text(&self.top, &["log", "--format=%H%x09%cs%x09%s", &count, &self.id, "--", &path])?;
        let entry = |line: &str| {
            let mut parts = line.splitn(3, '\t').map(str::to_owned);
            Some((parts.next()?, parts.next()?, parts.next()?))
        };
        Ok(lines.lines().filter_map(entry).collect())
    }

    /// The same repository at another commit.
    pub(super) fn at(&self, id: &str) -> Self {
        Self { id: id.to_owned(), name: id.chars().take(10).collect(), ..self.clone() }
    }

    fn kind(&self, path: &Path) -> Option<String> {
        text(&self.top, &["cat-file", "-t", &self.object(path)]).ok()
    }

    fn object(&self, path: &Path) -> String {
        format!("{}:{}", self.id, normal(path).to_string_lossy().replace('\\', "/"))
    }
}

/// Where the current branch left the main one.
pub(super) fn merge_base(folder: &Path) -> Result<Commit, String> {
    let known = |branch: &&&str| text(folder, &["rev-parse", "--verify", "--quiet", branch]).is_ok();
    let Some(branch) = MAIN.iter().find(known) else {
        return Err("no main branch was found; `--base REV` names the commit to compare with".to_owned());
    };
    let id = text(folder, &["merge-base", "HEAD", branch])?;
    let commit = Commit::find_at(&id, folder)?;
    Ok(Commit { name: id.chars().take(10).collect(), ..commit })
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
    fn read(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        let length = run(&self.top, &["cat-file", "-s", &self.object(path)])?;
        let length = String::from_utf8_lossy(&length).trim().parse().unwrap_or(0);
        if length > most as u64 {
            return Err(too_large(length));
        }
        run(&self.top, &["cat-file", "blob", &self.object(path)])
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(normal(path))
    }
}

fn run(folder: &Path, arguments: &[&str]) -> io::Result<Vec<u8>> {
    let output = Command::new("git").arg("-C").arg(folder).args(arguments).output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(io::Error::new(io::ErrorKind::NotFound, message))
}

fn text(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let output = run(folder, arguments).map_err(|error| format!("git: {error}"))?;
    Ok(String::from_utf8_lossy(&output).trim_end_matches(['\n', '\r']).to_owned())
}
