//! Why there is no answer, or no more of it.

use std::fmt;

use super::super::shown;

/// Any error beneath the transport.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Why there is no answer, or no more of it.
pub struct TransportError {
    pub(crate) kind: TransportFault,
    pub(crate) cause: Cause,
}

/// How far the request got.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum TransportFault {
    /// The request is not one that can be sent.
    Request,
    /// No connection: nothing was sent.
    Connect,
    /// A time limit passed.
    Timeout,
    /// The connection broke, or what came was not HTTP. The server may have acted on the request.
    Broken,
}

impl TransportError {
    /// The request is not one that can be sent.
    pub fn request(cause: impl Into<Cause>) -> Self {
        TransportError { kind: TransportFault::Request, cause: cause.into() }
    }

    /// No connection: nothing was sent.
    pub fn connect(cause: impl Into<Cause>) -> Self {
        TransportError { kind: TransportFault::Connect, cause: cause.into() }
    }

    /// A time limit passed.
    pub fn timeout(cause: impl Into<Cause>) -> Self {
        TransportError { kind: TransportFault::Timeout, cause: cause.into() }
    }

    /// The connection broke.
    pub fn broken(cause: impl Into<Cause>) -> Self {
        TransportError { kind: TransportFault::Broken, cause: cause.into() }
    }

    /// How far the request got.
    pub fn fault(&self) -> TransportFault {
        self.kind
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TransportError").field(&self.kind).field(&chain(&*self.cause)).finish()
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&chain(&*self.cause))
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.cause)
    }
}

/// An error and what is beneath it, on one line, each text once, and URLs without what may be a secret.
pub(crate) fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(inner) = next {
        let more = inner.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        next = inner.source();
    }
    shown::message(&text, 1000)
}
