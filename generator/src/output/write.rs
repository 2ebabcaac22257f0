//! Brings the disk in line with a [`Tree`]: wholly or not at all, whatever happens on the way. Only files that the
//! list beside them names are replaced or removed.

mod disk;
mod error;
mod exclusive;
mod journal;
mod list;
mod lock;
mod path;
mod single;
mod target;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Tree, bears_header};
use crate::diagnostic::{Code, Diagnostics};
use journal::{Journal, Step};
use list::{List, exact_hash};

pub use error::{Trouble, WriteError};
pub use exclusive::Exclusive;
pub use single::{check_replaceable, write_file};
pub use target::Target;

/// How many files in the way one message names.
const MOST_NAMED: usize = 5;

/// How a file on disk differs from the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The disk does not have it.
    Added,
    /// The disk has other bytes.
    Changed,
    /// The disk has it, the tree does not, and we wrote it.
    Removed,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "missing",
            Self::Changed => "changed",
            Self::Removed => "stale",
        })
    }
}

/// What becomes of a listed file that was edited since it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// It is written anew: generated files are not edited by hand.
    Replaced,
    /// It is not generated any more. It stays, and is its owner's from now on.
    Kept,
}

/// Which folders may hold files that no longer belong there.
///
/// Relative to the root, with forward slashes; `""` is the root itself and everything below.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a>(pub &'a [&'a str]);

impl Scope<'_> {
    /// Everything below the root.
    pub const ALL: Scope<'static> = Scope(&[""]);

    fn covers(&self, path: &str) -> bool {
        self.0.iter().any(|folder| {
            folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        })
    }
}

/// The way from what is on disk to a tree.
#[derive(Debug)]
pub struct Changes {
    target: Target,
    /// What differs, with the old content's hash and the new content.
    list: BTreeMap<String, Difference>,
    edits: BTreeMap<String, Edit>,
}

#[derive(Debug)]
struct Difference {
    change: Change,
    old: Option<String>,
    new: Vec<u8>,
}

/// Compares a tree with what is on disk below the target's root.
///
/// # Errors
/// When something that we did not write, or that is no regular file, is where a file of the tree belongs; when something
/// cannot be read.
pub fn compare(target: &Target, tree: &Tree, scope: Scope<'_>) -> Result<Changes, WriteError> {
    let listed = read_list(target)?;
    let mut changes = Changes { target: target.clone(), list: BTreeMap::new(), edits: BTreeMap::new() };
    check_spelling(target, tree)?;
    let mut in_the_way = Vec::new();
    for (path, file) in tree.iter() {
        let found = target.read(path)?;
        if found.as_ref() == Some(&file.content) {
            continue;
        }
        match &found {
            Some(old) if !file.shared && !changes.may_replace(path, old, listed.as_ref()) => {
                in_the_way.push(path.to_owned());
            }
            _ => changes.add(path, found.as_deref(), Some(&file.content)),
        }
    }
    refuse(target, &in_the_way)?;
    let listed = listed.unwrap_or_default();
    let next = changes.find_stale(tree, scope, &listed)?;
    changes.add_list(&next)?;
    Ok(changes)
}

