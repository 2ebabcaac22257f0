//! Schemas as their authors wrote them, for whoever checks values against them.
//!
//! In: a 3.0-shaped tree whose references lead to components, before it is rewritten. Out: [`SourceSchemas`]: every schema in
//! the words of JSON Schema 2020-12, nothing in it but what can refuse a value.
//!
//! ```text
//! type: string, nullable: true, description: ...   ->  {"type": ["string", "null"]}
//! minimum: 3, exclusiveMinimum: true               ->  {"exclusiveMinimum": 3}
//! items: [A, B], additionalItems: false            ->  {"prefixItems": [A, B], "items": false}
//! $ref: '#/components/schemas/Pet'                 ->  {"$ref": "Pet"}
//! required: [id], properties: {id: {readOnly: ..}} ->  {"properties": {"id": ..}}, for it is there one way only
//! ```

mod keywords;

use std::collections::HashMap;

use indexmap::IndexMap;
use serde_json::Value as Json;

use super::keywords::Kind;
use super::walk::each_child;
use crate::source::{Node, NodeId, pointer};
use keywords::Translation;
pub use keywords::is_checked;

/// Every schema of a document.
#[derive(Debug, Default)]
pub struct SourceSchemas {
    /// Components by name, in document order.
    pub components: IndexMap<String, Json>,
    /// What stands in operations, parameters and bodies, by the place of the outermost schema, in document order.
    pub inline: IndexMap<NodeId, Json>,
    places: HashMap<NodeId, Option<SourcePlace>>,
}

/// Where a schema is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcePlace {
    /// The schema that it is a part of, or that it is.
    pub root: SourceRoot,
    /// The JSON Pointer that leads to it from there.
    pub pointer: String,
}

/// A schema that is no part of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceRoot {
    /// A component by its name.
    Component(String),
    /// Another one by its place.
    Inline(NodeId),
}

impl SourceSchemas {
    /// The schema that was written at a place; `None` where there is none, or several that differ.
    pub fn place(&self, node: NodeId) -> Option<&SourcePlace> {
        self.places.get(&node)?.as_ref()
    }

    fn at(&self, place: &SourcePlace) -> Option<&Json> {
        let root = match &place.root {
            SourceRoot::Component(name) => self.components.get(name),
            SourceRoot::Inline(node) => self.inline.get(node),
        };
        root?.pointer(&place.pointer)
    }

    /// Takes over a schema and the places of all that are part of it. Schemas that were written once may be in several
    /// places (path items of other files); where they came out differently, none of them is the one.
    fn add(&mut self, root: &SourceRoot, schema: Json, parts: Vec<(NodeId, String)>) {
        match root {
            SourceRoot::Component(name) => drop(self.components.insert(name.clone(), schema)),
            SourceRoot::Inline(node) => drop(self.inline.entry(*node).or_insert(schema)),
        }
        for (node, pointer) in parts {
            let place = SourcePlace { root: root.clone(), pointer };
            let known = self.places.get(&node);
            let differs = known
                .is_some_and(|known| known.as_ref().is_none_or(|known| self.at(known) != self.at(&place)));
            if differs {
                self.places.insert(node, None);
            } else {
                self.places.entry(node).or_insert(Some(place));
            }
        }
    }
}

/// Collects every schema of the tree, which stays as it is.
pub(super) fn collect(tree: &mut Node) -> SourceSchemas {
    let components = pointer::find(tree, "/components/schemas").and_then(Node::as_map).cloned();
    let translation = Translation { components: components.unwrap_or_default() };
    let mut all = SourceSchemas::default();
    for (name, schema) in &translation.components {
        let (json, parts) = translation.root(schema);
        all.add(&SourceRoot::Component(name.clone()), json, parts);
    }
    inline(tree, Kind::OpenApi, &translation, &mut all);
    all
}

/// Collects the schemas that stand anywhere but among the components.
fn inline(node: &mut Node, kind: Kind, translation: &Translation, all: &mut SourceSchemas) {
    each_child(node, kind, &mut |child_kind, child| match (kind, child_kind) {
        (Kind::Components, Kind::Schema) => {}
        (_, Kind::Schema) => {
            let (json, parts) = translation.root(child);
            all.add(&SourceRoot::Inline(child.id), json, parts);
        }
        _ => inline(child, child_kind, translation, all),
    });
}
