//! Every change of the disk, one function each. Each change is a step that a test can have fail, or have the
//! process die before.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::WriteError;

/// How many files are waited for at a time.
const WAITING: usize = 16;

/// Makes a folder whose parent is there.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    fault::step()?;
    fs::create_dir(path)
}

/// Makes a file that is not there yet; nothing that is there is opened, links least of all.
pub(super) fn create(path: &Path, content: &[u8]) -> io::Result<()> {
    fault::step()?;
    let mut file = File::options().write(true).create_new(true).open(path)?;
    fault::step()?;
    file.write_all(content)
}

/// Opens a file that processes lock, and makes it if need be.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    fault::step()?;
    File::options().create(true).append(true).open(path)
}

/// Makes an open file hold this content and nothing else, and waits until it is on the disk.
pub(super) fn fill(mut file: &File, content: &[u8]) -> io::Result<()> {
    fault::step()?;
    file.set_len(0)?;
    file.write_all(content)?;
    file.sync_all()
}

/// Waits until a file's content is on the disk.
pub(super) fn sync_file(path: &Path) -> io::Result<()> {
    fault::step()?;
    File::options().write(true).open(path)?.sync_all()
}

/// Waits until the content of many files is on the disk: together, because a file system writes down for all who wait what it
/// writes down for one.
pub(super) fn sync_files(paths: &[PathBuf]) -> Result<(), WriteError> {
    let sync = |paths: &[PathBuf]| {
        paths.iter().try_for_each(|path| sync_file(path).map_err(|error| WriteError::disk(path, &error)))
    };
    std::thread::scope(|scope| {
        let chunks = paths.chunks(paths.len().div_ceil(WAITING).max(1));
        let threads: Vec<_> = chunks.map(|paths| scope.spawn(move || sync(paths))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().expect("waiting does not panic"))
    })
}

/// Waits until a folder's entries are on the disk, where the system can do that.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    fault::step()?;
    match cfg!(unix) {
        true => File::open(path)?.sync_all(),
        false => Ok(()),
    }
}

/// Gives a file a second name, or where the file system has no such thing, a copy.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    fault::step()?;
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

/// Moves a file to its place in one step; what was there before is gone.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fault::step()?;
    fs::rename(from, to)
}

/// Takes a file away, or a link, never what it leads to.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    fault::step()?;
    fs::remove_file(path)
}

/// Takes an empty folder away.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    fault::step()?;
    fs::remove_dir(path)
}

/// What tests do to a run.
///
/// `CLIENTWRIGHT_FAULT=kill:N` ends the process before its Nth change of the disk, `once:N` has that one fail for want of
/// space, `always:N` that and all later ones. Builds without debug assertions have none of this.
#[cfg(debug_assertions)]
mod fault {
    use std::io;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[derive(Clone, Copy)]
    enum Fault {
        Kill(usize),
        Once(usize),
        Always(usize),
    }

    static FAULT: OnceLock<Option<Fault>> = OnceLock::new();
    static STEPS: AtomicUsize = AtomicUsize::new(0);

    pub(super) fn step() -> io::Result<()> {
        let number = STEPS.fetch_add(1, Ordering::Relaxed) + 1;
        match FAULT.get_or_init(wanted) {
            Some(Fault::Kill(at)) if number == *at => std::process::abort(),
            Some(Fault::Once(at)) if number == *at => Err(io::ErrorKind::StorageFull.into()),
            Some(Fault::Always(at)) if number >= *at => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }

    fn wanted() -> Option<Fault> {
        let text = std::env::var("CLIENTWRIGHT_FAULT").ok()?;
        let (what, at) = text.split_once(':')?;
        let at = at.parse().ok()?;
        match what {
            "kill" => Some(Fault::Kill(at)),
            "once" => Some(Fault::Once(at)),
            "always" => Some(Fault::Always(at)),
            _ => None,
        }
    }
}

#[cfg(not(debug_assertions))]
mod fault {
    pub(super) fn step() -> std::io::Result<()> {
        Ok(())
    }
}
