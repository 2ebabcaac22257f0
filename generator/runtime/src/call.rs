//! What every call has: options, and the ways to make it. Thin, for it is generic: everything that works is in `Pending`
//! and `send`.

use std::time::Duration;

use bytes::Bytes;

use super::answer::Answer;
use super::body::Body;
use super::codec::Lenient;
use super::error::Error;
use super::future::CallFuture;
use super::limits::Limits;
use super::operation::Operation;
use super::param::encode::{escaped, Escape};
use super::param::query;
use super::response::Response;
use super::retry::Retry;
use super::send::Mode;
use super::stream::ByteStream;

/// What every call has beside its own parameters. A call is a value of its operation's type; it is made when it is awaited, and
/// dropping it, or the future it became, cancels it.
///
/// Every operation has it, and one adds nothing to it by hand: a function of one's own that takes any call takes an
/// `impl Call<Output = Pet>`, and makes it with [`Call::send`].
pub trait Call: Operation + Send + Sync {
    /// The limit for one attempt.
    fn timeout(mut self, limit: Duration) -> Self {
        self.prepared().0.timeout = Some(limit);
        self
    }

    /// The limit for the whole call, with its repetitions, redirects and pauses, the token it needs and the body, also
    /// one that is streamed; for a list, that of all its pages from the first request on.
    fn deadline(mut self, limit: Duration) -> Self {
        self.prepared().0.deadline = Some(limit);
        self
    }

    /// What is taken from the server at most, for this call.
    fn limits(mut self, limits: Limits) -> Self {
        self.prepared().0.limits = Some(limits);
        self
    }

    /// Adds a header field, or replaces it.
    fn header(mut self, name: &str, value: &str) -> Self {
        self.prepared().0.header(name, value);
        self
    }

    /// Adds a pair to the query.
    fn extra_query(mut self, name: &str, value: &str) -> Self {
        self.prepared().0.query.push(query::pair(name, &escaped(value, Escape::All)));
        self
    }

    /// How this call is repeated.
    fn retry(mut self, retry: Retry) -> Self {
        self.prepared().0.retry = Some(retry);
        self
    }

    /// What is taken from a server that does not keep to its own document, for this call: `true` for all that [`Lenient`]
    /// names, or some of it, whatever the builder and the document say.
    fn lenient(mut self, lenient: impl Into<Lenient>) -> Self {
        self.prepared().0.lenient = Some(lenient.into());
        self
    }

    /// Asks for another media type than the document's.
    fn accept(self, media: &str) -> Self {
        self.header("accept", media)
    }

    /// Makes the call, as awaiting it does; for code that takes any call.
    fn send(self) -> CallFuture<Self::Output> {
        self.into_prepared().send(Self::decode)
    }

    /// The result with the answer's status and header fields.
    fn with_meta(self) -> CallFuture<Response<Self::Output, Self>> {
        self.into_prepared().send(|answer| Response::of(answer, Self::decode))
    }

    /// The body's bytes, undecoded, with the answer's status and header fields.
    fn raw(self) -> CallFuture<Response<Bytes, Self>> {
        self.into_prepared().started(Mode::Whole, |answer| Response::of(answer, Answer::bytes))
    }

    /// The body's bytes as they arrive, with the answer's status and header fields.
    fn stream(self) -> CallFuture<Response<ByteStream, Self>> {
        self.into_prepared().started(Mode::Flow, |answer| Response::of(answer, |answer| Ok(answer.stream())))
    }

    /// The answer in another media type, read by a function of one's own.
    fn answered_as<T>(self, media: &str, decode: fn(Answer) -> Result<T, Error>) -> CallFuture<T> {
        self.into_prepared().answered_as(media, decode)
    }

    /// The answer as a stream of another media type, read by a function of one's own.
    fn streamed_as<T>(self, media: &str, decode: fn(Answer) -> Result<T, Error>) -> CallFuture<T> {
        self.into_prepared().streamed_as(media, decode)
    }

    /// The request as it would be sent, but for tokens that have to be fetched. Its own debug output shows the URL whole, with
    /// a key that travels in the query.
    ///
    /// # Errors
    /// [`ErrorKind::Build`](super::ErrorKind::Build) and [`ErrorKind::Auth`](super::ErrorKind::Auth).
    fn request(&self) -> Result<http::Request<Body>, Error> {
        self.clone().into_prepared().request()
    }

    /// Makes the call and blocks the thread until it is done.
    ///
    /// # Errors
    /// As the call itself.
    #[cfg(feature = "blocking")]
    fn wait(self) -> Result<Self::Output, Error> {
        self.send().wait()
    }
}

impl<O: Operation + Send + Sync> Call for O {}
