//! What carries a request to a server and its answer back. A transport sees `http` types alone; it decides neither
//! about retries nor about credentials, and it never follows redirects.

mod boxed;
mod error;
pub mod mock;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

use super::body::Body;

pub use self::boxed::{BoxFuture, BoxStream, MaybeSendSync};
pub(crate) use self::error::chain;
pub use self::error::{Cause, TransportError, TransportFault};
#[cfg(feature = "reqwest")]
pub use self::reqwest::Reqwest;
#[cfg(feature = "tower")]
pub use self::tower::Tower;

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
