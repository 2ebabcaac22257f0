//! One `$ref`: bound to a component, written out, or found to lead nowhere.

use std::rc::Rc;

use super::super::invalid;
use super::super::keywords::{Family, Kind};
use super::super::settle::canonical;
use super::bindings::{Bindings, unbound};
use super::bundler::{Bundler, Job};
use super::files::Spot;
use super::found::KEYWORDS;
use super::hoisted::Hoisted;
use super::locate::{MAX_HOPS, Miss};
use super::visit::Reason;
use crate::diagnostic::{Code, Severity};
use crate::limits::Limit;
use crate::source::{Members, Node, Value};

/// Keywords beside a `$ref` that say nothing about values.
const SILENT: [&str; 8] =
    ["$ref", "$id", "$anchor", "$dynamicAnchor", "$defs", "definitions", "$comment", "$schema"];

/// The reference that an object is, where it is nothing else.
pub(super) fn pure(node: &Node) -> Option<&str> {
    let members = node.as_map()?;
    let reference = members.get("$ref")?.as_str()?;
    let binds = |keyword: &str| {
        let definitions = members.get(keyword).and_then(Node::as_map);
        definitions
            .is_some_and(|all| all.values().any(|definition| definition.get("$dynamicAnchor").is_some()))
    };
    let silent = members.keys().all(|key| SILENT.contains(&key.as_str()));
    (silent && !KEYWORDS.into_iter().any(binds)).then_some(reference)
}

