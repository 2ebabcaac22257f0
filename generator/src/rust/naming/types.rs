//! Types: one name each, unique in `models`.
//!
//! Components keep their names, less a technical suffix where nothing else needs the short form; inline types are named
//! after the path that leads to them.

use std::collections::{HashMap, HashSet};

use super::chosen::{chosen, home_tag};
use super::tags::TagName;
use crate::api::{Api, OperationKey, Root, StatusRange, Step, TypeDef, TypeId, TypeKey};
use crate::rust::scope::Scope;
use crate::rust::sharing::Shared;
use crate::rust::words::{is_plural, singular};
use crate::rust::{Ident, Lock, NameKind};

/// Suffixes that say how a schema was made, not what it is.
const TECHNICAL: &[&str] = &["Serializer", "Schema", "Dto", "DTO"];

pub(super) fn name(
    api: &Api,
    wanted: &[TypeId],
    operations: &HashMap<usize, Ident>,
    tags: &[TagName],
    shared: &Shared,
    old: &Lock,
    new: &mut Lock,
) -> HashMap<TypeId, Ident> {
    let mut scope = Scope::default();
    let mut names = HashMap::new();
    let none = Lock::default();
    for &id in wanted {
        let def = api.ty(id);
        let old = if shared.is_outvoted(id) { &none } else { old };
        if let Some(name) =
            chosen(NameKind::Type, def.key.as_str(), Some(&def.hints), old).filter(|name| scope.take(name))
        {
            names.insert(id, name);
        }
    }
    let shorts = Shorts::new(api);
    let (components, inline): (Vec<TypeId>, Vec<TypeId>) =
        wanted.iter().partition(|id| api.ty(**id).component.is_some());
    for id in components {
        names.entry(id).or_insert_with(|| scope.claim(shorts.candidates(api.ty(id))));
    }
    let paths = Paths::new(api, operations, tags);
    for id in inline {
        if !names.contains_key(&id) {
            let mut candidates = paths.shared(id, shared.places(id), &names, &shorts);
            candidates.extend(paths.candidates(id, &names, &shorts));
            let name = scope.claim(candidates);
            names.insert(id, name);
        }
    }
    for &id in wanted {
        for key in std::iter::once(&api.ty(id).key).chain(shared.places(id)) {
            new.set(NameKind::Type, key.as_str(), names[&id].bare());
        }
    }
    names
}

/// Component names without technical suffixes, where that is unambiguous.
struct Shorts {
    /// Short forms that two components would share.
    ambiguous: HashSet<String>,
}

impl Shorts {
    fn new(api: &Api) -> Self {
        let mut seen = HashSet::new();
        let mut ambiguous = HashSet::new();
        for name in api.types.iter().filter_map(|def| def.component.as_deref()) {
            let short = Ident::camel(strip(name)).bare().to_owned();
            if !seen.insert(short.clone()) {
                ambiguous.insert(short);
            }
        }
        Self { ambiguous }
    }

    fn candidates(&self, def: &TypeDef) -> Vec<Ident> {
        let name = def.component.as_deref().unwrap_or_default();
        let short = Ident::camel(strip(name));
        let full = Ident::camel(name);
        if self.ambiguous.contains(short.bare()) { vec![full] } else { vec![short, full] }
    }
}

fn strip(name: &str) -> &str {
    let stem = TECHNICAL.iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name);
    let stem = stem.trim_end_matches(['_', '-', '.', ' ']);
    if stem.is_empty() { name } else { stem }
}

/// Names by path for inline types.
struct Paths<'a> {
    api: &'a Api,
    by_key: HashMap<&'a TypeKey, TypeId>,
    /// The function's name of an operation, and the tag's.
    operations: HashMap<OperationKey, (Ident, Option<&'a TagName>)>,
}

impl<'a> Paths<'a> {
    fn new(api: &'a Api, names: &HashMap<usize, Ident>, tags: &'a [TagName]) -> Self {
        let by_key = api.type_ids().map(|id| (&api.ty(id).key, id)).collect();
        let operations = names
            .iter()
            .map(|(&index, name)| {
                let operation = &api.operations[index];
                let tag = home_tag(operation).and_then(|tag| tags.iter().find(|known| known.tag == tag));
                (operation.key.clone(), (name.clone(), tag))
            })
            .collect();
        Self { api, by_key, operations }
    }

    /// Names for a type that is at several places.
    fn shared(
        &self,
        id: TypeId,
        places: &[TypeKey],
        named: &HashMap<TypeId, Ident>,
        shorts: &Shorts,
    ) -> Vec<Ident> {
        if places.is_empty() {
            return Vec::new();
        }
        let own = |key: &TypeKey| self.virtual_name(key, named, shorts, false, 0);
        let names: Vec<String> = places.iter().map(own).collect();
        super::shared::candidates(self.api.ty(id), places, &names)
    }

