//! Types: one name each, unique in `models`.
//!
//! Components keep their names, less a technical suffix where nothing else needs the short form; inline types are named
//! after the path that leads to them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::chosen::{chosen, home_tag};
use super::ids::Ids;
use super::spelling::Spelling;
use super::tags::TagName;
use super::technical::strip;
use super::variants::variants;
use crate::api::{
    Api, Location, Note, OperationKey, Root, Shape, StatusRange, Step, TypeDef, TypeId, TypeKey,
};
use crate::diagnostic::Code;
use crate::rust::scope::Scope;
use crate::rust::sharing::Shared;
use crate::rust::ty::is_nominal;
use crate::rust::words::{is_plural, singular};
use crate::rust::{Ident, Lock, NameKind};

pub(super) fn name(
    api: &Api,
    wanted: &[TypeId],
    (stems, ids): (&HashMap<usize, String>, &Ids),
    (tags, spelling, shared): (&[TagName], &Spelling, &Shared),
    (old, new): (&Lock, &mut Lock),
    notes: &mut Vec<Note>,
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
    let shorts = Shorts::new(api, stems, (ids, spelling));
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
            let mut candidates = Vec::from_iter(paths.extended(id, &names));
            candidates.extend(paths.shared(id, shared.places(id), &names, &shorts));
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
    spelling: &'a Spelling,
    /// Short forms that two components would share.
    ambiguous: HashSet<String>,
}

impl<'a> Shorts<'a> {
    fn new(api: &Api, stems: &'a HashMap<usize, String>, (ids, spelling): (&'a Ids, &'a Spelling)) -> Self {
        let mut shorts = Self { stems, ids, spelling, ambiguous: HashSet::new() };
        let mut seen = HashSet::new();
        for name in api.types.iter().filter_map(|def| def.component.as_deref()) {
            let short = spelling.camel(&shorts.short(name)).bare().to_owned();
            if !seen.insert(short.clone()) {
                shorts.ambiguous.insert(short);
            }
        }
        shorts
    }

    fn candidates(&self, def: &TypeDef) -> Vec<Ident> {
        let name = def.component.as_deref().unwrap_or_default();
        let short = self.spelling.camel(&self.short(name));
        let full = [self.spelling.camel(name), Ident::camel(name)];
        let short = Some(short).filter(|short| !self.ambiguous.contains(short.bare()));
        short.into_iter().chain(full).collect()
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
    by_key: HashMap<&'a TypeKey, TypeId>,
    /// What names begin with in each operation, and its tag.
    operations: HashMap<OperationKey, (&'a str, Option<&'a TagName>)>,
    /// What the branches of unions are called there, by the union and the type of the branch.
    variants: HashMap<(TypeId, TypeId), String>,
    /// Names of parameters that types of their own may have: two words, and no other parameter with such a type has them.
    parameters: HashMap<String, usize>,
}

impl<'a> Paths<'a> {
    fn new(api: &'a Api, stems: &'a HashMap<usize, String>, tags: &'a [TagName]) -> Self {
        let by_key = api.type_ids().map(|id| (&api.ty(id).key, id)).collect();
        let operations = stems
            .iter()
            .map(|(&index, stem)| {
                let operation = &api.operations[index];
                let tag = home_tag(operation).and_then(|tag| tags.iter().find(|known| known.tag == tag));
                (operation.key.clone(), (stem.as_str(), tag))
            })
            .collect();
        let parameters = api.types.iter().filter(|def| is_nominal(def)).filter_map(|def| parameter(&def.key));
        let mut counted = HashMap::new();
        parameters.for_each(|name| *counted.entry(name).or_default() += 1);
        Self { api, by_key, operations, variants: variants_of(api), parameters: counted }
    }

    /// The name of a component with one or two members more.
    fn extended(&self, id: TypeId, named: &HashMap<TypeId, Ident>) -> Option<Ident> {
        let component = self.api.ty(id).extends?;
        let base = named.get(&component)?;
        let (Shape::Object(more), Shape::Object(own)) =
            (&self.api.ty(id).shape, &self.api.ty(component).shape)
        else {
            return None;
        };
        let is_known = |name: &str| own.properties.iter().any(|property| property.name == name);
        let mut added = more.properties.iter().map(|property| &property.name).filter(|name| !is_known(name));
        let name = match (added.next(), added.next(), added.next()) {
            (Some(one), None, _) => format!("{base} with {one}"),
            (Some(one), Some(other), None) => format!("{base} with {one} and {other}"),
            _ => return None,
        };
        Some(Ident::camel(&name))
    }

