//! A folder that does not exist yet.
//!
//! In: files, one by one. Out: path to bytes, in the order of the paths. Never knows the disk.

use std::collections::BTreeMap;

/// The files of an output folder: paths relative to it, with forward slashes, and their bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    files: BTreeMap<String, Vec<u8>>,
}

impl Tree {
    /// Adds a file; one that is there already is replaced.
    pub fn put(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), content.into());
    }

    /// Adds all files of another tree below `folder`; an empty `folder` is this tree's own.
    pub fn put_all(&mut self, folder: &str, other: Tree) {
        for (path, content) in other.files {
            let path = if folder.is_empty() { path } else { format!("{folder}/{path}") };
            self.files.insert(path, content);
        }
    }

    /// A file's bytes.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// All files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }
}
