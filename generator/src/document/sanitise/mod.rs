//! Values of a wrong shape repaired where the meaning is plain, left out where it is not.
//!
//! In: a bundled tree of any version. Out: the same tree, in which every keyword of the table has the shape that its row
//! says, and every object what its type cannot do without; so nothing after this needs to doubt.
//!
//! ```text
//! minimum: '3'                  ->  minimum: 3
//! enum: {}                      ->  (left out)
//! name: {required: true}        ->  required: [name], at the schema around it
//! parameters: {limit: {...}}    ->  parameters: [{name: limit, ...}]
//! ```

mod coerce;
mod doubts;
mod notes;
mod require;
mod status;
mod types;
mod words;

use super::invalid;
use super::keywords::{Family, Kind, Shape, Treatment};
use crate::diagnostic::{Code, Diagnostics};
use crate::limits::Limits;
use crate::source::{Members, Node, NodeId, Sources, Value};
use notes::Notes;

/// Repairs an object of that kind and all below it.
pub(super) fn sanitise(
    root: &mut Node,
    kind: Kind,
    family: Family,
    sources: &Sources,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) {
    let mut sanitiser = Sanitiser { family, sources, limits, diagnostics, notes: Notes::default() };
    // The root was found to be an object when its version was read, so there is nothing left to say.
    let _ = sanitiser.object(root, kind);
    let Sanitiser { notes, diagnostics, .. } = sanitiser;
    notes.report(family, diagnostics);
}

struct Sanitiser<'d> {
    family: Family,
    sources: &'d Sources,
    limits: &'d Limits,
    diagnostics: &'d mut Diagnostics,
    notes: Notes,
}

/// Why something was left out.
type Reason = String;

/// Whether an object is not what its author meant when this is missing from it.
fn matters(shape: Shape) -> bool {
    use Kind::{
        Callback, Header, MediaType, Operation, Operation2, Parameter, Parameter2, PathItem, PathItem2,
    };
    use Kind::{RequestBody, Response, Response2, Responses, Responses2};
    let (Shape::One(kind) | Shape::List(kind) | Shape::Map(kind)) = shape else { return false };
    matches!(
        kind,
        Callback
            | Header
            | MediaType
            | Operation
            | Operation2
            | Parameter
            | Parameter2
            | PathItem
            | PathItem2
            | RequestBody
            | Response
            | Response2
            | Responses
            | Responses2
    )
}

