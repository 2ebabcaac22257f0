//! The body of an answer or an error of which the document does not say what it is: JSON, or bytes with their media type.

use std::fmt;

use bytes::Bytes;

use super::codec::{self, Base64, FromJson, Lenient, Note, RawJson, ReadError, Slot};
use super::head::{is_json, Head};
use super::shown;

/// The body of an answer that the document leaves open (`schema: {}`): JSON where the answer's `Content-Type` says so, or
/// names no type and the body is JSON; else bytes with their media type.
#[derive(Clone, PartialEq)]
pub struct Content {
    media_type: String,
    bytes: Bytes,
    json: Option<RawJson>,
}

impl Content {
    pub(crate) fn new(head: Option<&Head>, bytes: Bytes) -> Self {
        let media_type = head.map(Head::media_type).unwrap_or_default();
        let may_be_json = media_type.is_empty() || is_json(&media_type);
        let json = if may_be_json { codec::from_slice(&bytes).ok() } else { None };
        Content { media_type, bytes, json }
    }

    /// The media type without its parameters, in lower case; empty where the server named none.
    pub fn media_type(&self) -> &str {
        &self.media_type
    }

    /// The body, if it is JSON.
    pub fn as_json(&self) -> Option<&RawJson> {
        self.json.as_ref()
    }

    /// The body as a JSON value of this type, if it is one.
    pub fn json<T: FromJson>(&self) -> Option<T> {
        codec::from_slice_knowing(&self.bytes, Lenient::strict()).ok()
    }

    /// The value at a JSON Pointer (RFC 6901), such as `/items/0/name`, if there is one of this type.
    pub fn at<T: FromJson>(&self, pointer: &str) -> Option<T> {
        at(&self.bytes, pointer)
    }

    /// The body as a text value of this type: a JSON string where the media type is JSON, else the text itself.
    pub fn value<T: FromJson>(&self) -> Option<T> {
        match self.as_json().filter(|json| json.as_str().starts_with('"')) {
            Some(json) if is_json(&self.media_type) => json.parse().ok(),
            _ => codec::from_str(&codec::to_string(&self.text()?)).ok(),
        }
    }

    /// The body as a scalar of this type, as [`Answer::scalar`](super::Answer::scalar) reads it, if it is one.
    pub fn scalar<T: FromJson>(&self) -> Option<T> {
        let mut slot: Option<T> = None;
        scalar(self.text()?, Lenient::strict(), &mut slot).ok()?;
        slot
    }

    /// The bytes, as [`Answer::octets`](super::Answer::octets) reads them.
    pub fn octets(&self) -> Option<Base64> {
        match has_text(&self.media_type) {
            true => self.value(),
            false => Some(Base64(self.bytes.to_vec())),
        }
    }

    /// The body as text, if it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// The bytes.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The bytes.
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }
}

/// Whether a body of this media type is text.
pub(crate) fn has_text(media: &str) -> bool {
    is_json(media) || media.is_empty() || media.starts_with("text/")
}

/// Reads text as a scalar: as JSON writes a string, or as JSON; gives the JSON that was read.
///
/// # Errors
/// The reason why it is no value of the type.
pub(crate) fn scalar(
    text: &str,
    lenient: Lenient,
    slot: &mut dyn Slot,
) -> Result<(String, Vec<Note>), ReadError> {
    let text = text.trim();
    let mut spelled = [codec::to_string(&text), if text.is_empty() { "null" } else { text }.to_owned()];
    if text.starts_with('"') {
        spelled.reverse();
    }
    let mut reason: Option<ReadError> = None;
    for lenient in [Lenient::strict(), lenient] {
        for json in &spelled {
            match codec::read_into(json.as_bytes(), lenient, slot) {
                Ok(outcome) => return Ok((json.clone(), outcome.notes)),
                Err(why) if reason.is_none() || !why.is_syntax() => reason = Some(why),
                Err(_) => {}
            }
        }
    }
    Err(reason.unwrap_or_else(|| ReadError::new(0, "a value", "nothing")))
}

/// The value at a pointer into a JSON text, if there is one of this type.
pub(crate) fn at<T: FromJson>(bytes: &[u8], pointer: &str) -> Option<T> {
    let all: RawJson = codec::from_slice(bytes).ok()?;
    all.pointer(pointer)?.parse().ok()
}

/// Shows no more than the beginning of the content.
impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Content");
        shown.field("media_type", &self.media_type);
        match &self.json {
            Some(json) => shown.field("json", &format_args!("{}", shown::line(json.as_str(), 200))),
            None => shown.field("bytes", &self.bytes.len()),
        };
        shown.finish()
    }
}