    /// Names for a type that is at several places.
    fn shared(
        &self,
        id: TypeId,
        places: &[TypeKey],
        named: &HashMap<TypeId, Ident>,
        shorts: &Shorts<'_>,
    ) -> Vec<Ident> {
        if places.is_empty() {
            return Vec::new();
        }
        let own = |key: &TypeKey| self.virtual_name(key, named, shorts, false, 0);
        let names: Vec<String> = places.iter().map(own).collect();
        let candidates = super::shared::candidates(self.api.ty(id), places, &names);
        candidates.iter().map(|name| shorts.spelling.camel(name.bare())).collect()
    }

    fn candidates(&self, id: TypeId, named: &HashMap<TypeId, Ident>, shorts: &Shorts<'_>) -> Vec<Ident> {
        let key = &self.api.ty(id).key;
        let alone = parameter(key).filter(|name| name.contains(' ') && self.parameters.get(name) == Some(&1));
        let mut candidates: Vec<Ident> = alone.iter().map(|name| shorts.spelling.camel(name)).collect();
        candidates.push(shorts.spelling.camel(&self.virtual_name(key, named, shorts, false, 0)));
        if let Some(title) =
            self.api.ty(id).title.as_deref().map(|title| shorts.short(title)).filter(|title| title.len() < 40)
        {
            candidates.push(shorts.spelling.camel(&title));
        }
        candidates.push(shorts.spelling.camel(&self.virtual_name(key, named, shorts, true, 0)));
        candidates
    }

    /// The name a key would have: that of what it is in, and what it is there.
    fn virtual_name(
        &self,
        key: &TypeKey,
        named: &HashMap<TypeId, Ident>,
        shorts: &Shorts<'_>,
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
        let own = self.by_key.get(key).copied();
        let variant = own.and_then(|own| self.variants.get(&(id, own))).map(String::as_str);
        below(&parent_name, (parent, key), self.api, (own, variant), long)
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
        let mut base = known.map_or_else(|| operation.to_string(), |(stem, _)| (*stem).to_owned());
        if let Some((_, Some(tag))) = known.filter(|_| long && !base.contains(' ')) {
            base = format!("{} {base}", tag.module.bare());
        }
        match steps.first() {
            Some(Step::Body) => format!("{base} body {}", if long { rest(1) } else { String::new() }),
            Some(Step::Response(status)) if is_answer(*status, &steps[1..]) && !long => {
                format!("{base} response")
            }
            Some(Step::Response(status)) if is_success(*status) && steps.len() == 2 && !long => {
                match steps[1] {
                    Step::Event => format!("{base} event"),
                    Step::Items => format!("{base} item"),
                    _ => format!("{base}{} response", rest(0)),
                }
            }
            Some(Step::Response(_)) => format!("{base}{} response", rest(0)),
            _ => format!("{base}{}", rest(0)),
        }
    }
}

/// The words of the parameter that a key is of.
fn parameter(key: &TypeKey) -> Option<String> {
    let [Step::Parameter(Location::Path | Location::Query, name)] = key.steps().as_slice() else {
        return None;
    };
    name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).then(|| Ident::words(name).join(" "))
}

/// The words for the branches of all unions, by the union and their types.
fn variants_of(api: &Api) -> HashMap<(TypeId, TypeId), String> {
    let mut words = HashMap::new();
    for id in api.type_ids() {
        if let Shape::Union(union) = &api.ty(id).shape {
            let names = variants(api, id, union);
            words.extend(union.branches.iter().zip(names).map(|(branch, name)| ((id, branch.ty.ty), name)));
        }
    }
    words
}

fn is_success(status: StatusRange) -> bool {
    matches!(status, StatusRange::Exact(_)) && status.is_success()
}

/// Whether a type is what an operation gives: the body of a success as a whole, not an item of it.
fn is_answer(status: StatusRange, below: &[&Step]) -> bool {
    let is_item = matches!(below.first(), Some(Step::Items | Step::Event));
    is_success(status) && !is_item
}

/// The name of what lies below something called `parent`: both are told by their keys.
fn below(
    parent: &str,
    (above, key): (&TypeKey, &TypeKey),
    api: &Api,
    (id, variant): (Option<TypeId>, Option<&str>),
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
        (
            Some(Step::Branch(_) | Step::Joined(_) | Step::Itself | Step::Request | Step::Patch),
            Some(title),
        ) => title.to_owned(),
        (Some(Step::Branch(_)), None) if variant.is_some() => {
            format!("{parent} {}", variant.unwrap_or_default())
        }
        (Some(Step::Branch(number)), None) => format!("{parent} variant {}", number + 1),
        (Some(Step::Joined(joined)), None) => format!("{parent} {}", joined.word()),
        (Some(Step::Itself), None) => format!("{parent} self"),
        (Some(Step::Request), None) => format!("{parent} input"),
        (Some(Step::Patch), None) => format!("{parent} patch"),
        (Some(Step::Place(place)), _) => format!("{parent} place {place}"),
        _ => format!("{parent} {}", steps.iter().map(ToString::to_string).collect::<String>()),
    }
}
