//! Overlays (Overlay Specification 1.0 and 1.1): changes that are not ours to make in the document itself.
//!
//! In: the raw tree of the entry document, and overlay documents. Out: the tree with their actions applied in order.
//! What an action brings stands where the action stands, so diagnostics about it point into the overlay.
//!
//! ```text
//! actions:
//!   - target: $.paths['/pets'].get
//!     update: {operationId: listPets}      merged: objects member by member, lists by appending, all else replaced
//!   - target: $.paths.*.options
//!     remove: true
//! ```

use std::collections::HashMap;

use serde_json::Value as Json;
use serde_json_path::JsonPath;

use crate::diagnostic::{Code, Diagnostics};
use crate::limits::{Limit, Limits, Met};
use crate::source::{Node, NodeId, Sources, Value, pointer};

/// What overlays changed, by the nodes that findings are about.
#[derive(Debug, Default)]
pub struct Overlaid {
    /// Nodes of the document into which something was merged: the action's update, and the action's target in words.
    changed: HashMap<NodeId, (NodeId, String)>,
    /// Updates: the first node of the document that they changed, and the action's target in words.
    brought: HashMap<NodeId, (NodeId, String)>,
    /// Values that actions have selected, and values that they have brought.
    selected: usize,
    copied: usize,
}

impl Overlaid {
    /// Names the action in every finding about what an overlay changed or brought, with the other place of the two: a
    /// finding in the document gets that of the action, one in the overlay that of the document.
    pub fn annotate(&self, sources: &Sources, diagnostics: &mut Diagnostics) {
        if self.brought.is_empty() {
            return;
        }
        for finding in diagnostics.iter_mut().filter(|finding| finding.related.is_none()) {
            let Some(at) = finding.at else { continue };
            if let Some((update, target)) = self.changed.get(&at) {
                finding.related(*update, format!("the overlay's action on `{target}` changes this"));
                continue;
            }
            let mut around = std::iter::successors(Some(at), |node| sources.parent(*node));
            if let Some((changed, target)) = around.find_map(|node| self.brought.get(&node)) {
                finding.related(*changed, format!("the overlay's action on `{target}` brings it here"));
            }
        }
    }
}

/// Applies the actions of an overlay document.
pub(super) fn apply(
    root: &mut Node,
    overlay: &Node,
    overlaid: &mut Overlaid,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) {
    let known = overlay.get("overlay").and_then(|version| match &version.value {
        Value::String(text) => Some(text.starts_with("1.")),
        Value::Number(number) => Some(number.as_f64().floor() == 1.0),
        _ => None,
    });
    if known != Some(true) {
        let message = "this is no overlay of version 1: it has no `overlay: 1.0.0`";
        diagnostics.report(Code::BAD_OVERLAY, overlay.id, message);
        return;
    }
    let actions = overlay.get("actions").and_then(Node::as_list).unwrap_or_default();
    if actions.is_empty() {
        diagnostics.report(Code::BAD_OVERLAY, overlay.id, "the overlay has no `actions`");
    }
    let mut tree = Tree { json: root.to_json(), root, overlaid, limits };
    for action in actions {
        tree.act(action, diagnostics);
        if diagnostics.over_limit() {
            return;
        }
    }
}

/// The document twice: as nodes, which are changed, and as JSON, which is asked. Every change is made to both.
struct Tree<'r> {
    root: &'r mut Node,
    json: Json,
    overlaid: &'r mut Overlaid,
    limits: &'r Limits,
}

