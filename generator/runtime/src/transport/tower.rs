//! Any `tower::Service` over `http` types as a transport.

use std::future::poll_fn;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use tower_service::Service;

use super::super::body::{Body, BodyPieces, Frames};
use super::{BoxFuture, Cause, Exchange, MaybeSendSync, Transport, TransportError};

/// Sends by a clone of a service for each request.
#[derive(Debug)]
pub struct Tower<S>(Mutex<S>);

impl<S> Tower<S> {
    /// Wraps the service.
    pub fn new(service: S) -> Self {
        Tower(Mutex::new(service))
    }
}

impl<S, B> Transport for Tower<S>
where
    S: Service<http::Request<BodyPieces>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Error: Into<Cause>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Cause>,
    Mutex<S>: MaybeSendSync,
{
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Exchange> {
        let mut service = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            poll_fn(|cx| service.poll_ready(cx)).await.map_err(TransportError::connect)?;
            let answer =
                service.call(request.map(Body::into_pieces)).await.map_err(TransportError::broken)?;
            Ok(answer.map(|body| Body::stream(None, Box::pin(Frames(body)))))
        })
    }
}
