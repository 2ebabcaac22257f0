//! The status and the header fields of an answer, and what it answers.

use http::{HeaderMap, StatusCode};

use super::asked::Asked;
use super::header::is_secret;

/// The status and the header fields of an answer, and what was asked.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) asked: Asked,
}

impl Head {
    /// Debug output does not show what is likely to be a secret.
    pub(crate) fn new(status: StatusCode, mut headers: HeaderMap, asked: Asked) -> Self {
        for (name, value) in headers.iter_mut() {
            if is_secret(name) {
                value.set_sensitive(true);
            }
        }
        Head { status, headers, asked }
    }

    /// The media type without its parameters, in lower case; empty where there is none.
    pub(crate) fn media_type(&self) -> String {
        let value = self.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media = value.unwrap_or_default().split(';').next().unwrap_or_default();
        media.trim().to_ascii_lowercase()
    }

    /// Whether the media type is one of items that come one after another.
    pub(crate) fn is_stream(&self) -> bool {
        let media = self.media_type();
        let lines = ["ndjson", "jsonl", "jsonlines", "json-lines", "json-seq", "stream+json"];
        media == "text/event-stream"
            || media.starts_with("multipart/")
            || lines.iter().any(|kind| media.ends_with(kind))
    }
}

/// Whether a media type, with or without parameters, is one of a range such as `image/*` (RFC 9110, 12.5.1).
pub(crate) fn is_in(range: &str, media: &str) -> bool {
    let name = |text: &str| text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (range, media) = (name(range), name(media));
    let (start, end) = range.split_once('*').unwrap_or((&range, ""));
    let (start, end) = if range == "*/*" { ("", "") } else { (start, end) };
    let is_token = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    media.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
        && media.len() >= start.len() + end.len()
        && media.starts_with(start)
        && media.ends_with(end)
}

/// Whether a media type is JSON (RFC 8259), also by its suffix (RFC 6839) or as vendors write it.
pub(crate) fn is_json(media: &str) -> bool {
    media.contains("json") || media.starts_with("application/vnd.")
}
