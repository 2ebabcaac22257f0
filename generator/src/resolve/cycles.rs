//! Which schema components contain each other: strongly connected groups, by Tarjan's algorithm without recursion,
//! since chains of components may be long.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Schema};

use super::reference::component_name;
use crate::document::facets;
use crate::document::facets::{Additional, SubSchema};

/// Groups of components that contain each other.
#[derive(Debug, Default)]
pub(super) struct Groups {
    groups: Vec<Vec<String>>,
    recursive: HashSet<String>,
}

impl Groups {
    pub(super) fn is_recursive(&self, component: &str) -> bool {
        self.recursive.contains(component)
    }

    pub(super) fn all(&self) -> &[Vec<String>] {
        &self.groups
    }
}

/// Finds the groups.
pub(super) fn groups(schemas: &IndexMap<String, ReferenceOr<Schema>>) -> Groups {
    let edges: Vec<Vec<usize>> = schemas.values().map(|schema| targets(schema, schemas)).collect();
    let mut found = Groups::default();
    for mut group in components(&edges) {
        let circular = group.len() > 1 || group.iter().any(|node| edges[*node].contains(node));
        if circular {
            group.sort_unstable();
            let names: Vec<String> = group
                .iter()
                .filter_map(|node| schemas.get_index(*node))
                .map(|(name, _)| name.clone())
                .collect();
            found.recursive.extend(names.iter().cloned());
            found.groups.push(names);
        }
    }
    found.groups.sort_by_key(|group| group.first().and_then(|name| schemas.get_index_of(name)));
    found
}

/// The components that a schema refers to, anywhere in it.
fn targets(schema: &ReferenceOr<Schema>, schemas: &IndexMap<String, ReferenceOr<Schema>>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = vec![SubSchema::from(schema)];
    while let Some(next) = open.pop() {
        match next {
            SubSchema::Reference { reference } => {
                let name = component_name(reference, "schemas");
                found.extend(name.and_then(|name| schemas.get_index_of(name.as_str())));
            }
            SubSchema::Item(schema) => open.extend(below(schema)),
        }
    }
    found
}

/// The schemas right below a schema.
fn below(schema: &Schema) -> Vec<SubSchema<'_>> {
    let flat = facets(schema);
    let mut list: Vec<SubSchema<'_>> = flat.properties.into_iter().map(|(_, schema)| schema).collect();
    list.extend(flat.pattern_properties.into_iter().map(|(_, schema)| schema));
    list.extend([flat.property_names, flat.items].into_iter().flatten());
    list.extend(flat.prefix_items.into_iter().chain(flat.all_of).chain(flat.any_of).chain(flat.one_of));
    if let Additional::Schema(schema) = flat.additional {
        list.push(schema);
    }
    list
}

/// Strongly connected components of a graph.
fn components(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        edges,
        index: vec![None; edges.len()],
        low: vec![0; edges.len()],
        on_stack: vec![false; edges.len()],
        stack: Vec::new(),
        next: 0,
        found: Vec::new(),
    };
    for node in 0..edges.len() {
        if search.index[node].is_none() {
            search.run(node);
        }
    }
    search.found
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    index: Vec<Option<usize>>,
    low: Vec<usize>,
    on_stack: Vec<bool>,
    stack: Vec<usize>,
    next: usize,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn run(&mut self, start: usize) {
        let mut calls = vec![(start, 0)];
        while let Some((node, edge)) = calls.pop() {
            if edge == 0 {
                self.enter(node);
            }
            match self.edges[node].get(edge) {
                Some(target) => {
                    calls.push((node, edge + 1));
                    match self.index[*target] {
                        None => calls.push((*target, 0)),
                        Some(index) if self.on_stack[*target] => self.low[node] = self.low[node].min(index),
                        Some(_) => {}
                    }
                }
                None => {
                    self.leave(node);
                    if let Some((caller, _)) = calls.last() {
                        self.low[*caller] = self.low[*caller].min(self.low[node]);
                    }
                }
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.index[node] = Some(self.next);
        self.low[node] = self.next;
        self.next += 1;
        self.stack.push(node);
        self.on_stack[node] = true;
    }

    fn leave(&mut self, node: usize) {
        if self.index[node] != Some(self.low[node]) {
            return;
        }
        let mut group = Vec::new();
        while let Some(member) = self.stack.pop() {
            self.on_stack[member] = false;
            group.push(member);
            if member == node {
                break;
            }
        }
        self.found.push(group);
    }
}
