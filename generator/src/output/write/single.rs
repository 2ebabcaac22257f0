//! One file that the user named, whole or not at all.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::target::read_regular;
use super::{disk, lock};

/// Whether a file may be put at a path: nothing is there, or a regular file whose content `ours` knows, or an empty one.
///
/// # Errors
/// When something else is there: it stays.
pub fn check_replaceable(path: &Path, ours: fn(&[u8]) -> bool) -> Result<(), WriteError> {
    match read_regular(path)? {
        Some(found) if !found.is_empty() && !ours(&found) => {
            let why = "exists already and was not written by clientwright; it is left as it is";
            Err(WriteError::foreign(path, why))
        }
        _ => Ok(()),
    }
}

/// Writes one file beside its place and then moves it there. It replaces what `ours` knows, and nothing else.
///
/// # Errors
/// When something else is there, or the disk refuses.
pub fn write_file(path: &Path, content: &[u8], ours: fn(&[u8]) -> bool) -> Result<(), WriteError> {
    check_replaceable(path, ours)?;
    let refused = |error: io::Error| WriteError::disk(path, &error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folders(folder).map_err(refused)?;
    let (draft, file) = take_draft(path)?;
    let written = disk::fill(&file, content).and_then(|()| disk::rename(&draft, path));
    if written.is_err() {
        let _ = disk::remove_file(&draft);
    }
    written.map_err(refused)
}

/// The file that the content is written to first. Its name is always the same, so one that a killed run left behind is
/// used and goes; whoever writes the same file at the same time waits.
fn take_draft(path: &Path) -> Result<(PathBuf, File), WriteError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = path.with_file_name(format!(".{name}.clientwright-new"));
    let (file, _) = lock::wait(&draft, || lock::attempt(&draft))?;
    Ok((draft, file))
}

fn make_folders(folder: &Path) -> io::Result<()> {
    let mut missing: Vec<_> =
        folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty()).collect();
    missing.retain(|folder| !folder.is_dir());
    for folder in missing.iter().rev() {
        match disk::make_folder(folder) {
            Err(_) if folder.is_dir() => {}
            other => other?,
        }
    }
    Ok(())
}
