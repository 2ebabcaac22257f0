//! What the fields of server-sent events hold (OpenAPI 3.2, "Special Considerations for `text/event-stream` Content").
//!
//! In: records of schemas that describe events, and the finished types. Out: their members, and what readers have to know.
//!
//! | in the schema of an event | becomes |
//! |---|---|
//! | `data` with `contentSchema`, of JSON or of no media type that is said | what that schema says |
//! | `data` of a JSON `contentMediaType` and nothing else | any JSON value |
//! | `data` of another type than text | JSON of that type |
//! | no `event`, `id` or `retry` | a member of its own, which may be missing |
//! | a union without a discriminator whose branches have values of `event` | told apart by these |
//! | a branch without `event` in such a union | that of events without a name, which is `message` |
//! | a branch that is `data: {const: "[DONE]"}`, or text with `x-ms-sse-terminal-event` | no type: the end of the stream |
//! | `x-ms-sse-terminal-event` at a branch with values of `event` | the last event |

use std::collections::{BTreeSet, HashSet};

use serde_json::Value as Json;

use super::event_types::{EventType, Events};
use super::intersection::{Conjunct, Intersection};
use super::lowering::Lowering;
use super::merged::MergedSchema;
use crate::api::{
    Api, DataForm, Dispatch, Docs, EventFields, EventItem, IntegerFormat, MediaFamily, Property, Root,
    Scalar, Shape, TypeDef, TypeKey, TypeUse,
};
use crate::document::SimpleType;
use crate::source::NodeId;

/// The name of an event that has none (WHATWG HTML, 9.2.6).
const UNNAMED: &str = "message";

/// The data that ends a stream by convention, whatever the document says.
const END: &str = "[DONE]";

/// At the schema of the last event.
const TERMINAL: &str = "x-ms-sse-terminal-event";

