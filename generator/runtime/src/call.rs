//! A call of an operation: options, and the ways to make it. The only generic part of the call path, and a thin one:
//! everything that works is in `Pending` and `send`.

use std::borrow::Cow;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;

use super::answer::Answer;
use super::auth;
use super::body::Body;
use super::codec::{self, Lenient, ToJson};
use super::core::Core;
use super::error::Error;
use super::limits::Limits;
use super::multipart::Multipart;
use super::op::{Encoding, OpInfo, Streaming};
use super::operation::{Operation, Untyped};
use super::param::encode::{escaped, Escape};
use super::param::query;
use super::pending::Pending;
use super::response::Response;
use super::retry::Retry;
use super::send::{start, Mode};
use super::stream::ByteStream;
use super::transport::BoxFuture;

/// A call that is made when it is awaited. Dropping it, or the future it became, cancels it.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<O: Operation> {
    pending: Box<Pending>,
    operation: PhantomData<fn() -> O>,
}

impl Core {
    /// A request that the document does not know, with the same credentials, retries and time limits: the path, with
    /// its query, is appended to the base URL. An absolute URL of another origin is sent what this call was given, without the
    /// client's credentials and header fields, unless [`Builder::trust_origin`](super::Builder::trust_origin) names it.
    pub fn request(&self, method: &str, path: impl Into<String>) -> Call<Untyped> {
        Pending::untyped(self, Cow::Owned(method.to_owned()), path.into()).into()
    }

    /// An operation by its facts, for callers who have no type for it: arguments as for [`Call::new`], the answer
    /// undecoded.
    pub fn call(&self, info: &'static OpInfo, args: &[&dyn ToJson]) -> Call<Untyped> {
        Pending::new(self, info, args).into()
    }
}

impl From<Pending> for Call<Untyped> {
    fn from(pending: Pending) -> Self {
        Call { pending: Box::new(pending), operation: PhantomData }
    }
}

impl<O: Operation> Call<O> {
    /// A call with arguments for the first parameters of [`Operation::INFO`], in their order.
    pub fn new(client: &Core, args: &[&dyn ToJson]) -> Self {
        Call { pending: Box::new(Pending::new(client, O::INFO, args)), operation: PhantomData }
    }

    /// Gives a parameter its value, by its place in [`Operation::INFO`].
    pub fn with(mut self, index: usize, value: &dyn ToJson) -> Self {
        self.pending.set(index, value);
        self
    }

    /// Sends JSON.
    pub fn json(mut self, body: &dyn ToJson) -> Self {
        self.pending.content(Body::from(codec::to_string(body)), "json", "application/json");
        self
    }

    /// Sends a form (`application/x-www-form-urlencoded`).
    pub fn form(mut self, body: &dyn ToJson, encoding: &'static [Encoding]) -> Self {
        let mut pairs = Vec::new();
        query::form(&mut pairs, &codec::to_string(body), encoding);
        let media = "application/x-www-form-urlencoded";
        self.pending.content(Body::from(pairs.join("&")), "form-urlencoded", media);
        self
    }

    /// Sends a multipart body.
    pub fn multipart(mut self, body: impl Into<Multipart>) -> Self {
        let sends = self.pending.info.sends;
        let kind = if sends.starts_with("multipart/") { sends } else { "multipart/form-data" };
        let (body, media) = body.into().finish(kind);
        self.pending.body = body;
        self.pending.media = Some(media);
        self
    }

    /// Sends text.
    pub fn text(mut self, body: impl Into<String>) -> Self {
        self.pending.content(Body::from(body.into()), "", "text/plain; charset=utf-8");
        self
    }

