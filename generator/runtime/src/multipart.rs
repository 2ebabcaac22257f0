//! Multipart bodies (RFC 7578, RFC 2046): parts of text, JSON, bytes, files and streams. Written here rather than by a
//! transport, so that every transport sends the same.

use super::body::Body;
use super::codec::{self, ToJson, Tree};
use super::encoding::Encoding;
use super::param::tree::{json, text, tree};

/// The media type of a part of bytes where nobody says another.
const BYTES: &str = "application/octet-stream";

/// A body of several parts.
#[derive(Clone, Debug, Default)]
pub struct Multipart {
    parts: Vec<(String, Part)>,
    media: Option<String>,
    named: bool,
}

/// One part: its content, and what is said about it.
#[derive(Clone, Debug)]
pub struct Part {
    body: Body,
    media: Option<String>,
    /// The media type where none is named; empty for text.
    usual: &'static str,
    file_name: Option<String>,
    headers: Vec<(String, String)>,
}

impl Part {
    fn new(body: Body, usual: &'static str) -> Self {
        Part { body, media: None, usual, file_name: None, headers: Vec::new() }
    }

    /// Text, without a media type: that is text/plain.
    pub fn text(text: impl Into<String>) -> Self {
        Part::new(Body::from(text.into()), "")
    }

    /// Bytes.
    pub fn bytes(bytes: impl Into<bytes::Bytes>) -> Self {
        Part::new(Body::bytes(bytes), BYTES)
    }

    /// JSON.
    pub fn json(value: &dyn ToJson) -> Self {
        Part::new(Body::from(codec::to_string(value)), "application/json")
    }

    /// A file, opened when it is sent, under its own name.
    #[cfg(feature = "tokio")]
    pub fn file(path: impl AsRef<std::path::Path>) -> Self {
        let path = path.as_ref();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Part { file_name: name, ..Part::new(Body::file(path), BYTES) }
    }

    /// Any body: bytes, a file, or a stream.
    pub fn body(body: impl Into<Body>) -> Self {
        Part::new(body.into(), BYTES)
    }

    /// Names the file.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Names the media type.
    pub fn content_type(mut self, media: impl Into<String>) -> Self {
        self.media = Some(media.into());
        self
    }

    /// Adds a header field of the part's own.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    fn head(&self, name: &str, form: bool) -> String {
        let mut head = String::new();
        if form {
            head.push_str(&format!("Content-Disposition: form-data; name=\"{}\"", quoted(name)));
            if let Some(file_name) = &self.file_name {
                head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
            }
            head.push_str("\r\n");
        }
        let media = self.media.as_deref().unwrap_or(self.usual);
        if !media.is_empty() {
            head.push_str(&format!("Content-Type: {}\r\n", one_line(media)));
        }
        for (name, value) in &self.headers {
            head.push_str(&format!("{}: {}\r\n", one_line(name), one_line(value)));
        }
        head
    }
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Part::text(text)
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Part::text(text)
    }
}

impl From<Vec<u8>> for Part {
    fn from(bytes: Vec<u8>) -> Self {
        Part::bytes(bytes)
    }
}

impl From<bytes::Bytes> for Part {
    fn from(bytes: bytes::Bytes) -> Self {
        Part::bytes(bytes)
    }
}

impl From<Body> for Part {
    fn from(body: Body) -> Self {
        Part::body(body)
    }
}

impl Multipart {
    /// No parts yet.
    pub fn new() -> Self {
        Multipart::default()
    }

    /// Adds a part.
    pub fn part(mut self, name: &str, part: impl Into<Part>) -> Self {
        self.parts.push((name.to_owned(), part.into()));
        self
    }

    /// Names another media type than `multipart/form-data`, or than the operation's own.
    pub fn media_type(mut self, media: &str) -> Self {
        self.media = Some(media.to_owned());
        self
    }

    /// Parts have their names in `Content-Disposition: form-data` in every media type, not in `multipart/form-data` alone.
    pub fn named(mut self) -> Self {
        self.named = true;
        self
    }

