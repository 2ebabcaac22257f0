//! Types: one name each, unique in `models`.
//!
//! Components keep their names, less a technical suffix where nothing else needs the short form; inline types are named
//! after the path that leads to them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::chosen::{chosen, home_tag};
use super::ids::Ids;
use super::tags::TagName;
use super::technical::strip;
use super::variants::variants;
use crate::api::{
    Api, InOperation, KeyStep, Note, OperationKey, OperationPart, Shape, TypeDef, TypeId, places_above,
};
use crate::diagnostic::Code;
use crate::rust::scope::Scope;
use crate::rust::ty::is_nominal;
use crate::rust::words::{is_plural, singular};
use crate::rust::{Ident, Lock, NameKind};

pub(super) fn name(
    api: &Api,
    wanted: &[TypeId],
    (stems, ids): (&HashMap<usize, String>, &Ids),
    tags: &[TagName],
    (old, new): (&Lock, &mut Lock),
    notes: &mut Vec<Note>,
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
    let shorts = Shorts::new(api, stems, ids);
    let (components, inline): (Vec<TypeId>, Vec<TypeId>) =
        wanted.iter().partition(|id| api.ty(**id).component.is_some());
    // A component that is spelled like a type has the first right to its name.
    for exact in [true, false] {
        for &id in &components {
            let (def, candidates) = (api.ty(id), shorts.candidates(api.ty(id)));
            let is_exact = def.component.as_deref() == candidates.first().map(Ident::bare);
            if is_exact == exact && !names.contains_key(&id) {
                let name = scope.claim(candidates.iter().cloned());
                notes.extend(renamed(def, &candidates, &name));
                names.insert(id, name);
            }
        }
    }
    let paths = Paths::new(api, stems, tags);
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

/// The finding about a component that has none of the names that it gives.
fn renamed(def: &TypeDef, candidates: &[Ident], name: &Ident) -> Option<Note> {
    let wanted = candidates.first().filter(|_| !candidates.contains(name))?.bare();
    let component = def.component.as_deref()?;
    let name = name.bare();
    let message =
        format!("the component `{component}` is called `{name}`: another type has the name `{wanted}`");
    Some(Note { code: Code::RENAMED, message, degrades: false, origin: def.origin })
}

/// Component names without technical suffixes, and without what a framework adds to the id of an operation in them, where that
/// is unambiguous.
struct Shorts<'a> {
    stems: &'a HashMap<usize, String>,
    ids: &'a Ids,
    /// Short forms that two components would share.
    ambiguous: HashSet<String>,
}

impl<'a> Shorts<'a> {
    fn new(api: &Api, stems: &'a HashMap<usize, String>, ids: &'a Ids) -> Self {
        let mut shorts = Self { stems, ids, ambiguous: HashSet::new() };
        let mut seen = HashSet::new();
        for name in api.types.iter().filter_map(|def| def.component.as_deref()) {
            let short = Ident::camel(&shorts.short(name)).bare().to_owned();
            if !seen.insert(short.clone()) {
                shorts.ambiguous.insert(short);
            }
        }
        shorts
    }

    fn candidates(&self, def: &TypeDef) -> Vec<Ident> {
        let name = def.component.as_deref().unwrap_or_default();
        let short = Ident::camel(&self.short(name));
        let full = Ident::camel(name);
        if self.ambiguous.contains(short.bare()) { vec![full] } else { vec![short, full] }
    }

    /// The name as short as it gets.
    fn short<'n>(&self, name: &'n str) -> Cow<'n, str> {
        let stem = |index: usize| self.stems.get(&index).cloned();
        self.ids.shortened(name, stem).map_or_else(|| Cow::Borrowed(strip(name)), Cow::Owned)
    }
}

/// Names by path for inline types.
struct Paths<'a> {
    api: &'a Api,
    by_key: HashMap<&'a str, TypeId>,
    /// What names begin with in each operation, and its tag.
    operations: HashMap<OperationKey, (&'a str, Option<&'a TagName>)>,
    /// What the branches of unions are called there: the union and the words, by the type of the branch.
    variants: HashMap<TypeId, (TypeId, String)>,
    /// Names of parameters that types of their own may have: two words, and no other parameter with such a type has them.
    parameters: HashMap<String, usize>,
}

