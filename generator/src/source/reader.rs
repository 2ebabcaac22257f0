//! Where the text of files comes from.
//!
//! In: paths. Out: bytes. Never knows what is in them.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// A file system, or something that stands in for one.
pub trait Reader: std::fmt::Debug {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When there is no such file, it may not be read, or it is larger than `most` bytes.
    fn read(&self, path: &Path, most: usize) -> io::Result<Vec<u8>>;

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
    fn read(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        let length = std::fs::metadata(path)?.len();
        if length > most as u64 {
            return Err(too_large(length));
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
    fn read(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        let bytes = self.0.get(&normal(path)).ok_or(io::ErrorKind::NotFound)?;
        if bytes.len() > most {
            return Err(too_large(bytes.len() as u64));
        }
        Ok(bytes.clone())
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(normal(path))
    }
}

/// What a reader says of a file that is larger than it may be.
pub fn too_large(length: u64) -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, format!("the file has {length} bytes"))
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
