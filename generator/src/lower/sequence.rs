//! What an item of a stream is: of server-sent events, of JSON values one after another, of parts.
//!
//! In: a media type. Out: the type of its items, and for events what they are made of.
//!
//! | media type | schema | an item is |
//! |---|---|---|
//! | any stream | `itemSchema` | what it says |
//! | any stream | `schema`, a list | what its `items` say |
//! | any stream | `schema`, none of text | what it says; before 3.2 there is no other way to say it |
//! | JSON values | text, or nothing | any JSON value |
//! | server-sent events | see `events` | the event or its data |
//! | server-sent events | text, or nothing | the event with its data as text |
//! | `multipart/*` | `itemSchema`, or encodings by place | what it says where a part is JSON, else the part |

use super::events::{Item, is_event_stream};
use super::findings::Finding;
use super::lowering::Lowering;
use crate::api::{DataForm, EventFields, EventItem, MediaFamily, Note, PlacedParts, Step, TypeKey, TypeUse};
use crate::diagnostic::Code;
use crate::document::{PlacedEncoding, Schema, SimpleType, SubSchema};
use crate::source::NodeId;

/// Whether all of a media type is a stream of items.
pub(super) fn is_sequence(name: &str) -> bool {
    matches!(MediaFamily::of(name), Some(MediaFamily::Events | MediaFamily::Lines))
}

