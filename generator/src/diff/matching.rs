//! Which member of one list is which of another, by keys: each of the first list gets the first of the second that shares a
//! key with it and is not taken.

use std::collections::HashMap;
use std::hash::Hash;

/// Takes those that share a key out of both lists.
pub(super) fn by_key<'a, T, K: Eq + Hash>(
    removed: &mut Vec<&'a T>,
    added: &mut Vec<&'a T>,
    old: impl Fn(&'a T) -> Option<K>,
    new: impl Fn(&'a T) -> Option<K>,
) -> Vec<(&'a T, &'a T)> {
    by_any_key(removed, added, old, new)
}

/// As [`by_key`], for members that have several keys: one that is shared is enough.
pub(super) fn by_any_key<'a, T, K: Eq + Hash, O, N>(
    removed: &mut Vec<&'a T>,
    added: &mut Vec<&'a T>,
    old: impl Fn(&'a T) -> O,
    new: impl Fn(&'a T) -> N,
) -> Vec<(&'a T, &'a T)>
where
    O: IntoIterator<Item = K>,
    N: IntoIterator<Item = K>,
{
    // Of each key, the members in order, the last one first, so that the next one is at the end.
    let mut waiting: HashMap<K, Vec<usize>> = HashMap::new();
    for (index, item) in added.iter().enumerate().rev() {
        for key in new(item) {
            waiting.entry(key).or_default().push(index);
        }
    }
    let mut taken = vec![false; added.len()];
    let mut both = Vec::new();
    removed.retain(|was| {
        let next = |key: K| {
            let list = waiting.get_mut(&key)?;
            while list.pop_if(|index| taken[*index]).is_some() {}
            list.last().copied()
        };
        let Some(first) = old(was).into_iter().filter_map(next).min() else { return true };
        taken[first] = true;
        both.push((*was, added[first]));
        false
    });
    let mut taken = taken.into_iter();
    added.retain(|_| !taken.next().unwrap_or_default());
    both
}

/// Members by a key; the first one of each.
pub(super) fn keyed<'a, T, K: Eq + Hash>(list: &'a [T], key: impl Fn(&'a T) -> K) -> HashMap<K, &'a T> {
    list.iter().rev().map(|item| (key(item), item)).collect()
}
