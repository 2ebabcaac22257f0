//! Files that processes lock, and that go away with the lock.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use fs4::{FileExt, TryLockError};

use super::disk;
use super::error::{Trouble, WriteError};

/// How long a run waits for others.
const PATIENCE: Duration = Duration::from_secs(600);

/// How long it waits between two looks, at first and at most.
const PAUSES: [Duration; 2] = [Duration::from_millis(2), Duration::from_millis(50)];

/// Repeats an attempt until it gives something; says whether it had to be repeated.
pub(super) fn wait<T>(
    path: &Path,
    mut attempt: impl FnMut() -> Result<Option<T>, WriteError>,
) -> Result<(T, bool), WriteError> {
    let (began, mut pause, mut waited) = (Instant::now(), PAUSES[0], false);
    loop {
        if let Some(done) = attempt()? {
            return Ok((done, waited));
        }
        if began.elapsed() > PATIENCE {
            let why = format!("another run has held the lock for {} minutes", PATIENCE.as_secs() / 60);
            return Err(WriteError { path: path.to_owned(), why, trouble: Trouble::Disk });
        }
        sleep(pause);
        pause = (pause * 2).min(PAUSES[1]);
        waited = true;
    }
}

/// Makes and locks a file; `None` where another process has it, or took it away while it was opened.
pub(super) fn attempt(path: &Path) -> Result<Option<File>, WriteError> {
    if path.symlink_metadata().is_ok_and(|found| !found.is_file()) {
        return Err(WriteError::foreign(path, "is in the way: it is not a regular file"));
    }
    let file = match disk::open_lock(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(WriteError::disk(path, &error)),
    };
    match FileExt::try_lock(&file) {
        Ok(()) => Ok(is_at(&file, path).then_some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(WriteError::disk(path, &error)),
    }
}

/// Whether an open file is the one at a path: the run before may have taken its lock's file away.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let both = file.metadata().and_then(|own| Ok((own, path.symlink_metadata()?)));
    both.is_ok_and(|(own, found)| (own.dev(), own.ino()) == (found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.is_file()
}