    /// Adds parts of one name, as the document has them: `media` is theirs where they name none, and what is no text has a
    /// file name, for many servers take nothing else for a file (RFC 7578, 4.2). Of a list of media types it is the one that the
    /// file's name ends like, else the first one; of a range none is.
    pub fn contents<'p>(
        mut self,
        name: &str,
        media: &str,
        parts: impl IntoIterator<Item = &'p Part>,
    ) -> Self {
        for part in parts {
            let mut part = part.clone();
            if part.media.is_none() {
                part.media = one_of(media, part.file_name.as_deref().unwrap_or_default()).map(str::to_owned);
            }
            if part.file_name.is_none() && part.usual == BYTES {
                part.file_name = Some(name.to_owned());
            }
            self.parts.push((name.to_owned(), part));
        }
        self
    }

    /// Adds a value as the document's defaults have it (OpenAPI Encoding Object, `contentType`): scalars are text, each
    /// item of a list is a part, objects are JSON. An absent value or null adds nothing.
    pub fn value(mut self, name: &str, value: &dyn ToJson) -> Self {
        if !value.is_absent() {
            let written = codec::to_string(value);
            match tree(&written) {
                Some(Tree::Array(items)) => {
                    for item in &items {
                        self.scalar_or_json(name, item);
                    }
                }
                Some(one) => self.scalar_or_json(name, &one),
                None => {}
            }
        }
        self
    }

    /// Adds parts that the document does not name.
    pub fn others<'p>(mut self, parts: impl IntoIterator<Item = (&'p str, &'p Part)>) -> Self {
        for (name, part) in parts {
            self = self.contents(name, "", [part]);
        }
        self
    }

    /// Adds each member of an object as a value, or as its encoding has it; each item of a list as a part without a name.
    pub fn members(mut self, value: &dyn ToJson, encodings: &[Encoding]) -> Self {
        let written = codec::to_string(value);
        match tree(&written) {
            Some(Tree::Object(members)) => {
                for (name, value) in &members {
                    let encoding = encodings.iter().find(|encoding| encoding.name == name);
                    self.member(name, value, encoding.map_or("", |encoding| encoding.content));
                }
            }
            Some(Tree::Array(items)) => items.iter().for_each(|item| self.scalar_or_json("", item)),
            _ => {}
        }
        self
    }

    fn member(&mut self, name: &str, value: &Tree<'_>, media: &str) {
        let mut add = |one: &Tree<'_>| match one_of(media, "") {
            _ if *one == Tree::Null => {}
            Some(media) => self.document(name, &json(one), media),
            None => self.scalar_or_json(name, one),
        };
        match value {
            Tree::Array(items) => items.iter().for_each(add),
            one => add(one),
        }
    }

    fn document(&mut self, name: &str, written: &str, media: &str) {
        let content = super::param::document(written, media).into_owned();
        self.parts.push((name.to_owned(), Part::text(content).content_type(media)));
    }

    /// Adds text that is a document of this media type already, each item of a list as one of its own. An absent value or null
    /// adds nothing.
    pub fn texts(mut self, name: &str, value: &dyn ToJson, media: &str) -> Self {
        let written = if value.is_absent() { String::new() } else { codec::to_string(value) };
        let mut add = |one: &Tree<'_>| {
            let part = Part::text(text(one)).content_type(media);
            self.parts.push((name.to_owned(), part));
        };
        match tree(&written) {
            Some(Tree::Null) | None => {}
            Some(Tree::Array(items)) => items.iter().for_each(add),
            Some(one) => add(&one),
        }
        self
    }

    /// Adds a value as a document of this media type, each item of a list as one of its own; JSON text where that is JSON. An
    /// absent value or null adds nothing.
    pub fn encoded(mut self, name: &str, value: &dyn ToJson, media: &str) -> Self {
        let mut add = |written: &str| self.document(name, written, media);
        let written = if value.is_absent() { "null".to_owned() } else { codec::to_string(value) };
        match tree(&written) {
            Some(Tree::Null) | None => {}
            Some(Tree::Array(items)) => items.iter().for_each(|item| add(&json(item))),
            Some(_) => add(&written),
        }
        self
    }

    fn scalar_or_json(&mut self, name: &str, value: &Tree<'_>) {
        let part = match value {
            Tree::Null => return,
            Tree::Array(_) | Tree::Object(_) => Part::text(json(value)).content_type("application/json"),
            scalar => Part::text(text(scalar)),
        };
        self.parts.push((name.to_owned(), part));
    }

    /// The body, and its media type with the boundary.
    pub(crate) fn finish(self, kind: &str) -> (Body, String) {
        let kind = self.media.as_deref().unwrap_or(kind);
        let boundary = format!("part-{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        // A part of a form has a name, even one without a letter (RFC 7578, 4.2); items of a list have none elsewhere.
        let form = kind.starts_with("multipart/form-data");
        let mut bodies = Vec::with_capacity(self.parts.len() * 3 + 1);
        for (name, part) in self.parts {
            let named = form || (self.named && !name.is_empty());
            let head = format!("--{boundary}\r\n{}\r\n", part.head(&name, named));
            bodies.extend([Body::from(head), part.body, Body::from("\r\n")]);
        }
        bodies.push(Body::from(format!("--{boundary}--\r\n")));
        let media = format!("{}; boundary={boundary}", kind.split(';').next().unwrap_or(kind));
        (joined(bodies), media)
    }
}

/// One piece of bytes where all are bytes, else one after another.
fn joined(bodies: Vec<Body>) -> Body {
    let mut all = Vec::new();
    for body in &bodies {
        match body.as_bytes() {
            Some(bytes) => all.extend_from_slice(bytes),
            None => return Body::chain(bodies),
        }
    }
    Body::from(all)
}

/// The media type of a list (OpenAPI Encoding Object, `contentType`) that a file's name ends like, else the first one.
fn one_of<'m>(list: &'m str, file_name: &str) -> Option<&'m str> {
    let extension = file_name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let extension = match &*extension {
        "jpg" => "jpeg",
        "tif" => "tiff",
        "txt" => "plain",
        "svg" => "svg+xml",
        other => other,
    };
    let all = || list.split(',').map(str::trim).filter(|media| !media.is_empty() && !media.contains('*'));
    let alike = |media: &&str| media.split_once('/').is_some_and(|(_, subtype)| subtype == extension);
    all().find(alike).or_else(|| all().next())
}

/// A name inside quotes, as browsers write it (WHATWG HTML, 4.10.21.8). They leave the other control characters as they
/// are; no header field may hold these (RFC 9110, 5.5), and servers refuse the whole body for one.
fn quoted(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '"' | '\0'..='\x1f' | '\x7f' => out.push_str(&format!("%{:02X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Text for a header field: without line breaks and the other characters that none may hold.
fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_ascii_control() && c != '\t', " ")
}
