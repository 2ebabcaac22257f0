//! Operations: a function name each, unique within its tag.
//!
//! In this order: a name somebody chose; `operationId` where it is one name; else a verb with the thing that the path is
//! about, then with its parents, then with the version, then with the parameter that picks it.

use std::collections::HashMap;

use super::chosen::{chosen, home_tag};
use super::path::{PathWords, context_parameters};
use super::tags::TagName;
use crate::api::{Api, Operation};
use crate::rust::scope::Scope;
use crate::rust::words::singular;
use crate::rust::{Ident, Lock, NameKind};

/// Names that `Client` has itself; operations without a tag live beside them.
const ON_CLIENT: &[&str] = &["builder", "from_env", "request", "core", "clone", "fmt"];

pub(super) fn name(
    api: &Api,
    selected: &[usize],
    tags: &[TagName],
    old: &Lock,
    new: &mut Lock,
) -> HashMap<usize, Ident> {
    let context = context_parameters(api);
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
    let rivals = rivals(api, selected);
    for &index in selected.iter().filter(|index| !names.contains_key(index)).collect::<Vec<_>>() {
        let operation = &api.operations[index];
        let scope = scopes.entry(home_tag(operation).unwrap_or("")).or_default();
        let by_path = by_path(operation, &PathWords::new(&operation.path, &context), rivals.contains(&index));
        let name = scope.claim(by_id(operation).into_iter().chain(by_path));
        names.insert(index, name);
    }
    for &index in selected {
        new.set(NameKind::Operation, &key(&api.operations[index]), names[&index].bare());
    }
    names
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

/// The `operationId` where it is one name: words with `_` or `-` between them. `tag/name` is the name.
fn by_id(operation: &Operation) -> Option<Ident> {
    let id = operation.operation_id.as_deref()?;
    let tag = home_tag(operation).map(|tag| Ident::snake(tag).bare().to_owned());
    let id = match id.split_once('/') {
        Some((head, rest)) if Some(Ident::snake(head).bare()) == tag.as_deref() => rest,
        _ => id,
    };
    let plain = id.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        && id.starts_with(char::is_alphabetic);
    plain.then(|| Ident::snake(id))
}

/// Candidates from method and path, the shortest first.
fn by_path(operation: &Operation, path: &PathWords<'_>, replaces: bool) -> Vec<Ident> {
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

/// Verbs that a path ends with where it names an action rather than a thing.
const ACTIONS: &[&str] = &[
    "abort",
    "accept",
    "activate",
    "add",
    "apply",
    "approve",
    "archive",
    "assign",
    "attach",
    "authorize",
    "block",
    "cancel",
    "check",
    "clear",
    "clone",
    "close",
    "commit",
    "complete",
    "confirm",
    "copy",
    "deactivate",
    "delete",
    "deploy",
    "detach",
    "disable",
    "download",
    "enable",
    "execute",
    "export",
    "extend",
    "failover",
    "generate",
    "import",
    "install",
    "invalidate",
    "invite",
    "lock",
    "login",
    "logout",
    "merge",
    "migrate",
    "move",
    "pause",
    "powercycle",
    "preview",
    "publish",
    "purge",
    "reboot",
    "rebuild",
    "refresh",
    "regenerate",
    "reject",
    "reload",
    "remove",
    "rename",
    "render",
    "renew",
    "replace",
    "rescue",
    "resend",
    "reset",
    "resize",
    "restart",
    "restore",
    "resume",
    "retry",
    "revert",
    "revoke",
    "rotate",
    "run",
    "search",
    "send",
    "set",
    "share",
    "start",
    "stop",
    "submit",
    "subscribe",
    "suspend",
    "swap",
    "sync",
    "terminate",
    "test",
    "transfer",
    "unassign",
    "unblock",
    "unlock",
    "unpublish",
    "unsubscribe",
    "update",
    "upgrade",
    "upload",
    "validate",
    "verify",
];

/// Last words of a path that say what is done rather than what it is done to.
fn is_action(word: &str) -> bool {
    let head = word.split(['_', '-']).next().unwrap_or(word);
    ACTIONS.contains(&head)
}
