//! A decoded answer together with its status and header fields.

use http::{HeaderMap, StatusCode};

/// What an answer said, and how.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<T> {
    /// The decoded body.
    pub body: T,
    /// The status.
    pub status: StatusCode,
    /// The header fields.
    pub headers: HeaderMap,
    /// How often the request was sent.
    pub attempts: u32,
}

impl<T> Response<T> {
    /// A header field's value as text, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}
