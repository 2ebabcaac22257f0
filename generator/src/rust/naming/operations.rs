//! Operations: a function name each, unique within its tag.
//!
//! In this order: a name somebody chose; the id where it is spelled like a function already, so that no other operation is
//! called by it; what is left of the id without what a framework adds; the id as a function is spelled; else a verb with the
//! thing that the path is about, then with its parents, then with the version, then with the parameter that picks it.

use std::collections::HashMap;

use super::chosen::{chosen, home_tag};
use super::ids::Ids;
use super::path::{PathWords, context_parameters};
use super::tags::TagName;
use crate::api::{Api, Note, Operation};
use crate::diagnostic::Code;
use crate::rust::scope::Scope;
use crate::rust::words::singular;
use crate::rust::{Ident, Lock, NameKind};

/// Names that `Client` has itself; operations without a tag live beside them.
const ON_CLIENT: &[&str] = &["builder", "from_env", "request", "core", "clone", "fmt"];

pub(super) fn name(
    api: &Api,
    selected: &[usize],
    (tags, ids): (&[TagName], &Ids),
    (old, new): (&Lock, &mut Lock),
    notes: &mut Vec<Note>,
) -> HashMap<usize, Ident> {
    let mut scopes: HashMap<&str, Scope> = HashMap::new();
    let mut names: HashMap<usize, Ident> = HashMap::new();
    let accessors: Vec<&str> =
        ON_CLIENT.iter().copied().chain(tags.iter().map(|tag| tag.module.bare())).collect();
    scopes.insert("", Scope::with(&accessors));
    for &index in selected {
        let operation = &api.operations[index];
        let scope = scopes.entry(home_tag(operation).unwrap_or("")).or_default();
        if let Some(name) = chosen(NameKind::Operation, &key(operation), Some(&operation.hints), old)
            .filter(|name| scope.take(name))
        {
            names.insert(index, name);
        }
    }
    by_id(api, selected, ids, &mut scopes, &mut names);
    by_path(api, selected, &mut scopes, &mut names, ids, notes);
    for &index in selected {
        new.set(NameKind::Operation, &key(&api.operations[index]), names[&index].bare());
    }
    names
}

/// Whose ids have a turn.
#[derive(Clone, Copy)]
enum Turn {
    Exact,
    Shorter,
    Rest,
}

/// Gives the names of ids that are free: first to ids that are spelled so, then to those that have become shorter, then to the
/// rest.
fn by_id<'a>(
    api: &'a Api,
    selected: &[usize],
    ids: &Ids,
    scopes: &mut HashMap<&'a str, Scope>,
    names: &mut HashMap<usize, Ident>,
) {
    let is_exact = |index: usize, name: &Ident| {
        let first = ids.candidates(index).first() == Some(name);
        first && api.operations[index].operation_id.as_deref() == Some(name.bare())
    };
    for turn in [Turn::Exact, Turn::Shorter, Turn::Rest] {
        let may = |index: usize, name: &Ident| match turn {
            Turn::Exact => is_exact(index, name),
            Turn::Shorter => ids.is_shortened(index),
            Turn::Rest => true,
        };
        for &index in selected.iter() {
            let scope = scopes.entry(home_tag(&api.operations[index]).unwrap_or("")).or_default();
            let wanted = ids.candidates(index).iter().filter(|_| !names.contains_key(&index));
            let free = wanted.filter(|name| may(index, name)).find(|name| scope.take(name)).cloned();
            if let Some(name) = free {
                names.insert(index, name);
            }
        }
    }
}

/// Names the other operations by method and path.
fn by_path<'a>(
    api: &'a Api,
    selected: &[usize],
    scopes: &mut HashMap<&'a str, Scope>,
    names: &mut HashMap<usize, Ident>,
    ids: &Ids,
    notes: &mut Vec<Note>,
) {
    let (context, rivals) = (context_parameters(api), rivals(api, selected));
    for &index in selected {
        let operation = &api.operations[index];
        let best = ids.best(index);
        let name = names.entry(index).or_insert_with(|| {
            let scope = scopes.entry(home_tag(operation).unwrap_or("")).or_default();
            let path = PathWords::new(&operation.path, &context);
            let by_path = path_candidates(operation, &path, rivals.contains(&index));
            scope.claim(ids.candidates(index).iter().cloned().chain(by_path))
        });
        if let Some(best) = best.filter(|best| *best != name) {
            notes.extend(renamed(operation, best, name));
        }
    }
}

