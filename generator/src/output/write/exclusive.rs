//! One writer at a time, and the end of what an interrupted one began. The lock is the operating system's, so a
//! run that dies leaves none behind.

use std::fs::File;
use std::io;
use std::path::PathBuf;

use super::error::WriteError;
use super::journal::{self, Journal};
use super::{Target, disk, lock};

/// The lock's name in the state folder.
const LOCK: &str = "lock";

/// The right to write into a target.
#[derive(Debug)]
pub struct Exclusive {
    target: Target,
    file: Option<File>,
    /// Folders that were made for the lock, outermost first.
    made: Vec<PathBuf>,
    waited: bool,
    completed: bool,
}

impl Exclusive {
    /// Takes the lock of a target, waiting for whoever has it, and ends what an interrupted run began.
    ///
    /// # Errors
    /// When the lock's file cannot be made, the system has no locks, others have it for more than ten minutes, or what an
    /// interrupted run left behind can be neither completed nor taken back.
    pub fn take(target: &Target) -> Result<Self, WriteError> {
        let mut guard =
            Self { target: target.clone(), file: None, made: Vec::new(), waited: false, completed: false };
        let (file, waited) = lock::wait(&target.state().join(LOCK), || guard.attempt())?;
        (guard.file, guard.waited) = (Some(file), waited);
        guard.completed = guard.end_interrupted_run()?;
        Ok(guard)
    }

    /// Whether another run had it first.
    pub fn waited(&self) -> bool {
        self.waited
    }

    /// Whether an interrupted run was completed.
    pub fn completed(&self) -> bool {
        self.completed
    }

    /// Whether this is the right to write into that target.
    pub(super) fn is_for(&self, target: &Target) -> bool {
        self.target.state() == target.state()
    }

    fn attempt(&mut self) -> Result<Option<File>, WriteError> {
        for folder in self.target.folders() {
            match disk::make_folder(&folder) {
                Ok(()) => self.made.push(folder),
                Err(_) if folder.is_dir() => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) if folder.symlink_metadata().is_ok() => {
                    return Err(WriteError::foreign(
                        &folder,
                        format!("is no folder that can be used: {error}"),
                    ));
                }
                Err(error) => return Err(WriteError::disk(&folder, &error)),
            }
        }
        let path = self.target.state().join(LOCK);
        self.target.check_way(&path)?;
        lock::attempt(&path)
    }

    /// Completes a change whose journal is there, or takes it back where that cannot be; whether one was completed.
    fn end_interrupted_run(&self) -> Result<bool, WriteError> {
        let played = match Journal::read(&self.target)? {
            None => false,
            Some(journal) => match journal.play(&self.target) {
                Ok(()) => true,
                Err(error) => journal.undo(&self.target).map(|()| false).map_err(|_| error)?,
            },
        };
        journal::end(&self.target)?;
        Ok(played)
    }
}

impl Drop for Exclusive {
    /// Gives the lock back and leaves nothing behind; what cannot be taken away, the next run takes away.
    fn drop(&mut self) {
        if self.file.is_some() {
            // While the lock is held: whoever waits for this file sees that it is gone, and opens the next one.
            let _ = disk::remove_file(&self.target.state().join(LOCK));
            self.file = None;
            let _ = disk::remove_folder(&self.target.state());
        }
        for folder in self.made.iter().rev() {
            let _ = disk::remove_folder(folder);
        }
    }
}
