//! Schemas that are written inside of other schemas, below `$defs` or `definitions`: those that something refers to become
//! components, of the others is told that they are left out.

use std::collections::HashSet;

use super::super::keywords::Kind;
use super::bundler::Bundler;
use super::files::Spot;
use super::found::{Found, KEYWORDS};
use super::reference;
use crate::diagnostic::Code;
use crate::source::{Members, Node, NodeId, Value};

impl Bundler<'_> {
    /// Notes the definitions that an object has, where it is a schema.
    pub(super) fn note_definitions(&mut self, kind: Kind, node: &Node) {
        let Some(members) = node.as_map().filter(|_| kind == Kind::Schema) else { return };
        for keyword in KEYWORDS {
            match members.get(keyword).map(|node| (node.id, &node.value)) {
                Some((_, Value::Map(definitions))) => self.note_each(definitions),
                None | Some((_, Value::Null)) => {}
                Some((id, other)) => {
                    let message =
                        format!("`{keyword}` has to be an object, but is {}; it is left out", other.kind());
                    self.definitions.insert(id, Found::Misshapen(message));
                }
            }
        }
    }

    fn note_each(&mut self, definitions: &Members) {
        for (name, definition) in definitions {
            if reference::pure(definition).is_some() {
                // It is another name, which is followed to what it stands for.
                self.note_definitions(Kind::Schema, definition);
            } else {
                let anchor = definition.get("$dynamicAnchor").and_then(Node::as_str).map(str::to_owned);
                self.definitions.insert(definition.id, Found::Named(name.clone(), anchor));
            }
        }
    }

    pub(super) fn report_definitions(&mut self) {
        let id = |(_, spot, _): &(_, Spot, _)| {
            let file = self.files.get(spot.file);
            file.at(&spot.tokens).map(|node| node.id)
        };
        let referred: HashSet<NodeId> = self.hoisted.keys().filter_map(id).collect();
        // Which of several definitions a dynamic reference means is settled where it is used; none of them is idle.
        let anchors = std::mem::take(&mut self.dynamic_references);
        let asked = |anchor: &Option<String>| anchor.as_ref().is_some_and(|anchor| anchors.contains(anchor));
        for (id, found) in std::mem::take(&mut self.definitions) {
            match found {
                Found::Named(_, anchor) if referred.contains(&id) || asked(&anchor) => {}
                Found::Named(name, _) => {
                    let message = format!("nothing refers to the definition `{name}`; it is left out");
                    self.diagnostics.report(Code::UNUSED_DEFINITION, id, message);
                }
                Found::Misshapen(message) => drop(self.diagnostics.report(Code::WRONG_SHAPE, id, message)),
            }
        }
    }
}
