//! One writer at a time.
//!
//! In: a workspace. Out: a guard; until it is dropped, other runs wait. The lock is the operating system's, so a run that
//! dies leaves none behind.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use fs4::{FileExt, TryLockError};

use super::Workspace;

/// The right to write into a workspace, or into another folder.
#[derive(Debug)]
pub struct Exclusive {
    /// Closing the file gives the lock back.
    _file: File,
    waited: bool,
}

impl Exclusive {
    /// Takes the lock, waiting for whoever has it.
    ///
    /// # Errors
    /// When the lock's file, `target/clientwright.lock`, cannot be made or the system has no locks.
    pub fn take(workspace: &Workspace) -> io::Result<Self> {
        Self::take_in(&workspace.root().join("target"))
    }

    /// Takes the lock of any folder, which is made if need be.
    ///
    /// # Errors
    /// When the lock's file, `clientwright.lock`, cannot be made or the system has no locks.
    pub fn take_in(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let file = File::options().create(true).append(true).open(folder.join("clientwright.lock"))?;
        match FileExt::try_lock(&file) {
            Ok(()) => Ok(Self { _file: file, waited: false }),
            Err(TryLockError::WouldBlock) => {
                FileExt::lock(&file)?;
                Ok(Self { _file: file, waited: true })
            }
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Whether another run had it first: then what was to be done may be done already.
    pub fn waited(&self) -> bool {
        self.waited
    }
}
