//! Operations stay on the handle that they were published on.
//!
//! In: the API, and the names that are pinned. Out: the same API, in which the first tag of each operation is the one that its
//! function has in the lock, whatever the document puts first now. An operation that had no tag stays without one.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Lock, NameKind};
use crate::api::Api;

/// The API with every operation at home where it was published.
pub(super) fn at_home<'a>(api: Cow<'a, Api>, lock: &Lock) -> Cow<'a, Api> {
    let homes = homes(&api, lock);
    let moved: Vec<(usize, Option<&str>)> = homes
        .into_iter()
        .filter(|(index, home)| {
            // Keys of the lock end with a letter, whatever white space is behind a tag.
            api.operations[*index].tags.first().map(|tag| tag.trim_end()) != *home
        })
        .collect();
    if moved.is_empty() {
        return api;
    }
    let mut api = api;
    let whole = api.to_mut();
    for (index, home) in moved {
        let tags = &mut whole.operations[index].tags;
        match home {
            Some(home) => {
                let listed = tags.iter().position(|tag| tag.trim_end() == home);
                let home = listed.map_or_else(|| home.to_owned(), |at| tags.remove(at));
                tags.insert(0, home);
            }
            None => tags.clear(),
        }
    }
    api
}

/// The tag that each operation of the lock was published with, by its number in the API.
fn homes<'l>(api: &Api, lock: &'l Lock) -> Vec<(usize, Option<&'l str>)> {
    let by_key: HashMap<String, usize> = api
        .operations
        .iter()
        .enumerate()
        .map(|(index, operation)| (operation.key.to_string(), index))
        .collect();
    let home = |key: &'l str| match by_key.get(key) {
        Some(&index) => Some((index, None)),
        // Paths and tags may have spaces: the longest operation that the key begins with is meant.
        None => {
            key.rmatch_indices(' ').find_map(|(at, _)| Some((*by_key.get(&key[..at])?, Some(&key[at + 1..]))))
        }
    };
    let mut homes: Vec<(usize, Option<&str>)> = lock.keys(NameKind::Operation).filter_map(home).collect();
    // A lock that two branches added to may have an operation twice; one of the document's own tags is the better home.
    let listed = |(index, home): &(usize, Option<&str>)| {
        home.is_some_and(|home| api.operations[*index].tags.iter().any(|tag| tag.trim_end() == home))
    };
    homes.sort_by_key(|home| (home.0, !listed(home)));
    homes.dedup_by_key(|home| home.0);
    homes
}