impl Tree<'_> {
    fn act(&mut self, action: &Node, diagnostics: &mut Diagnostics) {
        let Some(target) = action.get("target") else {
            diagnostics.report(Code::BAD_OVERLAY, action.id, "the action has no `target`");
            return;
        };
        let Some(places) = self.places(target, diagnostics) else { return };
        let update = match (action.get("copy"), action.get("update")) {
            (Some(copy), _) => self.copied(copy, diagnostics),
            (None, update) => update.cloned(),
        };
        if let Some(met) = self.met(places.len(), update.as_ref()) {
            met.report(target.id, diagnostics);
            return;
        }
        let removes = action.get("remove").and_then(Node::as_bool) == Some(true);
        match update {
            _ if removes => places.iter().rev().for_each(|place| self.remove(place, target, diagnostics)),
            Some(update) => places.iter().for_each(|place| self.merge(place, &update, target)),
            None if action.get("copy").is_some() => {}
            None => {
                let message = "the action has neither `update` nor `remove: true` nor `copy`";
                diagnostics.report(Code::BAD_OVERLAY, action.id, message);
            }
        }
    }

    /// Counts what an action selects and brings; the limit that it meets.
    fn met(&mut self, places: usize, update: Option<&Node>) -> Option<Met> {
        let size = update.map_or(0, |update| size(update).saturating_mul(places));
        self.overlaid.selected = self.overlaid.selected.saturating_add(places);
        self.overlaid.copied = self.overlaid.copied.saturating_add(size);
        let counts = [
            (Limit::OverlayMatches, self.overlaid.selected, "actions select more values"),
            (Limit::Nodes, self.overlaid.copied, "actions bring more values"),
        ];
        let over = counts.into_iter().find(|(limit, count, _)| *count > self.limits.get(*limit));
        over.map(|(limit, _, what)| self.limits.met(limit, what))
    }

    /// JSON Pointers of what a path selects, in document order.
    fn places(&self, path: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<String>> {
        let text = path.as_str().unwrap_or_default();
        let parsed = match JsonPath::parse(text) {
            Ok(parsed) => parsed,
            Err(error) => {
                let message = format!("`{text}` is no JSONPath: {}", error.message());
                diagnostics
                    .report(Code::BAD_OVERLAY, path.id, message)
                    .help("RFC 9535 has the rules; names with other characters than letters, digits and `_` go in brackets: `$['x-name']`.");
                return None;
            }
        };
        let found = parsed.query_located(&self.json);
        let places: Vec<String> = found.locations().map(|location| location.to_json_pointer()).collect();
        if places.is_empty() {
            diagnostics
                .report(Code::OVERLAY_MISS, path.id, format!("`{text}` selects nothing in the document"))
                .help("The document may have changed: correct the path, or remove the action.");
            return None;
        }
        Some(places)
    }

    /// The value that `copy` (1.1) selects.
    fn copied(&self, copy: &Node, diagnostics: &mut Diagnostics) -> Option<Node> {
        let places = self.places(copy, diagnostics)?;
        match places.as_slice() {
            [one] => pointer::find(self.root, one).cloned(),
            _ => {
                let message = format!("`copy` has to select one value, but selects {}", places.len());
                diagnostics.report(Code::BAD_OVERLAY, copy.id, message);
                None
            }
        }
    }

    fn merge(&mut self, place: &str, update: &Node, target: &Node) {
        let Some(node) = find_mut(self.root, place) else { return };
        let words = target.as_str().unwrap_or_default().to_owned();
        self.overlaid.brought.entry(update.id).or_insert((node.id, words.clone()));
        let mut changed = vec![node.id];
        match (&mut node.value, &update.value) {
            (Value::List(items), Value::List(more)) => items.extend(more.iter().cloned()),
            (Value::List(items), _) => items.push(update.clone()),
            _ => merge(node, update, &mut changed),
        }
        self.overlaid.changed.extend(changed.into_iter().map(|id| (id, (update.id, words.clone()))));
        if let (Some(json), Some(node)) = (self.json.pointer_mut(place), pointer::find(self.root, place)) {
            *json = node.to_json();
        }
    }

    fn remove(&mut self, place: &str, target: &Node, diagnostics: &mut Diagnostics) {
        let Some((parent, last)) = place.rsplit_once('/') else {
            diagnostics.report(Code::BAD_OVERLAY, target.id, "the whole document cannot be removed");
            return;
        };
        let Some(token) = pointer::tokens(&format!("/{last}")).next() else { return };
        match find_mut(self.root, parent).map(|node| &mut node.value) {
            Some(Value::Map(members)) => drop(members.shift_remove(&token)),
            Some(Value::List(items)) => {
                if let Some(index) = token.parse().ok().filter(|index| *index < items.len()) {
                    items.remove(index);
                }
            }
            _ => {}
        }
        match self.json.pointer_mut(parent) {
            Some(Json::Object(members)) => drop(members.shift_remove(&token)),
            Some(Json::Array(items)) => {
                if let Some(index) = token.parse().ok().filter(|index| *index < items.len()) {
                    items.remove(index);
                }
            }
            _ => {}
        }
    }
}

/// Merges an update into a value: objects member by member, lists by appending, all else is replaced. Lists the nodes that
/// something was merged into.
fn merge(node: &mut Node, update: &Node, changed: &mut Vec<NodeId>) {
    changed.push(node.id);
    match (&mut node.value, &update.value) {
        (Value::Map(members), Value::Map(more)) => {
            for (key, value) in more {
                match members.get_mut(key) {
                    Some(member) => merge(member, value, changed),
                    None => drop(members.insert(key.clone(), value.clone())),
                }
            }
        }
        (Value::List(items), Value::List(more)) => items.extend(more.iter().cloned()),
        _ => *node = update.clone(),
    }
}

/// How many values a value is, with all in it.
fn size(node: &Node) -> usize {
    match &node.value {
        Value::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Map(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

fn find_mut<'n>(root: &'n mut Node, place: &str) -> Option<&'n mut Node> {
    pointer::tokens(place).try_fold(root, |node, token| match &mut node.value {
        Value::Map(members) => members.get_mut(&token),
        Value::List(items) => items.get_mut(token.parse::<usize>().ok()?),
        _ => None,
    })
}