impl<'a> Paths<'a> {
    fn new(api: &'a Api, stems: &'a HashMap<usize, String>, tags: &'a [TagName]) -> Self {
        let by_key = api.type_ids().map(|id| (api.ty(id).key.as_str(), id)).collect();
        let operations = stems
            .iter()
            .map(|(&index, stem)| {
                let operation = &api.operations[index];
                let tag = home_tag(operation).and_then(|tag| tags.iter().find(|known| known.tag == tag));
                (operation.key.clone(), (stem.as_str(), tag))
            })
            .collect();
        let parameters =
            api.types.iter().filter(|def| is_nominal(def)).filter_map(|def| parameter(def.key.as_str()));
        let mut counted = HashMap::new();
        parameters.for_each(|name| *counted.entry(name).or_default() += 1);
        Self { api, by_key, operations, variants: variants_of(api), parameters: counted }
    }

    fn candidates(&self, id: TypeId, named: &HashMap<TypeId, Ident>, shorts: &Shorts<'_>) -> Vec<Ident> {
        let key = self.api.ty(id).key.as_str();
        let alone = parameter(key).filter(|name| name.contains(' ') && self.parameters.get(name) == Some(&1));
        let mut candidates: Vec<Ident> = alone.iter().map(|name| Ident::camel(name)).collect();
        candidates.push(Ident::camel(&self.virtual_name(key, named, shorts, false, 0)));
        if let Some(title) =
            self.api.ty(id).title.as_deref().map(|title| shorts.short(title)).filter(|title| title.len() < 40)
        {
            candidates.push(Ident::camel(&title));
        }
        candidates.push(Ident::camel(&self.virtual_name(key, named, shorts, true, 0)));
        candidates
    }

    /// The name a key would have: that of what it is in, and what it is there.
    fn virtual_name(
        &self,
        key: &str,
        named: &HashMap<TypeId, Ident>,
        shorts: &Shorts<'_>,
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
        let own = self.by_key.get(key).copied();
        let variant = own.and_then(|own| self.variants.get(&own)).filter(|(union, _)| *union == id);
        below(&parent_name, tail, self.api, (own, variant.map(|(_, words)| words.as_str())), long)
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
        let mut base = known.map_or_else(|| operation.to_string(), |(stem, _)| (*stem).to_owned());
        if let Some((_, Some(tag))) = known.filter(|_| long && !base.contains(' ')) {
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

/// The words of the parameter that a key is of.
fn parameter(key: &str) -> Option<String> {
    let OperationPart::Other(part) = InOperation::read(key).part else { return None };
    let name = part.strip_prefix('?').or_else(|| part.strip_prefix('{')?.strip_suffix('}'))?;
    name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).then(|| Ident::words(name).join(" "))
}

/// The words for the branches of all unions, by their types.
fn variants_of(api: &Api) -> HashMap<TypeId, (TypeId, String)> {
    let mut words = HashMap::new();
    for id in api.type_ids() {
        if let Shape::Union(union) = &api.ty(id).shape {
            let names = variants(api, id, union);
            words.extend(union.branches.iter().zip(names).map(|(branch, name)| (branch.ty.ty, (id, name))));
        }
    }
    words
}

/// The name of what stands at `tail` in something called `parent`.
fn below(
    parent: &str,
    tail: &str,
    api: &Api,
    (id, variant): (Option<TypeId>, Option<&str>),
    long: bool,
) -> String {
    let title = id.and_then(|id| api.ty(id).title.as_deref()).filter(|title| title.len() < 40 && !long);
    match (KeyStep::read(tail), title) {
        (KeyStep::Items, _) if is_plural(Ident::snake(parent).bare()) && !long => {
            Ident::camel(&singular(Ident::snake(parent).bare())).bare().to_owned()
        }
        (KeyStep::Items, _) => format!("{parent} item"),
        (KeyStep::Values, _) => format!("{parent} value"),
        (KeyStep::Branch(_) | KeyStep::Branches(_), Some(title)) => title.to_owned(),
        (KeyStep::Branch(_), None) if variant.is_some() => {
            format!("{parent} {}", variant.unwrap_or_default())
        }
        (KeyStep::Branch(number), None) => format!("{parent} variant {}", number + 1),
        (KeyStep::Branches(what), None) => format!("{parent} {what}"),
        (KeyStep::Place(place), _) => format!("{parent} place {place}"),
        (KeyStep::Named(name), _) => format!("{parent} {name}"),
    }
}
