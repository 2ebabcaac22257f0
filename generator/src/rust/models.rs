//! Types as items: structs, enums, unions, newtypes, aliases.

mod enums;
mod forms;
mod structs;
mod unions;

use std::collections::{BTreeMap, HashMap};

pub(super) use forms::{Others, parts};

use super::docs;
use super::naming::Spelling;
use super::ownership::Boxes;
use super::ty::Types;
use super::{Alias, Docs, Ident, Item, Lock, Newtype};
use crate::api::{Api, Direction, Note, Shape, TypeDef, TypeId};

/// What planning a type needs to know.
pub(super) struct Models<'a> {
    pub(super) api: &'a Api,
    pub(super) types: Types<'a>,
    pub(super) boxes: &'a Boxes,
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
            _ if def.holds_itself => Item::Newtype(self.newtype(id, name)),
            _ => Item::Alias(Alias { docs: self.docs(def, name.bare()), name, ty: self.types.structure(id) }),
        };
        PlannedType { item, notes }
    }

    fn newtype(&self, id: TypeId, name: Ident) -> Newtype {
        let docs = self.docs(self.api.ty(id), name.bare());
        Newtype { docs, name, held: self.types.content(id), direction: self.direction(id) }
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
