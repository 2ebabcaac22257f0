//! Parts of a multipart body (RFC 2046, 5.1.1) as they arrive, each held as a whole.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::super::codec::{self, FromJson, ReadError};
use super::fault::Fault;

/// A part of an answer that has several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnswerPart {
    /// Its header fields.
    pub headers: HeaderMap,
    /// Its content.
    pub body: Bytes,
}

impl AnswerPart {
    /// Its media type without parameters, in lower case; empty where it names none, which means `text/plain`.
    pub fn media_type(&self) -> String {
        let value = self.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media = value.unwrap_or_default().split(';').next().unwrap_or_default();
        media.trim().to_ascii_lowercase()
    }

    /// Its content as a JSON value.
    ///
    /// # Errors
    /// The content does not fit.
    pub fn json<T: FromJson>(&self) -> Result<T, ReadError> {
        codec::from_slice(&self.body)
    }
}

/// Collects bytes and gives whole parts.
pub(crate) struct Parts {
    held: Vec<u8>,
    /// Where the search for the next delimiter begins: behind a line feed, or at the beginning.
    from: usize,
    /// How much of that line was looked through for its end.
    looked: usize,
    /// `--` and the boundary; empty where the answer named none.
    delimiter: Vec<u8>,
    place: Place,
    /// How many bytes in front of the first delimiter were passed over.
    passed: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Before the first delimiter.
    Before,
    /// In a part.
    Inside,
    /// Behind the last delimiter.
    Behind,
}

/// The longest boundary (RFC 2046, 5.1.1).
const LONGEST: usize = 70;

/// The most header fields of a part.
const FIELDS: usize = 100;

impl Parts {
    /// Parts of a body with this `Content-Type`.
    pub(crate) fn new(content_type: &str) -> Self {
        let delimiter = boundary(content_type).map(|text| format!("--{text}").into_bytes());
        let delimiter = delimiter.unwrap_or_default();
        Parts { held: Vec::new(), from: 0, looked: 0, delimiter, place: Place::Before, passed: 0 }
    }

    pub(crate) fn push(&mut self, piece: &[u8]) {
        if self.place != Place::Behind {
            self.held.extend_from_slice(piece);
        }
    }

    pub(crate) fn restart(&mut self) {
        (self.held, self.place) = (Vec::new(), Place::Behind);
    }

    /// Whether the last delimiter was there.
    pub(crate) fn is_over(&self) -> bool {
        self.place == Place::Behind
    }

    /// The next whole part. It may have `most` bytes at most.
    pub(crate) fn next(&mut self, most: usize) -> Result<Option<AnswerPart>, Fault> {
        if self.delimiter.is_empty() && self.place != Place::Behind {
            self.place = Place::Behind;
            let why = "the `Content-Type` of the answer names no boundary".to_owned();
            return Err(Fault::Cut(why, Bytes::from(std::mem::take(&mut self.held))));
        }
        while let Some(found) = self.delimiter() {
            let was = self.place;
            let content = found.content(&self.held);
            if was == Place::Inside && content.len() > most {
                return Err(Fault::TooLarge("a part"));
            }
            let part = (was == Place::Inside).then(|| part(content));
            self.held.drain(..found.next);
            (self.from, self.looked) = (0, 0);
            self.place = if found.is_last { Place::Behind } else { Place::Inside };
            if found.is_last {
                self.held = Vec::new();
            }
            if let Some(part) = part {
                return part.map(Some);
            }
        }
        match self.place {
            // What stands before the first part is for readers without this format, and is passed over; it may be as long as a part.
            Place::Before => {
                self.passed = self.passed.saturating_add(self.from);
                self.held.drain(..self.from)
            }
            _ if self.held.len() > most.saturating_add(LONGEST) => return Err(Fault::TooLarge("a part")),
            _ => return Ok(None),
        };
        self.from = 0;
        if self.held.len().saturating_add(self.passed) > most {
            Err(Fault::TooLarge("what is before the first part"))
        } else {
            Ok(None)
        }
    }

    /// The connection ended.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        let was = std::mem::replace(&mut self.place, Place::Behind);
        let rest = Bytes::from(std::mem::take(&mut self.held));
        match was {
            Place::Inside => Err(Fault::Cut("the body ends inside of a part".to_owned(), rest)),
            Place::Before | Place::Behind => Ok(()),
        }
    }

    /// The next line that is a delimiter. `from` moves to the line that is to be looked at next.
    fn delimiter(&mut self) -> Option<Delimiter> {
        if self.place == Place::Behind {
            return None;
        }
        loop {
            let line = &self.held[self.from..];
            let end = line[self.looked..].iter().position(|byte| *byte == b'\n');
            let end = end.map(|end| self.looked + end);
            if line.starts_with(&self.delimiter) {
                let rest = &line[self.delimiter.len()..end.unwrap_or(line.len())];
                let is_last = rest.starts_with(b"--");
                if is_last || (end.is_some() && rest.trim_ascii().is_empty()) {
                    let next = self.from + end.map_or(line.len(), |end| end + 1);
                    return Some(Delimiter { at: self.from, next, is_last });
                }
            }
            let Some(end) = end else {
                self.looked = line.len();
                return None;
            };
            (self.from, self.looked) = (self.from + end + 1, 0);
        }
    }
}

/// A delimiter that was found.
struct Delimiter {
    at: usize,
    /// Behind its line.
    next: usize,
    is_last: bool,
}

impl Delimiter {
    /// What is before it: the line break belongs to the delimiter.
    fn content<'b>(&self, held: &'b [u8]) -> &'b [u8] {
        let content = &held[..self.at];
        let content = content.strip_suffix(b"\n").unwrap_or(content);
        content.strip_suffix(b"\r").unwrap_or(content)
    }
}

/// Header fields up to an empty line, and the content behind it.
fn part(mut rest: &[u8]) -> Result<AnswerPart, Fault> {
    let mut part = AnswerPart::default();
    let all = rest;
    let bad =
        || Fault::Cut("a header field of a part cannot be read".to_owned(), Bytes::copy_from_slice(all));
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n');
        let line = rest[..end.unwrap_or(rest.len())].trim_ascii();
        rest = end.map_or(&[][..], |end| &rest[end + 1..]);
        if line.is_empty() {
            part.body = Bytes::copy_from_slice(rest);
            return Ok(part);
        }
        let colon = line.iter().position(|byte| *byte == b':').ok_or_else(bad)?;
        let name = HeaderName::from_bytes(line[..colon].trim_ascii()).map_err(|_| bad())?;
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii()).map_err(|_| bad())?;
        if part.headers.len() >= FIELDS {
            return Err(bad());
        }
        part.headers.append(name, value);
    }
}

/// The parameter `boundary` of a media type, which may be in quotes.
fn boundary(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1);
    let value = parameters.filter_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim())
    });
    let text = value.into_iter().next()?.trim_matches('"');
    (!text.is_empty() && text.len() <= LONGEST && !text.contains(['\r', '\n'])).then(|| text.to_owned())
}
