//! The ids of a document: which patterns they follow, and what each operation is called without them.

use std::collections::{HashMap, HashSet};

use super::chosen::home_tag;
use super::pattern::{Id, IdPattern};
use crate::api::{Api, Operation};
use crate::rust::{Ident, Lock, Naming};

/// A pattern that was found, and how many ids follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundPattern {
    /// The pattern.
    pub pattern: IdPattern,
    /// How many ids follow it.
    pub ids: usize,
    /// How many ids there are.
    pub of: usize,
    /// Functions are named without what it adds.
    pub applied: bool,
}

/// What the ids of a document come to.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// The patterns that most of the ids follow, or that somebody chose.
    pub(super) patterns: Vec<FoundPattern>,
    /// What each operation may be called by its id, the best name first, by the operation's number.
    candidates: HashMap<usize, Vec<Ident>>,
    /// The first of them, before operations fell back on others.
    best: HashMap<usize, Ident>,
    /// Operations whose ids have become shorter.
    shortened: HashSet<usize>,
    /// What is meant by the words of an id that has become shorter: its number.
    by_words: HashMap<String, usize>,
}

/// Fewer ids than this are no pattern.
const FEWEST: usize = 3;

/// Words of a name beyond which nothing is looked for in it.
const MOST_WORDS: usize = 48;

impl Ids {
    /// Takes the ids of all operations apart, also of those that are not rendered: so a choice of tags renames nothing.
    pub(super) fn of(api: &Api, naming: &Naming, old: &Lock) -> Self {
        let chosen = match naming {
            Naming::Auto => Naming::locked(old),
            other => other.clone(),
        };
        let mut under_way = UnderWay::new(api);
        let patterns = under_way.take_off(&chosen);
        let candidates = under_way.candidates();
        let shorter = || under_way.ids.iter().filter(|id| id.words != Ident::words(id.written));
        let by_words = shorter().map(|id| (Ident::words(id.written).join(" "), id.index)).collect();
        let shortened = shorter().map(|id| id.index).collect();
        let first = |(index, names): (&usize, &Vec<Ident>)| Some((*index, names.first()?.clone()));
        let best = candidates.iter().filter_map(first).collect();
        Self { patterns, candidates: fall_back(api, candidates), best, shortened, by_words }
    }

    /// The names that an id gives its operation, the best first.
    pub(super) fn candidates(&self, index: usize) -> &[Ident] {
        self.candidates.get(&index).map_or(&[], Vec::as_slice)
    }

    /// The name that an operation has unless another one has it.
    pub(super) fn best(&self, index: usize) -> Option<&Ident> {
        self.best.get(&index)
    }

    /// Whether something was taken off the id.
    pub(super) fn is_shortened(&self, index: usize) -> bool {
        self.shortened.contains(&index)
    }

    /// A name that has been made of an id, with what `function` calls the operation in place of the id.
    pub(super) fn shortened(&self, name: &str, function: impl Fn(usize) -> Option<String>) -> Option<String> {
        if self.by_words.is_empty() {
            return None;
        }
        let words = Ident::words(name);
        let most = words.len().min(MOST_WORDS);
        let spans = (1..=most).rev().flat_map(|length| (0..=most - length).map(move |at| (at, at + length)));
        for (start, end) in spans {
            if let Some(&index) = self.by_words.get(&words[start..end].join(" ")) {
                let before = words[..start].join(" ");
                return Some(format!("{before} {} {}", function(index)?, words[end..].join(" ")));
            }
        }
        None
    }
}

/// An id, and what is left of it so far.
struct Part<'a> {
    index: usize,
    operation: &'a Operation,
    written: &'a str,
    words: Vec<String>,
    with_owner: Option<Vec<String>>,
    path: Vec<String>,
}

struct UnderWay<'a> {
    api: &'a Api,
    ids: Vec<Part<'a>>,
}

