//! Typed items out of a byte stream: server-sent events and lines of JSON. The splitting is done once for all types; a
//! type brings only the function that decodes it.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::super::codec::{Lenient, ReadError};
use super::super::error::Error;
use super::super::head::Head;
use super::super::limits::{too_large, Limits};
use super::super::transport::{BoxFuture, MaybeSendSync};
use super::bytes::ByteStream;
use super::lines::Lines;
use super::sse::{Event, Parser};

/// Items of an answer as they arrive; a stream of `Result<T, Error>`. An item that does not fit its type is an error
/// of its own: the stream goes on behind it.
pub struct ItemStream<T> {
    source: Source,
    decode: Decode<T>,
}

/// Server-sent events; see [`ItemStream`].
pub type EventStream<T> = ItemStream<T>;

/// Lines of JSON; see [`ItemStream`].
pub type LineStream<T> = ItemStream<T>;

/// How the data of an event becomes an item.
pub(crate) type Decode<T> = fn(&Event, Lenient) -> Result<T, ReadError>;

/// A call that can be made again when the connection of its stream ends.
pub(crate) trait Reopen: MaybeSendSync {
    /// What is taken from the server at most.
    fn limits(&self) -> &Limits;

    /// Whether there are timers, and the deadline has not passed.
    fn has_time(&self) -> bool;

    /// Makes the call after a pause, naming the last event that came, if one did. `None` where the server says that there
    /// is no more.
    fn reopen(&self, last_event: Option<&str>, pause: Duration) -> Reopened;
}

/// What becomes of making a call again.
pub(crate) type Reopened = BoxFuture<'static, Result<Option<ByteStream>, Error>>;

/// How bytes become items.
pub(crate) enum Splitter {
    /// JSON Lines, NDJSON, JSON text sequences: a line is an event's data.
    Lines,
    /// Server-sent events.
    Events(Parser),
}

impl Splitter {
    /// The bytes of the item that has begun.
    fn held(&self) -> usize {
        match self {
            Splitter::Lines => 0,
            Splitter::Events(parser) => parser.held(),
        }
    }

    /// Forgets the item that has begun.
    fn restart(&mut self) {
        if let Splitter::Events(parser) = self {
            parser.restart();
        }
    }
}

impl<T> ItemStream<T> {
    pub(crate) fn new(
        (head, bytes, call): (Head, ByteStream, Option<Box<dyn Reopen>>),
        splitter: Splitter,
        decode: Decode<T>,
    ) -> Self {
        ItemStream { source: Source::new(head, bytes, splitter, call), decode }
    }

    /// Makes the call again when the connection ends before the server said so, telling it the last event id
    /// (`Last-Event-ID`), until so many attempts in a row brought no event. For server-sent events only, and only
    /// where there are timers. The pause before is 3 s or what the server asks for, doubled with each attempt in
    /// vain, within [`Limits::shortest_pause`](super::super::Limits::shortest_pause) and
    /// [`Limits::longest_pause`](super::super::Limits::longest_pause). Status 204 ends the stream.
    pub fn reconnect(mut self, times: u32) -> Self {
        self.source.times = times;
        self
    }

    /// The id of the last event, for a later call.
    pub fn last_event_id(&self) -> &str {
        match &self.source.splitter {
            Splitter::Events(parser) => &parser.id,
            Splitter::Lines => "",
        }
    }

    /// The next item; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T> Stream for ItemStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let decode = self.decode;
        let source = &mut self.source;
        source.poll(cx).map(|item| {
            item.map(|event| {
                let event = event?;
                decode(&event, source.head.asked.lenient()).map_err(|why| source.misfit(event, why))
            })
        })
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream").field("last_event_id", &self.last_event_id()).finish_non_exhaustive()
    }
}

/// The pause before a connection is made again, unless the server names another.
const PAUSE: Duration = Duration::from_secs(3);

/// The longest event id that is sent to a server.
const LONGEST_ID: usize = 8 << 10;

/// The data of an event that ends the stream, as some servers write it.
const END: &str = "[DONE]";

struct Source {
    head: Head,
    bytes: Option<ByteStream>,
    operation: &'static str,
    lines: Lines,
    splitter: Splitter,
    call: Option<Box<dyn Reopen>>,
    opening: Option<Reopened>,
    /// The most bytes that an item may have.
    most: usize,
    times: u32,
    /// Attempts to open the stream again since the last event.
    attempts: u32,
}

