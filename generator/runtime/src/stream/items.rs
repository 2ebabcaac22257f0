//! Typed items out of a byte stream: server-sent events, values of JSON, parts. The splitting is done once for all types;
//! a type brings only the function that decodes it.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;

use super::super::codec::{Lenient, ReadError};
use super::super::error::Error;
use super::super::head::Head;
use super::super::limits::{too_large, Limits};
use super::super::transport::{BoxFuture, MaybeSendSync};
use super::bytes::ByteStream;
use super::fault::Fault;
use super::split::{Raw, Splitter};
use super::sse::Event;

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

/// How what arrived becomes an item.
pub(crate) type Decode<T> = fn(&Raw, Lenient) -> Result<T, ReadError>;

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
            Splitter::Events(_, parser, _) => &parser.id,
            _ => "",
        }
    }

    /// The next item; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The next item with the event that it came in: its name, its id, its data as text; `None` at the end. What is no
    /// server-sent event has its data alone.
    pub async fn next_event(&mut self) -> Option<Result<(Event, T), Error>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(Event, T), Error>>> {
        let Poll::Ready(raw) = self.source.poll(cx) else { return Poll::Pending };
        Poll::Ready(raw.map(|raw| {
            let raw = raw?;
            match (self.decode)(&raw, self.source.head.asked.lenient()) {
                Ok(item) => Ok((raw.event, item)),
                Err(why) => Err(self.source.misfit(raw, why)),
            }
        }))
    }
}

impl<T> Stream for ItemStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx).map(|item| item.map(|item| item.map(|(_, item)| item)))
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

struct Source {
    head: Head,
    bytes: Option<ByteStream>,
    operation: &'static str,
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
            splitter,
            call,
            opening: None,
            most,
            times: 0,
            attempts: 0,
        }
    }

    fn misfit(&self, raw: Raw, why: ReadError) -> Error {
        let reason = format!("an item does not fit at {why}");
        Error::decode(self.operation, self.head.clone(), raw.came(), reason).caused_by(why)
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Raw, Error>>> {
        loop {
            match self.splitter.next(self.most) {
                Ok(Some(raw)) => return Poll::Ready(self.unless_end(raw)),
                Ok(None) => {}
                Err(fault) => return Poll::Ready(Some(Err(self.fault(fault)))),
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
                Poll::Ready(Some(Ok(piece))) => self.splitter.push(&piece),
                Poll::Ready(Some(Err(error))) => {
                    if self.gave_up(&error) {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                Poll::Ready(None) => {
                    self.bytes = None;
                    match self.splitter.end() {
                        Ok(Some(raw)) => return Poll::Ready(self.unless_end(raw)),
                        Ok(None) => drop(self.reopen()),
                        Err(fault) => return Poll::Ready(Some(Err(self.fault(fault)))),
                    }
                }
            }
        }
    }

    fn unless_end(&mut self, raw: Raw) -> Option<Result<Raw, Error>> {
        if raw.is_end || raw.is_last {
            self.close();
        }
        if raw.is_end {
            return None;
        }
        self.attempts = 0;
        Some(Ok(raw))
    }

    /// Reads no more.
    fn close(&mut self) {
        self.bytes = None;
        self.splitter.restart();
    }

    /// An item that is larger than it may be ends the stream: where the next one begins is not known.
    fn fault(&mut self, fault: Fault) -> Error {
        match fault {
            Fault::TooLarge(what) => {
                self.close();
                Error::limit(self.operation, Some(self.head.clone()), too_large(what, self.most, "item"))
            }
            Fault::Cut(why, came) => Error::decode(self.operation, self.head.clone(), came, why),
        }
    }

    /// Whether this error is the caller's; if not, the connection is being made again.
    fn gave_up(&mut self, error: &Error) -> bool {
        self.bytes = None;
        !error.is_retryable() || !self.reopen()
    }

    fn reopen(&mut self) -> bool {
        let Splitter::Events(_, parser, _) = &self.splitter else { return false };
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
        self.splitter.restart();
        true
    }
}
