//! The last look at a bundled document: components that are nothing but each other, and references to components that
//! had to be left out.
//!
//! In: the bundled tree. Out: the same tree, in which every reference leads to an object in the end.

use std::collections::HashSet;

use super::super::carrier::BROKEN;
use super::super::keywords::{Kind, Shape};
use super::{Bundler, canonical};
use crate::diagnostic::Code;
use crate::source::{Members, Node, Value};

impl Bundler<'_> {
    /// Breaks circles of aliases, then removes references that lead to nothing any longer.
    pub(super) fn settle(&mut self, root: &mut Node) {
        for (keyword, kind, path) in self.sections() {
            let Some(section) = kind.section() else { continue };
            let holder = path.iter().try_fold(&mut *root, |at, key| at.as_map_mut()?.get_mut(*key));
            let members =
                holder.and_then(|node| node.as_map_mut()?.get_mut(keyword)).and_then(Node::as_map_mut);
            if let Some(members) = members {
                self.break_circles(kind, section, members);
            }
        }
        while self.dropped {
            self.dropped = false;
            let known = self.known(root);
            let kind = if root.get("swagger").is_some() { Kind::Swagger2 } else { Kind::OpenApi };
            self.prune(root, kind, &known, true);
        }
    }

    fn break_circles(&mut self, kind: Kind, section: &str, members: &mut Members) {
        let prefix = canonical(section, "");
        let next = |members: &Members, name: &str| {
            let target = members.get(name)?.get("$ref")?.as_str()?.strip_prefix(&prefix)?.to_owned();
            Some(target.replace("~1", "/").replace("~0", "~"))
        };
        let mut circular: Vec<String> = Vec::new();
        for start in members.keys() {
            let mut at = next(members, start);
            for _ in 0..members.len() {
                match at {
                    Some(name) if name == *start => {
                        circular.push(name);
                        break;
                    }
                    Some(name) => at = next(members, &name),
                    None => break,
                }
            }
        }
        for name in circular {
            let Some(node) = members.get_mut(&name) else { continue };
            let id = node.id;
            let message = format!("`{name}` is nothing but a reference to itself");
            self.diagnostics.report(Code::CIRCULAR_REF, id, message.clone());
            let mut broken = Members::new();
            broken.insert(BROKEN.to_owned(), Node::new(id, message));
            *node = Node::new(id, broken);
            if kind != Kind::Schema {
                members.shift_remove(&name);
                self.dropped = true;
            }
        }
    }

    /// All references that lead to a component.
    fn known(&self, root: &Node) -> HashSet<String> {
        let mut known = HashSet::new();
        for (keyword, kind, path) in self.sections() {
            let Some(section) = kind.section() else { continue };
            let holder = path.iter().try_fold(root, |at, key| at.get(key));
            if let Some(members) = holder.and_then(|node| node.get(keyword)).and_then(Node::as_map) {
                known.extend(members.keys().map(|name| canonical(section, name)));
            }
        }
        known
    }

    /// Leaves out what refers to a missing component, and marks the object around it.
    fn prune(&mut self, node: &mut Node, kind: Kind, known: &HashSet<String>, components: bool) {
        let Value::Map(members) = &mut node.value else { return };
        let mut broken = None;
        for (key, member) in members.iter_mut() {
            let Some(shape) = kind.shape(key) else { continue };
            let gone = |node: &Node| missing(node, known);
            match (shape, &mut member.value) {
                (Shape::One(kind) | Shape::List(kind) | Shape::Map(kind), _) if kind == Kind::Schema => {}
                (Shape::One(_), _) => broken = gone(member).or(broken),
                (Shape::List(_), Value::List(items)) => {
                    items.retain(|item| gone(item).inspect(|reason| broken = Some(reason.clone())).is_none());
                }
                (Shape::Map(_), Value::Map(inner)) => {
                    let before = inner.len();
                    inner.retain(|_, item| {
                        gone(item).inspect(|reason| broken = Some(reason.clone())).is_none()
                    });
                    self.dropped |= components && inner.len() < before;
                }
                _ => {}
            }
        }
        members.retain(|key, member| {
            !matches!(kind.shape(key), Some(Shape::One(_))) || missing(member, known).is_none()
        });
        if let Some(reason) = broken {
            let id = node.id;
            members.insert(BROKEN.to_owned(), Node::new(id, reason));
        }
        super::super::walk::each_child(node, kind, &mut |kind, child| {
            self.prune(child, kind, known, kind == Kind::Components);
        });
    }
}

fn missing(node: &Node, known: &HashSet<String>) -> Option<String> {
    let reference = node.as_map()?.get("$ref")?.as_str()?;
    (!known.contains(reference)).then(|| format!("`{reference}` leads nowhere"))
}