impl Sanitiser<'_> {
    /// Repairs an object.
    ///
    /// # Errors
    /// Why it cannot be one.
    fn object(&mut self, node: &mut Node, kind: Kind) -> Result<(), Reason> {
        self.wrap(node, kind);
        if kind == Kind::Items2 {
            self.alternatives(node);
        }
        let id = node.id;
        let members = match &mut node.value {
            Value::Map(members) => members,
            Value::Bool(_) if kind == Kind::Schema => return Ok(()),
            other => {
                let message = format!("{} cannot be {}", kind.noun(), other.kind());
                self.diagnostics.report(Code::WRONG_SHAPE, id, message.clone());
                return Err(message);
            }
        };
        if members.get("$ref").is_some_and(|target| target.as_str().is_some()) && kind.section().is_some() {
            return Ok(());
        }
        if kind == Kind::Schema {
            self.required_flags(members);
        }
        self.words(members);
        let mut broken = self.members(members, kind);
        self.require(members, kind, id)?;
        if let Some((at, reason)) = broken.take() {
            invalid::mark(members, at, reason);
        }
        Ok(())
    }

    /// Repairs the members of an object; returns what had to be left out.
    fn members(&mut self, members: &mut Members, kind: Kind) -> Option<(NodeId, Reason)> {
        self.free_keys(members, kind);
        let mut broken = None;
        members.retain(|keyword, member| {
            let Some(shape) = self.shape(keyword, member, kind) else { return true };
            match self.value(member, shape, keyword) {
                Ok(left_out) => {
                    broken = left_out.or(broken.take());
                    true
                }
                Err(Some(reason)) => {
                    broken = matters(shape).then_some((member.id, reason)).or(broken.take());
                    false
                }
                Err(None) => false,
            }
        });
        broken
    }

    /// The shape that a member should have; notes keywords that are unknown, or belong to another version.
    fn shape(&mut self, keyword: &str, member: &Node, kind: Kind) -> Option<Shape> {
        if let Some(row) = kind.row(keyword) {
            if !row.since.has(self.family) && !self.family_has_none_of(kind) {
                self.notes.other_version(kind, keyword, member.id);
            }
            if row.treatment == Treatment::Reported && kind != Kind::Schema {
                self.notes.not_honoured(kind, keyword, member.id);
            }
            return Some(row.shape);
        }
        if kind.has_extension(keyword) {
            return None;
        }
        let free = kind.free_members();
        if free.is_none() {
            self.notes.unknown(kind, keyword, member.id);
        }
        free
    }

    /// Whether an object of that kind does not exist in this version at all: then its keywords are no news.
    fn family_has_none_of(&self, kind: Kind) -> bool {
        !kind.rows().iter().any(|row| row.since.has(self.family))
    }

    /// Repairs a value of that shape; returns what in it had to be left out.
    ///
    /// # Errors
    /// When the value as a whole is to be left out, with the reason where it was reported.
    fn value(
        &mut self,
        node: &mut Node,
        shape: Shape,
        keyword: &str,
    ) -> Result<Option<(NodeId, Reason)>, Option<Reason>> {
        if node.is_null() && !matches!(shape, Shape::Any | Shape::TypeNames) {
            if matches!(shape, Shape::One(Kind::Schema) | Shape::Items) {
                node.value = Value::Map(Members::new());
                return Ok(None);
            }
            return Err(None);
        }
        match shape {
            Shape::One(kind) => self.object(node, kind).map(|()| None).map_err(Some),
            Shape::List(kind) => self.list(node, kind, keyword),
            Shape::Map(kind) => self.map(node, kind, keyword),
            Shape::Items => match &mut node.value {
                Value::List(_) => {
                    let left_out = self.list(node, Kind::Schema, keyword)?;
                    self.alternatives(node);
                    Ok(left_out)
                }
                _ => self.object(node, Kind::Schema).map(|()| None).map_err(Some),
            },
            Shape::TypeNames => self.types(node).map(|()| None).map_err(Some),
            plain => self.plain(node, plain, keyword).map(|()| None).map_err(Some),
        }
    }

    fn list(
        &mut self,
        node: &mut Node,
        kind: Kind,
        keyword: &str,
    ) -> Result<Option<(NodeId, Reason)>, Option<Reason>> {
        self.as_list(node, kind, keyword)?;
        let Value::List(items) = &mut node.value else { return Ok(None) };
        let mut broken = None;
        items.retain_mut(|item| match self.object(item, kind) {
            Ok(()) => true,
            Err(reason) => {
                broken = matters(Shape::One(kind)).then_some((item.id, reason)).or(broken.take());
                false
            }
        });
        Ok(broken)
    }

    fn map(
        &mut self,
        node: &mut Node,
        kind: Kind,
        keyword: &str,
    ) -> Result<Option<(NodeId, Reason)>, Option<Reason>> {
        self.as_map(node, kind, keyword)?;
        let Value::Map(members) = &mut node.value else { return Ok(None) };
        let mut broken = None;
        members.retain(|name, member| {
            if member.is_null() && kind != Kind::Schema && kind != Kind::Example {
                return false;
            }
            if name.starts_with("x-") && !matches!(member.value, Value::Map(_)) && kind != Kind::Schema {
                return false;
            }
            if member.is_null() && kind == Kind::Schema {
                member.value = Value::Map(Members::new());
            }
            match self.object(member, kind) {
                Ok(()) => true,
                Err(reason) => {
                    broken = matters(Shape::One(kind)).then_some((member.id, reason)).or(broken.take());
                    false
                }
            }
        });
        Ok(broken)
    }

    /// `required: true` at a property (draft 3) says that the schema around it requires the property.
    fn required_flags(&mut self, members: &mut Members) {
        let Some(Value::Map(properties)) = members.get_mut("properties").map(|node| &mut node.value) else {
            return;
        };
        let mut names = Vec::new();
        for (name, property) in properties {
            let Some(inner) = property.as_map_mut() else { continue };
            let Some(said) = inner.get("required").and_then(Node::as_bool) else { continue };
            if let Some(flag) = inner.shift_remove("required") {
                self.notes.required_flag(flag.id);
                if said {
                    names.push(Node::new(flag.id, name.as_str()));
                }
            }
        }
        let Some(first) = names.first().map(|name| name.id) else { return };
        let list = members.entry("required".to_owned()).or_insert_with(|| Node::new(first, Vec::new()));
        if let Value::List(list) = &mut list.value {
            list.extend(names);
        }
    }
}
