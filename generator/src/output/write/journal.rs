//! A change of many files that happens wholly or not at all.
//!
//! New content is laid down in the state folder, then the journal that names every step is put in place: from then
//! on the change holds, and whoever finds the journal completes it. Without a journal, what was laid down is
//! thrown away.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk;
use super::error::WriteError;
use super::list::exact_hash;
use super::target::{JOURNAL, Target, read_regular};

/// Where it is written before it holds.
const DRAFT: &str = "journal.new";

/// New content, each file under the number of its step.
const NEW: &str = "new";

/// Second names of the files that go, for the case that a step fails.
const OLD: &str = "old";

/// The first and the last line.
const FIRST_LINE: &str = "clientwright journal 1";
const LAST_LINE: &str = "end";

/// One file that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// Its path below the root.
    pub path: String,
    /// The hash of what was there; `None`: nothing.
    pub old: Option<String>,
    /// The hash of what is going to be there; `None`: nothing.
    pub new: Option<String>,
}

/// The steps of a change.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Journal {
    pub steps: Vec<Step>,
}

impl Journal {
    /// The journal of an interrupted run, checked: every path may be written.
    pub(super) fn read(target: &Target) -> Result<Option<Self>, WriteError> {
        let path = target.state().join(JOURNAL);
        let Some(bytes) = read_regular(&path)? else { return Ok(None) };
        let journal = Self::parse(&String::from_utf8_lossy(&bytes));
        match journal.filter(|journal| journal.steps.iter().all(|step| target.allows(&step.path))) {
            Some(journal) => Ok(Some(journal)),
            None => {
                let why =
                    "an interrupted run's journal is damaged; delete the folder it is in, and run again";
                Err(WriteError::damaged(&path, why))
            }
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let mut steps = Vec::new();
        (lines.next()? == FIRST_LINE).then_some(())?;
        (lines.next_back()? == LAST_LINE).then_some(())?;
        for line in lines {
            let (old, rest) = line.split_once(' ')?;
            let (new, path) = rest.split_once(' ')?;
            steps.push(Step { path: path.to_owned(), old: hash(old)?, new: hash(new)? });
        }
        Some(Self { steps })
    }

    fn to_text(&self) -> String {
        let shown = |hash: &Option<String>| hash.as_deref().unwrap_or("-").to_owned();
        let lines = self
            .steps
            .iter()
            .map(|step| format!("{} {} {}\n", shown(&step.old), shown(&step.new), step.path));
        format!("{FIRST_LINE}\n{}{LAST_LINE}\n", lines.collect::<String>())
    }

    /// Lays down new content, and second names of what goes, then puts the journal in place.
    ///
    /// # Errors
    /// When the disk refuses; then nothing has been changed.
    pub(super) fn commit(&self, target: &Target, contents: &[&[u8]]) -> Result<(), WriteError> {
        let state = target.state();
        for folder in [NEW, OLD].map(|folder| state.join(folder)) {
            disk::make_folder(&folder).map_err(|error| WriteError::disk(&folder, &error))?;
        }
        for (number, (step, content)) in self.steps.iter().zip(contents).enumerate() {
            let full = target.locate(&step.path)?;
            let refused = |error| WriteError::disk(&full, &error);
            if step.new.is_some() {
                disk::create(&laid_down(&state, NEW, number), content).map_err(refused)?;
            }
            if step.old.is_some() {
                disk::link(&full, &laid_down(&state, OLD, number)).map_err(refused)?;
            }
        }
        let new = self.steps.iter().enumerate().filter(|(_, step)| step.new.is_some());
        disk::sync_files(&new.map(|(number, _)| laid_down(&state, NEW, number)).collect::<Vec<_>>())?;
        self.put_in_place(&state).map_err(|error| WriteError::disk(&state.join(JOURNAL), &error))
    }

    fn put_in_place(&self, state: &Path) -> io::Result<()> {
        let draft = state.join(DRAFT);
        disk::create(&draft, self.to_text().as_bytes())?;
        disk::sync_file(&draft)?;
        for folder in [&state.join(NEW), &state.join(OLD), state] {
            disk::sync_folder(folder)?;
        }
        disk::rename(&draft, &state.join(JOURNAL))?;
        disk::sync_folder(state)
    }

    /// Does every step that has not been done. A file that was changed by somebody else meanwhile is left as it is.
    pub(super) fn play(&self, target: &Target) -> Result<(), WriteError> {
        let mut touched = BTreeSet::new();
        for (number, step) in self.steps.iter().enumerate() {
            let full = target.locate(&step.path)?;
            let current = read_regular(&full)?.map(|bytes| exact_hash(&bytes));
            match &step.new {
                // Whoever removed the file may have died before its folder.
                None if current.is_none() => leave_no_empty_folder(target, &full),
                _ if current == step.new || current != step.old => continue,
                Some(new) => put(target, &full, &checked(target, NEW, number, new)?)?,
                None => remove(target, &full)?,
            }
            let above = full.ancestors().skip(1);
            touched.extend(above.take_while(|folder| folder.starts_with(target.root())).map(Path::to_owned));
        }
        for folder in touched.iter().filter(|folder| folder.is_dir()) {
            disk::sync_folder(folder).map_err(|error| WriteError::disk(folder, &error))?;
        }
        Ok(())
    }

    /// Takes every step back that has been done.
    pub(super) fn undo(&self, target: &Target) -> Result<(), WriteError> {
        for (number, step) in self.steps.iter().enumerate().rev() {
            let full = target.locate(&step.path)?;
            let current = read_regular(&full)?.map(|bytes| exact_hash(&bytes));
            match &step.old {
                None if current.is_none() => leave_no_empty_folder(target, &full),
                _ if current == step.old || current != step.new => continue,
                Some(old) => put(target, &full, &checked(target, OLD, number, old)?)?,
                None => remove(target, &full)?,
            }
        }
        Ok(())
    }
}

/// Ends a change, which is over without its journal, and only then throws away what was laid down for it.
pub(super) fn end(target: &Target) -> Result<(), WriteError> {
    let path = target.state().join(JOURNAL);
    if path.symlink_metadata().is_ok() {
        disk::remove_file(&path).map_err(|error| WriteError::disk(&path, &error))?;
        disk::sync_folder(&target.state()).map_err(|error| WriteError::disk(&path, &error))?;
    }
    clean(target)
}

/// Throws away what was laid down.
fn clean(target: &Target) -> Result<(), WriteError> {
    let state = target.state();
    take_away(&state.join(DRAFT))?;
    for folder in [NEW, OLD].map(|folder| state.join(folder)) {
        match folder.symlink_metadata() {
            Ok(found) if found.is_dir() => empty(&folder)?,
            Ok(_) => take_away(&folder)?,
            Err(_) => {}
        }
    }
    Ok(())
}

/// Takes a folder away with the files that were laid down in it; something else in it is nobody's but its owner's.
fn empty(folder: &Path) -> Result<(), WriteError> {
    let refused = |error: io::Error| WriteError::disk(folder, &error);
    for entry in fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let is_number = entry.file_name().to_string_lossy().bytes().all(|byte| byte.is_ascii_digit());
        if is_number && entry.file_type().is_ok_and(|kind| !kind.is_dir()) {
            take_away(&entry.path())?;
        }
    }
    disk::remove_folder(folder).map_err(refused)
}

