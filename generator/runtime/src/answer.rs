//! A successful answer before it is decoded, and the ways to decode it. What does not fit becomes an error that keeps
//! the answer whole.

use std::fmt;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::body::Body;
use super::codec::{self, Base64, FromJson, Lenient, Misfit, RawJson, ReadError};
use super::content::{self, Content};
use super::error::Error;
use super::head::{is_json, Head};
use super::stream::{
    AnswerPart, ByteStream, Event, EventReading, EventShape, ItemDecode, ItemStream, Parts, Raw, Reopen,
    Splitter,
};

mod reading;
#[cfg(feature = "xml")]
mod xml;

/// A successful answer, any 2xx.
pub struct Answer {
    head: Head,
    payload: Payload,
    attempts: u32,
    misfits: Option<Misfits>,
}

/// Where what does not fit is kept, for whoever asks for it.
pub(crate) type Misfits = Arc<Mutex<Vec<Misfit>>>;

enum Payload {
    Whole(Bytes),
    Flow(ByteStream, Box<dyn Reopen>),
}

impl Answer {
    pub(crate) fn whole(head: Head, body: Bytes, attempts: u32) -> Self {
        Answer { head, payload: Payload::Whole(body), attempts, misfits: None }
    }

    /// An answer that is read as it arrives; `call` makes the call again where the connection ends.
    pub(crate) fn flowing(call: Box<dyn Reopen>, head: Head, body: ByteStream, attempts: u32) -> Self {
        Answer { head, payload: Payload::Flow(body, call), attempts, misfits: None }
    }

    /// Keeps what does not fit there.
    pub(crate) fn keeping(mut self, misfits: &Misfits) -> Self {
        self.misfits = Some(misfits.clone());
        self
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
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) for an empty body, a media type that is not JSON, a value that does not
    /// fit, and one that has members of which the type has none: [`Error::help`] says what would take it.
    pub fn json<T: FromJson>(self) -> Result<T, Error> {
        let mut slot: Option<T> = None;
        self.fill(&mut slot, std::any::type_name::<T>())?;
        slot.ok_or_else(|| self.no_value())
    }

    /// The JSON value at a pointer (RFC 6901) into the body.
    ///
    /// # Errors
    /// As [`Answer::json`]; also where there is nothing at the pointer.
    pub fn json_at<T: FromJson>(self, pointer: &str) -> Result<T, Error> {
        if pointer.is_empty() {
            return self.json();
        }
        let (body, all) = self.tree()?;
        let Some(found) = all.spot(pointer) else {
            return Err(self.unfit(body, format!("the body has nothing at {pointer}")));
        };
        let mut slot: Option<T> = None;
        self.fill_part((body, found, pointer), &mut slot, std::any::type_name::<T>())?;
        slot.ok_or_else(|| self.no_value())
    }

    /// The list at a pointer; an empty one for null, or where there is nothing: servers leave empty lists out. `others` are what
    /// else a page is known by: one that has members, and none of all these, is no page.
    pub(crate) fn list_at<T: FromJson>(self, pointer: &str, others: &[&str]) -> Result<Vec<T>, Error> {
        if pointer.is_empty() {
            return self.json::<Option<Vec<T>>>().map(Option::unwrap_or_default);
        }
        let (body, all) = self.tree()?;
        let mut slot: Option<Option<Vec<T>>> = None;
        match all.spot(pointer) {
            Some(found) => {
                self.fill_part((body, found, pointer), &mut slot, std::any::type_name::<Vec<T>>())?
            }
            None => {
                let known = others.iter().any(|other| !other.is_empty() && all.spot(other).is_some());
                if !known && !self.lenient().missing && !matches!(all.as_str(), "{}" | "null") {
                    let error = self.unfit(body, format!("the body is no page: it has nothing at {pointer}"));
                    return Err(error.helped("`.raw()` has the body as it came"));
                }
            }
        }
        Ok(slot.flatten().unwrap_or_default())
    }

    /// The body as text, of UTF-8 or of the `charset` ISO-8859-1.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) for anything else.
    pub fn text(self) -> Result<String, Error> {
        self.tell_media();
        if self.lenient().bodies && is_json(&self.media_type()) {
            if let Ok(text) = codec::from_slice(&self.plain()?) {
                return Ok(text);
            }
        }
        self.plain_text()
    }

    /// The body where the document allows any media type for a text: as the answer's `Content-Type` says, a JSON string or the
    /// text itself.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where it does not fit.
    pub fn value<T: FromJson>(self) -> Result<T, Error> {
        let (body, type_name) = (self.plain()?, std::any::type_name::<T>());
        let mut slot: Option<T> = None;
        let quoted = is_json(&self.media_type()) && body.trim_ascii().starts_with(b"\"");
        match quoted {
            true => self.fill(&mut slot, type_name)?,
            false => self.fill_text(body, &self.plain_text()?, &mut slot, type_name)?,
        }
        slot.ok_or_else(|| self.no_value())
    }

    /// The body where the document has a scalar in a media type of text: a number, a boolean, a time, one of a few words. Read as
    /// text without quotes or as JSON, space around it left aside; no text at all is null.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where it does not fit.
    pub fn scalar<T: FromJson>(self) -> Result<T, Error> {
        let body = self.plain()?;
        let mut slot: Option<T> = None;
        self.fill_scalar(body, &self.plain_text()?, &mut slot, std::any::type_name::<T>())?;
        slot.ok_or_else(|| self.no_value())
    }

