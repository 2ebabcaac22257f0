//! Why something could not be written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::Code;

/// A file that stands in the way, or a disk that refuses.
#[derive(Debug)]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// What is the matter with it.
    pub why: String,
    /// What kind of trouble it is.
    pub trouble: Trouble,
}

/// Kinds of trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is somebody's own, and in the way.
    Foreign,
    /// The disk refuses.
    Disk,
    /// What an interrupted run left behind makes no sense.
    Damaged,
}

impl WriteError {
    /// The entry of the catalogue.
    pub fn code(&self) -> &'static Code {
        match self.trouble {
            Trouble::Foreign => Code::FOREIGN_FILE,
            Trouble::Disk => Code::UNWRITABLE,
            Trouble::Damaged => Code::INTERRUPTED,
        }
    }

    pub(super) fn foreign(path: &Path, why: impl Into<String>) -> Self {
        Self { path: path.to_owned(), why: why.into(), trouble: Trouble::Foreign }
    }

    pub(super) fn disk(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), why: error.to_string(), trouble: Trouble::Disk }
    }

    pub(super) fn damaged(path: &Path, why: impl Into<String>) -> Self {
        Self { path: path.to_owned(), why: why.into(), trouble: Trouble::Damaged }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.why)
    }
}

impl std::error::Error for WriteError {}
