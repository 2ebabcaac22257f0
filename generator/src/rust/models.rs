//! Types as items: structs, enums, unions, aliases.

mod enums;
mod forms;
mod structs;
mod unions;

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexSet;

pub(super) use forms::{parts, sent};

use super::docs;
use super::naming::Spelling;
use super::ownership::Boxes;
use super::ty::Types;
use super::{Alias, Docs, Ident, Item, Lock, RuntimeType, Ty};
use crate::api::{Api, Direction, Note, Shape, TypeDef, TypeId};
use crate::diagnostic::Code;

/// What planning a type needs to know.
pub(super) struct Models<'a> {
    pub(super) api: &'a Api,
    pub(super) types: Types<'a>,
    pub(super) boxes: &'a Boxes,
    /// Types that are made of nothing but themselves, see [`made_of_themselves`].
    pub(super) round: &'a HashSet<TypeId>,
    pub(super) directions: &'a HashMap<TypeId, Direction>,
    pub(super) old: &'a Lock,
    /// How words are spelled in variants.
    pub(super) spelling: &'a Spelling,
    /// The request variant of each type that is two; the type itself is the response variant.
    pub(super) request_variants: &'a BTreeMap<TypeId, TypeId>,
}

/// A planned type, and what planning it had to leave out.
pub(super) struct PlannedType {
    pub(super) item: Item,
    pub(super) notes: Vec<Note>,
}

impl Models<'_> {
    /// The item of a named type.
    pub(super) fn plan(&self, id: TypeId, new: &mut Lock) -> PlannedType {
        let def = self.api.ty(id);
        let name = self.types.names[&id].clone();
        let mut notes = Vec::new();
        let item = match &def.shape {
            Shape::Object(object) => Item::Struct(self.object(id, name, object, new, &mut notes)),
            Shape::Tuple(tuple) => Item::Struct(self.tuple(id, name, tuple)),
            Shape::Enumeration(enumeration) => Item::ValueEnum(self.enumeration(id, name, enumeration, new)),
            Shape::Union(union) => Item::Union(self.union(id, name, union, new)),
            _ => Item::Alias(self.alias(id, name, &mut notes)),
        };
        PlannedType { item, notes }
    }

    fn alias(&self, id: TypeId, name: Ident, notes: &mut Vec<Note>) -> Alias {
        let def = self.api.ty(id);
        let mut ty = self.types.structure(id);
        if self.round.contains(&id) {
            ty = Ty::Runtime(RuntimeType::RawJson);
            notes.push(Note {
                code: Code::SELF_ALIAS,
                message: "the type is made of nothing but itself; any JSON is accepted".into(),
                degrades: true,
                origin: def.origin,
            });
        }
        Alias { docs: self.docs(def, name.bare()), name, ty }
    }

    /// Which way a type travels.
    fn direction(&self, id: TypeId) -> Direction {
        self.directions.get(&id).copied().unwrap_or_default()
    }

    fn docs(&self, def: &TypeDef, name: &str) -> Docs {
        let wire = def.component.as_deref().filter(|wire| *wire != name);
        docs::of_type(def, wire)
    }
}

/// Aliases that lead back to themselves through lists, maps and aliases alone: they have no name to stop at. Each type has one
/// next type at most, so that each is looked at once.
pub(super) fn made_of_themselves(api: &Api) -> HashSet<TypeId> {
    let (mut round, mut met) = (HashSet::new(), HashSet::new());
    for start in api.type_ids() {
        let mut way = IndexSet::new();
        let mut at = Some(start);
        while let Some(id) = at.filter(|id| !met.contains(id)) {
            if let (first, false) = way.insert_full(id) {
                round.extend(way[first..].iter().copied());
                break;
            }
            at = match &api.ty(id).shape {
                Shape::Array(array) => Some(array.items.ty),
                Shape::Map(map) => Some(map.values.ty),
                Shape::Alias(target) => Some(target.ty),
                _ => None,
            };
        }
        met.extend(way);
    }
    round
}
