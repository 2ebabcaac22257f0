//! Server-sent events (WHATWG HTML, 9.2.5 and 9.2.6), out of bytes that arrive in any pieces.

use std::time::Duration;

use super::super::codec::{FromJson, ReadError, Reader, ToJson, Writer};

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

/// Takes lines, gives events.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    event: String,
    data: String,
    has_data: bool,
    /// The last event id of the stream.
    pub(crate) id: String,
    /// The last reconnection time of the stream.
    pub(crate) retry: Option<Duration>,
}

impl Parser {
    /// A line without its end; an empty one completes an event.
    pub(crate) fn line(&mut self, line: &str) -> Option<Event> {
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
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                if let Ok(millis) = value.parse() {
                    self.retry = Some(Duration::from_millis(millis));
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

    fn dispatch(&mut self) -> Option<Event> {
        let event = std::mem::take(&mut self.event);
        let data = std::mem::take(&mut self.data);
        std::mem::take(&mut self.has_data).then(|| Event {
            event,
            data,
            id: self.id.clone(),
            retry: self.retry,
        })
    }
}