impl<'d> Lowering<'d, '_> {
    /// Puts what is in the data of an event in place of its text, and notes what readers of the event have to know. The
    /// member itself where no schema is left to make it of.
    pub(super) fn open_data(&mut self, merged: &mut MergedSchema<'d>, owner: &TypeKey) -> Option<Property> {
        if !is_component(owner) {
            // An event without data is none, and one without a name has the usual one.
            let declared = ["event", "data"].into_iter().filter(|name| merged.properties.contains_key(name));
            merged.required.extend(declared);
        }
        let names = self.values_of(merged, "event");
        let mut event = EventType { is_event: true, names, ..EventType::default() };
        let Some(members) = merged.properties.get("data").cloned() else {
            merged.event = Some(event);
            return None;
        };
        let mut opened = None;
        let own = self.flatten(&Intersection::all(members.clone()), None);
        let media = own.content_media_type;
        let is_json = media.is_none_or(MediaFamily::is_json);
        let is_text = media.is_some_and(|media| MediaFamily::of(media) == Some(MediaFamily::Text));
        let has_schema = !own.content.is_empty() && own.values.is_none();
        if has_schema && (is_json || is_text) {
            let content = self.flatten(&Intersection::all(own.content.clone()), None);
            event.data = if is_json { DataForm::Json } else { form(&content) };
            event.is_opened = true;
            merged.properties.insert("data", own.content);
        } else if media.is_some() && is_json && own.values.is_none() {
            let docs = self.annotations(&members).docs;
            let ty = self.anything(owner.property("data"));
            let required = merged.required.contains("data");
            event.is_opened = true;
            opened = Some(Property { docs, ..property("data", ty, required) });
        } else {
            event.data = form(&own);
        }
        merged.event = Some(event);
        opened
    }

    /// The members that every event has, where a schema does not speak of them.
    pub(super) fn add_fields(&mut self, properties: &mut Vec<Property>, owner: &TypeKey) {
        let text = || Shape::Scalar(Scalar::String(None));
        let number = || Shape::Scalar(Scalar::Integer(Some(IntegerFormat::Int64)));
        let fields: [(&str, fn() -> Shape, &str); 3] = [
            ("event", text, "The name of the event; `message` where the server gave none."),
            ("id", text, "The id of the event."),
            ("retry", number, "How long to wait before the stream is opened again, in milliseconds."),
        ];
        for (name, shape, words) in fields {
            if properties.iter().any(|known| known.name == name) {
                continue;
            }
            let ty = self.types.invent(owner.property(name), shape());
            let docs = Docs { description: Some(words.to_owned()), ..Docs::default() };
            let required = name == "event" && !is_component(owner);
            properties.push(Property { docs, ..property(name, ty, required) });
        }
    }

    /// Takes the branches out that only say how the stream ends, and notes how.
    pub(super) fn without_ends(
        &mut self,
        merged: &mut MergedSchema<'d>,
        branches: Vec<(Conjunct<'d>, MergedSchema<'d>)>,
    ) -> Vec<(Conjunct<'d>, MergedSchema<'d>)> {
        let mut kept = Vec::with_capacity(branches.len());
        merged.event.get_or_insert_default();
        for (branch, own) in branches {
            let schema = self.resolved.schema(branch.schema).1;
            let is_last = schema.extensions.get(TERMINAL) == Some(&Json::Bool(true));
            let names = self.values_of(&own, "event");
            let data = self.values_of(&own, "data");
            let ends =
                !data.is_empty() && names.is_empty() && (is_last || data.iter().all(|text| text == END));
            if ends {
                merged.event.get_or_insert_default().ends.extend(data);
                continue;
            }
            if is_last {
                merged.event.get_or_insert_default().last.extend(names);
            }
            kept.push((branch, own));
        }
        kept
    }

    /// The values of `event` that select the branches of a union, and the branch for all others.
    pub(super) fn names_of(&mut self, branches: &[(Conjunct<'d>, TypeUse)]) -> Option<Vec<Vec<String>>> {
        let mut tags = Vec::with_capacity(branches.len());
        for (branch, _) in branches {
            let own = self.flatten(&Intersection::one(branch.clone()), None);
            if !matches!(own.implied_type(), None | Some(SimpleType::Object)) || !own.choices.is_empty() {
                return None;
            }
            let names = self.values_of(&own, "event");
            let is_open = names.is_empty() && own.properties.contains_key("event");
            tags.push(if names.is_empty() && !is_open { vec![UNNAMED.to_owned()] } else { names });
        }
        let mut seen = HashSet::new();
        let distinct = tags.iter().flatten().all(|name| seen.insert(name));
        let open = tags.iter().filter(|names| names.is_empty()).count();
        let named = seen.iter().any(|name| *name != UNNAMED);
        (distinct && named && open < 2).then_some(tags)
    }

    /// The texts that a member may be.
    fn values_of(&mut self, merged: &MergedSchema<'d>, name: &str) -> Vec<String> {
        let Some(members) = merged.properties.get(name).cloned() else { return Vec::new() };
        let values = self.flatten(&Intersection::all(members), None).values.unwrap_or_default();
        values.iter().filter_map(|value| Some(value.value.as_str()?.to_owned())).collect()
    }
}

/// Whether it is a component, which may have other uses than that of an event.
fn is_component(owner: &TypeKey) -> bool {
    matches!(owner.root(), Root::Component(..))
}

/// How events are told apart by name.
pub(super) fn by_name() -> Dispatch {
    Dispatch::Tag { property: "event".to_owned(), declared: true }
}

/// What data of a schema is: text where only text fits.
fn form(data: &MergedSchema<'_>) -> DataForm {
    let is_text = match (&data.values, data.ty) {
        (Some(values), _) => values.iter().all(|value| value.value.is_string()),
        (None, ty) => ty == Some(SimpleType::String) && data.choices.is_empty(),
    };
    if is_text { DataForm::Text } else { DataForm::Json }
}

fn property(name: &str, ty: TypeUse, required: bool) -> Property {
    Property {
        name: name.to_owned(),
        ty,
        required,
        fixed: None,
        read_only: false,
        write_only: false,
        docs: Docs::default(),
        default: None,
        xml: None,
        hints: Default::default(),
        origin: Default::default(),
    }
}

/// Tells the media types of events what their data is, once every type is known.
pub(super) fn settle(api: &mut Api, events: &Events) {
    let types = &api.types;
    let answers = api.operations.iter_mut().flat_map(|operation| &mut operation.responses);
    for media in answers.flat_map(|answer| &mut answer.content) {
        if let (Some(EventItem::Fields(fields)), Some(item)) = (&mut media.event, &media.item) {
            *fields = self::fields(types, events, item);
        }
    }
}

/// Where the types were written whose schemas do not fit the objects that they are.
pub(super) fn opened(types: &[TypeDef], events: &Events) -> HashSet<NodeId> {
    let opened = events.types.iter().filter(|(_, event)| event.is_opened || !event.is_event);
    opened.filter_map(|(id, _)| types[id.0 as usize].origin.0).collect()
}

fn fields(types: &[TypeDef], events: &Events, item: &TypeUse) -> EventFields {
    let mut seen = HashSet::new();
    let mut waiting = vec![item.ty];
    let mut found: Vec<&EventType> = Vec::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        found.extend(events.types.get(&id));
        match &types[id.0 as usize].shape {
            Shape::Alias(next) => waiting.push(next.ty),
            Shape::Union(union) => waiting.extend(union.branches.iter().map(|branch| branch.ty.ty)),
            _ => {}
        }
    }
    let all = |list: fn(&EventType) -> &Vec<String>| -> Vec<String> {
        let texts: BTreeSet<&String> = found.iter().flat_map(|event| list(event)).collect();
        texts.into_iter().cloned().collect()
    };
    let events_of = |form: DataForm| found.iter().filter(move |event| event.is_event && event.data == form);
    let named =
        |form: DataForm| -> BTreeSet<&String> { events_of(form).flat_map(|event| &event.names).collect() };
    let (texts, values) = (named(DataForm::Text), named(DataForm::Json));
    // Data that may be either is read as JSON, and stays text where it is none.
    let unnamed_is_text = events_of(DataForm::Text).any(|event| event.names.is_empty())
        && !events_of(DataForm::Json).any(|event| event.names.is_empty());
    let (data, except) = match unnamed_is_text {
        true => (DataForm::Text, values),
        false => (DataForm::Json, texts.difference(&values).copied().collect()),
    };
    EventFields {
        data,
        except: except.into_iter().cloned().collect(),
        ends: all(|event| &event.ends),
        last: all(|event| &event.last),
    }
}
