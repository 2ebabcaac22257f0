//! Answers prepared in advance, for tests of code that uses a client: nothing leaves the process.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::super::body::Body;
use super::{BoxFuture, Exchange, Transport, TransportError};

/// Plays prepared answers in their order and keeps the requests that came. Clones share both.
#[derive(Clone, Default)]
pub struct Replay(Arc<Mutex<Tape>>);

#[derive(Default)]
struct Tape {
    answers: VecDeque<Exchange>,
    requests: Vec<http::Request<Bytes>>,
}

impl Replay {
    /// No answers yet: a request beyond the prepared ones fails like a refused connection.
    pub fn new() -> Self {
        Replay::default()
    }

    /// Adds a JSON answer. A status outside of 100 to 999 is taken for 500.
    pub fn json(self, status: u16, text: &str) -> Self {
        self.answer(status, "application/json", text.to_owned())
    }

    /// Adds an answer of any media type.
    pub fn answer(self, status: u16, media: &str, body: impl Into<Body>) -> Self {
        let mut answer = http::Response::new(body.into());
        *answer.status_mut() =
            http::StatusCode::from_u16(status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
        if let Ok(media) = http::HeaderValue::from_str(media) {
            answer.headers_mut().insert(http::header::CONTENT_TYPE, media);
        }
        self.response(answer)
    }

    /// Adds an answer with fields of its own.
    pub fn response(self, answer: http::Response<Body>) -> Self {
        self.tape().answers.push_back(Ok(answer));
        self
    }

    /// Adds a failure.
    pub fn error(self, error: TransportError) -> Self {
        self.tape().answers.push_back(Err(error));
        self
    }

    /// The requests that came so far. The bytes of a streamed body are not kept.
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.tape().requests.clone()
    }

    fn tape(&self) -> MutexGuard<'_, Tape> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tape = self.tape();
        let (left, came) = (tape.answers.len(), tape.requests.len());
        f.debug_struct("Replay").field("answers", &left).field("requests", &came).finish()
    }
}

impl Transport for Replay {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Exchange> {
        let mut tape = self.tape();
        let request = request.map(|body| body.as_bytes().cloned().unwrap_or_default());
        tape.requests.push(request);
        let next = tape.answers.pop_front();
        let answer = next.unwrap_or_else(|| Err(TransportError::connect("no prepared answer is left")));
        Box::pin(std::future::ready(answer))
    }
}