fn take_away(path: &Path) -> Result<(), WriteError> {
    match path.symlink_metadata() {
        Ok(_) => disk::remove_file(path).map_err(|error| WriteError::disk(path, &error)),
        Err(_) => Ok(()),
    }
}

fn laid_down(state: &Path, folder: &str, number: usize) -> PathBuf {
    state.join(folder).join(number.to_string())
}

/// A file that was laid down, once it is certain that it is what the journal says.
fn checked(target: &Target, folder: &str, number: usize, hash: &str) -> Result<PathBuf, WriteError> {
    let path = laid_down(&target.state(), folder, number);
    let is_folder = path.parent().is_some_and(|folder| folder.symlink_metadata().is_ok_and(|m| m.is_dir()));
    let found = if is_folder { read_regular(&path)? } else { None };
    match found.is_some_and(|bytes| exact_hash(&bytes) == hash) {
        true => Ok(path),
        false => Err(WriteError::damaged(&path, "is not what an interrupted run's journal says")),
    }
}

/// Moves a file to its place, making the folders that it needs.
fn put(target: &Target, full: &Path, from: &Path) -> Result<(), WriteError> {
    let between = full.ancestors().skip(1).take_while(|folder| *folder != target.root());
    let missing: Vec<_> = between.take_while(|folder| !folder.is_dir()).collect();
    for folder in missing.iter().rev() {
        disk::make_folder(folder).map_err(|error| WriteError::disk(folder, &error))?;
    }
    let moved = match disk::rename(from, full) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => copy(from, full),
        other => other,
    };
    moved.map_err(|error| WriteError::disk(full, &error))
}

/// Moves a file to another file system: a rename is not enough there.
fn copy(from: &Path, full: &Path) -> io::Result<()> {
    let beside = full.with_file_name(".clientwright-new");
    if beside.symlink_metadata().is_ok() {
        disk::remove_file(&beside)?;
    }
    disk::create(&beside, &fs::read(from)?)?;
    disk::sync_file(&beside)?;
    disk::rename(&beside, full)
}

/// Removes a file, and the folders that it leaves empty.
fn remove(target: &Target, full: &Path) -> Result<(), WriteError> {
    disk::remove_file(full).map_err(|error| WriteError::disk(full, &error))?;
    leave_no_empty_folder(target, full);
    Ok(())
}

fn leave_no_empty_folder(target: &Target, full: &Path) {
    for folder in full.ancestors().skip(1).take_while(|folder| *folder != target.root()) {
        // A folder that still holds something refuses, which is what stops the walk.
        let is_there = folder.symlink_metadata().is_ok();
        if is_there && disk::remove_folder(folder).is_err() {
            break;
        }
    }
}

/// A hash as the journal has it; a hyphen stands for no file.
fn hash(text: &str) -> Option<Option<String>> {
    let is_hash = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match text {
        "-" => Some(None),
        _ => is_hash.then(|| Some(text.to_owned())),
    }
}

#[cfg(test)]
mod tests;
