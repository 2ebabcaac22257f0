//! Partition refinement: things that are alike themselves and use what is alike, as far as that goes, in one class.
//!
//! In: what each thing says itself, and the things that it uses. Out: its class, the coarsest partition there is. Of a class that is
//! split the largest part keeps its number, so that the others cost no more than they have members, and nothing is moved more
//! often than classes can be halved: the time grows with the uses, not with the length of their chains.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a thing says itself, and what it uses.
pub(crate) struct Signature {
    /// A hash of what it says itself.
    pub(crate) own: u64,
    /// The things it uses: the role, the position, and whether null is allowed. Order counts only where it is part of the role.
    pub(crate) uses: Vec<(u64, usize, bool)>,
}

/// The class of each thing.
pub(crate) fn classes(things: &[Signature]) -> Vec<usize> {
    let mut partition = Partition::by_own(things);
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); things.len()];
    for (user, thing) in things.iter().enumerate() {
        thing.uses.iter().for_each(|(_, used, _)| users[*used].push(user));
    }
    let mut touched: Vec<usize> = (0..things.len()).collect();
    while !touched.is_empty() {
        let mut moved = Vec::new();
        for (class, parts) in partition.parts(things, &touched) {
            partition.split(class, parts, &mut moved);
        }
        touched = moved.into_iter().flat_map(|thing| &users[thing]).copied().collect();
        touched.sort_unstable();
        touched.dedup();
    }
    partition.class
}

struct Partition {
    /// Of each thing.
    class: Vec<usize>,
    /// Of each thing, among the members of its class.
    position: Vec<usize>,
    /// Of each class.
    members: Vec<Vec<usize>>,
}

impl Partition {
    fn by_own(things: &[Signature]) -> Self {
        let all = vec![0; things.len()];
        let mut partition = Self { class: all.clone(), position: all, members: Vec::new() };
        let mut known: BTreeMap<u64, usize> = BTreeMap::new();
        for (at, thing) in things.iter().enumerate() {
            let class = *known.entry(thing.own).or_insert(partition.members.len());
            if class == partition.members.len() {
                partition.members.push(Vec::new());
            }
            partition.add(at, class);
        }
        partition
    }

    fn add(&mut self, thing: usize, class: usize) {
        self.class[thing] = class;
        self.position[thing] = self.members[class].len();
        self.members[class].push(thing);
    }

    fn take(&mut self, thing: usize) {
        let (class, position) = (self.class[thing], self.position[thing]);
        self.members[class].swap_remove(position);
        if let Some(last) = self.members[class].get(position) {
            self.position[*last] = position;
        }
    }

    /// The touched things of each class, those together that use the same.
    fn parts(&self, things: &[Signature], touched: &[usize]) -> BTreeMap<usize, Vec<Vec<usize>>> {
        let mut alike: BTreeMap<(usize, u64), Vec<usize>> = BTreeMap::new();
        for &at in touched {
            let mut uses: Vec<_> = things[at]
                .uses
                .iter()
                .map(|(role, used, nullable)| (*role, self.class[*used], *nullable))
                .collect();
            uses.sort_unstable();
            let mut hasher = DefaultHasher::new();
            uses.hash(&mut hasher);
            alike.entry((self.class[at], hasher.finish())).or_default().push(at);
        }
        let mut parts: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
        alike.into_iter().for_each(|((class, _), part)| parts.entry(class).or_default().push(part));
        parts
    }

    /// Splits a class into these parts and the rest, and tells what has another class now.
    fn split(&mut self, class: usize, mut parts: Vec<Vec<usize>>, moved: &mut Vec<usize>) {
        let rest = self.members[class].len() - parts.iter().map(Vec::len).sum::<usize>();
        let largest = (0..parts.len()).rev().max_by_key(|part| parts[*part].len());
        if let Some(largest) = largest.filter(|part| parts[*part].len() >= rest) {
            let kept = parts.swap_remove(largest);
            if rest > 0 {
                let others: HashSet<usize> = parts.iter().flatten().chain(&kept).copied().collect();
                let is_rest = |thing: &&usize| !others.contains(thing);
                parts.push(self.members[class].iter().filter(is_rest).copied().collect());
            }
        }
        for part in parts {
            let new = self.members.len();
            self.members.push(Vec::with_capacity(part.len()));
            for &thing in &part {
                self.take(thing);
                self.add(thing, new);
            }
            moved.extend(part);
        }
    }
}

#[cfg(test)]
mod tests;
