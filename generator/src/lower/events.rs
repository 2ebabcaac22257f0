//! Which schemas describe server-sent events, rather than their data.
//!
//! In: the items of `text/event-stream` among the answers. Out: for each whether it is the schema of an event, and the schemas
//! that are read as such.
//!
//! | the schema of an item | is about |
//! |---|---|
//! | has `data`, and no members but `event`, `data`, `id` and `retry`, of the types that these have | the event |
//! | has `data` with `contentMediaType` or `contentSchema` | the event |
//! | anything else | the data |
//!
//! Members are those of the schema itself, of what it takes into `allOf`, and of the branches of its unions.
//! `x-clientwright-items: event` or `data` at the media type decides otherwise.

use std::collections::HashSet;

use openapiv3::ReferenceOr;

use super::findings::Finding;
use super::intersection::{address, composed};
use super::lowering::Lowering;
use crate::api::MediaFamily;
use crate::diagnostic::Code;
use crate::document::{Schema, SimpleType, SubSchema};
use crate::limits::Limit;

/// What a schema says that may be one of an event.
#[derive(Default)]
struct Survey {
    seen: HashSet<usize>,
    /// The schema itself, and the branches of unions.
    events: Vec<usize>,
    has_data: bool,
    /// What is in `data` is said by keywords for content in text.
    has_content: bool,
    /// There is a member that no event has.
    is_other: bool,
}

/// The schema of an item, and where it was said.
pub(super) enum Item<'d> {
    /// `itemSchema`
    Own(&'d SubSchema),
    /// `items` of a list, which all items of the stream are together.
    OfList(&'d SubSchema),
    /// `schema`, which is no list.
    Whole(&'d SubSchema),
    /// Nothing, or any value.
    Unsaid,
}

impl<'d> Item<'d> {
    pub(super) fn schema(&self) -> Option<&'d SubSchema> {
        match self {
            Self::Own(schema) | Self::OfList(schema) | Self::Whole(schema) => Some(schema),
            Self::Unsaid => None,
        }
    }
}

impl<'d> Lowering<'d, '_> {
    /// Finds the schemas of events among the answers of all operations.
    pub(super) fn find_events(&mut self) {
        let resolved = self.resolved;
        for (_, item) in resolved.document.openapi.paths.iter() {
            let ReferenceOr::Item(item) = item else { continue };
            let extra = resolved.document.extra(&item.extensions).into_iter();
            let extra = extra.flat_map(|extra| extra.operations.iter().map(|(_, operation)| operation));
            for operation in item.iter().map(|(_, operation)| operation).chain(extra) {
                let answers = operation.responses.responses.values().chain(&operation.responses.default);
                let answers = answers.filter_map(|answer| Some(resolved.response(answer)?.1));
                let media = answers.flat_map(|answer| &answer.content);
                for (_, media) in media.filter(|(name, _)| is_event_stream(name)) {
                    self.are_events(media);
                }
            }
        }
    }

    /// Whether the items of a media type are events with all of their fields.
    pub(super) fn are_events(&mut self, media: &'d openapiv3::MediaType) -> bool {
        let Some(schema) = self.item(media).schema() else { return false };
        let said = super::hints::of(&media.extensions).remove("items");
        match said.as_ref().map(|said| said.as_str().unwrap_or_default()) {
            Some("data") => return false,
            Some("event") => {
                let survey = self.survey(schema);
                self.events.schemas.extend(survey.events);
                return true;
            }
            Some(_) => {
                let message = "`x-clientwright-items` is `event` or `data`";
                let node = self.node_of(&media.extensions);
                self.findings.report(&Finding::new(Code::HINT_MISFIT, node, message));
            }
            None => {}
        }
        let key = address(self.resolved.schema(schema).1);
        if let Some(known) = self.events.known.get(&key) {
            return *known;
        }
        let survey = self.survey(schema);
        let are = survey.has_data && (survey.has_content || !survey.is_other);
        self.events.known.insert(key, are);
        if are {
            self.events.schemas.extend(survey.events);
        }
        are
    }

    /// The schema of an item of a stream.
    pub(super) fn item(&self, media: &'d openapiv3::MediaType) -> Item<'d> {
        let resolved = self.resolved;
        let extra = resolved.document.extra(&media.extensions);
        if let Some(own) = extra.and_then(|extra| extra.item_schema.as_ref()) {
            return Item::Own(own);
        }
        let Some(whole) = media.schema.as_ref() else { return Item::Unsaid };
        let whole = resolved.schema_at(whole);
        let schema = resolved.schema(whole).1;
        let says_nothing = schema.ty.is_none()
            && !schema.has_shape()
            && schema.required.is_empty()
            && composed(schema).is_empty()
            && schema.one_of.is_empty()
            && schema.any_of.is_empty();
        match (&schema.items, schema.ty) {
            (Some(items), None | Some(SimpleType::Array)) => Item::OfList(items),
            (None, Some(SimpleType::Array)) if schema.prefix_items.is_empty() => Item::Unsaid,
            _ if says_nothing => Item::Unsaid,
            _ => Item::Whole(whole),
        }
    }

    fn survey(&mut self, root: &'d SubSchema) -> Survey {
        let mut survey = Survey::default();
        let deepest = self.limits.get(Limit::AllOfDepth);
        let mut waiting = vec![(root, true, 0)];
        while let Some((sub, is_event, depth)) = waiting.pop() {
            let (name, schema) = self.resolved.schema(sub);
            if is_event {
                survey.events.push(address(schema));
            }
            if !survey.seen.insert(address(schema)) || depth > deepest {
                continue;
            }
            let branches =
                [&schema.one_of, &schema.any_of].into_iter().filter(|list| list.len() > 1).flatten();
            let size = schema.properties.len() + schema.one_of.len() + schema.any_of.len();
            if !self.may_merge(1 + size, schema.node) {
                break;
            }
            for (name, property) in &schema.properties {
                self.survey_member(&mut survey, name, property);
            }
            waiting.extend(composed(schema).into_iter().map(|sub| (sub, false, depth + 1)));
            waiting.extend(branches.map(|sub| (sub, true, depth + 1)));
            let children =
                name.filter(|name| self.subtypes.has(name)).map(|name| self.subtypes.branches(name));
            let children =
                children.into_iter().flatten().filter_map(|name| self.resolved.schemas().get(name));
            waiting.extend(children.map(|sub| (sub, true, depth + 1)));
        }
        survey
    }

    fn survey_member(&self, survey: &mut Survey, name: &str, property: &'d SubSchema) {
        let schema = self.resolved.schema(property).1;
        match name {
            "data" => {
                survey.has_data = true;
                let has_content =
                    |schema: &Schema| schema.content_media_type.is_some() || schema.content_schema.is_some();
                survey.has_content |= has_content(schema)
                    || composed(schema).into_iter().any(|sub| has_content(self.resolved.schema(sub).1));
            }
            "event" | "id" => survey.is_other |= !may_be(schema, &[SimpleType::String]),
            "retry" => survey.is_other |= !may_be(schema, &[SimpleType::Integer, SimpleType::Number]),
            _ => survey.is_other = true,
        }
    }
}

/// Whether a media type is that of server-sent events.
pub(super) fn is_event_stream(name: &str) -> bool {
    MediaFamily::of(name) == Some(MediaFamily::Events)
}

/// Whether values of a schema may be of one of these types.
fn may_be(schema: &Schema, types: &[SimpleType]) -> bool {
    match schema.ty {
        Some(ty) => types.contains(&ty),
        None => schema.properties.is_empty() && schema.items.is_none(),
    }
}
