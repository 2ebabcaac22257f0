//! A tree to disk.
//!
//! In: a [`Tree`] and the folder that it belongs in. Out: the differences, and on request the disk brought in line with
//! the tree. Never touches a file that does not bear our header, and touches nothing at all unless every new file could
//! be put down beside its place first.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Tree, is_ours};

/// How a file on disk differs from the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The disk does not have it.
    Added,
    /// The disk has other bytes.
    Changed,
    /// The disk has it, the tree does not, and we wrote it.
    Removed,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "missing",
            Self::Changed => "changed",
            Self::Removed => "stale",
        })
    }
}

/// Which folders may hold files that no longer belong there.
///
/// Relative to the root, with forward slashes; `""` is the root itself and everything below.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a>(pub &'a [&'a str]);

/// The way from what is on disk to a tree.
#[derive(Debug)]
pub struct Changes<'t> {
    root: PathBuf,
    tree: &'t Tree,
    list: BTreeMap<String, Change>,
}

/// A file that stands in the way, or a disk that refuses.
#[derive(Debug)]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What is the matter with it.
    pub why: String,
    /// It is somebody's own file, and in the way.
    pub foreign: bool,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.why)
    }
}

impl std::error::Error for WriteError {}

/// Compares a tree with what is on disk below `root`.
///
/// # Errors
/// When a file of the tree would replace one that does not bear our header, or when something cannot be read.
pub fn compare<'t>(root: &Path, tree: &'t Tree, scope: Scope<'_>) -> Result<Changes<'t>, WriteError> {
    let mut list = BTreeMap::new();
    for (path, file) in tree.iter() {
        let full = root.join(path);
        match fs::read(&full) {
            Ok(found) if found == file.content => {}
            Ok(found) if !file.shared && !found.is_empty() && !is_ours(&found) => {
                let why =
                    "exists already and was not written by clientwright; it is left as it is".to_owned();
                return Err(WriteError { path: full, why, foreign: true });
            }
            Ok(_) => drop(list.insert(path.to_owned(), Change::Changed)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                list.insert(path.to_owned(), Change::Added);
            }
            Err(error) => return Err(failure(&full, &error)),
        }
    }
    for folder in scope.0 {
        find_stale(&root.join(folder), folder, tree, &mut list)?;
    }
    Ok(Changes { root: root.to_owned(), tree, list })
}

impl Changes<'_> {
    /// Whether the disk is as the tree says.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Every file that differs, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Change)> {
        self.list.iter().map(|(path, change)| (path.as_str(), *change))
    }

    /// Brings the disk in line: new content is first written beside its place, then renamed into it, file by file in
    /// the order of the paths; stale files go last, with the folders that they leave empty.
    ///
    /// # Errors
    /// When the disk refuses. Until all new content is down nothing has been touched.
    pub fn apply(&self) -> Result<(), WriteError> {
        let mut ready = Vec::new();
        for (path, _) in self.iter().filter(|(_, change)| *change != Change::Removed) {
            let full = self.root.join(path);
            let content = self.tree.get(path).map(|file| file.content.as_slice()).unwrap_or_default();
            ready.push((lay_down(&full, content).map_err(|error| failure(&full, &error))?, full));
        }
        for (temporary, full) in ready {
            temporary.persist(&full).map_err(|error| failure(&full, &error.error))?;
        }
        for (path, _) in self.iter().filter(|(_, change)| *change == Change::Removed) {
            self.remove(path)?;
        }
        Ok(())
    }

    fn remove(&self, path: &str) -> Result<(), WriteError> {
        let full = self.root.join(path);
        fs::remove_file(&full).map_err(|error| failure(&full, &error))?;
        for folder in full.ancestors().skip(1).take_while(|folder| *folder != self.root) {
            // A folder that still holds something refuses, which is what stops the walk.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }
}

/// Writes one file that the user named, whole or not at all.
///
/// # Errors
/// When the disk refuses.
pub fn write_file(path: &Path, content: &[u8]) -> Result<(), WriteError> {
    let temporary = lay_down(path, content).map_err(|error| failure(path, &error))?;
    temporary.persist(path).map(drop).map_err(|error| failure(path, &error.error))
}

/// Puts content into a temporary file in the folder where it will be needed, so that a rename suffices.
fn lay_down(path: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".clientwright-");
    #[cfg(unix)]
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(permissions);
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(content)?;
    temporary.flush()?;
    Ok(temporary)
}

fn find_stale(
    folder: &Path,
    name: &str,
    tree: &Tree,
    list: &mut BTreeMap<String, Change>,
) -> Result<(), WriteError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failure(folder, &error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| failure(folder, &error))?;
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let path = if name.is_empty() { file_name.clone() } else { format!("{name}/{file_name}") };
        let kind = entry.file_type().map_err(|error| failure(&entry.path(), &error))?;
        if kind.is_dir() {
            if file_name != "target" && !file_name.starts_with('.') {
                find_stale(&entry.path(), &path, tree, list)?;
            }
        } else if kind.is_file() && tree.get(&path).is_none() && file_is_ours(&entry.path())? {
            list.insert(path, Change::Removed);
        }
    }
    Ok(())
}

fn file_is_ours(path: &Path) -> Result<bool, WriteError> {
    fs::read(path).map(|text| is_ours(&text)).map_err(|error| failure(path, &error))
}

fn failure(path: &Path, error: &io::Error) -> WriteError {
    WriteError { path: path.to_owned(), why: error.to_string(), foreign: false }
}

#[cfg(test)]
mod tests;
