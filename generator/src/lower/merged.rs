//! What one or several schemas that hold at once say, in one record.
//!
//! In: nothing, this is data. Out: [`MergedSchema`], which `all_of` fills and the files named after shapes read.

use indexmap::{IndexMap, IndexSet};
use serde_json::Value as Json;

use super::event_types::EventType;
use super::intersection::{Conjunct, UnionId};
use crate::api::{Check, Docs, EnumValue, Hints, Note};
use crate::document::{Constraints, Discriminator, SimpleType, Xml};
use crate::source::NodeId;

/// The conjunction of all members of a [`Intersection`](super::intersection::Intersection).
#[derive(Default)]
pub(super) struct MergedSchema<'d> {
    /// Where the outermost schema was written.
    pub(super) node: Option<NodeId>,
    pub(super) title: Option<&'d str>,
    pub(super) docs: Docs,
    pub(super) ty: Option<SimpleType>,
    pub(super) format: Option<&'d str>,
    pub(super) nullable: bool,
    /// `enum` and `const`, intersected.
    pub(super) values: Option<Vec<EnumValue>>,
    pub(super) extensible: bool,
    pub(super) default: Option<Json>,
    pub(super) xml: Option<Box<Xml>>,
    pub(super) bounds: Constraints,
    /// Each property with every schema that its values must fit.
    pub(super) properties: IndexMap<&'d str, Vec<Conjunct<'d>>>,
    pub(super) required: IndexSet<&'d str>,
    pub(super) rest: Rest<'d>,
    /// What is said of members that no branch of a union has, where one of them may say more.
    pub(super) unevaluated: Rest<'d>,
    pub(super) patterns: IndexMap<&'d str, Vec<Conjunct<'d>>>,
    pub(super) items: Vec<Conjunct<'d>>,
    pub(super) items_closed: bool,
    pub(super) prefix: Vec<Vec<Conjunct<'d>>>,
    /// Unions that hold beside everything else.
    pub(super) choices: Vec<Choice<'d>>,
    /// Unions whose branches only restrict values.
    pub(super) restrictions: Vec<Choice<'d>>,
    pub(super) content_encoding: Option<&'d str>,
    pub(super) content_media_type: Option<&'d str>,
    /// `contentSchema`
    pub(super) content: Vec<Conjunct<'d>>,
    /// It describes a server-sent event.
    pub(super) is_event: bool,
    /// What readers of the event have to know.
    pub(super) event: Option<EventType>,
    /// Nothing fits.
    pub(super) never: bool,
    /// The schema could not be read; the finding is reported already.
    pub(super) broken: bool,
    /// Keywords that no type can say.
    pub(super) checks: Vec<Check>,
    pub(super) notes: Vec<Note>,
    pub(super) hints: Hints,
}

/// Members of an object beside the known ones.
#[derive(Default, Clone)]
pub(super) enum Rest<'d> {
    #[default]
    Unsaid,
    Any,
    Closed,
    Typed(Vec<Conjunct<'d>>),
}

/// A `oneOf` or `anyOf` of several branches.
#[derive(Clone)]
pub(super) struct Choice<'d> {
    pub(super) id: UnionId,
    pub(super) exclusive: bool,
    pub(super) discriminator: Option<&'d Discriminator>,
    pub(super) branches: Vec<Conjunct<'d>>,
    pub(super) node: NodeId,
}

impl MergedSchema<'_> {
    /// Whether anything says that the value is an object.
    pub(super) fn has_object_keywords(&self) -> bool {
        !self.properties.is_empty()
            || !self.required.is_empty()
            || !matches!(self.rest, Rest::Unsaid)
            || !self.patterns.is_empty()
    }

    /// Whether anything says that the value is an array.
    pub(super) fn has_array_keywords(&self) -> bool {
        !self.items.is_empty() || !self.prefix.is_empty() || self.items_closed
    }

    /// The simple type, said or told by keywords that only one type has.
    pub(super) fn implied_type(&self) -> Option<SimpleType> {
        let implied = || match (self.has_object_keywords(), self.has_array_keywords()) {
            (true, false) => Some(SimpleType::Object),
            (false, true) => Some(SimpleType::Array),
            _ => None,
        };
        self.ty.or_else(implied)
    }

    /// Whether the unions stand alone: nothing beside them but a simple type and words.
    pub(super) fn is_only_choice(&self) -> bool {
        self.choices.len() == 1
            && self.values.is_none()
            && self.format.is_none()
            && self.bounds.is_empty()
            && !self.has_object_keywords()
            && !self.has_array_keywords()
    }
}
