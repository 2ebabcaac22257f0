//! Files of models: what belongs together stands together, and no file is too long to read.
//!
//! A component and the inline types in it are a family. As long as all types of a home (a tag, or what several tags share) fit one file, there
//! is one; else families with the same first word leave it for a file of their own, and where that is too long, those with the
//! same second word. A verb in front does not count, and neither does a plural: `CreateImage` and `ImageList` are with `Image`.
//! Families too short for a file stand with others whose first letters are the same.
//!
//! ```text
//! Image, ImageList, Instance, InstanceInterface ..., Tag   ->   image.rs   instance.rs   instance_interface.rs   (the home:) Tag
//! ```
//!
//! A type that is added moves others only where a file becomes too long, and then those of that file.

use std::collections::BTreeMap;

use super::reach::Home;
use super::words::singular;
use super::{Docs, Ident, Item};
use crate::api::{Api, ComponentKind, Root, TypeId, TypeKey};

/// About how many lines of definitions a file has, unless a single type has more.
const LINES: usize = 1500;

/// Families that are shorter stay in the file of their home while they fit.
const BRIEF: usize = LINES / 4;

/// Words of so many bytes are abbreviations more often than plurals: `k8s`.
const SHORT: usize = 3;

/// Verbs that names of types begin with, which say what is done with the thing.
const VERBS: &[&str] = &[
    "add", "create", "delete", "get", "list", "modify", "patch", "post", "put", "remove", "replace", "update",
];

/// A planned type, not yet placed.
pub(super) struct HomedItem {
    /// Who needs it.
    pub(super) home: Home,
    /// The name of the component that it belongs to, or its own.
    pub(super) family: String,
    /// The type.
    pub(super) item: Item,
}

/// The families of types.
pub(super) struct Families<'a>(BTreeMap<&'a str, &'a Ident>);

impl<'a> Families<'a> {
    /// Takes down what the components are called.
    pub(super) fn new(api: &'a Api, names: impl Iterator<Item = (TypeId, &'a Ident)>) -> Self {
        Self(names.filter_map(|(id, name)| Some((api.ty(id).component.as_deref()?, name))).collect())
    }

    /// The name of the component that has all places of a type in it, or else the type's own.
    pub(super) fn of(&self, places: &[TypeKey], own: &Ident) -> String {
        let component = |key: &TypeKey| match key.root() {
            Root::Component(ComponentKind::Schema, name) => Some(name.clone()),
            _ => None,
        };
        let first = places.first().and_then(component);
        let first = first.filter(|first| places.iter().all(|key| component(key).as_ref() == Some(first)));
        let name = first.map(|first| self.0.get(first.as_str()).map_or(first, |name| name.bare().to_owned()));
        name.unwrap_or_else(|| own.bare().to_owned())
    }
}

/// The types of a home, by file.
pub(super) struct Files {
    /// What stands in the file of the home itself.
    pub(super) own: Vec<Item>,
    /// The other files: the words that their families begin with, and the types in document order.
    pub(super) families: BTreeMap<String, Vec<Item>>,
}

/// Divides the types of a home.
pub(super) fn files(types: Vec<HomedItem>) -> Files {
    let mut files = Files { own: Vec::new(), families: BTreeMap::new() };
    let places = places(&types);
    for (place, HomedItem { item, .. }) in places.into_iter().zip(types) {
        match place.is_empty() {
            true => files.own.push(item),
            false => files.families.entry(place).or_default().push(item),
        }
    }
    files
}

/// The words of each type's file; none for that of the home.
fn places(types: &[HomedItem]) -> Vec<String> {
    let paths: Vec<Vec<Step>> = types.iter().map(path).collect();
    let sizes: Vec<usize> = types.iter().map(|each| lines(&each.item)).collect();
    let mut places = vec![String::new(); types.len()];
    let mut pending = vec![Group { types: (0..types.len()).collect(), depth: 0, place: String::new() }];
    while let Some(group) = pending.pop() {
        let (stay, leave) = divide(&group, &paths, &sizes);
        stay.into_iter().for_each(|at| places[at].clone_from(&group.place));
        pending.extend(leave);
    }
    places
}

/// Types whose paths have the first steps in common.
struct Group {
    types: Vec<usize>,
    depth: usize,
    place: String,
}

impl Group {
    /// The place of a part of it.
    fn below(&self, word: &str) -> String {
        if self.place.is_empty() { word.to_owned() } else { format!("{}_{word}", self.place) }
    }
}

/// A step of the path that types are sorted by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// A word.
    Word(String),
    /// The name of the family ends; words of types inside it follow.
    Inside,
}

