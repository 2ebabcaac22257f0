//! Documented error bodies: a type for each operation that has any, `GetKeyErrors`, beside its marker.
//!
//! Operations that document the same bodies have one enum, in `models`, which each of them has under a name of its own. So
//! what one operation documents may change, and nothing of another one is renamed.

mod status;

use std::collections::HashMap;

use super::naming::{TagName, operation_key};
use super::output::{family_of, is_bodiless, of_media};
use super::reach::Home;
use super::scope::Scope;
use super::ty::Types;
use super::{Decode, ErrorEnum, Ident, Lock, NameKind, OperationErrors, StatusVariant, Ty, docs};
use crate::api::{MediaType, Operation, OperationKey, StatusRange};
use status::variant_name;

/// An operation whose errors are planned.
pub(super) struct Failing<'a> {
    /// Its number in the API.
    pub(super) index: usize,
    /// What it is.
    pub(super) operation: &'a Operation,
    /// Its tag, by number.
    pub(super) tag: Option<usize>,
    /// Its marker.
    pub(super) marker: &'a Ident,
}

/// The error bodies of all operations.
#[derive(Default)]
pub(super) struct Errors {
    /// The type of each operation that documents any, by the operation's number.
    pub(super) of_operation: HashMap<usize, OperationErrors>,
    /// The enums that several operations have.
    pub(super) shared: Vec<(Home, ErrorEnum)>,
}

/// Error bodies that are the same for some operations.
struct Set<'a> {
    variants: Vec<StatusVariant>,
    /// What tells it from other sets: statuses and the keys of their types.
    key: String,
    operations: Vec<&'a Failing<'a>>,
}

/// Decides the types of all error bodies; `beside` are the names that stand beside the shared enums already.
pub(super) fn plan<'a>(
    types: &Types<'_>,
    operations: &[Failing<'_>],
    (tags, beside): (&[TagName], impl Iterator<Item = &'a Ident>),
    (old, new): (&Lock, &mut Lock),
) -> Errors {
    let names = own_names(types, operations, old, new);
    let sets = sets(types, operations);
    let shared = shared_names(&sets, tags, beside, old, new);
    let mut errors = Errors::default();
    for (index, set) in sets.iter().enumerate() {
        let shared = shared.get(&index);
        for failing in &set.operations {
            let item = ErrorEnum {
                name: names[&failing.index].clone(),
                docs: own_docs(failing.operation, &set.variants),
                variants: set.variants.clone(),
            };
            let errors_of = OperationErrors { item, shared: shared.cloned() };
            errors.of_operation.insert(failing.index, errors_of);
        }
        if let Some(name) = shared {
            let docs = docs::line("What the server says of an error, by status; several operations have it.");
            let item = ErrorEnum { name: name.clone(), docs, variants: set.variants.clone() };
            errors.shared.push((home(set), item));
        }
    }
    errors
}

/// The sets in the order in which they are met.
fn sets<'a>(types: &Types<'_>, operations: &'a [Failing<'a>]) -> Vec<Set<'a>> {
    let mut sets: Vec<Set<'_>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for failing in operations {
        let (variants, key) = variants(types, failing.operation);
        if variants.is_empty() {
            continue;
        }
        let at = *known.entry(key.clone()).or_insert(sets.len());
        match sets.get_mut(at) {
            Some(set) => set.operations.push(failing),
            None => sets.push(Set { variants, key, operations: vec![failing] }),
        }
    }
    sets
}