impl Changes {
    /// Whether the disk is as the tree says.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Every file that differs, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Change)> {
        self.list.iter().map(|(path, difference)| (path.as_str(), difference.change))
    }

    /// Listed files that were edited by hand, by path.
    pub fn edits(&self) -> impl Iterator<Item = (&str, Edit)> {
        self.edits.iter().map(|(path, edit)| (path.as_str(), *edit))
    }

    /// Brings the disk in line, as one change: after an error the disk is as it was, and what a run that dies has begun, the
    /// next one that takes the lock completes. Files that go, go first: on a disk that does not tell cases apart, one of them
    /// may have the name of a new one.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn apply(&self, alone: &Exclusive) -> Result<(), WriteError> {
        debug_assert!(alone.is_for(&self.target), "the lock is that of another folder");
        if self.is_empty() {
            return Ok(());
        }
        let mut order: Vec<_> = self.list.iter().collect();
        order.sort_by_key(|(_, difference)| difference.change != Change::Removed);
        let step = |(path, difference): &(&String, &Difference)| Step {
            path: (*path).clone(),
            old: difference.old.clone(),
            new: (difference.change != Change::Removed).then(|| exact_hash(&difference.new)),
        };
        let journal = Journal { steps: order.iter().map(step).collect() };
        let contents: Vec<_> = order.iter().map(|(_, difference)| difference.new.as_slice()).collect();
        if let Err(error) = journal.commit(&self.target, &contents) {
            // What cannot be thrown away now, the next run throws away.
            let _ = journal::end(&self.target);
            return Err(error);
        }
        if let Err(error) = journal.play(&self.target) {
            let undone = journal.undo(&self.target).and_then(|()| journal::end(&self.target));
            return Err(if undone.is_ok() { error } else { half_done(error) });
        }
        // The change is made. A journal that stays is one that has nothing left to do.
        let _ = journal::end(&self.target);
        Ok(())
    }

    /// Whether a file of the tree may take the place of what is there. Where there is no list, as before lists were kept, a
    /// file that bears our header is ours.
    fn may_replace(&mut self, path: &str, found: &[u8], listed: Option<&List>) -> bool {
        let Some(listed) = listed else { return bears_header(path, found) };
        let Some(name) = self.target.in_home(path) else { return false };
        if listed.has(name) && !listed.matches(name, found) {
            self.edits.insert(path.to_owned(), Edit::Replaced);
        }
        listed.has(name)
    }

    fn add(&mut self, path: &str, old: Option<&[u8]>, new: Option<&[u8]>) {
        let change = match (old, new) {
            (_, None) => Change::Removed,
            (None, _) => Change::Added,
            (Some(_), _) => Change::Changed,
        };
        let new = new.unwrap_or_default().to_owned();
        self.list.insert(path.to_owned(), Difference { change, old: old.map(exact_hash), new });
    }

    /// Finds listed files that the tree does not have any more; gives the list as it is going to be.
    fn find_stale(&mut self, tree: &Tree, scope: Scope<'_>, listed: &List) -> Result<List, WriteError> {
        let mut next = List::default();
        for (path, file) in tree.iter().filter(|(_, file)| !file.shared) {
            if let Some(name) = self.target.in_home(path) {
                next.put(name, &file.content);
            }
        }
        for name in listed.paths().filter(|name| !next.has(name)).map(str::to_owned).collect::<Vec<_>>() {
            let path = self.target.below_home(&name);
            if tree.get(&path).is_some() {
                continue;
            }
            if !scope.covers(&path) {
                next.keep(&name, listed);
                continue;
            }
            match self.target.read(&path) {
                Ok(Some(found)) if listed.matches(&name, &found) => {
                    self.add(&path, Some(&found), None);
                    self.rewrite_namesake(&path, tree);
                }
                Ok(None) => {}
                // It was edited, or something else has taken its place.
                _ => drop(self.edits.insert(path, Edit::Kept)),
            }
        }
        Ok(next)
    }

    /// On a disk that does not tell cases apart, a file that goes may be one that stays under a name in other case.
    fn rewrite_namesake(&mut self, gone: &str, tree: &Tree) {
        let folded = gone.to_lowercase();
        let namesake = tree.iter().find(|(path, _)| path.to_lowercase() == folded);
        if let Some((path, file)) = namesake.filter(|(path, _)| !self.list.contains_key(*path)) {
            self.add(path, None, Some(&file.content));
        }
    }

    fn add_list(&mut self, next: &List) -> Result<(), WriteError> {
        let path = self.target.list();
        let (old, new) = (self.target.read(&path)?, next.to_text());
        if old.as_deref() != Some(new.as_bytes()) {
            self.add(&path, old.as_deref(), Some(new.as_bytes()));
        }
        Ok(())
    }
}

/// Brings a folder that is all ours in line with a tree.
///
/// # Errors
/// As for [`Exclusive::take`], [`compare`] and [`Changes::apply`].
pub fn write_tree(target: &Target, tree: &Tree) -> Result<(), WriteError> {
    let alone = Exclusive::take(target)?;
    compare(target, tree, Scope::ALL)?.apply(&alone)
}

/// Reports which listed files were edited by hand.
pub fn note_edits(changes: &Changes, diagnostics: &mut Diagnostics) {
    for (path, edit) in changes.edits() {
        let (words, help) = match edit {
            Edit::Replaced => {
                ("is written anew", "change the document, or keep own code in a file of its own")
            }
            Edit::Kept => ("is not generated any more; it stays", "delete it if the edit is not needed"),
        };
        let message = format!("`{path}` was edited by hand since it was generated, and {words}");
        diagnostics.report(Code::EDITED_FILE, None, message).help(help);
    }
}

/// The list of our files; `None` where there is none.
fn read_list(target: &Target) -> Result<Option<List>, WriteError> {
    let path = target.list();
    let Some(text) = target.read(&path)? else { return Ok(None) };
    match List::parse(&text) {
        Some(list) => Ok(Some(list)),
        None => Err(WriteError::foreign(&target.root().join(path), "is no list that clientwright wrote")),
    }
}

/// Two files must not be one on a disk that does not tell cases apart.
fn check_spelling(target: &Target, tree: &Tree) -> Result<(), WriteError> {
    let mut seen = BTreeSet::new();
    match tree.iter().find(|(path, _)| !seen.insert(path.to_lowercase())) {
        Some((path, _)) => {
            let why = "differs from another generated file in upper and lower case only";
            Err(WriteError::foreign(&target.root().join(path), why))
        }
        None => Ok(()),
    }
}

fn refuse(target: &Target, in_the_way: &[String]) -> Result<(), WriteError> {
    let Some((first, others)) = in_the_way.split_first() else { return Ok(()) };
    let mut why = "exists already and was not written by clientwright; it is left as it is".to_owned();
    if !others.is_empty() {
        let named: Vec<_> = others.iter().take(MOST_NAMED).map(|path| format!("`{path}`")).collect();
        let more = if others.len() > MOST_NAMED { " and others" } else { "" };
        why = format!("{why}, and so are {}{more}", named.join(", "));
    }
    Err(WriteError::foreign(&target.root().join(first), why))
}

fn half_done(error: WriteError) -> WriteError {
    let why = format!("{}; some files are new already, and the next run completes the change", error.why);
    WriteError { why, ..error }
}

#[cfg(test)]
mod tests;
