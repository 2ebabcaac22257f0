//! What carries a request to a server and its answer back. A transport sees `http` types alone; it decides neither
//! about retries nor about credentials, and it never follows redirects.

pub mod mock;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use super::body::Body;
use super::shown;

#[cfg(feature = "reqwest")]
pub use self::reqwest::Reqwest;
#[cfg(feature = "tower")]
pub use self::tower::Tower;

/// A boxed future; it can change threads, except on wasm32, where there are none.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A boxed future; it can change threads, except on wasm32, where there are none.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// The pieces of a body as they arrive.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxStream<T> = Pin<Box<dyn futures_core::Stream<Item = T> + Send>>;
/// The pieces of a body as they arrive.
#[cfg(target_arch = "wasm32")]
pub type BoxStream<T> = Pin<Box<dyn futures_core::Stream<Item = T>>>;

/// `Send + Sync`, except on wasm32.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSendSync: Send + Sync {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + Sync + ?Sized> MaybeSendSync for T {}
/// `Send + Sync`, except on wasm32.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSendSync {}
#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> MaybeSendSync for T {}

/// What a transport answers.
pub type Exchange = Result<http::Response<Body>, TransportError>;

/// Sends one request and returns its answer's head; the body follows as it is read.
///
/// The request's extensions hold the operation, as a `&'static OpInfo`. A middleware is a transport that holds
/// another one. A transport follows no redirects: it would carry credentials to where they do not belong.
pub trait Transport: MaybeSendSync + 'static {
    /// Sends the request.
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Exchange>;
}

impl<F> Transport for F
where
    F: Fn(http::Request<Body>) -> BoxFuture<'static, Exchange> + MaybeSendSync + 'static,
{
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Exchange> {
        self(request)
    }
}

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
