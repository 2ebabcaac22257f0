//! The walk over raw trees that makes the bundled one.
//!
//! In: a raw object, its kind and spot. Out: a copy whose references are bound. What could not be bound is left out, and
//! the object around it marked.

use super::super::invalid;
use super::super::keywords::{Family, Kind, Shape};
use super::bindings::{Bindings, unbound};
use super::bundler::Bundler;
use super::files::Spot;
use super::found::KEYWORDS;
use crate::source::{Members, Node, Value};

/// Why an object could not be had.
pub(super) type Reason = String;

impl Bundler<'_> {
    /// A copy of an object with everything below it bound.
    ///
    /// # Errors
    /// Why there is none, for objects that nothing can stand for.
    pub(super) fn object(
        &mut self,
        kind: Kind,
        node: &Node,
        at: &mut Spot,
        bindings: &Bindings,
    ) -> Result<Node, Reason> {
        let Value::Map(members) = &node.value else { return Ok(self.verbatim(node)) };
        self.count_object(kind, node.id);
        self.note_definitions(kind, node);
        if let Some(reference) = members.get("$ref").filter(|target| target.as_str().is_some()) {
            return self.reference(kind, node, reference, at, bindings);
        }
        if kind != Kind::Schema {
            return Ok(Node::new(node.id, self.members(kind, members, at, bindings)));
        }
        let bindings = self.bind(node, at, bindings);
        if let Some(reference) = members.get("$dynamicRef").and_then(Node::as_str) {
            let (_, anchor) = reference.split_once('#').unwrap_or_default();
            self.dynamic_references.insert(anchor.to_owned());
            if let Some(target) = self.dynamic(reference, at, &bindings) {
                return self.bound(node, "$dynamicRef", &target, at, &bindings);
            }
        }
        if members.contains_key("$recursiveRef") {
            let target = self.recursive(at);
            return self.bound(node, "$recursiveRef", &target, at, &bindings);
        }
        Ok(Node::new(node.id, self.members(kind, members, at, &bindings)))
    }

    /// Copies of the members of an object.
    pub(super) fn members(
        &mut self,
        kind: Kind,
        members: &Members,
        at: &mut Spot,
        bindings: &Bindings,
    ) -> Members {
        let mut copies = Members::with_capacity(members.len());
        for (key, member) in members.iter().filter(|(key, _)| !invalid::is_mark(key)) {
            if kind == Kind::Schema && KEYWORDS.contains(&key.as_str()) {
                continue;
            }
            let Some(shape) = kind.shape(key) else {
                copies.insert(key.clone(), self.verbatim(member));
                continue;
            };
            at.tokens.push(key.clone());
            let (copy, broken) = match (kind, key.as_str()) {
                (Kind::Discriminator, "mapping" | "defaultMapping") => (Some(self.mapping(member, at)), None),
                _ => self.shaped(shape, member, at, bindings),
            };
            at.tokens.pop();
            if let Some(copy) = copy {
                let key = if kind == Kind::Requirement { self.scheme(key, at) } else { key.clone() };
                copies.insert(key, copy);
            }
            if let Some(reason) = broken {
                invalid::mark(&mut copies, member.id, reason);
            }
        }
        copies
    }

    /// A copy of a value of that shape, and why something in it is missing.
    fn shaped(
        &mut self,
        shape: Shape,
        node: &Node,
        at: &mut Spot,
        bindings: &Bindings,
    ) -> (Option<Node>, Option<Reason>) {
        match (shape, &node.value) {
            (Shape::One(kind), _) => match self.object(kind, node, at, bindings) {
                Ok(copy) => (Some(copy), None),
                Err(reason) => (None, Some(reason)),
            },
            (Shape::Items, Value::List(items)) => self.list(Kind::Schema, node, items, at, bindings),
            (Shape::Items, _) => self.shaped(Shape::One(Kind::Schema), node, at, bindings),
            (Shape::List(kind), Value::List(items)) => self.list(kind, node, items, at, bindings),
            (Shape::Map(kind), Value::Map(members)) => self.map(kind, node, members, at, bindings),
            (Shape::Text, Value::Map(members)) if members.contains_key("$ref") => (self.text(node, at), None),
            _ => (Some(self.verbatim(node)), None),
        }
    }

    /// Text that is kept in a file of its own (`description: {$ref: ./intro.md}`), which no version has but many tools
    /// read.
    fn text(&mut self, node: &Node, at: &Spot) -> Option<Node> {
        let reference = node.get("$ref").filter(|target| target.as_str().is_some())?;
        let text = reference.as_str().unwrap_or_default();
        match self.locate(text, at) {
            Ok(target) => self.text_at(&target, reference),
            Err(miss) => {
                self.dangling(reference, text, &miss);
                None
            }
        }
    }

    fn text_at(&mut self, target: &Spot, reference: &Node) -> Option<Node> {
        if self.copied_too_much(reference.id).is_some() {
            return None;
        }
        let file = self.files.get(target.file);
        let found = file.at(&target.tokens)?;
        Some(self.duplicate(found))
    }

    fn list(
        &mut self,
        kind: Kind,
        node: &Node,
        items: &[Node],
        at: &mut Spot,
        bindings: &Bindings,
    ) -> (Option<Node>, Option<Reason>) {
        let mut copies = Vec::with_capacity(items.len());
        let mut broken = None;
        for (index, item) in items.iter().enumerate() {
            at.tokens.push(index.to_string());
            match self.object(kind, item, at, bindings) {
                Ok(copy) => copies.push(copy),
                Err(reason) => broken = Some(reason),
            }
            at.tokens.pop();
        }
        (Some(Node::new(node.id, copies)), broken)
    }

    fn map(
        &mut self,
        kind: Kind,
        node: &Node,
        members: &Members,
        at: &mut Spot,
        bindings: &Bindings,
    ) -> (Option<Node>, Option<Reason>) {
        let mut copies = Members::with_capacity(members.len());
        let mut broken = None;
        if let Some(reference) = members.get("$ref").filter(|target| target.as_str().is_some()) {
            match self.included(kind, reference, at, bindings) {
                Ok((included, reason)) => {
                    copies = included;
                    broken = reason;
                }
                Err(reason) => broken = Some(reason),
            }
        }
        for (name, member) in members {
            if name == "$ref" && member.as_str().is_some() {
                continue;
            }
            at.tokens.push(name.clone());
            let copy = match self.adopted.get(at).cloned() {
                Some(target) => {
                    self.note_definitions(kind, member);
                    self.adopted_object(kind, &target)
                }
                None => self.object(kind, member, at, bindings),
            };
            at.tokens.pop();
            match copy {
                Ok(copy) => drop(copies.insert(name.clone(), copy)),
                Err(reason) => broken = Some(reason),
            }
        }
        (Some(Node::new(node.id, copies)), broken)
    }

    /// What is written at the place that a component refers to.
    fn adopted_object(&mut self, kind: Kind, target: &Spot) -> Result<Node, Reason> {
        let file = self.files.get(target.file);
        let node = file.at(&target.tokens).ok_or_else(|| "there is nothing there".to_owned())?;
        self.object(kind, node, &mut target.clone(), &unbound())
    }

    /// The members of a mapping that is itself a reference (`schemas: {$ref: ./all.yaml}`), which no version has but many
    /// tools read.
    fn included(
        &mut self,
        kind: Kind,
        reference: &Node,
        at: &Spot,
        bindings: &Bindings,
    ) -> Result<(Members, Option<Reason>), Reason> {
        let text = reference.as_str().unwrap_or_default();
        let target = match self.locate(text, at) {
            Ok(target) => target,
            Err(miss) => return Err(self.dangling(reference, text, &miss)),
        };
        if self.inlining.contains(&target) || self.limit_of_copies().is_some() {
            return Err(self.circular(reference, text));
        }
        let file = self.files.get(target.file);
        let Some(Node { id, value: Value::Map(members) }) = file.at(&target.tokens) else {
            return Ok((Members::new(), None));
        };
        self.inlining.push(target.clone());
        let (node, broken) =
            self.map(kind, &Node::new(*id, Members::new()), members, &mut target.clone(), bindings);
        self.inlining.pop();
        match node.map(|node| node.value) {
            Some(Value::Map(members)) => Ok((members, broken)),
            _ => Ok((Members::new(), broken)),
        }
    }

    /// The component name of the security scheme that a requirement names: by that name, or by a URI (3.2).
    fn scheme(&mut self, name: &str, at: &Spot) -> String {
        if !name.contains(['/', '#']) {
            return name.to_owned();
        }
        let kind = if self.family == Family::V2 { Kind::SecurityScheme2 } else { Kind::SecurityScheme };
        let found = self.locate(name, at).and_then(|target| self.component(kind, target, &unbound()));
        found.unwrap_or_else(|_| name.to_owned())
    }

    /// The schemas that a discriminator names: names and references alike become references to components.
    fn mapping(&mut self, node: &Node, at: &Spot) -> Node {
        match &node.value {
            Value::Map(members) => {
                let bound = members.iter().map(|(tag, target)| (tag.clone(), self.mapping(target, at)));
                Node::new(node.id, bound.collect::<Members>())
            }
            Value::String(text) => Node::new(node.id, self.mapped(node, text, at)),
            _ => node.clone(),
        }
    }

    fn mapped(&mut self, node: &Node, text: &str, at: &Spot) -> String {
        let is_name =
            !text.contains(['/', '#']) && ![".json", ".yaml", ".yml"].iter().any(|end| text.ends_with(end));
        let reference = if is_name { format!("#/components/schemas/{text}") } else { text.to_owned() };
        let found =
            self.locate(&reference, at).and_then(|target| self.component(Kind::Schema, target, &unbound()));
        match found {
            Ok(name) => super::super::settle::canonical("schemas", &name),
            Err(_) if is_name => text.to_owned(),
            Err(miss) => {
                self.dangling(node, text, &miss);
                text.to_owned()
            }
        }
    }
}
