//! Multipart bodies (RFC 7578, RFC 2046): parts of text, JSON, bytes, files and streams. Written here rather than by a
//! transport, so that every transport sends the same.

use super::body::Body;
use super::codec::{self, ToJson, Tree};
use super::param::tree::{json, text, tree};

/// A body of several parts.
#[derive(Clone, Debug, Default)]
pub struct Multipart {
    parts: Vec<(String, Part)>,
}

/// One part: its content, and what is said about it.
#[derive(Clone, Debug)]
pub struct Part {
    body: Body,
    media: Option<String>,
    file_name: Option<String>,
    headers: Vec<(String, String)>,
}

impl Part {
    fn new(body: Body, media: Option<&str>) -> Self {
        Part { body, media: media.map(str::to_owned), file_name: None, headers: Vec::new() }
    }

    /// Text, without a media type: that is text/plain.
    pub fn text(text: impl Into<String>) -> Self {
        Part::new(Body::from(text.into()), None)
    }

    /// Bytes.
    pub fn bytes(bytes: impl Into<bytes::Bytes>) -> Self {
        Part::new(Body::bytes(bytes), Some("application/octet-stream"))
    }

    /// JSON.
    pub fn json(value: &dyn ToJson) -> Self {
        Part::new(Body::from(codec::to_string(value)), Some("application/json"))
    }

    /// A file, opened when it is sent, under its own name.
    #[cfg(feature = "tokio")]
    pub fn file(path: impl AsRef<std::path::Path>) -> Self {
        let path = path.as_ref();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Part { file_name: name, ..Part::new(Body::file(path), Some("application/octet-stream")) }
    }

    /// Any body.
    pub fn body(body: impl Into<Body>) -> Self {
        Part::new(body.into(), Some("application/octet-stream"))
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
        if let Some(media) = &self.media {
            head.push_str(&format!("Content-Type: {}\r\n", one_line(media)));
        }
        for (name, value) in &self.headers {
            head.push_str(&format!("{}: {}\r\n", one_line(name), one_line(value)));
        }
        head
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

    /// Adds a part if there is one.
    pub fn maybe(self, name: &str, part: Option<Part>) -> Self {
        match part {
            Some(part) => self.part(name, part),
            None => self,
        }
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

    /// Adds a value as a document of this media type; JSON text where that is JSON. An absent value adds nothing.
    pub fn encoded(self, name: &str, value: &dyn ToJson, media: &str) -> Self {
        if value.is_absent() {
            return self;
        }
        let written = codec::to_string(value);
        let content = super::param::document(&written, media).into_owned();
        self.part(name, Part::text(content).content_type(media))
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
        let boundary = format!("part-{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        let form = kind.starts_with("multipart/form-data");
        let mut bodies = Vec::with_capacity(self.parts.len() * 3 + 1);
        for (name, part) in self.parts {
            let head = format!("--{boundary}\r\n{}\r\n", part.head(&name, form));
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

/// A name inside quotes, as browsers write it (WHATWG HTML, 4.10.21.8).
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}
