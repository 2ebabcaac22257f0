//! Requests that belong to no operation: the only calls that are given a body by hand.

use std::borrow::Cow;
use std::future::IntoFuture;

use super::answer::Answer;
use super::body::Body;
use super::codec::ToJson;
use super::core::Core;
use super::encoding::Encoding;
use super::error::Error;
use super::future::CallFuture;
use super::multipart::Multipart;
use super::op::{OpInfo, UNTYPED};
use super::operation::Operation;
use super::pending::Pending;
use super::prepared::Prepared;

/// A request that belongs to no operation; see [`Core::request`]. Awaiting gives the answer as it is.
#[must_use = "a call does nothing until it is awaited"]
#[derive(Debug, Clone)]
pub struct Untyped {
    call: Prepared,
}

impl Core {
    /// A request that the document does not know, with the same credentials, retries and time limits: the path, with
    /// its query, is appended to the base URL. An absolute URL of another origin is sent what this call was given, without the
    /// client's credentials and header fields, unless [`Builder::trust_origin`](super::Builder::trust_origin) names it.
    pub fn request(&self, method: &str, path: impl Into<String>) -> Untyped {
        let pending = Pending::untyped(self, Cow::Owned(method.to_owned()), path.into());
        Untyped { call: Prepared(Box::new(pending)) }
    }

    /// An operation by its facts, for callers who have no type for it: arguments for its first parameters, in their order; the
    /// answer undecoded.
    pub fn call(&self, info: &'static OpInfo, args: &[&dyn ToJson]) -> Untyped {
        Untyped { call: Prepared::new(self, info, args) }
    }
}

impl Untyped {
    /// Gives a parameter its value, by its place in the facts that [`Core::call`] was given.
    pub fn with(self, index: usize, value: &dyn ToJson) -> Self {
        Untyped { call: self.call.with(index, value) }
    }

    /// Sends JSON.
    pub fn json(self, body: &dyn ToJson) -> Self {
        Untyped { call: self.call.json(body) }
    }

    /// Sends a form (`application/x-www-form-urlencoded`).
    pub fn form(self, body: &dyn ToJson, encoding: &'static [Encoding]) -> Self {
        Untyped { call: self.call.form(body, encoding) }
    }

    /// Sends a multipart body.
    pub fn multipart(self, body: impl Into<Multipart>) -> Self {
        Untyped { call: self.call.multipart(body) }
    }

    /// Sends text.
    pub fn text(self, body: impl Into<String>) -> Self {
        Untyped { call: self.call.text(body) }
    }

    /// Sends bytes, a file or a stream.
    pub fn body(self, body: impl Into<Body>) -> Self {
        Untyped { call: self.call.body(body) }
    }

    /// Names the body's media type; to be called after the body was given.
    pub fn content_type(self, media: &str) -> Self {
        Untyped { call: self.call.content_type(media) }
    }
}

impl Operation for Untyped {
    type Output = Answer;
    const INFO: &'static OpInfo = &UNTYPED;

    fn decode(answer: Answer) -> Result<Answer, Error> {
        Ok(answer)
    }

    fn prepared(&mut self) -> &mut Prepared {
        &mut self.call
    }

    fn into_prepared(self) -> Prepared {
        self.call
    }
}

impl IntoFuture for Untyped {
    type Output = Result<Answer, Error>;
    type IntoFuture = CallFuture<Answer>;

    fn into_future(self) -> CallFuture<Answer> {
        self.call.send(Self::decode)
    }
}