impl<'a> UnderWay<'a> {
    fn new(api: &'a Api) -> Self {
        let part = |(index, operation): (usize, &'a Operation)| {
            let written = operation.operation_id.as_deref()?;
            let words = Ident::words(written);
            let path = Ident::words(&operation.key.path);
            Some(Part { index, operation, written, words, with_owner: None, path })
        };
        Self { api, ids: api.operations.iter().enumerate().filter_map(part).collect() }
    }

    /// Takes off what the patterns add that hold, or that were chosen.
    fn take_off(&mut self, naming: &Naming) -> Vec<FoundPattern> {
        let mut found = Vec::new();
        for pattern in IdPattern::ALL {
            if pattern == IdPattern::PathAndMethod {
                self.set_paths();
            }
            let rests: Vec<_> = self.ids.iter().map(|id| id.id().without(pattern)).collect();
            let (ids, of) = (rests.iter().flatten().count(), self.ids.len());
            let applied = match naming {
                Naming::Auto => self.holds(pattern, ids),
                Naming::Without(chosen) => chosen.contains(&pattern),
                Naming::AsWritten => false,
            };
            if applied || self.is_worth_a_word(pattern, ids) {
                found.push(FoundPattern { pattern, ids, of, applied });
            }
            if !applied {
                continue;
            }
            for (id, rest) in self.ids.iter_mut().zip(rests) {
                if let Some(rest) = rest {
                    id.words = rest.words;
                    id.with_owner = rest.with_owner.or(id.with_owner.take());
                }
            }
        }
        found
    }

    /// Whether nearly all ids follow a pattern.
    fn holds(&self, pattern: IdPattern, ids: usize) -> bool {
        let all = self.ids.len();
        let nearly_all = |count: usize| count >= FEWEST && count * 10 >= all * 9;
        match pattern {
            IdPattern::Class => nearly_all(ids) && self.classes_repeat(),
            IdPattern::Verb => nearly_all(self.beginning_with_their_method()) && ids * 2 >= all,
            IdPattern::Number => ids >= FEWEST && self.numbers_are_explained(),
            _ => nearly_all(ids),
        }
    }

    /// Whether ids follow a pattern that no person writes, in a document whose other ids do not.
    fn is_worth_a_word(&self, pattern: IdPattern, ids: usize) -> bool {
        let machine = matches!(pattern, IdPattern::PathAndMethod | IdPattern::UsingMethod);
        machine && ids >= FEWEST && ids * 5 >= self.ids.len()
    }

    /// Classes have several functions; what stands there once each is no class.
    fn classes_repeat(&self) -> bool {
        let class = |id: &Part<'a>| id.written.split_once(['_', '.']).map(|(class, _)| class);
        let classes: HashSet<_> = self.ids.iter().filter_map(class).collect();
        classes.len() * 3 <= self.ids.len() * 2 || classes.iter().all(|class| class.ends_with("Controller"))
    }

    fn beginning_with_their_method(&self) -> usize {
        let verbs = |id: &&Part<'a>| super::verbs::of_method(&id.operation.key.method);
        self.ids
            .iter()
            .filter(|id| id.words.first().is_some_and(|word| verbs(id).contains(&word.as_str())))
            .count()
    }

