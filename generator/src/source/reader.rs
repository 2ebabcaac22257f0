//! Where the text of files comes from.
//!
//! In: paths. Out: bytes. Never knows what is in them.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// How many bytes a file may have.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// A file system, or something that stands in for one.
pub trait Reader: std::fmt::Debug {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When there is no such file or it may not be read.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The one true path of a file, symbolic links followed, so that nobody leaves a directory through one.
    ///
    /// # Errors
    /// When there is no such file.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
}

/// The disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl Reader for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let length = std::fs::metadata(path)?.len();
        if length > MAX_FILE_BYTES as u64 {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, super::too_large(length)));
        }
        std::fs::read(path)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        std::fs::canonicalize(path)
    }
}

/// Files in memory: another revision of a repository, or a test.
#[derive(Debug, Clone, Default)]
pub struct Memory(pub BTreeMap<PathBuf, Vec<u8>>);

impl Memory {
    /// Files by path; paths are normalised, so `./a.yaml` and `a.yaml` are one.
    pub fn new<P: AsRef<Path>, T: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        Self(files.into_iter().map(|(path, text)| (normal(path.as_ref()), text.into())).collect())
    }
}

impl Reader for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.get(&normal(path)).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(normal(path))
    }
}

/// The path without `.` and with every `..` applied, as far as that goes without asking the disk.
pub fn normal(path: &Path) -> PathBuf {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(parts.last(), Some(Component::Normal(_))) => {
                parts.pop();
            }
            Component::ParentDir if matches!(parts.last(), Some(Component::RootDir)) => {}
            other => parts.push(other),
        }
    }
    parts.into_iter().collect()
}
