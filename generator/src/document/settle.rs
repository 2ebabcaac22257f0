//! The last look at references: components that are nothing but each other, and references to components that had to be
//! left out on the way.
//!
//! In: a 3.0-shaped tree whose references lead to components. Out: the same tree, in which every reference leads to an
//! object in the end. A schema that nothing is left of becomes any value, anything else is left out, and what it belongs
//! to is marked.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use super::invalid;
use super::keywords::{Kind, Shape};
use super::walk::each_child;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Members, Node, Value, pointer};

/// Breaks circles of aliases, then removes references that lead to nothing.
pub(super) fn settle(root: &mut Node, diagnostics: &mut Diagnostics) {
    for (section, kind) in sections() {
        if let Some(members) = section_mut(root, section) {
            break_circles(kind, section, members, diagnostics);
        }
    }
    // Leaving out a component may leave others without what they refer to; each round leaves out at least one.
    while prune(root, Kind::OpenApi, &known(root)) {}
}

/// The parts of `components` and what is kept in them.
fn sections() -> impl Iterator<Item = (&'static str, Kind)> {
    Kind::Components.rows().iter().filter_map(|row| match row.shape {
        Shape::Map(kind) if kind.section() == Some(row.keyword) => Some((row.keyword, kind)),
        _ => None,
    })
}

fn section_mut<'n>(root: &'n mut Node, section: &str) -> Option<&'n mut Members> {
    root.as_map_mut()?.get_mut("components")?.as_map_mut()?.get_mut(section)?.as_map_mut()
}

fn break_circles(kind: Kind, section: &str, members: &mut Members, diagnostics: &mut Diagnostics) {
    let mut done: HashSet<&str> = HashSet::new();
    let mut circular: Vec<String> = Vec::new();
    for start in members.keys() {
        let mut way: IndexSet<&str> = IndexSet::new();
        let mut at = Some(start.as_str());
        while let Some(name) = at.filter(|name| !done.contains(name)) {
            if let (first, false) = way.insert_full(name) {
                circular.extend(way[first..].iter().map(|name| (*name).to_owned()));
                break;
            }
            at = alias(members, section, name);
        }
        done.extend(way);
    }
    for name in circular {
        let Some(node) = members.get_mut(&name) else { continue };
        let message = format!("`{name}` is nothing but a reference to itself");
        diagnostics.report(Code::CIRCULAR_REF, node.id, message.clone());
        if kind == Kind::Schema {
            *node = invalid::stand_in(node.id, message);
        } else {
            members.shift_remove(&name);
        }
    }
}

/// The component that a component is an alias of.
fn alias<'m>(members: &'m Members, section: &str, name: &str) -> Option<&'m str> {
    let target = members.get(name)?.get("$ref")?.as_str()?;
    let rest = target.strip_prefix("#/components/")?.strip_prefix(section)?;
    let name = pointer::tokens(rest).next()?;
    members.get_key_value(&name).map(|(name, _)| name.as_str())
}

/// All references that lead to a component, through whatever number of references. A schema that leads nowhere is kept.
fn known(root: &Node) -> HashSet<String> {
    let components = root.get("components");
    let mut known = HashSet::new();
    for (section, kind) in sections() {
        let Some(members) = components.and_then(|all| all.get(section)?.as_map()) else { continue };
        let lost = if kind == Kind::Schema { HashSet::new() } else { lost(section, members) };
        let kept = members.keys().filter(|name| !lost.contains(name.as_str()));
        known.extend(kept.map(|name| canonical(section, name)));
    }
    known
}

/// Components that lead nowhere in the end. There are no circles among them any more.
fn lost<'m>(section: &str, members: &'m Members) -> HashSet<&'m str> {
    let own = format!("#/components/{section}/");
    let is_own_reference = |name: &str| {
        let target = members.get(name).and_then(|node| node.get("$ref")?.as_str());
        target.is_some_and(|target| target.starts_with(&own))
    };
    let mut ends: HashMap<&str, bool> = HashMap::new();
    for start in members.keys() {
        let mut way = Vec::new();
        let mut at = Some(start.as_str());
        let is_lost = loop {
            let Some(name) = at else { break true };
            if let Some(known) = ends.get(name) {
                break *known;
            }
            way.push(name);
            if !is_own_reference(name) {
                break false;
            }
            at = alias(members, section, name);
        };
        ends.extend(way.into_iter().map(|name| (name, is_lost)));
    }
    ends.into_iter().filter(|(_, is_lost)| *is_lost).map(|(name, _)| name).collect()
}

/// A reference to a component of the document.
pub(crate) fn canonical(section: &str, name: &str) -> String {
    let mut text = format!("#/components/{section}");
    pointer::push(&mut text, name);
    text
}

/// The name in `#/components/<section>/<name>`.
pub(crate) fn component_name(reference: &str, section: &str) -> Option<String> {
    let rest = reference.strip_prefix("#/components/")?.strip_prefix(section)?;
    let mut tokens = pointer::tokens(rest);
    let name = tokens.next()?;
    tokens.next().is_none().then_some(name)
}

/// Leaves out what refers to a missing component, or makes it any value; whether a component was left out.
fn prune(node: &mut Node, kind: Kind, known: &HashSet<String>) -> bool {
    let mut dropped = false;
    let Value::Map(members) = &mut node.value else { return false };
    let mut reason = None;
    members.retain(|key, member| {
        let gone = kind.shape(key).and_then(|shape| prune_value(member, shape, known));
        dropped |= gone.is_some() && kind == Kind::Components;
        let stays = gone.is_none() || !matches!(kind.shape(key), Some(Shape::One(_)));
        reason = gone.or(reason.take());
        stays
    });
    if let Some(reason) = reason {
        let id = node.id;
        invalid::mark(members, id, reason);
    }
    each_child(node, kind, &mut |kind, child| dropped |= prune(child, kind, known));
    dropped
}

/// Leaves out what is missing of a value, and says why; a member that is a single object is left to the caller.
fn prune_value(node: &mut Node, shape: Shape, known: &HashSet<String>) -> Option<String> {
    let mut reason = None;
    let mut stays = |node: &mut Node, kind: Kind| match missing(node, known) {
        Some(why) if kind == Kind::Schema => {
            *node = invalid::stand_in(node.id, why);
            true
        }
        Some(why) => {
            reason = Some(why);
            false
        }
        None => true,
    };
    match (shape, &mut node.value) {
        (Shape::One(kind), _) => drop(stays(node, kind)),
        (Shape::Items, Value::Map(_)) => drop(stays(node, Kind::Schema)),
        (Shape::Items, Value::List(items)) => items.retain_mut(|item| stays(item, Kind::Schema)),
        (Shape::List(kind), Value::List(items)) => items.retain_mut(|item| stays(item, kind)),
        (Shape::Map(kind), Value::Map(members)) => members.retain(|_, member| stays(member, kind)),
        _ => {}
    }
    reason
}

fn missing(node: &Node, known: &HashSet<String>) -> Option<String> {
    let reference = node.as_map()?.get("$ref")?.as_str()?;
    (!known.contains(reference)).then(|| format!("`{reference}` leads nowhere"))
}