impl<'d> Lowering<'d, '_> {
    /// The type of the items, and what they are made of where they are events.
    pub(super) fn items(
        &mut self,
        media: &'d openapiv3::MediaType,
        name: &str,
        key: &TypeKey,
        notes: &mut Vec<Note>,
    ) -> (Option<TypeUse>, Option<EventItem>) {
        let item = self.item(media);
        let at = self.node_of(&media.extensions);
        let place = match item {
            Item::Whole(_) => key.clone(),
            _ => key.below(Step::Items),
        };
        if is_event_stream(name) {
            let event = self.event_item(media, &item);
            self.note_event(&item, &event, at, notes);
            let place = if matches!(event, EventItem::Fields(_)) { key.below(Step::Event) } else { place };
            let described = if event == EventItem::Raw { None } else { item.schema() };
            return (described.map(|schema| self.use_of(schema, place)), Some(event));
        }
        if is_sequence(name) {
            let says =
                |schema: &&'d SubSchema| !matches!(item, Item::Whole(_)) || !self.is_plain_text(schema);
            let described = item.schema().filter(says);
            self.note_values(&item, described.is_some(), at, notes);
            return (described.map(|schema| self.use_of(schema, place)), None);
        }
        match item {
            Item::Own(schema) => (Some(self.use_of(schema, place)), None),
            _ => (None, None),
        }
    }

    /// The parts of a multipart body that have no names.
    pub(super) fn placed_parts(
        &mut self,
        media: &'d openapiv3::MediaType,
        name: &str,
        notes: &mut Vec<Note>,
    ) -> Option<PlacedParts> {
        let extra = self.resolved.document.extra(&media.extensions);
        let placed = extra.and_then(|extra| extra.placed.as_ref());
        if MediaFamily::of(name) != Some(MediaFamily::Multipart) {
            if placed.is_some() {
                let message = "`prefixEncoding` and `itemEncoding` are about the parts of multipart bodies";
                let at = self.node_of(&media.extensions);
                self.findings.note(notes, Finding::new(Code::NOT_HONOURED, at, message));
            }
            return None;
        }
        let item = match self.item(media) {
            Item::Own(schema) => Some(self.resolved.schema(schema).1),
            _ => None,
        };
        let PlacedEncoding { prefix, item: said } = match (placed, item) {
            (Some(placed), _) => placed.clone(),
            (None, Some(_)) => PlacedEncoding::default(),
            (None, None) => return None,
        };
        // Where nothing is said, objects and lists are JSON, and other values are text (OpenAPI 3.2, Encoding Object).
        let is_structured = item.is_some_and(|item| {
            !matches!(item.ty, Some(SimpleType::String))
                && *item != Schema { node: item.node, ..words_of(item) }
        });
        let is_json = item.is_some()
            && prefix.is_empty()
            && said.as_deref().map_or(is_structured, MediaFamily::is_json);
        if !is_json {
            let message = "the parts differ, or are no JSON; each is given as it is, with its header fields";
            let at = self.node_of(&media.extensions);
            self.findings.note(notes, Finding::new(Code::STREAM_ITEMS, at, message));
        }
        Some(PlacedParts { prefix, item: said, is_json })
    }

    fn event_item(&mut self, media: &'d openapiv3::MediaType, item: &Item<'d>) -> EventItem {
        let Some(schema) = item.schema() else { return EventItem::Raw };
        if self.are_events(media) {
            return EventItem::Fields(EventFields::default());
        }
        if self.is_plain_text(schema) {
            return EventItem::Raw;
        }
        let schema = self.resolved.schema(schema).1;
        let is_text = schema.ty == Some(SimpleType::String) && !is_json(schema);
        EventItem::Data(if is_text { DataForm::Text } else { DataForm::Json })
    }

    fn note_event(&mut self, item: &Item<'d>, event: &EventItem, at: Option<NodeId>, notes: &mut Vec<Note>) {
        let (message, help) = match event {
            EventItem::Raw => (
                "nothing is said of the data of these events; an item is the event, with its data as text",
                "describe it with `itemSchema`, here or in an overlay",
            ),
            EventItem::Data(_) => (
                "the schema is read as that of an event's data; its name and its id come with `next_event()`",
                "`x-clientwright-items: event` at the media type says that it describes the event as a whole",
            ),
            EventItem::Fields(_) => (
                "the schema is read as that of an event, with `event`, `data`, `id` and `retry`",
                "`x-clientwright-items: data` at the media type says that it describes the data alone",
            ),
        };
        let list = if matches!(item, Item::OfList(_)) {
            "; `schema` is a list, and an item is one of it"
        } else {
            ""
        };
        let finding = Finding::new(Code::STREAM_ITEMS, at, format!("{message}{list}")).help(help);
        self.findings.note(notes, finding);
    }

    fn note_values(
        &mut self,
        item: &Item<'d>,
        is_described: bool,
        at: Option<NodeId>,
        notes: &mut Vec<Note>,
    ) {
        let message = match item {
            Item::Own(_) if is_described => return,
            Item::OfList(_) if is_described => "`schema` is a list; an item of the stream is one of it",
            Item::Whole(_) if is_described => "`schema` is read as that of an item of the stream",
            _ => "nothing is said of the items of this stream; an item is any JSON value",
        };
        let finding = Finding::new(Code::STREAM_ITEMS, at, message)
            .help("describe an item with `itemSchema`, here or in an overlay");
        self.findings.note(notes, finding);
    }

    /// Whether a schema says of a stream only that it is text.
    fn is_plain_text(&self, schema: &'d SubSchema) -> bool {
        let schema = self.resolved.schema(schema).1;
        let is_text = schema.ty == Some(SimpleType::String)
            && schema.values.is_none()
            && schema.format.as_deref().is_none_or(|format| format == "binary")
            && schema.content_schema.is_none()
            && schema.all_of.is_empty()
            && schema.one_of.is_empty()
            && schema.any_of.is_empty();
        is_text || *schema == Schema { node: schema.node, ..words_of(schema) }
    }
}

/// A schema that says nothing but these words.
fn words_of(schema: &Schema) -> Schema {
    Schema {
        title: schema.title.clone(),
        description: schema.description.clone(),
        deprecated: schema.deprecated,
        examples: schema.examples.clone(),
        ..Schema::default()
    }
}

fn is_json(schema: &Schema) -> bool {
    schema.content_media_type.as_deref().is_some_and(MediaFamily::is_json)
}