    /// Whether each number tells an id from another one, which has the same words in another tag.
    fn numbers_are_explained(&self) -> bool {
        let mut tags: HashMap<&[String], Vec<Option<&str>>> = HashMap::new();
        let base = |id: &Part<'a>| id.id().without(IdPattern::Number).map(|rest| rest.words.len());
        for id in &self.ids {
            let words = base(id).map_or(id.words.as_slice(), |length| &id.words[..length]);
            tags.entry(words).or_default().push(home_tag(id.operation));
        }
        let explained = |id: &Part<'a>| {
            let Some(length) = base(id) else { return true };
            let same = tags.get(&id.words[..length]).map_or(&[][..], Vec::as_slice);
            same.len() > 1 && same.iter().any(|tag| *tag != same[0])
        };
        self.ids.iter().all(explained)
    }

    /// Finds out what part of their paths the ids have: all of it, all but the words at which it is mounted, or the words of
    /// the server's URL as well. Of ways that as many ids follow the longest is meant.
    fn set_paths(&mut self) {
        let server = self.api.servers.first().map(|server| path_of(&server.url)).unwrap_or_default();
        let beginning = self.common_beginning();
        let whole: Vec<Vec<String>> = self.ids.iter().map(|id| id.path.clone()).collect();
        let mut best = (0, whole.clone());
        let mounted = |dropped: usize| {
            let drop = move |path: &Vec<String>| path.get(dropped..).unwrap_or_default().to_vec();
            whole.iter().map(drop).collect::<Vec<_>>()
        };
        let served = whole.iter().map(|path| [server.as_slice(), path].concat()).collect();
        let ways = (0..=beginning).rev().map(mounted).chain(std::iter::once(served));
        for paths in ways.collect::<Vec<_>>() {
            for (id, path) in self.ids.iter_mut().zip(&paths) {
                id.path.clone_from(path);
            }
            let held =
                self.ids.iter().filter(|id| id.id().without(IdPattern::PathAndMethod).is_some()).count();
            if held >= best.0 {
                best = (held, paths);
            }
        }
        for (id, path) in self.ids.iter_mut().zip(best.1) {
            id.path = path;
        }
    }

    /// How many words all paths begin with.
    fn common_beginning(&self) -> usize {
        let Some((first, rest)) = self.ids.split_first() else { return 0 };
        let shared =
            |id: &Part<'a>| id.path.iter().zip(&first.path).take_while(|(one, other)| one == other).count();
        rest.iter().map(shared).min().unwrap_or_default().min(4)
    }

    /// The names that each id gives, the best first; an id that is no single name gives none, unless something was taken off.
    fn candidates(&self) -> HashMap<usize, Vec<Ident>> {
        let names = |id: &Part<'a>| {
            let written = as_written(id.operation, id.written);
            let shorter = (id.words != Ident::words(id.written)).then(|| id.words.join(" "));
            let owned = id.with_owner.as_ref().filter(|_| shorter.is_some()).map(|words| words.join(" "));
            let mut names: Vec<Ident> = shorter.iter().chain(&owned).map(|name| Ident::snake(name)).collect();
            names.extend(written);
            names.dedup();
            (id.index, names)
        };
        self.ids.iter().map(names).collect()
    }
}

impl Part<'_> {
    fn id(&self) -> Id<'_> {
        Id { operation: self.operation, written: self.written, words: &self.words, path: &self.path }
    }
}

/// The words of the path of a URL.
fn path_of(url: &str) -> Vec<String> {
    let behind =
        url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    Ident::words(behind)
}

/// The id where it is one name: words with `_` or `-` between them. `tag/name` is the name.
fn as_written(operation: &Operation, id: &str) -> Option<Ident> {
    let tag = home_tag(operation).map(|tag| Ident::snake(tag).bare().to_owned());
    let id = match id.split_once('/') {
        Some((head, rest)) if Some(Ident::snake(head).bare()) == tag.as_deref() => rest,
        _ => id,
    };
    let plain = id.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        && id.starts_with(char::is_alphabetic);
    plain.then(|| Ident::snake(id))
}

/// Where operations of one tag would have the same name, each of them falls back on its next one, until they differ or have no
/// other name. The names that are left begin with the one that an operation is to have.
fn fall_back(api: &Api, mut candidates: HashMap<usize, Vec<Ident>>) -> HashMap<usize, Vec<Ident>> {
    loop {
        let mut wanting: HashMap<(Option<&str>, &str), Vec<usize>> = HashMap::new();
        for (&index, names) in &candidates {
            if let Some(name) = names.first() {
                let place = (home_tag(&api.operations[index]), name.bare());
                wanting.entry(place).or_default().push(index);
            }
        }
        let crowded = wanting.into_values().filter(|all| all.len() > 1).flatten();
        let yielding: Vec<usize> = crowded.filter(|index| candidates[index].len() > 1).collect();
        if yielding.is_empty() {
            return candidates;
        }
        for index in yielding {
            candidates.entry(index).and_modify(|names| drop(names.remove(0)));
        }
    }
}