    /// Bytes where the document has base64 in a media type that may be any: JSON and text have base64, any other the bytes.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where it is no base64.
    pub fn octets(self) -> Result<Base64, Error> {
        match content::has_text(&self.media_type()) {
            true => self.value(),
            false => Ok(Base64(self.held()?.to_vec())),
        }
    }

    /// The body where the document does not say what it is.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where the answer is streamed.
    pub fn content(self) -> Result<Content, Error> {
        Ok(Content::new(Some(&self.head), self.held()?))
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
        self.items(Splitter::events(EventReading::Data), value)
    }

    /// Server-sent events, the data of each being the text of a value.
    pub fn text_events<T: FromJson>(self) -> ItemStream<T> {
        self.items(Splitter::events(EventReading::Text), value)
    }

    /// Server-sent events as objects of `event`, `data`, `id` and `retry` (OpenAPI 3.2, `itemSchema`): those that an event
    /// has, with `message` for the name where it has none. `shape` says what the data is.
    pub fn event_objects<T: FromJson>(self, shape: &'static EventShape) -> ItemStream<T> {
        self.items(Splitter::events(EventReading::Fields(shape)), value)
    }

    /// Server-sent events as they are.
    pub fn raw_events(self) -> ItemStream<Event> {
        self.items(Splitter::events(EventReading::Raw), |raw, _| Ok(raw.event.clone()))
    }

    /// JSON values, one a line (NDJSON, JSON Lines), or JSON text sequences (RFC 7464), as the answer's media type says.
    pub fn lines<T: FromJson>(self) -> ItemStream<T> {
        let splitter = Splitter::values(&self.media_type());
        self.items(splitter, value)
    }

    /// The parts of a multipart body, each being a JSON value.
    pub fn json_parts<T: FromJson>(self) -> ItemStream<T> {
        let splitter = Splitter::Parts(self.boundary());
        self.items(splitter, |raw, lenient| {
            let part = raw.part.as_ref().map(|part| &part.body[..]).unwrap_or_default();
            codec::from_slice_knowing(part, lenient)
        })
    }

    /// The parts of a multipart body as they are.
    pub fn parts(self) -> ItemStream<AnswerPart> {
        let splitter = Splitter::Parts(self.boundary());
        self.items(splitter, |raw, _| Ok(raw.part.clone().unwrap_or_default()))
    }

    fn boundary(&self) -> Parts {
        let value = self.head.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        Parts::new(value.unwrap_or_default())
    }

    /// The status and the header fields.
    pub(crate) fn head(&self) -> &Head {
        &self.head
    }

    /// How often the request was sent.
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The operation, as messages name it.
    fn operation(&self) -> &'static str {
        self.head.asked.label()
    }

    fn items<T>(self, splitter: Splitter, decode: ItemDecode<T>) -> ItemStream<T> {
        ItemStream::new(self.into_flow(), splitter, decode)
    }

    fn into_flow(self) -> (Head, ByteStream, Option<Box<dyn Reopen>>) {
        match self.payload {
            Payload::Flow(stream, call) => (self.head, stream, Some(call)),
            Payload::Whole(bytes) => {
                let (len, pieces) = (bytes.len() as u64, Body::bytes(bytes).into_pieces());
                let stream = ByteStream::new(&self.head.asked, Some(len), Box::pin(pieces));
                (self.head, stream, None)
            }
        }
    }

    /// The body, and its JSON.
    fn tree(&self) -> Result<(Bytes, RawJson), Error> {
        let mut slot: Option<RawJson> = None;
        self.fill(&mut slot, "JSON")?;
        Ok((self.held()?, slot.unwrap_or_default()))
    }

    /// The body, where it was collected.
    pub(crate) fn held(&self) -> Result<Bytes, Error> {
        match &self.payload {
            Payload::Whole(bytes) => Ok(bytes.clone()),
            Payload::Flow(..) => Err(self.unfit(Bytes::new(), "the body is a stream".to_owned())),
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

    fn plain_text(&self) -> Result<String, Error> {
        let body = self.plain()?;
        match String::from_utf8(body.to_vec()) {
            Ok(text) => Ok(text),
            Err(bytes) if self.is_latin() => Ok(bytes.into_bytes().into_iter().map(char::from).collect()),
            Err(why) => Err(self.unfit(body, format!("the body is not UTF-8: {why}"))),
        }
    }

    fn is_latin(&self) -> bool {
        let value = self.head.headers.get(http::header::CONTENT_TYPE).map(|value| value.as_bytes());
        let value = String::from_utf8_lossy(value.unwrap_or_default()).to_ascii_lowercase();
        value.contains("iso-8859-1") || value.contains("latin1") || value.contains("windows-1252")
    }

    /// A slot that is read is filled; this is for one that says otherwise.
    fn no_value(&self) -> Error {
        self.unfit(Bytes::new(), "the body has no value".to_owned())
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("operation", &self.operation())
            .field("status", &self.head.status)
            .finish_non_exhaustive()
    }
}

fn value<T: FromJson>(raw: &Raw, lenient: Lenient) -> Result<T, ReadError> {
    codec::from_slice_knowing(raw.json().as_bytes(), lenient)
}
