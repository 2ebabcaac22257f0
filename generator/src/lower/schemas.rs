//! The schemas behind types, for checks of values.
//!
//! In: schemas as written, and the finished types. Out: [`Schemas`]: where each type's schema is.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::api::{Api, SchemaPlace, Schemas, TypeDef};
use crate::document::{SourceRoot, SourceSchemas};
use crate::source::NodeId;

/// Names the schemas and finds those of the types. What is written at `opened` becomes other values than its schema has.
pub(super) fn schemas(written: &SourceSchemas, api: &Api, opened: &HashSet<NodeId>) -> Schemas {
    let mut all = Schemas::default();
    let mut roots = HashMap::new();
    let mut taken: HashSet<String> = written.components.keys().cloned().collect();
    for (name, schema) in &written.components {
        all.roots.insert(name.clone(), schema.clone());
    }
    // What is inline is called after the first type that was made of it, or else it is of no use to anybody.
    for def in &api.types {
        let Some(node) = def.origin.0.filter(|node| written.inline.contains_key(node)) else { continue };
        roots.entry(node).or_insert_with(|| {
            let name = unique(def.key.as_str(), &mut taken);
            all.roots.insert(name.clone(), written.inline[&node].clone());
            name
        });
    }
    let mut places = BTreeMap::new();
    let checked = |def: &&TypeDef| def.origin.0.is_none_or(|node| !opened.contains(&node));
    for (id, def) in api.type_ids().zip(&api.types).filter(|(_, def)| checked(def)) {
        let own = def.component.clone().filter(|name| written.components.contains_key(name));
        let place = match (own, def.origin.0.and_then(|node| written.place(node))) {
            (Some(root), _) => Some(SchemaPlace { root, pointer: String::new() }),
            (None, Some(at)) => {
                let root = match &at.root {
                    SourceRoot::Component(name) => Some(name.clone()),
                    SourceRoot::Inline(node) => roots.get(node).cloned(),
                };
                root.map(|root| SchemaPlace { root, pointer: at.pointer.clone() })
            }
            (None, None) => None,
        };
        places.extend(place.map(|place| (id, place)));
    }
    all.places = places;
    all
}

fn unique(key: &str, taken: &mut HashSet<String>) -> String {
    let mut name = key.to_owned();
    let mut count = 1;
    while !taken.insert(name.clone()) {
        count += 1;
        name = format!("{key} ({count})");
    }
    name
}
