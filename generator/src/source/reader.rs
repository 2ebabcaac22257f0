//! Where the bytes of files come from: the disk, or memory.

use std::collections::BTreeMap;
use std::fs::{File, FileType};
use std::io::{self, Read as _};
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
    /// Only regular files have content that ends: a pipe may never say anything, a device never stop. No more is read than
    /// the file had when it was opened, and what the system makes up as it is read, as in `/proc`, has a length of 0.
    fn read(&self, path: &Path, most: usize) -> io::Result<Vec<u8>> {
        let found = std::fs::metadata(path)?;
        if !found.is_file() {
            let message = format!("it is {}, not a regular file", kind_in_words(found.file_type()));
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        if found.len() > most as u64 {
            return Err(too_large(found.len()));
        }
        let mut bytes = Vec::new();
        if found.len() > 0 {
            File::open(path)?.take(found.len()).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        std::fs::canonicalize(path)
    }
}

/// What something is that is no regular file.
fn kind_in_words(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;

        if kind.is_fifo() {
            return "a named pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "a device";
        }
    }
    if kind.is_dir() { "a folder" } else { "something else" }
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