/// What of a group stays together, and the groups that leave it.
fn divide(group: &Group, paths: &[Vec<Step>], sizes: &[usize]) -> (Vec<usize>, Vec<Group>) {
    let size = |types: &[usize]| types.iter().fold(0, |sum: usize, at| sum.saturating_add(sizes[*at]));
    if size(&group.types) <= LINES {
        return (group.types.clone(), Vec::new());
    }
    let (mut stay, mut parts) = (Vec::new(), BTreeMap::<&Step, Vec<usize>>::new());
    for &at in &group.types {
        match paths[at].get(group.depth) {
            Some(step) => parts.entry(step).or_default().push(at),
            None => stay.push(at),
        }
    }
    if let Some(family) = parts.remove(&Step::Inside) {
        if size(&family) <= LINES {
            stay.extend(family);
        } else {
            parts.insert(&Step::Inside, family);
        }
    }
    let parts: Vec<(&Step, usize, Vec<usize>)> =
        parts.into_iter().map(|(step, types)| (step, size(&types), types)).collect();
    let fit = |brief: &usize| {
        let brief: usize = parts.iter().map(|(_, size, _)| *size).filter(|size| size < brief).sum();
        brief.saturating_add(size(&stay)) <= LINES
    };
    let brief =
        std::iter::successors(Some(BRIEF), |brief| Some(brief / 2).filter(|brief| *brief > 0)).find(fit);
    let depth = group.depth + 1;
    let (mut leave, mut small) = (Vec::new(), Vec::new());
    for (step, size, types) in parts {
        match step {
            _ if size < brief.unwrap_or(0) => stay.extend(types),
            Step::Word(word) if size < BRIEF => small.push(Part { word, size, types }),
            Step::Word(word) => leave.push(Group { types, depth, place: group.below(word) }),
            Step::Inside => leave.push(Group { types, depth, place: group.place.clone() }),
        }
    }
    let together = by_letters(small, 1).into_iter();
    leave.extend(together.map(|(letters, types)| Group { types, depth, place: group.below(&letters) }));
    (stay, leave)
}

/// Families too short for a file of their own.
struct Part<'w> {
    word: &'w str,
    size: usize,
    types: Vec<usize>,
}

/// Short families by the first letters of their words, as few as make files that are not too long.
fn by_letters(parts: Vec<Part<'_>>, count: usize) -> Vec<(String, Vec<usize>)> {
    let mut groups = BTreeMap::<String, Vec<Part<'_>>>::new();
    for part in parts {
        groups.entry(part.word.chars().take(count).collect()).or_default().push(part);
    }
    let mut files = Vec::new();
    for (letters, parts) in groups {
        let size = parts.iter().fold(0, |sum: usize, part| sum.saturating_add(part.size));
        match parts.as_slice() {
            [part] => files.push((part.word.to_owned(), part.types.clone())),
            _ if size > LINES => files.extend(by_letters(parts, count + 1)),
            _ => files.push((letters, parts.into_iter().flat_map(|part| part.types).collect())),
        }
    }
    files
}

/// The words of a type's family, and its own behind them.
fn path(each: &HomedItem) -> Vec<Step> {
    let family = words(&each.family);
    let own = each.item.model().map_or_else(Vec::new, |(name, _)| words(name.bare()));
    let inside = own.strip_prefix(family.as_slice()).unwrap_or(&own).to_vec();
    let steps = family.into_iter().map(Step::Word).chain([Step::Inside]);
    steps.chain(inside.into_iter().map(Step::Word)).collect()
}

/// The words of a name that tell of the thing.
fn words(name: &str) -> Vec<String> {
    let words = Ident::words(name);
    let is_done_with = words.len() > 1 && VERBS.contains(&words[0].as_str());
    let words = words.iter().skip(usize::from(is_done_with));
    words.map(|word| if word.len() > SHORT { singular(word) } else { word.clone() }).collect()
}

/// About how many lines a type has in the file of the definitions or in that of the codec, whichever is more.
fn lines(item: &Item) -> usize {
    definition(item).max(codec(item))
}

fn definition(item: &Item) -> usize {
    let of = |docs: &Docs| docs.lines.len();
    match item {
        Item::Struct(item) => {
            let fields: usize = item.fields.iter().map(|field| of(&field.docs) + 1).sum();
            let built = item.constructor.iter().map(|how| {
                item.fields.len() + how.args.len() + 6 * (how.setters.len() + how.nested.len()) + 8
            });
            of(&item.docs) + fields + built.sum::<usize>() + 5
        }
        Item::ValueEnum(item) => {
            let variants: usize = item.variants.iter().map(|variant| of(&variant.docs) + 3).sum();
            of(&item.docs) + variants + 14
        }
        Item::Union(item) => {
            let variants: usize = item.variants.iter().map(|variant| of(&variant.docs) + 1).sum();
            of(&item.docs) + variants + 5
        }
        Item::Newtype(item) => of(&item.docs) + 4,
        Item::Errors(item) => of(&item.docs) + 2 * item.variants.len() + 5,
        Item::Alias(item) => of(&item.docs) + 2,
        Item::Webhooks(_)
        | Item::Client(_)
        | Item::Handle(_)
        | Item::Operation(_)
        | Item::Schemas(_)
        | Item::Xml(_) => 0,
    }
}

fn codec(item: &Item) -> usize {
    match item {
        Item::Struct(item) => {
            let read = if item.direction.response { 4 * item.fields.len() + 12 } else { 0 };
            let written = if item.direction.request { item.fields.len() + 8 } else { 0 };
            read + written + (item.fields.len() + 5) * item.conversions.len()
        }
        Item::ValueEnum(_) => 50,
        Item::Union(item) => 12 * item.variants.len() + 20,
        Item::Newtype(_) => 70,
        Item::Errors(item) => item.variants.len() + 8,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
