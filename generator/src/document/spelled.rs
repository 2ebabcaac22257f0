//! Values of strings that are written as numbers or words of YAML: `enum: [1.0, 1.10, 0o755]` under `type: string` means the text.
//!
//! In: a 3.0-shaped tree whose references lead to components. Out: the same tree, in which every value that a schema of strings names
//! (`enum`, `const`, `default`, `example`) is text where it is a scalar, as it was written.

use std::collections::{HashMap, HashSet};

use super::keywords::Kind;
use super::settle::component_name;
use super::walk::each_child;
use crate::source::{Node, NodeId, Sources, Value};

/// Keywords with one value, and with a list of values.
const SINGLE: [&str; 4] = ["const", "default", "example", "x-example"];
const LISTS: [&str; 3] = ["enum", "examples", "x-extensible-enum"];

/// How many schemas are followed to find a type.
const DEEP: usize = 8;

/// Spells the values of all schemas below `root`.
pub(super) fn spell(root: &mut Node, sources: &Sources) {
    let schemas = root.get("components").and_then(|all| all.get("schemas")).and_then(Node::as_map);
    let mut known = HashMap::new();
    // Components that are made of components find the types of those in the round after.
    for _ in 0..DEEP {
        let told = schemas
            .into_iter()
            .flatten()
            .map(|(name, schema)| (name.clone(), Told::of(schema, &|name| known.get(name).copied(), DEEP)));
        let told: HashMap<String, Told> = told.collect();
        if told == known {
            break;
        }
        known = told;
    }
    Spelling { sources, known }.visit(root, Kind::OpenApi, Told::Other);
}

/// What matters of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Strings, and null perhaps.
    Text,
    /// Lists of such.
    Texts,
    /// Anything else.
    Other,
}

impl Told {
    /// The type that a schema says, by itself or through what it is composed of.
    fn of(schema: &Node, known: &dyn Fn(&str) -> Option<Self>, deep: usize) -> Self {
        if deep == 0 {
            return Self::Other;
        }
        if let Some(target) = schema.get("$ref").and_then(Node::as_str) {
            let target = component_name(target, "schemas").and_then(|name| known(&name));
            return target.unwrap_or(Self::Other);
        }
        let named = |wanted: &str| match schema.get("type").map(|ty| &ty.value) {
            Some(Value::String(ty)) => ty == wanted,
            Some(Value::List(types)) => {
                let mut types = types.iter().filter_map(Node::as_str).filter(|ty| *ty != "null").peekable();
                types.peek().is_some() && types.all(|ty| ty == wanted)
            }
            _ => false,
        };
        if named("string") {
            return Self::Text;
        }
        if named("array") {
            let items = schema.get("items").map(|items| Self::of(items, known, deep - 1));
            return if items == Some(Self::Text) { Self::Texts } else { Self::Other };
        }
        let parts = schema.get("allOf").and_then(Node::as_list).filter(|_| schema.get("type").is_none());
        let told = parts.into_iter().flatten().map(|part| Self::of(part, known, deep - 1));
        let mut told = told;
        told.find(|told| *told != Self::Other).unwrap_or(Self::Other)
    }
}

struct Spelling<'s> {
    sources: &'s Sources,
    /// The types of components.
    known: HashMap<String, Told>,
}

impl Spelling<'_> {
    /// Spells what is in an object and below it. `around` is what the schema around it says of the same value.
    fn visit(&self, node: &mut Node, kind: Kind, around: Told) {
        let mut told = Told::Other;
        if kind == Kind::Schema {
            told = self.told(node);
            if told == Told::Other && node.get("type").is_none() {
                told = around;
            }
            self.values(node, told);
        }
        let parts: HashSet<NodeId> = ["allOf", "anyOf", "oneOf"]
            .iter()
            .filter_map(|keyword| node.get(keyword)?.as_list().filter(|_| kind == Kind::Schema))
            .flat_map(|parts| parts.iter().map(|part| part.id))
            .collect();
        each_child(node, kind, &mut |kind, child| {
            let around = if parts.contains(&child.id) { told } else { Told::Other };
            self.visit(child, kind, around);
        });
    }

    fn told(&self, schema: &Node) -> Told {
        Told::of(schema, &|name| self.known.get(name).copied(), DEEP)
    }

    fn values(&self, schema: &mut Node, told: Told) {
        let Some(members) = schema.as_map_mut().filter(|_| told != Told::Other) else { return };
        for (keyword, member) in members {
            if SINGLE.contains(&keyword.as_str()) {
                self.value(member, told);
            } else if LISTS.contains(&keyword.as_str())
                && let Value::List(list) = &mut member.value
            {
                list.iter_mut().for_each(|value| self.value(value, told));
            }
        }
    }

    fn value(&self, node: &mut Node, told: Told) {
        match (&mut node.value, told) {
            (Value::List(items), Told::Texts) => {
                items.iter_mut().for_each(|item| self.value(item, Told::Text))
            }
            (Value::Number(_) | Value::Bool(_), Told::Text) => {
                if let Some(text) = self.sources.spelling(node).map(str::to_owned) {
                    node.value = Value::String(text);
                }
            }
            _ => {}
        }
    }
}