/// `GetKeyErrors`, beside the markers of the tag.
fn own_names(
    types: &Types<'_>,
    operations: &[Failing<'_>],
    old: &Lock,
    new: &mut Lock,
) -> HashMap<usize, Ident> {
    let mut scopes: HashMap<Option<usize>, Scope> = HashMap::new();
    for failing in operations {
        scopes.entry(failing.tag).or_default().take(failing.marker);
    }
    let mut names = HashMap::new();
    let having: Vec<&Failing<'_>> =
        operations.iter().filter(|failing| !variants(types, failing.operation).0.is_empty()).collect();
    for pinned in [true, false] {
        for failing in &having {
            let key = operation_key(failing.operation);
            let scope = scopes.entry(failing.tag).or_default();
            let name = match pinned {
                true => pin(NameKind::Errors, &key, old).filter(|name| scope.take(name)),
                false if names.contains_key(&failing.index) => None,
                false => {
                    let marker = failing.marker.bare();
                    let wanted = [format!("{marker}Errors"), format!("{marker}ErrorBodies")];
                    Some(scope.claim(wanted.iter().filter_map(|name| Ident::exact(name))))
                }
            };
            if let Some(name) = name {
                new.set(NameKind::Errors, &key, name.bare());
                names.insert(failing.index, name);
            }
        }
    }
    names
}

/// Names of the sets that several operations have, by the number of the set.
fn shared_names<'a>(
    sets: &[Set<'_>],
    tags: &[TagName],
    beside: impl Iterator<Item = &'a Ident>,
    old: &Lock,
    new: &mut Lock,
) -> HashMap<usize, Ident> {
    let mut scope = Scope::of(beside);
    // A set that was published for several stays, whatever has become of the others.
    let is_shared = |set: &Set<'_>| set.operations.len() > 1 || old.get(NameKind::Errors, &set.key).is_some();
    let shared: Vec<usize> =
        sets.iter().enumerate().filter(|(_, set)| is_shared(set)).map(|(at, _)| at).collect();
    let mut names = HashMap::new();
    for &at in &shared {
        if let Some(name) = pin(NameKind::Errors, &sets[at].key, old).filter(|name| scope.take(name)) {
            names.insert(at, name);
        }
    }
    for &at in &shared {
        names.entry(at).or_insert_with(|| scope.claim(candidates(&sets[at], sets, tags)));
        new.set(NameKind::Errors, &sets[at].key, names[&at].bare());
    }
    names
}

fn pin(kind: NameKind, key: &str, old: &Lock) -> Option<Ident> {
    old.get(kind, key).and_then(Ident::exact)
}

/// Who needs a set that several operations have.
fn home(set: &Set<'_>) -> Home {
    let first = set.operations[0].tag;
    let same = set.operations.iter().all(|failing| failing.tag == first);
    first.filter(|_| same).map_or(Home::Shared, Home::Tag)
}

/// `KeysErrors`, or `CommonErrors` where several tags have it; where that is another set, with what fewer sets have:
/// `KeysNotFoundErrors`.
fn candidates(set: &Set<'_>, sets: &[Set<'_>], tags: &[TagName]) -> Vec<Ident> {
    let owner = match home(set) {
        Home::Tag(tag) => tags[tag].handle.bare(),
        Home::Shared => "Common",
    };
    let uses = |status| sets.iter().filter(|set| set.variants.iter().any(|v| v.status == status)).count();
    let mut rarest: Vec<&StatusVariant> = set.variants.iter().collect();
    rarest.sort_by_key(|variant| uses(variant.status));
    let mut words = owner.to_owned();
    let mut candidates = vec![format!("{words}Errors")];
    for variant in rarest {
        words.push_str(variant.name.bare().trim_end_matches("Error"));
        candidates.push(format!("{words}Errors"));
    }
    // The same statuses with other bodies.
    candidates.extend(set.variants.iter().filter_map(|variant| match &variant.decode {
        Decode::Json(Ty::Model(body)) | Decode::Xml(Ty::Model(body), _) => {
            Some(format!("{owner}{}Errors", body.bare()))
        }
        _ => None,
    }));
    candidates.iter().map(|name| Ident::camel(name)).collect()
}

fn own_docs(operation: &Operation, variants: &[StatusVariant]) -> super::Docs {
    let OperationKey { method, path } = &operation.key;
    let call = docs::name(&format!("{} {path}", method.to_uppercase()));
    let names: Vec<String> = variants.iter().map(|variant| format!("`{}`", variant.name.bare())).collect();
    docs::line(&format!("What the server says of an error of {call}, by status: {}.", names.join(", ")))
}

/// The bodies of an operation's errors, as they are matched, and what tells them from others. A status without a body has no
/// variant, nor has one that is answered with a stream.
fn variants(types: &Types<'_>, operation: &Operation) -> (Vec<StatusVariant>, String) {
    let keeps_redirects = !operation.final_redirects().is_empty();
    let is_error = |status: StatusRange| !(status.is_success() || (keeps_redirects && status.is_redirect()));
    let mut variants: Vec<_> = operation
        .responses
        .iter()
        .filter(|response| is_error(response.status) && !is_bodiless(operation, response))
        .filter_map(|response| {
            let media = response.content.iter().min_by_key(|media| family_of(types, media))?;
            let decode = of_media(types, media);
            let whole = !matches!(decode, Decode::Nothing | Decode::Items(..));
            let (status, name) = (response.status, variant_name(response.status));
            let key = format!("{status} {}", body_key(types, media, &decode));
            whole.then_some((StatusVariant { status, name, decode }, key))
        })
        .collect();
    // Single statuses, classes, the default.
    variants.sort_by_key(|(variant, _)| variant.status);
    let keys: Vec<&str> = variants.iter().map(|(_, key)| key.as_str()).collect();
    let key = keys.join(", ");
    (variants.into_iter().map(|(variant, _)| variant).collect(), key)
}

/// What a body is, whatever its type is called in Rust.
fn body_key(types: &Types<'_>, media: &MediaType, decode: &Decode) -> String {
    match (decode, &media.ty) {
        (Decode::Text, _) => "text".to_owned(),
        (Decode::Bytes, _) => "bytes".to_owned(),
        (_, Some(used)) => {
            let null = if used.nullable { "?" } else { "" };
            let root = match decode {
                Decode::Xml(_, root) => format!(" as {root:?}"),
                _ => String::new(),
            };
            format!("{}{null}{root}", types.api.ty(used.ty).key)
        }
        (_, None) => "any".to_owned(),
    }
}