impl Source {
    fn new(head: Head, bytes: ByteStream, splitter: Splitter, call: Option<Box<dyn Reopen>>) -> Self {
        let most = call.as_ref().map_or(usize::MAX, |call| call.limits().item);
        Source {
            operation: head.asked.label(),
            head,
            bytes: Some(bytes),
            lines: Lines::new(matches!(splitter, Splitter::Events(_))),
            splitter,
            call,
            opening: None,
            most,
            times: 0,
            attempts: 0,
        }
    }

    fn misfit(&self, event: Event, why: ReadError) -> Error {
        let reason = format!("an item does not fit at {why}");
        Error::decode(self.operation, self.head.clone(), Bytes::from(event.data), reason).caused_by(why)
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event, Error>>> {
        loop {
            match self.split() {
                Ok(Some(event)) => return Poll::Ready(self.unless_end(event)),
                Ok(None) => {}
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
            if let Some(opening) = &mut self.opening {
                let Poll::Ready(opened) = opening.as_mut().poll(cx) else { return Poll::Pending };
                self.opening = None;
                match opened {
                    Ok(bytes) => self.bytes = bytes,
                    Err(error) if self.gave_up(&error) => return Poll::Ready(Some(Err(error))),
                    Err(_) => {}
                }
                continue;
            }
            let Some(bytes) = &mut self.bytes else { return Poll::Ready(None) };
            match Pin::new(bytes).poll_next(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Ok(piece))) => self.lines.push(&piece),
                Poll::Ready(Some(Err(error))) => {
                    if self.gave_up(&error) {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                Poll::Ready(None) => {
                    if let Some(event) = self.end() {
                        return Poll::Ready(self.unless_end(event));
                    }
                }
            }
        }
    }

    fn unless_end(&mut self, event: Event) -> Option<Result<Event, Error>> {
        if event.data == END {
            self.close();
            return None;
        }
        self.attempts = 0;
        Some(Ok(event))
    }

    /// Reads no more.
    fn close(&mut self) {
        self.bytes = None;
        self.lines = Lines::new(true);
    }

    /// The next item out of what arrived.
    fn split(&mut self) -> Result<Option<Event>, Error> {
        let most = self.most;
        let mut held = self.splitter.held();
        while let Some(line) = self.lines.next() {
            if held + line.len() > most {
                return Err(self.too_large());
            }
            let line = String::from_utf8_lossy(line);
            match &mut self.splitter {
                Splitter::Events(parser) => {
                    if let Some(event) = parser.line(&line) {
                        return Ok(Some(event));
                    }
                }
                Splitter::Lines if line.trim().is_empty() => {}
                Splitter::Lines => return Ok(Some(Event { data: line.into_owned(), ..Event::default() })),
            }
            held = self.splitter.held();
        }
        if held + self.lines.held() > most {
            return Err(self.too_large());
        }
        Ok(None)
    }

    /// An item that is larger than it may be ends the stream: where the next one begins is not known.
    fn too_large(&mut self) -> Error {
        self.close();
        self.splitter.restart();
        let what = match self.splitter {
            Splitter::Events(_) => "an event",
            Splitter::Lines => "a line",
        };
        Error::limit(self.operation, Some(self.head.clone()), too_large(what, self.most, "item"))
    }

    /// The connection ended. A last line needs no line feed; an event that is not complete is dropped.
    fn end(&mut self) -> Option<Event> {
        self.bytes = None;
        let rest = String::from_utf8_lossy(self.lines.rest()).into_owned();
        if matches!(self.splitter, Splitter::Lines) {
            return (!rest.trim().is_empty()).then(|| Event { data: rest, ..Event::default() });
        }
        self.reopen();
        None
    }

    /// Whether this error is the caller's; if not, the connection is being made again.
    fn gave_up(&mut self, error: &Error) -> bool {
        self.bytes = None;
        !error.is_retryable() || !self.reopen()
    }

    fn reopen(&mut self) -> bool {
        let Splitter::Events(parser) = &mut self.splitter else { return false };
        let Some(call) = self.call.as_ref().filter(|call| call.has_time()) else { return false };
        if self.attempts >= self.times {
            return false;
        }
        let limits = call.limits();
        let pause = limits.pause(parser.retry.unwrap_or(PAUSE));
        let pause = pause.saturating_mul(1 << self.attempts.min(16)).min(limits.longest_pause);
        self.attempts += 1;
        // An id that no header field can hold is not told.
        let sendable = !parser.id.chars().any(char::is_control) && parser.id.len() <= LONGEST_ID;
        let last_event = Some(parser.id.as_str()).filter(|id| sendable && !id.is_empty());
        self.opening = Some(call.reopen(last_event, pause));
        parser.restart();
        self.lines = Lines::new(true);
        true
    }
}
