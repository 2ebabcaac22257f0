//! The folder that output goes into, and which paths below it may be written. No symbolic link below it is
//! followed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::path::is_plain;
use crate::output::Tree;
use crate::source::normal;

/// The list of our files, in the home folder.
pub(super) const LIST: &str = "clientwright.files";

/// The journal's name in the state folder.
pub(super) const JOURNAL: &str = "journal";

/// How many bytes a file has at most that can be one of ours.
const MAX_BYTES: u64 = 256 << 20;

/// A folder that output goes into.
///
/// Whoever names it may reach it through a symbolic link; below it none is followed.
#[derive(Debug, Clone)]
pub struct Target {
    root: PathBuf,
    home: &'static str,
    reach: fn(&str) -> bool,
}

impl Target {
    /// A folder of which all may be ours.
    pub fn folder(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), home: "", reach: |_| true }
    }

    /// A folder of which only what `reach` allows may be ours. The list of our files, and what an interrupted run leaves
    /// behind, is kept in its folder `home`.
    pub fn part_of(root: impl Into<PathBuf>, home: &'static str, reach: fn(&str) -> bool) -> Self {
        Self { root: root.into(), home, reach }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a run was interrupted while it was renaming, or is about it.
    pub fn is_interrupted(&self) -> bool {
        self.state().join(JOURNAL).symlink_metadata().is_ok()
    }

    /// Whether there is a list of the files that we wrote: there is none before the first run.
    pub fn has_list(&self) -> bool {
        self.root.join(self.list()).is_file()
    }

    /// Whether a path, wherever it is seen from, is that of a file of the tree, or of one that is kept for the tree.
    pub fn holds(&self, tree: &Tree, path: &Path) -> bool {
        let absolute = |path: &Path| std::path::absolute(path).map(|path| normal(&path));
        let (Ok(root), Ok(path)) = (absolute(&self.root), absolute(path)) else { return false };
        let own = path.starts_with(absolute(&self.state()).unwrap_or_default());
        let inside = path.strip_prefix(root).map(|path| path.to_string_lossy().replace('\\', "/"));
        own || inside.is_ok_and(|path| tree.get(&path).is_some() || path == self.list())
    }

    /// Where the list of our files is.
    pub(super) fn list(&self) -> String {
        self.below_home(LIST)
    }

    /// A path as seen from the root that the list has as seen from its own folder.
    pub(super) fn below_home(&self, path: &str) -> String {
        if self.home.is_empty() { path.to_owned() } else { format!("{}/{path}", self.home) }
    }

    /// A path as the list has it; `None` where it is not below the list's folder.
    pub(super) fn in_home<'p>(&self, path: &'p str) -> Option<&'p str> {
        if self.home.is_empty() { Some(path) } else { path.strip_prefix(self.home)?.strip_prefix('/') }
    }

    /// The folder of a run's own files: its lock, its journal and what it has laid down.
    pub(super) fn state(&self) -> PathBuf {
        self.root.join(self.home).join(".clientwright")
    }

    /// Folders that have to be there before the state can be, outermost first.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let own = if self.home.is_empty() { self.root.clone() } else { self.root.join(self.home) };
        let missing = |folder: &&Path| !folder.as_os_str().is_empty();
        let mut all: Vec<_> = own.ancestors().filter(missing).map(Path::to_owned).collect();
        all.reverse();
        all.push(self.state());
        all
    }

    /// Whether a path may be written at all: below the root, within reach, of names that every system takes.
    pub(super) fn allows(&self, path: &str) -> bool {
        is_plain(path) && (self.reach)(path)
    }

    /// The place of a path, once it is certain that nothing on the way to it is a link.
    pub(super) fn locate(&self, path: &str) -> Result<PathBuf, WriteError> {
        let full = self.root.join(path);
        if !self.allows(path) {
            return Err(WriteError::foreign(&full, "is no path that clientwright writes"));
        }
        self.check_way(&full)?;
        Ok(full)
    }

    /// What is at a path: `None` where nothing is.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, WriteError> {
        let full = self.locate(path)?;
        read_regular(&full)
    }

    /// Every folder between the root and a place below it is one, and not a link to one.
    pub(super) fn check_way(&self, full: &Path) -> Result<(), WriteError> {
        let between: BTreeSet<&Path> =
            full.ancestors().skip(1).take_while(|folder| *folder != self.root).collect();
        for folder in between {
            match folder.symlink_metadata() {
                Ok(found) if found.is_symlink() => {
                    return Err(WriteError::foreign(folder, "is a symbolic link, which is not followed"));
                }
                Ok(found) if !found.is_dir() => {
                    return Err(WriteError::foreign(folder, "is in the way: a folder is needed here"));
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
                Err(error) => return Err(WriteError::disk(folder, &error)),
            }
        }
        Ok(())
    }
}

/// The bytes of a file, `None` where there is none; a link, a folder or a device is in the way.
pub(super) fn read_regular(full: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    let found = match full.symlink_metadata() {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(WriteError::disk(full, &error)),
    };
    if !found.is_file() {
        let what = match found.is_symlink() {
            true => "is a symbolic link, which is neither followed nor replaced",
            false => "is in the way: it is not a regular file",
        };
        return Err(WriteError::foreign(full, what));
    }
    if found.len() > MAX_BYTES {
        return Err(WriteError::foreign(full, "is in the way, and too large to be a generated file"));
    }
    match fs::read(full) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::disk(full, &error)),
    }
}