impl Bundler<'_> {
    /// The copy of an object that has a `$ref`.
    pub(super) fn reference(
        &mut self,
        kind: Kind,
        node: &Node,
        reference: &Node,
        at: &mut Spot,
        bindings: &Bindings,
    ) -> Result<Node, Reason> {
        let text = reference.as_str().unwrap_or_default();
        let bindings = if kind == Kind::Schema { self.bind(node, at, bindings) } else { Rc::clone(bindings) };
        let target = self.locate(text, at);
        if self.stray && target.is_ok() {
            self.strays.entry(at.file).or_insert_with(|| (reference.id, text.to_owned(), 0)).2 += 1;
        }
        let found = target.and_then(|target| match kind.section() {
            Some(_) => self.component(kind, target, &bindings).map(Ok),
            None => Ok(Err(target)),
        });
        match found {
            Ok(Ok(name)) => {
                let target = canonical(kind.section().unwrap_or_default(), &name);
                Ok(self.beside(kind, node, Node::new(reference.id, target), at, &bindings))
            }
            Ok(Err(target)) => self.inlined(kind, node, reference, target, at, &bindings),
            Err(miss) => {
                let reason = self.dangling(reference, text, &miss);
                stand_in(kind, node, reason)
            }
        }
    }

    /// The copy of a schema whose `keyword` (`$dynamicRef`, `$recursiveRef`) leads to `target`.
    pub(super) fn bound(
        &mut self,
        node: &Node,
        keyword: &str,
        target: &Spot,
        at: &mut Spot,
        bindings: &Bindings,
    ) -> Result<Node, Reason> {
        let id = node.get(keyword).map_or(node.id, |reference| reference.id);
        match self.component(Kind::Schema, target.clone(), bindings) {
            Ok(name) => {
                let mut rest = node.clone();
                if let Value::Map(members) = &mut rest.value {
                    members.shift_remove(keyword);
                }
                let reference = Node::new(id, canonical("schemas", &name));
                Ok(self.beside(Kind::Schema, &rest, reference, at, bindings))
            }
            Err(miss) => {
                let reason = self.dangling(&Node::new(id, keyword), keyword, &miss);
                stand_in(Kind::Schema, node, reason)
            }
        }
    }

    /// The name of the component that stands for what is written at `target`; it is made where there is none yet.
    pub(super) fn component(
        &mut self,
        kind: Kind,
        target: Spot,
        bindings: &Bindings,
    ) -> Result<String, Miss> {
        let Some(section) = kind.section() else { return Err(Miss::new("it cannot be a component")) };
        let bindings = if kind == Kind::Schema { self.used(&target, bindings) } else { unbound() };
        let mut spot = target;
        for _ in 0..MAX_HOPS {
            if let Some(name) = self.own_component(kind, &spot).filter(|_| bindings.is_empty()) {
                return Ok(name);
            }
            if let Some(name) = self.hoisted.get(&(section, spot.clone(), Rc::clone(&bindings))) {
                return Ok(name.clone());
            }
            let file = self.files.get(spot.file);
            match file.at(&spot.tokens).and_then(pure) {
                Some(further) => spot = self.locate(further, &spot)?,
                None if self.hoisted.len() >= self.limits.get(Limit::Components) => {
                    let at = file.at(&spot.tokens).map_or(file.root.id, |node| node.id);
                    return Err(Miss::new(self.over(Limit::Components, "there are more components", at)));
                }
                None => return Ok(self.new_component(kind, section, spot, bindings)),
            }
        }
        Err(Miss::new("the references go round in circles"))
    }

    fn new_component(&mut self, kind: Kind, section: &'static str, spot: Spot, bindings: Bindings) -> String {
        let suffix: String = bindings.iter().map(|(anchor, bound)| self.bound_name(anchor, bound)).collect();
        let path = self.files.relative(spot.file);
        let name = self.names.fresh(section, &spot, &path, &suffix);
        self.count_spot(&spot);
        self.hoisted.insert((section, spot.clone(), Rc::clone(&bindings)), name.clone());
        if kind == Kind::Schema {
            self.made.insert(name.clone(), Hoisted::of(&spot, !bindings.is_empty()));
        }
        self.queue.push_back(Job { kind, name: name.clone(), spot, bindings });
        name
    }

    /// What a dynamic anchor is bound to, as part of a name: `_User`.
    fn bound_name(&self, anchor: &str, bound: &Spot) -> String {
        let file = self.files.get(bound.file);
        let target = file.at(&bound.tokens).and_then(|node| node.get("$ref")).and_then(Node::as_str);
        let name = target.and_then(|text| text.rsplit(['/', '#']).next()).unwrap_or(anchor);
        format!("_{name}")
    }

    /// A reference and what stands beside it.
    fn beside(
        &mut self,
        kind: Kind,
        node: &Node,
        reference: Node,
        at: &mut Spot,
        bindings: &Bindings,
    ) -> Node {
        let mut bare = Members::new();
        let id = reference.id;
        bare.insert("$ref".to_owned(), reference);
        let Some(members) = node.as_map() else { return Node::new(id, bare) };
        if kind != Kind::Schema {
            self.ignored(members);
            return Node::new(id, bare);
        }
        let rest = self.siblings(members);
        if rest.is_empty() {
            return Node::new(id, bare);
        }
        let mut copies = self.members(kind, &rest, at, bindings);
        let all_of = copies.entry("allOf".to_owned()).or_insert_with(|| Node::new(id, Vec::new()));
        match &mut all_of.value {
            Value::List(list) => list.insert(0, Node::new(id, bare)),
            other => *other = Value::List(vec![Node::new(id, bare)]),
        }
        Node::new(node.id, copies)
    }

    /// The keywords beside a `$ref` that have an effect: all of them since 3.1, a few before.
    fn siblings(&mut self, members: &Members) -> Members {
        let lenient = self.family < Family::V31;
        let mut rest = Members::new();
        for (key, member) in members {
            if SILENT.contains(&key.as_str()) {
                continue;
            }
            let describes = key == "summary" || Kind::Schema.row(key).is_some_and(|row| row.beside_reference);
            if !lenient || describes || key.starts_with("x-clientwright-") {
                rest.insert(key.clone(), member.clone());
            } else if !key.starts_with("x-") {
                self.siblings.entry((true, key.clone())).or_insert((member.id, 0)).1 += 1;
            }
        }
        rest
    }

    /// Notes the keywords beside a `$ref` of another object than a schema: none but texts for people may stand there.
    fn ignored(&mut self, members: &Members) {
        for (key, member) in members {
            if !matches!(key.as_str(), "$ref" | "summary" | "description") && !key.starts_with("x-") {
                self.siblings.entry((false, key.clone())).or_insert((member.id, 0)).1 += 1;
            }
        }
    }

    /// What a reference means, written out where it stands; members beside the reference win.
    fn inlined(
        &mut self,
        kind: Kind,
        node: &Node,
        reference: &Node,
        target: Spot,
        at: &mut Spot,
        bindings: &Bindings,
    ) -> Result<Node, Reason> {
        let endless = self.inlining.contains(&target) || target == *at || self.limit_of_copies().is_some();
        if endless {
            let reason = self.circular(reference, reference.as_str().unwrap_or_default());
            return stand_in(kind, node, reason);
        }
        let file = self.files.get(target.file);
        let Some(found) = file.at(&target.tokens) else {
            return stand_in(kind, node, "there is nothing there".into());
        };
        self.inlining.push(target.clone());
        let copy = self.object(kind, found, &mut target.clone(), bindings);
        self.inlining.pop();
        let why = match copy {
            Ok(Node { value: Value::Map(mut members), .. }) => {
                let mut own = node.as_map().cloned().unwrap_or_default();
                own.shift_remove("$ref");
                members.extend(self.members(kind, &own, at, bindings));
                return Ok(Node::new(node.id, members));
            }
            Ok(other) => format!("there is {}, not {}", other.value.kind(), kind.noun()),
            Err(reason) => reason,
        };
        let reason = self.dangling(reference, reference.as_str().unwrap_or_default(), &Miss::new(why));
        stand_in(kind, node, reason)
    }

    /// Reports a reference that leads nowhere; returns why, for the mark.
    pub(super) fn dangling(&mut self, reference: &Node, text: &str, miss: &Miss) -> Reason {
        let message = format!("`{text}` leads nowhere: {}", miss.reason);
        let code = if miss.remote { Code::REMOTE_REF } else { Code::DANGLING_REF };
        let found = self.diagnostics.report(code, reference.id, message.clone());
        if self.strict {
            found.severity(Severity::Error);
        }
        if let Some(help) = &miss.help {
            found.help(help.clone());
        }
        message
    }

    /// Reports a reference to what it stands in.
    pub(super) fn circular(&mut self, reference: &Node, text: &str) -> Reason {
        if let Some(message) = self.copied_too_much(reference.id) {
            return message;
        }
        let message = format!("`{text}` contains itself, and has to be written out where it is referred to");
        self.diagnostics.report(Code::CIRCULAR_REF, reference.id, message.clone());
        message
    }
}

/// What stands for an object that could not be had: any value for a schema, nothing but the mark for a path item.
fn stand_in(kind: Kind, node: &Node, reason: Reason) -> Result<Node, Reason> {
    if !matches!(kind, Kind::Schema | Kind::PathItem | Kind::PathItem2) {
        return Err(reason);
    }
    Ok(invalid::stand_in(node.id, reason))
}
