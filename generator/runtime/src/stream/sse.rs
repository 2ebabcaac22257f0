//! Server-sent events (WHATWG HTML, 9.2.5 and 9.2.6), out of lines.

use std::time::Duration;

use super::super::codec::{self, FromJson, RawJson, ReadError, Reader, ToJson, Writer};

/// One event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// The event's type; empty where the server gave none, which means `message`.
    pub event: String,
    /// The lines of data, joined by line feeds.
    pub data: String,
    /// The last event id, which stays until the server gives another one.
    pub id: String,
    /// How long to wait before reconnecting, if the server says so.
    pub retry: Option<Duration>,
}

impl ToJson for Event {
    fn write(&self, w: &mut Writer) {
        let event = Some(self.event.as_str()).filter(|event| !event.is_empty());
        let id = Some(self.id.as_str()).filter(|id| !id.is_empty());
        let retry = self.retry.map(|retry| retry.as_millis() as u64);
        w.object(&[("event", &event), ("data", &self.data), ("id", &id), ("retry", &retry)]);
    }
}

impl FromJson for Event {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let (mut event, mut data, mut id): (Option<String>, Option<String>, Option<String>) =
            (None, None, None);
        let mut retry: Option<u64> = None;
        let names = ["event", "data", "id", "retry"];
        r.object("Event", &names, &mut [&mut event, &mut data, &mut id, &mut retry])?;
        Ok(Event {
            event: event.unwrap_or_default(),
            data: data.unwrap_or_default(),
            id: id.unwrap_or_default(),
            retry: retry.map(Duration::from_millis),
        })
    }
}

/// What the fields of the events of an operation hold, and which of them are the end.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq)]
pub struct EventShape {
    /// The data of events is text; otherwise it is JSON.
    pub is_text: bool,
    /// Events, by name, where it is the other way round.
    pub except: &'static [&'static str],
    /// Data that says that no more comes, and that is no item.
    pub ends: &'static [&'static str],
    /// Events, by name, behind which no more comes.
    pub last: &'static [&'static str],
}

/// What becomes an item.
#[derive(Clone, Copy, Debug)]
pub(crate) enum EventReading {
    /// The event as it is.
    Raw,
    /// The data, which is JSON.
    Data,
    /// The data, which is text.
    Text,
    /// All fields as an object.
    Fields(&'static EventShape),
}

impl EventReading {
    /// The JSON that an item is read from; `None` where it is the data itself.
    pub(crate) fn json(self, event: &Event, given: Given) -> Option<String> {
        match self {
            EventReading::Raw | EventReading::Data => None,
            EventReading::Text => Some(codec::to_string(&event.data)),
            EventReading::Fields(shape) => Some(shape.object(event, given)),
        }
    }

    /// Whether the event only says that it was the last one.
    pub(crate) fn is_end(self, event: &Event) -> bool {
        matches!(self, EventReading::Fields(shape) if shape.ends.contains(&event.data.as_str()))
    }

    /// Whether no event comes behind this one.
    pub(crate) fn is_last(self, event: &Event) -> bool {
        matches!(self, EventReading::Fields(shape) if shape.last.contains(&name(event)))
    }
}

/// The name of an event; one without is called `message`.
fn name(event: &Event) -> &str {
    if event.event.is_empty() {
        "message"
    } else {
        &event.event
    }
}

impl EventShape {
    /// The fields as an object, the data as what it holds. Data that ought to be JSON and is not stays text.
    fn object(&self, event: &Event, given: Given) -> String {
        let name = name(event);
        let is_text = self.is_text != self.except.contains(&name);
        let json = if is_text { None } else { RawJson::from_text(&event.data).ok() };
        let data: &dyn ToJson = match &json {
            Some(json) => json,
            None => &event.data,
        };
        let id = given.id.then_some(event.id.as_str());
        let retry = event.retry.filter(|_| given.retry).map(|retry| retry.as_millis() as u64);
        codec::to_string(&Fields {
            fields: &[("event", &name), ("data", data), ("id", &id), ("retry", &retry)],
        })
    }
}

struct Fields<'a> {
    fields: &'a [(&'a str, &'a dyn ToJson)],
}

impl ToJson for Fields<'_> {
    fn write(&self, w: &mut Writer) {
        w.object(self.fields);
    }
}

/// Which fields an event has of its own: ids and times stay from one event to the next.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given {
    id: bool,
    retry: bool,
}

/// Takes lines, gives events.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    event: String,
    data: String,
    has_data: bool,
    given: Given,
    /// The id of the event that has begun; it counts once the event is complete.
    next_id: Option<String>,
    /// The last event id of the stream.
    pub(crate) id: String,
    /// The last reconnection time of the stream.
    pub(crate) retry: Option<Duration>,
}

impl Parser {
    /// A line without its end; an empty one completes an event.
    pub(crate) fn line(&mut self, line: &str) -> Option<(Event, Given)> {
        if line.is_empty() {
            return self.dispatch();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                if self.has_data {
                    self.data.push('\n');
                }
                self.data.push_str(value);
                self.has_data = true;
            }
            "id" if !value.contains('\0') => {
                self.next_id = Some(value.to_owned());
                self.given.id = true;
            }
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                if let Ok(millis) = value.parse() {
                    self.retry = Some(Duration::from_millis(millis));
                    self.given.retry = true;
                }
            }
            _ => {}
        }
        None
    }

    /// The bytes of the event that has begun.
    pub(crate) fn held(&self) -> usize {
        self.event.len() + self.data.len()
    }

    /// Another connection begins: what was not complete is dropped, the last event id stays.
    pub(crate) fn restart(&mut self) {
        let (id, retry) = (std::mem::take(&mut self.id), self.retry);
        *self = Parser { id, retry, ..Parser::default() };
    }

    fn dispatch(&mut self) -> Option<(Event, Given)> {
        let event = std::mem::take(&mut self.event);
        let data = std::mem::take(&mut self.data);
        let given = std::mem::take(&mut self.given);
        if let Some(id) = self.next_id.take() {
            self.id = id;
        }
        let whole = || (Event { event, data, id: self.id.clone(), retry: self.retry }, given);
        std::mem::take(&mut self.has_data).then(whole)
    }
}
