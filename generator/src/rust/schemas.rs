//! What `validate()` needs: the schemas that the rendered types come from, and which schema belongs to which type.
//! Types are given the writing side of their codec, for the JSON they write is what is checked.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::{Feature, Ident, Item, Newtype, SchemaEntry, Struct, UnionEnum, ValueEnum};
use crate::api::{SchemaPlace, Schemas, TypeId};

/// The feature that the checks are behind.
pub(super) const FEATURE: &str = "validate";

/// The feature as the manifest has it.
pub(super) fn feature() -> Feature {
    Feature {
        name: FEATURE.into(),
        enables: vec!["dep:regress".into()],
        docs: "`validate()`: values against everything that their schemas ask for.".into(),
    }
}

/// The schemas that are needed, sorted by name, and where those of the types are.
#[derive(Default)]
pub(super) struct Table {
    pub(super) entries: Vec<SchemaEntry>,
    pub(super) places: BTreeMap<Ident, SchemaPlace>,
}

/// The schemas of these types and all that they refer to.
pub(super) fn table<'a>(schemas: &Schemas, types: impl Iterator<Item = (TypeId, &'a Ident)>) -> Table {
    let mut needed = BTreeSet::new();
    let mut places = BTreeMap::new();
    let mut pending = Vec::new();
    for (id, name) in types {
        let Some(place) = schemas.places.get(&id) else { continue };
        pending.push(place.root.as_str());
        places.insert(name.clone(), place.clone());
    }
    while let Some(name) = pending.pop() {
        if let Some(schema) = schemas.roots.get(name).filter(|_| needed.insert(name)) {
            references(schema, &mut pending);
        }
    }
    let entry = |name: &str| {
        let schema = schemas.roots.get(name)?.to_string();
        Some(SchemaEntry { name: name.to_owned(), schema })
    };
    Table { entries: needed.into_iter().filter_map(entry).collect(), places }
}

fn references<'s>(schema: &'s Json, found: &mut Vec<&'s str>) {
    match schema {
        Json::Object(members) => {
            found.extend(members.get("$ref").and_then(Json::as_str));
            members.values().for_each(|member| references(member, found));
        }
        Json::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

/// Gives a type the writing part of its codec. One that nobody sends writes everything, read-only members as well.
pub(super) fn write_as_well(item: &mut Item) {
    match item {
        Item::Struct(Struct { direction, fields, .. }) if !direction.request => {
            direction.request = true;
            fields.iter_mut().for_each(|field| field.written = true);
        }
        Item::ValueEnum(ValueEnum { direction, .. })
        | Item::Union(UnionEnum { direction, .. })
        | Item::Newtype(Newtype { direction, .. }) => {
            direction.request = true;
        }
        _ => {}
    }
}
