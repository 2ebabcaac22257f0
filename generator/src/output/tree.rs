//! A folder that does not exist yet: content by path, in the order of the paths.

use std::collections::BTreeMap;

/// The files of an output folder: paths relative to it, with forward slashes, and their content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    files: BTreeMap<String, TreeFile>,
}

/// A file of a [`Tree`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeFile {
    /// Its bytes.
    pub content: Vec<u8>,
    /// People edit it as well, so it is replaced whether or not it bears our header.
    pub shared: bool,
}

impl Tree {
    /// Adds a file that is wholly ours and says so in its header; one that is there already is replaced.
    pub fn put(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), TreeFile { content: content.into(), shared: false });
    }

    /// Adds a file that people edit as well: its content has taken over what they wrote.
    pub fn put_shared(&mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), TreeFile { content: content.into(), shared: true });
    }

    /// Adds all files of another tree below `folder`; an empty `folder` is this tree's own.
    pub fn put_all(&mut self, folder: &str, other: Tree) {
        for (path, file) in other.files {
            let path = if folder.is_empty() { path } else { format!("{folder}/{path}") };
            self.files.insert(path, file);
        }
    }

    /// A file.
    pub fn get(&self, path: &str) -> Option<&TreeFile> {
        self.files.get(path)
    }

    /// All files, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &TreeFile)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }
}
