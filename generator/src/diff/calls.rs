//! Matches the operations of two documents.
//!
//! Operations match by method and path, then by the path without the names of its parameters, then by `operationId`. What is left
//! was added or removed.

use std::collections::HashMap;

use super::member::Member;
use crate::api::{Operation, PathPart, PathTemplate};

/// An operation of one or both documents.
#[derive(Debug, Clone)]
pub(super) struct Call<'a> {
    /// Method, lower case, of the base where it is there.
    pub method: String,
    /// Path as written, of the base where it is there; the name of a webhook.
    pub path: String,
    /// The operation of the base.
    pub base: Option<&'a Operation>,
    /// The operation of the revision.
    pub revision: Option<&'a Operation>,
    /// The server is the one who calls: a webhook or a callback.
    pub swapped: bool,
    /// The call whose callback this is, and where below it.
    pub parent: Option<(usize, Member)>,
}

/// How two operations were found to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// Method and path are the same.
    Exact,
    /// The path is the same but for the names of its parameters.
    Erased,
    /// `operationId` is the same.
    Id,
}

/// Matched, removed and added operations, in the order of the base, then of the revision.
#[derive(Debug, Default)]
pub(super) struct Matches<'a> {
    /// In both.
    pub both: Vec<(&'a Operation, &'a Operation, Match)>,
    /// Only in the base.
    pub removed: Vec<&'a Operation>,
    /// Only in the revision.
    pub added: Vec<&'a Operation>,
}

/// Matches two lists of operations.
pub(super) fn pair_up<'a>(base: &'a [Operation], revision: &'a [Operation]) -> Matches<'a> {
    let mut partners: Vec<Option<(usize, Match)>> = vec![None; base.len()];
    let mut free = vec![true; revision.len()];
    let exact = |o: &Operation| Some(o.key.to_string());
    let erased = |o: &Operation| Some(format!("{} {}", o.key.method, erase(&o.path)));
    let erased_id =
        |o: &Operation| o.operation_id.as_ref().map(|id| format!("{id} {} {}", o.key.method, erase(&o.path)));
    let id = |o: &Operation| o.operation_id.clone();
    match_by(base, revision, &mut partners, &mut free, Match::Exact, exact);
    match_by(base, revision, &mut partners, &mut free, Match::Erased, erased_id);
    match_by(base, revision, &mut partners, &mut free, Match::Erased, erased);
    match_by(base, revision, &mut partners, &mut free, Match::Id, id);
    let mut matches = Matches::default();
    for (old, partner) in base.iter().zip(&partners) {
        match partner {
            Some((at, how)) => matches.both.push((old, &revision[*at], *how)),
            None => matches.removed.push(old),
        }
    }
    matches.added = revision.iter().zip(&free).filter(|(_, free)| **free).map(|(o, _)| o).collect();
    matches
}

/// Matches the operations that are left by a key. Operations with the same key are matched in document order.
fn match_by(
    base: &[Operation],
    revision: &[Operation],
    partners: &mut [Option<(usize, Match)>],
    free: &mut [bool],
    how: Match,
    key: impl Fn(&Operation) -> Option<String>,
) {
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, operation) in revision.iter().enumerate().rev() {
        if let (true, Some(key)) = (free[index], key(operation)) {
            by_key.entry(key).or_default().push(index);
        }
    }
    for (index, operation) in base.iter().enumerate() {
        if partners[index].is_some() {
            continue;
        }
        let candidates = key(operation).and_then(|key| by_key.get_mut(&key));
        if let Some(at) = candidates.and_then(Vec::pop) {
            partners[index] = Some((at, how));
            free[at] = false;
        }
    }
}

/// A path with the names of its parameters left out; a slash at the end counts.
fn erase(path: &PathTemplate) -> String {
    path.0
        .iter()
        .map(|part| match part {
            PathPart::Text(text) => text.as_str(),
            PathPart::Parameter(_) => "{}",
        })
        .collect()
}
