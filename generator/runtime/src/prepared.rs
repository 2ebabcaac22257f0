//! A call with its arguments and body, before it is sent: what the type of every operation holds. Compiled once; only the
//! function that decodes the answer comes from an operation.

use std::fmt;

use super::answer::Answer;
use super::auth;
use super::body::Body;
use super::codec::{self, ToJson};
use super::core::Core;
use super::error::Error;
use super::future::CallFuture;
use super::head;
use super::multipart::Multipart;
use super::op::{Encoding, OpInfo, Streaming};
use super::param::{query, tree};
use super::pending::Pending;
use super::send::{start, Mode};
use super::shown;

/// What a call sends and how, for the code that declares operations.
#[doc(hidden)]
#[derive(Clone)]
pub struct Prepared(pub(crate) Box<Pending>);

impl Prepared {
    /// A call with arguments for the first parameters of the operation, in their order.
    pub fn new(client: &Core, info: &'static OpInfo, args: &[&dyn ToJson]) -> Self {
        Prepared(Box::new(Pending::new(client, info, args)))
    }

    /// Gives a parameter its value, by its place among those of the operation.
    pub fn with(mut self, index: usize, value: &dyn ToJson) -> Self {
        self.0.set(index, value);
        self
    }

    /// Sends JSON.
    pub fn json(mut self, body: &dyn ToJson) -> Self {
        self.0.content(Body::from(codec::to_string(body)), "json", "application/json");
        self
    }

    /// Sends JSON values one after another: each on a line of its own, or behind a record separator (RFC 7464).
    pub fn sequence(mut self, items: &mut dyn Iterator<Item = &dyn ToJson>, separated: bool) -> Self {
        let (separator, usual) =
            if separated { ("\u{1e}", "application/json-seq") } else { ("", "application/jsonl") };
        let mut text = String::new();
        for item in items {
            text.push_str(separator);
            text.push_str(&codec::to_string(item));
            text.push('\n');
        }
        self.0.content(Body::from(text), "json", usual);
        self
    }

    /// Sends a form (`application/x-www-form-urlencoded`).
    pub fn form(mut self, body: &dyn ToJson, encoding: &'static [Encoding]) -> Self {
        let mut pairs = Vec::new();
        query::form(&mut pairs, &codec::to_string(body), encoding);
        let media = "application/x-www-form-urlencoded";
        self.0.content(Body::from(pairs.join("&")), "form-urlencoded", media);
        self
    }

    /// Sends a multipart body.
    pub fn multipart(mut self, body: impl Into<Multipart>) -> Self {
        let sends = self.0.info.sends;
        let kind = if sends.starts_with("multipart/") { sends } else { "multipart/form-data" };
        let (body, media) = body.into().finish(kind);
        self.0.body = body;
        self.0.media = Some(media);
        self
    }

    /// Sends text.
    pub fn text(mut self, body: impl Into<String>) -> Self {
        self.0.content(Body::from(body.into()), "", "text/plain; charset=utf-8");
        self
    }

    /// Sends a scalar as text: a number, a time, one of a few words.
    pub fn scalar(mut self, body: &dyn ToJson) -> Self {
        let json = codec::to_string(body);
        let text = tree::tree(&json).map(|value| tree::text(&value).into_owned()).unwrap_or_default();
        self.0.content(Body::from(text), "", "text/plain; charset=utf-8");
        self
    }

    /// Sends bytes, a file or a stream.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.0.content(body.into(), "", "application/octet-stream");
        self
    }

    /// Names the body's media type; to be called after the body was given.
    pub fn content_type(mut self, media: &str) -> Self {
        self.0.media = Some(media.to_owned());
        self
    }

    /// Says which media type of a range the body has; one that is not in it is an error of the call.
    pub fn content_in(mut self, range: &str, media: &str) -> Self {
        match head::is_in(range, media) {
            true => self.content_type(media),
            false => {
                let (given, range) = (shown::line(media, 60), shown::line(range, 60));
                self.0.fault = Some(format!("`{given}` is no media type of `{range}`"));
                self
            }
        }
    }

    /// Makes the call.
    pub fn send<T>(self, decode: fn(Answer) -> Result<T, Error>) -> CallFuture<T> {
        let mode = match self.0.info.streaming {
            Streaming::Never => Mode::Whole,
            Streaming::Always => Mode::Flow,
            Streaming::ByMedia => Mode::ByMedia,
        };
        self.started(mode, decode)
    }

    /// Makes the call for an answer in another media type, one of those that the document has.
    pub fn answered_as<T>(self, media: &str, decode: fn(Answer) -> Result<T, Error>) -> CallFuture<T> {
        self.accept(media).started(Mode::Whole, decode)
    }

    /// Makes the call for a stream of another media type, one of those that the document has.
    pub fn streamed_as<T>(self, media: &str, decode: fn(Answer) -> Result<T, Error>) -> CallFuture<T> {
        self.accept(media).started(Mode::Flow, decode)
    }

    fn accept(mut self, media: &str) -> Self {
        self.0.header("accept", media);
        self
    }

    pub(crate) fn started<T>(self, mode: Mode, decode: fn(Answer) -> Result<T, Error>) -> CallFuture<T> {
        CallFuture { work: start(*self.0, mode), decode }
    }

    /// The request as it would be sent, but for tokens that have to be fetched.
    pub(crate) fn request(&self) -> Result<http::Request<Body>, Error> {
        let pending = &*self.0;
        let draft = pending.draft()?;
        let held = pending.credentials(&draft)?;
        let secrets: Vec<_> = held.into_iter().filter_map(|held| Some((held, auth::fixed(held)?))).collect();
        draft.request(pending.info, &secrets).map_err(|reason| Error::build(pending.info.label(), reason))
    }
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared")
            .field("operation", &self.0.info.label())
            .field("method", &self.0.method)
            .finish_non_exhaustive()
    }
}