/// The finding about an operation that is not called by its id.
fn renamed(operation: &Operation, best: &Ident, name: &Ident) -> Option<Note> {
    let id = operation.operation_id.as_deref()?;
    let (name, best) = (name.bare(), best.bare());
    let message =
        format!("the operation `{id}` is called `{name}`: another one gives the name `{best}` as well");
    Some(Note { code: Code::RENAMED, message, degrades: false, origin: operation.origin })
}

/// What names in `models` begin with, for each operation: the function, with the tag where it is a single word or other tags
/// have it too.
pub(super) fn stems(api: &Api, names: &HashMap<usize, Ident>, tags: &[TagName]) -> HashMap<usize, String> {
    let mut count: HashMap<&Ident, usize> = HashMap::new();
    names.values().for_each(|name| *count.entry(name).or_default() += 1);
    let stem = |(&index, name): (&usize, &Ident)| {
        let says_enough = name.bare().contains('_') && count[name] == 1;
        let tag = home_tag(&api.operations[index]).filter(|_| !says_enough);
        let tag = tag.and_then(|tag| tags.iter().find(|known| known.tag == tag));
        let stem = match tag {
            Some(tag) => format!("{} {}", tag.module.bare(), name.bare()),
            None => name.bare().to_owned(),
        };
        (index, stem)
    };
    names.iter().map(stem).collect()
}

/// The key of an operation in the lock: its tag is part of it, for a function that moves is a new function.
pub(in crate::rust) fn key(operation: &Operation) -> String {
    format!("{} {}", operation.key, home_tag(operation).unwrap_or("")).trim_end().to_owned()
}

/// PUT operations beside a PATCH of the same path: one replaces, the other updates.
fn rivals(api: &Api, selected: &[usize]) -> Vec<usize> {
    let patched: Vec<&str> = selected
        .iter()
        .map(|&i| &api.operations[i])
        .filter(|o| o.key.method == "patch")
        .map(|o| o.key.path.as_str())
        .collect();
    selected
        .iter()
        .copied()
        .filter(|&i| {
            api.operations[i].key.method == "put" && patched.contains(&api.operations[i].key.path.as_str())
        })
        .collect()
}

/// Candidates from method and path, the shortest first.
fn path_candidates(operation: &Operation, path: &PathWords<'_>, replaces: bool) -> Vec<Ident> {
    let nouns = path.nouns();
    let Some((last, parents)) = nouns.split_first() else {
        return vec![Ident::snake(&format!("{} root", operation.key.method))];
    };
    let one = path.picks_one();
    let (verb, object) = verb_and_object(
        operation,
        last.text(),
        last.plural(),
        one,
        replaces,
        parents.first().map(|noun| noun.text()),
    );
    let mut candidates = vec![Ident::snake(&format!("{verb} {object}"))];
    let mut object = object;
    for parent in parents {
        object = format!("{} {object}", singular(&parent.text()));
        candidates.push(Ident::snake(&format!("{verb} {object}")));
    }
    let shortest = candidates[0].clone();
    if let Some(version) = path.version() {
        candidates.push(shortest.with_suffix(&format!("_{}", version.to_lowercase())));
    }
    if let Some(parameter) = path.last_parameter() {
        candidates.push(Ident::snake(&format!("{} by {parameter}", shortest.bare())));
    }
    candidates
}

/// What is done to what.
fn verb_and_object(
    operation: &Operation,
    last: String,
    plural: bool,
    one: bool,
    replaces: bool,
    parent: Option<String>,
) -> (String, String) {
    let one_thing = singular(&last);
    match operation.key.method.as_str() {
        "post" if is_action(&last) && !one => {
            (last, parent.map(|parent| singular(&parent)).unwrap_or_default())
        }
        "get" if plural && !one => ("list".into(), last),
        "get" => ("get".into(), last),
        "post" if one => ("post".into(), one_thing),
        "post" => ("create".into(), one_thing),
        "put" if replaces => ("replace".into(), if one { one_thing } else { last }),
        "put" | "patch" => ("update".into(), if one { one_thing } else { last }),
        "delete" => ("delete".into(), if one { one_thing } else { last }),
        method => (method.to_owned(), last),
    }
}

/// Last words of a path that say what is done rather than what it is done to.
fn is_action(word: &str) -> bool {
    let head = word.split(['_', '-']).next().unwrap_or(word);
    super::verbs::is_action(head)
}
