//! What the branches of a union are called, in the union and as types of their own.
//!
//! | first of these that tells it from the others | example |
//! |---|---|
//! | the component that it refers to | `Copy` |
//! | the value of its tag, or the only value that it has | `kind: copy` |
//! | its title | `title: A copy` |
//! | the one member that only it requires | `required: [copy]` |
//! | what kind of value it is | `Text`, `PetList` |
//! | the first of several members that only it requires, or has | |
//!
//! What all names begin or end with is cut, and so is the union's own name. Branches that are still alike are numbered by
//! whoever gives the names.

use std::collections::{HashMap, HashSet};

use super::technical::strip;
use crate::api::{
    Api, Branch, JsonKind, Object, Scalar, Shape, StringFormat, TypeDef, TypeId, TypeUse, Union,
};
use crate::rust::Ident;
use crate::rust::words::singular;

/// A name for a branch.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Candidate {
    words: Vec<String>,
    /// They name a type, so they may share their beginning and end with others.
    is_named: bool,
}

/// Titles beyond this are sentences.
const LONGEST_TITLE: usize = 40;

/// A word for each branch of a union, in their order.
pub(in crate::rust) fn variants(api: &Api, id: TypeId, union: &Union) -> Vec<String> {
    let candidates: Vec<Vec<Candidate>> =
        (0..union.branches.len()).map(|index| candidates(api, union, index)).collect();
    let chosen = distinct(&candidates);
    let own = api.ty(id).component.as_deref().map(|name| Ident::words(strip(name))).unwrap_or_default();
    let whole: Vec<Vec<String>> = chosen.iter().map(|candidate| candidate.words.clone()).collect();
    let cut = cut_ends(&chosen, &own);
    let twice = |words: &Vec<String>| cut.iter().filter(|other| *other == words).count() > 1;
    let names = cut.iter().zip(&whole).map(|(cut, whole)| if twice(cut) { whole } else { cut });
    names.map(|words| words.join(" ")).collect()
}

/// For each branch the first of its candidates that no other branch has, or else the last one.
fn distinct(candidates: &[Vec<Candidate>]) -> Vec<&Candidate> {
    let mut at = vec![0; candidates.len()];
    loop {
        let mut alike: HashMap<&[String], Vec<usize>> = HashMap::new();
        for (index, place) in at.iter().enumerate() {
            alike.entry(&candidates[index][*place].words).or_default().push(index);
        }
        let crowded = alike.into_values().filter(|all| all.len() > 1).flatten();
        let going_on: Vec<usize> =
            crowded.filter(|index| at[*index] + 1 < candidates[*index].len()).collect();
        if going_on.is_empty() {
            return candidates.iter().zip(at).map(|(all, place)| &all[place]).collect();
        }
        going_on.into_iter().for_each(|index| at[index] += 1);
    }
}

/// The words without those that all names begin or end with, and without the union's own.
fn cut_ends(chosen: &[&Candidate], own: &[String]) -> Vec<Vec<String>> {
    let named: Vec<&[String]> = chosen
        .iter()
        .filter(|candidate| candidate.is_named)
        .map(|candidate| candidate.words.as_slice())
        .collect();
    let (mut start, mut end) = (0, 0);
    if named.len() > 1 {
        let shortest = named.iter().map(|words| words.len()).min().unwrap_or_default();
        let first = |at: usize| named.iter().all(|words| words[at] == named[0][at]);
        let last =
            |at: usize| named.iter().all(|words| words[words.len() - at] == named[0][named[0].len() - at]);
        // Something of each has to stay.
        while start + 1 < shortest && first(start) {
            start += 1;
        }
        while start + end + 1 < shortest && last(end + 1) {
            end += 1;
        }
    }
    let cut = |candidate: &&Candidate| {
        let words = candidate.words.as_slice();
        if !candidate.is_named {
            return words.to_vec();
        }
        let inner = sayable(&words[start..words.len() - end], words);
        let inner = inner.strip_prefix(own).map_or(inner, |rest| sayable(rest, inner));
        inner.strip_suffix(own).map_or(inner, |rest| sayable(rest, inner)).to_vec()
    };
    chosen.iter().map(cut).collect()
}

/// What is left of a name, where it can stand alone.
fn sayable<'w>(rest: &'w [String], whole: &'w [String]) -> &'w [String] {
    let stands = rest.first().is_some_and(|word| word.starts_with(char::is_alphabetic));
    if stands { rest } else { whole }
}

