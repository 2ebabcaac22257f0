//! Finds renamed things among those that were removed and added.
//!
//! Two things match if they are equal apart from the name, the names differ in case and punctuation only or are similar, and no
//! other candidate fits as well. Names of the same words are found by a key. Similar ones have to be held against each other,
//! which `matching_steps` limits for all of a comparison.

use std::collections::HashMap;
use std::hash::Hash;

use super::steps::Steps;

/// How alike two names have to be (Jaro-Winkler, 0 to 1) where they are not the same words.
const ALIKE: f64 = 0.87;

/// What it takes to hold two names against each other, beside their letters.
const PAIR: usize = 64;

/// A thing by its name, and what has to be equal apart from that.
#[derive(Debug, Clone)]
pub(super) struct Named<K> {
    words: String,
    lower: String,
    rest: K,
}

impl<K> Named<K> {
    pub(super) fn new(name: &str, rest: K) -> Self {
        Self { words: words(name), lower: name.to_lowercase(), rest }
    }
}

/// Pairs of indices into both lists, each index once.
pub(super) fn find<K: Eq + Hash>(
    removed: &[Named<K>],
    added: &[Named<K>],
    steps: &mut Steps,
) -> Vec<(usize, usize)> {
    let mut out = of_same_words(removed, added);
    let (mut old_free, mut new_free) = (vec![true; removed.len()], vec![true; added.len()]);
    for (old, new) in &out {
        (old_free[*old], new_free[*new]) = (false, false);
    }
    let mut equal: HashMap<&K, Vec<usize>> = HashMap::new();
    for (index, revision) in added.iter().enumerate().filter(|(index, _)| new_free[*index]) {
        equal.entry(&revision.rest).or_default().push(index);
    }
    for (old, base) in removed.iter().enumerate().filter(|(index, _)| old_free[*index]) {
        let Some(candidates) = equal.get_mut(&base.rest) else { continue };
        candidates.retain(|new| new_free[*new]);
        let mut fitting = candidates.iter().copied().filter(|new| alike(base, &added[*new], steps));
        if let (Some(new), None) = (fitting.next(), fitting.next()) {
            out.push((old, new));
            new_free[new] = false;
        }
        if steps.are_spent() {
            break;
        }
    }
    out.sort_unstable();
    out
}

/// Pairs whose names differ in case and punctuation only, of indices into both lists.
pub(super) fn of_same_words<K: Eq + Hash>(removed: &[Named<K>], added: &[Named<K>]) -> Vec<(usize, usize)> {
    let mut by_words: HashMap<(&str, &K), Vec<usize>> = HashMap::new();
    for (index, revision) in added.iter().enumerate().filter(|(_, revision)| !revision.words.is_empty()) {
        by_words.entry((&revision.words, &revision.rest)).or_default().push(index);
    }
    let mut out = Vec::new();
    for (old, base) in removed.iter().enumerate() {
        let Some(candidates) = by_words.get_mut(&(base.words.as_str(), &base.rest)) else { continue };
        if let [new] = candidates[..] {
            out.push((old, new));
            candidates.clear();
        }
    }
    out
}

/// What is left of both lists without the pairs that were found.
pub(super) fn others<B, R>(
    removed: Vec<B>,
    added: Vec<R>,
    found: &[(usize, usize)],
) -> (impl Iterator<Item = B>, impl Iterator<Item = R>) {
    let mut taken = (vec![false; removed.len()], vec![false; added.len()]);
    for (old, new) in found {
        (taken.0[*old], taken.1[*new]) = (true, true);
    }
    let left = |(item, taken): (_, bool)| (!taken).then_some(item);
    let left_too = |(item, taken): (_, bool)| (!taken).then_some(item);
    (removed.into_iter().zip(taken.0).filter_map(left), added.into_iter().zip(taken.1).filter_map(left_too))
}

/// The letters and digits of a name, without case.
fn words(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn alike<K>(one: &Named<K>, other: &Named<K>, steps: &mut Steps) -> bool {
    if !one.words.is_empty() && one.words == other.words {
        return true;
    }
    steps.take(PAIR + one.lower.len().saturating_mul(other.lower.len()) * 2)
        && strsim::jaro_winkler(&one.lower, &other.lower) >= ALIKE
}