    fn candidates(&self, id: TypeId, named: &HashMap<TypeId, Ident>, shorts: &Shorts) -> Vec<Ident> {
        let key = &self.api.ty(id).key;
        let mut candidates = vec![Ident::camel(&self.virtual_name(key, named, shorts, false, 0))];
        if let Some(title) = self.api.ty(id).title.as_deref().filter(|title| title.len() < 40) {
            candidates.push(Ident::camel(title));
        }
        candidates.push(Ident::camel(&self.virtual_name(key, named, shorts, true, 0)));
        candidates
    }

    /// The name a key would have: that of what it is in, and what it is there.
    fn virtual_name(
        &self,
        key: &TypeKey,
        named: &HashMap<TypeId, Ident>,
        shorts: &Shorts,
        long: bool,
        depth: usize,
    ) -> String {
        if depth > 64 {
            return "Nested".to_owned();
        }
        let Some((parent, id)) = self.above(key) else {
            return self.outermost(key, long);
        };
        let parent_name = match (named.get(&id), self.api.ty(id).component.is_some()) {
            (Some(name), _) => name.bare().to_owned(),
            (None, true) => shorts.candidates(self.api.ty(id))[0].bare().to_owned(),
            (None, false) => self.virtual_name(parent, named, shorts, long, depth + 1),
        };
        below(&parent_name, (parent, key), self.api, self.by_key.get(key).copied(), long)
    }

    /// The nearest type that a key lies below.
    fn above<'k>(&self, key: &'k TypeKey) -> Option<(&'k TypeKey, TypeId)> {
        key.and_above().skip(1).find_map(|above| Some((above, *self.by_key.get(above)?)))
    }

    /// The name of what lies below no other type: in an operation it is named after the function.
    fn outermost(&self, key: &TypeKey, long: bool) -> String {
        let steps = key.steps();
        let rest = |from: usize| steps[from..].iter().map(ToString::to_string).collect::<String>();
        let Root::Operation(operation) = key.root() else { return key.to_string() };
        let known = self.operations.get(operation);
        let mut base = known.map_or_else(|| operation.to_string(), |(name, _)| name.bare().to_owned());
        if let Some((_, Some(tag))) = known.filter(|_| long) {
            base = format!("{} {base}", tag.module.bare());
        }
        match steps.first() {
            Some(Step::Body) => format!("{base} body {}", if long { rest(1) } else { String::new() }),
            Some(Step::Response(status)) if is_answer(*status, &steps[1..]) && !long => {
                format!("{base} response")
            }
            Some(Step::Response(_)) => format!("{base}{} response", rest(0)),
            _ => format!("{base}{}", rest(0)),
        }
    }
}

/// Whether a type is what an operation gives: the body of a success as a whole, not an item of it.
fn is_answer(status: StatusRange, below: &[&Step]) -> bool {
    matches!(status, StatusRange::Exact(_)) && status.is_success() && below.first() != Some(&&Step::Items)
}

/// The name of what lies below something called `parent`: both are told by their keys.
fn below(
    parent: &str,
    (above, key): (&TypeKey, &TypeKey),
    api: &Api,
    id: Option<TypeId>,
    long: bool,
) -> String {
    let title = id.and_then(|id| api.ty(id).title.as_deref()).filter(|title| title.len() < 40 && !long);
    let steps = key.steps();
    let steps = &steps[above.steps().len()..];
    match (steps.first(), title) {
        (Some(Step::Items), _) if is_plural(Ident::snake(parent).bare()) && !long => {
            Ident::camel(&singular(Ident::snake(parent).bare())).bare().to_owned()
        }
        (Some(Step::Items), _) => format!("{parent} item"),
        (Some(Step::Values | Step::Pattern(_)), _) => format!("{parent} value"),
        (Some(Step::Branch(_) | Step::Joined(_) | Step::Itself | Step::Request), Some(title)) => {
            title.to_owned()
        }
        (Some(Step::Branch(number)), None) => format!("{parent} variant {}", number + 1),
        (Some(Step::Joined(joined)), None) => format!("{parent} {}", joined.word()),
        (Some(Step::Itself), None) => format!("{parent} self"),
        (Some(Step::Request), None) => format!("{parent} input"),
        (Some(Step::Place(place)), _) => format!("{parent} place {place}"),
        _ => format!("{parent} {}", steps.iter().map(ToString::to_string).collect::<String>()),
    }
}