/// The names that a branch may have, the best first; never none.
fn candidates(api: &Api, union: &Union, index: usize) -> Vec<Candidate> {
    let branch = &union.branches[index];
    let def = api.ty(branch.ty.ty);
    let hint = def.hints.get("name").and_then(|name| name.as_str());
    let component = def.component.as_deref().or(branch.component.as_deref()).map(strip);
    let value = only_value(api, &branch.ty);
    let tag = match branch.tags.as_slice() {
        [one] => Some(one.clone()),
        [one, other] => Some(format!("{one} or {other}")),
        _ => None,
    };
    let title = branch.title.as_deref().or(def.title.as_deref()).filter(|title| title.len() < LONGEST_TITLE);
    let (required, known) = (own_members(api, union, index, true), own_members(api, union, index, false));
    let only = if let [only] = required.as_slice() { Some((*only).to_owned()) } else { None };
    let first = |members: &[&str]| members.first().map(|member| (*member).to_owned());
    let is_text = api.only_text(&branch.ty).is_some();
    let all = [
        (hint.or(component).map(str::to_owned), !is_text),
        (tag.or(value), !is_text),
        (title.map(str::to_owned), true),
        (only, true),
        (Some(kind(api, def, &branch.ty, 0)), false),
        (first(&required).or_else(|| first(&known)), true),
    ];
    let all = all
        .into_iter()
        .filter_map(|(text, is_named)| Some(Candidate { words: Ident::words(&text?), is_named }));
    all.filter(|candidate| !candidate.words.is_empty()).collect()
}

/// The only value that a branch has, as words.
fn only_value(api: &Api, used: &TypeUse) -> Option<String> {
    let Shape::Enumeration(list) = &api.ty(api.behind(used).ty).shape else { return None };
    let [value] = list.values.as_slice() else { return None };
    if list.open {
        return None;
    }
    let text = value.value.as_str().map_or_else(|| value.value.to_string(), str::to_owned);
    let plain = Ident::snake(&text).bare().to_owned();
    let words = if plain.starts_with(char::is_alphabetic) { plain } else { format!("value {text}") };
    value.name.clone().or(Some(words))
}

/// The members that this branch alone requires, or has; for those that it requires no other branch may have them at all.
fn own_members<'a>(api: &'a Api, union: &'a Union, index: usize, required: bool) -> Vec<&'a str> {
    let Some(own) = object(api, &union.branches[index]) else { return Vec::new() };
    let others = union.branches.iter().enumerate().filter(|(other, _)| *other != index);
    let known: HashSet<&str> = others
        .filter_map(|(_, branch)| object(api, branch))
        .flat_map(|object| object.properties.iter().map(|property| property.name.as_str()))
        .collect();
    let members = own.properties.iter().filter(|property| property.required || !required);
    members.map(|property| property.name.as_str()).filter(|name| !known.contains(name)).collect()
}

fn object<'a>(api: &'a Api, branch: &Branch) -> Option<&'a Object> {
    match &api.ty(api.behind(&branch.ty).ty).shape {
        Shape::Object(object) => Some(object),
        _ => None,
    }
}

/// How deep lists and maps are told.
const DEEP: usize = 3;

/// A word for what kind of value a type has.
fn kind(api: &Api, def: &TypeDef, used: &TypeUse, depth: usize) -> String {
    if let (Some(name), true) = (&def.component, depth > 0) {
        return strip(name).to_owned();
    }
    let inner = |used: &TypeUse| match depth < DEEP {
        true => kind(api, api.ty(used.ty), used, depth + 1),
        false => "value".to_owned(),
    };
    match &api.ty(api.behind(used).ty).shape {
        Shape::Any | Shape::Never => "other".to_owned(),
        Shape::Null => "null".to_owned(),
        Shape::Scalar(scalar) => scalar_kind(*scalar).to_owned(),
        Shape::Enumeration(list) => match list.base {
            Some(JsonKind::Integer | JsonKind::Number) => "number".to_owned(),
            _ => "values".to_owned(),
        },
        Shape::Object(_) => "object".to_owned(),
        Shape::Array(array) => format!("{} list", singular(&inner(&array.items))),
        Shape::Tuple(_) => "tuple".to_owned(),
        Shape::Map(map) => format!("{} map", inner(&map.values)),
        Shape::Union(_) | Shape::Alias(_) => "choice".to_owned(),
    }
}

fn scalar_kind(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Boolean => "boolean",
        Scalar::Integer(_) => "integer",
        Scalar::Number(_) => "number",
        Scalar::String(None) => "text",
        Scalar::String(Some(format)) => match format {
            StringFormat::Uuid => "uuid",
            StringFormat::DateTime => "timestamp",
            StringFormat::Date => "date",
            StringFormat::Ip => "ip addr",
            StringFormat::Ipv4 => "ipv4 addr",
            StringFormat::Ipv6 => "ipv6 addr",
            StringFormat::Byte | StringFormat::Base64Url => "base64",
            StringFormat::Binary => "bytes",
            StringFormat::Password => "secret",
            StringFormat::Decimal => "decimal",
            _ => "text",
        },
    }
}
