//! Types: one name each, unique in `models`.
//!
//! Components keep their names, less a technical suffix where nothing else needs the short form; inline types are named
//! after the path that leads to them.

use std::collections::{HashMap, HashSet};

use super::chosen::{chosen, home_tag};
use super::tags::TagName;
use crate::api::{Api, InOperation, KeyStep, OperationKey, OperationPart, TypeDef, TypeId, places_above};
use crate::rust::scope::Scope;
use crate::rust::words::{is_plural, singular};
use crate::rust::{Ident, Lock, NameKind};

/// Suffixes that say how a schema was made, not what it is.
const TECHNICAL: &[&str] = &["Serializer", "Schema", "Dto", "DTO"];

pub(super) fn name(
    api: &Api,
    wanted: &[TypeId],
    operations: &HashMap<usize, Ident>,
    tags: &[TagName],
    old: &Lock,
    new: &mut Lock,
) -> HashMap<TypeId, Ident> {
    let mut scope = Scope::default();
    let mut names = HashMap::new();
    for &id in wanted {
        let def = api.ty(id);
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
            let name = scope.claim(paths.candidates(id, &names, &shorts));
            names.insert(id, name);
        }
    }
    for &id in wanted {
        new.set(NameKind::Type, api.ty(id).key.as_str(), names[&id].bare());
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
    by_key: HashMap<&'a str, TypeId>,
    /// The function's name of an operation, and the tag's.
    operations: HashMap<OperationKey, (Ident, Option<&'a TagName>)>,
}

impl<'a> Paths<'a> {
    fn new(api: &'a Api, names: &HashMap<usize, Ident>, tags: &'a [TagName]) -> Self {
        let by_key = api.type_ids().map(|id| (api.ty(id).key.as_str(), id)).collect();
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

    fn candidates(&self, id: TypeId, named: &HashMap<TypeId, Ident>, shorts: &Shorts) -> Vec<Ident> {
        let key = self.api.ty(id).key.as_str();
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
        key: &str,
        named: &HashMap<TypeId, Ident>,
        shorts: &Shorts,
        long: bool,
        depth: usize,
    ) -> String {
        if depth > 64 {
            return "Nested".to_owned();
        }
        let Some((parent, tail)) = self.split(key) else {
            return self.operation_name(key, long);
        };
        let id = self.by_key[parent];
        let parent_name = match (named.get(&id), self.api.ty(id).component.is_some()) {
            (Some(name), _) => name.bare().to_owned(),
            (None, true) => shorts.candidates(self.api.ty(id))[0].bare().to_owned(),
            (None, false) => self.virtual_name(parent, named, shorts, long, depth + 1),
        };
        below(&parent_name, tail, self.api, self.by_key.get(key).copied(), long)
    }

    /// Splits a key at the longest other key that it begins with.
    fn split<'k>(&self, key: &'k str) -> Option<(&'k str, &'k str)> {
        let head = places_above(key).skip(1).find(|head| self.by_key.contains_key(head))?;
        Some(key.split_at(head.len()))
    }

    /// `get /pets 200`, `get /pets body`, `get /pets ?sort`: named after the function.
    fn operation_name(&self, key: &str, long: bool) -> String {
        let InOperation { operation, part } = InOperation::read(key);
        let known = self.operations.get(&operation);
        let mut base = known.map_or_else(|| operation.to_string(), |(name, _)| name.bare().to_owned());
        if let Some((_, Some(tag))) = known.filter(|_| long) {
            base = format!("{} {base}", tag.module.bare());
        }
        match part {
            OperationPart::Whole => base,
            OperationPart::Body(rest) => format!("{base} body {}", if long { rest } else { "" }),
            OperationPart::Success(_) if !long => format!("{base} response"),
            OperationPart::Success(answer) | OperationPart::Response(answer) => {
                format!("{base} {answer} response")
            }
            OperationPart::Other(part) => format!("{base} {part}"),
        }
    }
}

/// The name of what stands at `tail` in something called `parent`.
fn below(parent: &str, tail: &str, api: &Api, id: Option<TypeId>, long: bool) -> String {
    let title = id.and_then(|id| api.ty(id).title.as_deref()).filter(|title| title.len() < 40 && !long);
    match (KeyStep::read(tail), title) {
        (KeyStep::Items, _) if is_plural(Ident::snake(parent).bare()) && !long => {
            Ident::camel(&singular(Ident::snake(parent).bare())).bare().to_owned()
        }
        (KeyStep::Items, _) => format!("{parent} item"),
        (KeyStep::Values, _) => format!("{parent} value"),
        (KeyStep::Branch(_) | KeyStep::Branches(_), Some(title)) => title.to_owned(),
        (KeyStep::Branch(number), None) => format!("{parent} variant {}", number + 1),
        (KeyStep::Branches(what), None) => format!("{parent} {what}"),
        (KeyStep::Place(place), _) => format!("{parent} place {place}"),
        (KeyStep::Named(name), _) => format!("{parent} {name}"),
    }
}
