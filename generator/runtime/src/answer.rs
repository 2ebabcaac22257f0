//! A successful answer before it is decoded, and the ways to decode it. What does not fit becomes an error that keeps
//! the answer whole.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::body::Body;
use super::codec::{self, FromJson, RawJson, ReadError};
use super::error::Error;
use super::head::Head;
use super::stream::{ByteStream, Event, ItemStream, Parser, Reopen, Splitter};

/// A successful answer, any 2xx.
pub struct Answer {
    operation: &'static str,
    head: Head,
    content: Content,
    attempts: u32,
}

enum Content {
    Whole(Bytes),
    Flow(ByteStream, Box<dyn Reopen>),
}

impl Answer {
    pub(crate) fn whole(operation: &'static str, head: Head, body: Bytes, attempts: u32) -> Self {
        Answer { operation, head, content: Content::Whole(body), attempts }
    }

    /// An answer that is read as it arrives; `call` makes the call again where the connection ends.
    pub(crate) fn flowing(call: Box<dyn Reopen>, head: Head, body: ByteStream, attempts: u32) -> Self {
        Answer { operation: body.operation(), head, content: Content::Flow(body, call), attempts }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The header fields.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The media type without its parameters, in lower case; empty where the server named none.
    pub fn media_type(&self) -> String {
        self.head.media_type()
    }

    /// The body as a JSON value.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) for an empty body, a media type that is not JSON, and a value
    /// that does not fit.
    pub fn json<T: FromJson>(self) -> Result<T, Error> {
        let body = self.json_body()?;
        codec::from_slice(&body).map_err(|why| self.misfit(body, std::any::type_name::<T>(), why))
    }

    /// The JSON value at a pointer (RFC 6901) into the body.
    ///
    /// # Errors
    /// As [`Answer::json`]; also where there is nothing at the pointer.
    pub fn json_at<T: FromJson>(self, pointer: &str) -> Result<T, Error> {
        if pointer.is_empty() {
            return self.json();
        }
        let (body, found) = self.part(pointer)?;
        let Some(found) = found else {
            return Err(self.unfit(body, format!("the body has nothing at {pointer}")));
        };
        found.parse().map_err(|why| self.misfit(body, std::any::type_name::<T>(), why))
    }

    /// The list at a pointer; an empty one for null, or where there is nothing: servers leave empty lists out.
    pub(crate) fn list_at<T: FromJson>(self, pointer: &str) -> Result<Vec<T>, Error> {
        if pointer.is_empty() {
            return self.json::<Option<Vec<T>>>().map(Option::unwrap_or_default);
        }
        let (body, found) = self.part(pointer)?;
        let Some(found) = found else { return Ok(Vec::new()) };
        let list = found.parse::<Option<Vec<T>>>();
        list.map(Option::unwrap_or_default)
            .map_err(|why| self.misfit(body, std::any::type_name::<Vec<T>>(), why))
    }

    /// The body as text, of UTF-8 or of the `charset` ISO-8859-1.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) for anything else.
    pub fn text(self) -> Result<String, Error> {
        let body = self.plain()?;
        match String::from_utf8(body.to_vec()) {
            Ok(text) => Ok(text),
            Err(bytes) if self.is_latin() => Ok(bytes.into_bytes().into_iter().map(char::from).collect()),
            Err(why) => Err(self.unfit(body, format!("the body is not UTF-8: {why}"))),
        }
    }

    /// The body's bytes.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where the answer is streamed.
    pub fn bytes(self) -> Result<Bytes, Error> {
        self.held()
    }

    /// Nothing: whatever the body says, the success is all there is to know.
    ///
    /// # Errors
    /// None; the signature is that of the other ways.
    pub fn empty(self) -> Result<(), Error> {
        Ok(())
    }

    /// The bytes as they arrive.
    pub fn stream(self) -> ByteStream {
        self.into_flow().1
    }

    /// Server-sent events, the data of each being a JSON value.
    pub fn events<T: FromJson>(self) -> ItemStream<T> {
        self.items(Splitter::Events(Parser::default()), data)
    }

    /// Server-sent events as objects of `event`, `data`, `id` and `retry` (OpenAPI 3.2, `itemSchema`).
    pub fn event_objects<T: FromJson>(self) -> ItemStream<T> {
        self.items(Splitter::Events(Parser::default()), object)
    }

    /// Server-sent events as they are.
    pub fn raw_events(self) -> ItemStream<Event> {
        self.items(Splitter::Events(Parser::default()), |event| Ok(event.clone()))
    }

    /// JSON values, one a line (NDJSON, JSON Lines), or JSON text sequences (RFC 7464).
    pub fn lines<T: FromJson>(self) -> ItemStream<T> {
        self.items(Splitter::Lines, data)
    }

    /// The status and the header fields.
    pub(crate) fn head(&self) -> &Head {
        &self.head
    }

    /// How often the request was sent.
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    fn items<T>(self, splitter: Splitter, decode: fn(&Event) -> Result<T, ReadError>) -> ItemStream<T> {
        ItemStream::new(self.into_flow(), splitter, decode)
    }

    fn into_flow(self) -> (Head, ByteStream, Option<Box<dyn Reopen>>) {
        match self.content {
            Content::Flow(stream, call) => (self.head, stream, Some(call)),
            Content::Whole(bytes) => {
                let (len, pieces) = (bytes.len() as u64, Body::bytes(bytes).into_pieces());
                (self.head, ByteStream::new(self.operation, Some(len), Box::pin(pieces)), None)
            }
        }
    }

    fn part(&self, pointer: &str) -> Result<(Bytes, Option<RawJson>), Error> {
        let body = self.json_body()?;
        let all: RawJson = match codec::from_slice(&body) {
            Ok(all) => all,
            Err(why) => return Err(self.misfit(body, "JSON", why)),
        };
        let found = all.get(pointer);
        Ok((body, found))
    }

    /// The body, where it was collected.
    pub(crate) fn held(&self) -> Result<Bytes, Error> {
        match &self.content {
            Content::Whole(bytes) => Ok(bytes.clone()),
            Content::Flow(..) => Err(self.unfit(Bytes::new(), "the body is a stream".to_owned())),
        }
    }

    /// The body, where nothing has to be unpacked first (RFC 9110, 8.4).
    fn plain(&self) -> Result<Bytes, Error> {
        let body = self.held()?;
        let coding = self.head.headers.get(http::header::CONTENT_ENCODING).map(|value| value.as_bytes());
        match String::from_utf8_lossy(coding.unwrap_or_default()).to_ascii_lowercase().as_str() {
            "" | "identity" => Ok(body),
            coding => {
                Err(self.unfit(body, format!("the body is packed ({coding}), which was not asked for")))
            }
        }
    }

    /// A body that may be JSON.
    fn json_body(&self) -> Result<Bytes, Error> {
        let body = self.plain()?;
        if body.is_empty() {
            return Err(self.unfit(body, "the body is empty, and JSON was expected".to_owned()));
        }
        let media = self.media_type();
        let vague = matches!(&*media, "" | "text/plain" | "application/octet-stream" | "*/*");
        if vague || media.contains("json") || media.starts_with("application/vnd.") {
            return Ok(body);
        }
        let reason = format!("the body is {media}, and JSON was expected");
        Err(self.unfit(body, reason))
    }

    fn is_latin(&self) -> bool {
        let value = self.head.headers.get(http::header::CONTENT_TYPE).map(|value| value.as_bytes());
        let value = String::from_utf8_lossy(value.unwrap_or_default()).to_ascii_lowercase();
        value.contains("iso-8859-1") || value.contains("latin1") || value.contains("windows-1252")
    }

    fn unfit(&self, body: Bytes, reason: String) -> Error {
        Error::decode(self.operation, self.head.clone(), body, reason).after(self.attempts)
    }

    fn misfit(&self, body: Bytes, type_name: &'static str, why: ReadError) -> Error {
        let plain = !self.media_type().contains("json");
        let note = if plain { Cow::Owned(format!(" of {}", self.media_type())) } else { Cow::Borrowed("") };
        let reason = format!("body{note} does not fit {} at {why}", short(type_name));
        self.unfit(body, reason).caused_by(why)
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("operation", &self.operation)
            .field("status", &self.head.status)
            .finish_non_exhaustive()
    }
}

fn data<T: FromJson>(event: &Event) -> Result<T, ReadError> {
    codec::from_str(&event.data)
}

fn object<T: FromJson>(event: &Event) -> Result<T, ReadError> {
    codec::from_str(&codec::to_string(event))
}

/// A type's name without the modules it is in: `Vec<Key>`.
fn short(type_name: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in type_name.chars() {
        match c {
            ':' => word.clear(),
            '<' | '>' | ',' | ' ' | '[' | ']' | '(' | ')' | '&' => {
                out.push_str(&std::mem::take(&mut word));
                out.push(c);
            }
            c => word.push(c),
        }
    }
    out + &word
}