    /// Sends bytes, a file or a stream.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.pending.content(body.into(), "", "application/octet-stream");
        self
    }

    /// Names the body's media type; to be called after the body was given.
    pub fn content_type(mut self, media: &str) -> Self {
        self.pending.media = Some(media.to_owned());
        self
    }

    /// The limit for one attempt.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.pending.timeout = Some(limit);
        self
    }

    /// The limit for the whole call, with its repetitions, redirects and pauses, the token it needs and the body, also
    /// one that is streamed; for a list, that of all its pages from the first request on.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.pending.deadline = Some(limit);
        self
    }

    /// What is taken from the server at most, for this call.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.pending.limits = Some(limits);
        self
    }

    /// Adds a header field, or replaces it.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.pending.header(name, value);
        self
    }

    /// Adds a pair to the query.
    pub fn extra_query(mut self, name: &str, value: &str) -> Self {
        self.pending.query.push(query::pair(name, &escaped(value, Escape::All)));
        self
    }

    /// How this call is repeated.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.pending.retry = Some(retry);
        self
    }

    /// What is taken from a server that does not keep to its own document, for this call: `true` for all that [`Lenient`]
    /// names, or some of it, whatever the builder and the document say.
    pub fn lenient(mut self, lenient: impl Into<Lenient>) -> Self {
        self.pending.lenient = Some(lenient.into());
        self
    }

    /// Asks for another media type than the document's.
    pub fn accept(self, media: &str) -> Self {
        self.header("accept", media)
    }

    /// The result with the answer's status and header fields.
    pub fn with_meta(self) -> CallFuture<Response<O::Output, O>> {
        self.started(mode::<O>(), |answer| Response::of(answer, O::decode))
    }

    /// The body's bytes, undecoded, with the answer's status and header fields.
    pub fn raw(self) -> CallFuture<Response<Bytes, O>> {
        self.started(Mode::Whole, |answer| Response::of(answer, Answer::bytes))
    }

    /// The body's bytes as they arrive, with the answer's status and header fields.
    pub fn stream(self) -> CallFuture<Response<ByteStream, O>> {
        self.started(Mode::Flow, |answer| Response::of(answer, |answer| Ok(answer.stream())))
    }

    /// The answer in another media type, one of those that the document has.
    pub fn answered_as<T>(self, media: &str, decode: fn(Answer) -> Result<T, Error>) -> CallFuture<T> {
        self.accept(media).started(Mode::Whole, decode)
    }

    /// The answer as a stream of another media type, one of those that the document has.
    pub fn streamed_as<T>(self, media: &str, decode: fn(Answer) -> Result<T, Error>) -> CallFuture<T> {
        self.accept(media).started(Mode::Flow, decode)
    }

    /// The request as it would be sent, but for tokens that have to be fetched. Its own debug output shows the URL whole, with
    /// a key that travels in the query.
    ///
    /// # Errors
    /// [`ErrorKind::Build`](super::ErrorKind::Build) and [`ErrorKind::Auth`](super::ErrorKind::Auth).
    pub fn request(&self) -> Result<http::Request<Body>, Error> {
        let pending = &*self.pending;
        let draft = pending.draft()?;
        let held = pending.credentials(&draft)?;
        let secrets: Vec<_> = held.into_iter().filter_map(|held| Some((held, auth::fixed(held)?))).collect();
        draft.request(pending.info, &secrets).map_err(|reason| Error::build(pending.info.label(), reason))
    }

    /// Makes the call and blocks the thread until it is done.
    ///
    /// # Errors
    /// As the call itself.
    #[cfg(feature = "blocking")]
    pub fn wait(self) -> Result<O::Output, Error> {
        self.into_future().wait()
    }

    pub(crate) fn into_pending(self) -> Pending {
        *self.pending
    }

    fn started<T>(self, mode: Mode, decode: fn(Answer) -> Result<T, Error>) -> CallFuture<T> {
        CallFuture { work: start(*self.pending, mode), decode }
    }
}

fn mode<O: Operation>() -> Mode {
    match O::INFO.streaming {
        Streaming::Never => Mode::Whole,
        Streaming::Always => Mode::Flow,
        Streaming::ByMedia => Mode::ByMedia,
    }
}

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<O::Output, Error>;
    type IntoFuture = CallFuture<O::Output>;

    fn into_future(self) -> CallFuture<O::Output> {
        self.started(mode::<O>(), O::decode)
    }
}

impl<O: Operation> Clone for Call<O> {
    fn clone(&self) -> Self {
        Call { pending: self.pending.clone(), operation: PhantomData }
    }
}

impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.pending.info.label())
            .field("method", &self.pending.method)
            .finish_non_exhaustive()
    }
}

/// A call under way. Its result is decoded when the last byte is there.
#[must_use = "futures do nothing unless polled"]
pub struct CallFuture<T> {
    pub(crate) work: BoxFuture<'static, Result<Answer, Error>>,
    pub(crate) decode: fn(Answer) -> Result<T, Error>,
}

impl<T> CallFuture<T> {
    /// Makes the call and blocks the thread until it is done.
    ///
    /// # Errors
    /// As the call itself.
    #[cfg(feature = "blocking")]
    pub fn wait(self) -> Result<T, Error> {
        super::blocking::wait(self.work).and_then(self.decode)
    }
}

impl<T> Future for CallFuture<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let decode = self.decode;
        self.work.as_mut().poll(cx).map(|answer| answer.and_then(decode))
    }
}

impl<T> fmt::Debug for CallFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CallFuture")
    }
}
