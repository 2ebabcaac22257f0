//! References into the middle of a schema or an operation.
//!
//! In: definitions where what such a reference leads to is a component that was made for it, from a copy of what stands there. Out: the
//! reference gives the type of the place itself, by whatever name that has, and the copy is gone.
//!
//! | the place | the reference |
//! |---|---|
//! | has a type of its own (a property, items, a branch, the schema of an answer ...) | is that type |
//! | is another name of a component | is that component |
//! | is merged into another type (a member of `allOf`), or nothing reads it (`$defs`) | is a component of its own |
//!
//! A component that its author wrote as such a reference and nothing else is a second name of the type. So no reference renames what it
//! leads to.

use std::collections::{HashMap, HashSet};

use crate::api::{Api, ComponentKind, Root, Shape, TypeDef, TypeId, TypeUse};
use crate::document::{Hoisted, SubSchema};
use crate::resolve::Resolved;
use crate::source::NodeId;

/// How many copies may be copies of each other: more are a circle.
const MAX_HOPS: usize = 64;

/// Leads references to the types of the places; `places` has the inline types that are what stands at a node.
pub(super) fn settle(api: &mut Api, resolved: &Resolved, places: &HashMap<NodeId, Vec<TypeId>>) {
    let hoisted = &resolved.document.hoisted;
    let nodes: HashMap<&str, NodeId> = resolved
        .schemas()
        .iter()
        .filter_map(|(name, schema)| Some((name.as_str(), SubSchema::as_schema(schema)?.node)))
        .collect();
    let search = Search { types: &api.types, hoisted, places };
    let copies: HashSet<&str> =
        nodes.iter().filter(|(name, node)| search.is_copy(name, **node)).map(|(name, _)| *name).collect();
    let (mut turned, mut gone, mut aliases) = (HashMap::new(), Vec::new(), Vec::new());
    for (index, definition) in api.types.iter().enumerate() {
        let id = TypeId(index as u32);
        let target = match definition.component.as_deref() {
            Some(name) => search.stands_for(name, definition, &copies, nodes.get(name)),
            None => None,
        };
        match (target, definition.component.as_deref().is_some_and(|name| hoisted.contains_key(name))) {
            (Some(target), true) => {
                turned.insert(id, target);
                gone.push(id);
            }
            (Some(target), false) => aliases.push((id, target)),
            (None, _) => {}
        }
    }
    turned.extend(search.inside(&copies));
    for (id, target) in aliases {
        let own = &mut api.types[id.0 as usize];
        let (title, docs, hints) =
            (own.title.take(), std::mem::take(&mut own.docs), std::mem::take(&mut own.hints));
        let (component, origin, default) = (own.component.take(), own.origin, own.default.take());
        let alias = TypeDef::of_shape(own.key.clone(), Shape::Alias(target));
        *own = TypeDef { component, title, docs, hints, origin, default, ..alias };
    }
    turn(api, &turned, &gone);
}

/// What the copies are copies of.
struct Search<'a> {
    types: &'a [TypeDef],
    hoisted: &'a HashMap<String, Hoisted>,
    places: &'a HashMap<NodeId, Vec<TypeId>>,
}

impl<'a> Search<'a> {
    /// The component that a type is inside of.
    fn root(&self, id: TypeId) -> Option<&'a str> {
        match self.types[id.0 as usize].key.root() {
            Root::Component(ComponentKind::Schema, name) => Some(name),
            _ => None,
        }
    }

    /// What dynamic references are bound to makes the same text another schema.
    fn is_bound(&self, name: &str) -> bool {
        self.hoisted.get(name) == Some(&Hoisted::Bound)
    }

    /// The types that are what stands at a node, but for those of other bindings.
    fn at(&self, node: NodeId) -> impl Iterator<Item = TypeId> {
        let all = self.places.get(&node).into_iter().flatten().copied();
        all.filter(|id| !self.root(*id).is_some_and(|root| self.is_bound(root)))
    }

    /// Whether the schema of a component stands in another place as well, as a type.
    fn is_copy(&self, name: &str, node: NodeId) -> bool {
        !self.is_bound(name) && self.at(node).any(|id| self.root(id) != Some(name))
    }

    /// The type of a node itself: one that is not inside of a copy.
    fn own(&self, node: NodeId, copies: &HashSet<&str>) -> Option<TypeUse> {
        let found = self.at(node).find(|id| !self.root(*id).is_some_and(|root| copies.contains(root)));
        found.map(|ty| TypeUse { ty, nullable: false })
    }

    /// The type that a component is nothing but a copy of.
    fn stands_for(
        &self,
        name: &str,
        definition: &TypeDef,
        copies: &HashSet<&str>,
        node: Option<&NodeId>,
    ) -> Option<TypeUse> {
        match &definition.shape {
            Shape::Alias(target) if self.hoisted.get(name) == Some(&Hoisted::Middle) => {
                Some(TypeUse { nullable: target.nullable || definition.nullable, ..target.clone() })
            }
            _ if copies.contains(name) => self.own(*node?, copies),
            _ => None,
        }
    }

    /// Types inside of components that were made, and what they are copies of.
    fn inside(&self, copies: &HashSet<&str>) -> Vec<(TypeId, TypeUse)> {
        let is_made = |id: &TypeId| self.root(*id).is_some_and(|root| self.hoisted.contains_key(root));
        let mut found = Vec::new();
        for node in self.places.keys() {
            let Some(own) = self.own(*node, copies).filter(|own| !is_made(&own.ty)) else { continue };
            found.extend(self.at(*node).filter(is_made).map(|copy| (copy, own.clone())));
        }
        found
    }
}

/// Makes every use of a copy one of what it is a copy of.
fn turn(api: &mut Api, turned: &HashMap<TypeId, TypeUse>, gone: &[TypeId]) {
    let end = |used: &TypeUse| {
        let mut end = used.clone();
        for _ in 0..MAX_HOPS {
            match turned.get(&end.ty) {
                Some(next) => end = TypeUse { ty: next.ty, nullable: end.nullable || next.nullable },
                None => return end,
            }
        }
        used.clone()
    };
    let made: HashSet<String> =
        gone.iter().filter_map(|id| api.types[id.0 as usize].component.clone()).collect();
    let mut kept = HashSet::new();
    api.each_use_mut(&mut |used| {
        *used = end(used);
        kept.insert(used.ty);
    });
    let components: Vec<bool> = api.types.iter().map(|definition| definition.component.is_some()).collect();
    for definition in &mut api.types {
        if let Shape::Union(union) = &mut definition.shape {
            let branches = union.branches.iter_mut();
            branches
                .filter(|branch| branch.component.as_ref().is_some_and(|name| made.contains(name)))
                .for_each(|branch| branch.component = None);
        }
        let extends = definition.extends.map(|ty| end(&TypeUse { ty, nullable: false }).ty);
        definition.extends = extends.filter(|id| components[id.0 as usize]);
    }
    // One that leads to nothing but itself is still used, and stays what it was.
    for id in gone.iter().filter(|id| !kept.contains(id)) {
        api.types[id.0 as usize].component = None;
    }
}
