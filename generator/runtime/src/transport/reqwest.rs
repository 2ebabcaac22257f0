//! The default transport: reqwest, with its redirects and cookies off. Its error texts lose their URL, whose query
//! may hold a key.

use std::time::Duration;

use super::super::body::{Body, Frames};
use super::{BoxFuture, Exchange, Transport, TransportError};

/// Sends by a `reqwest::Client`.
#[derive(Clone, Debug)]
pub struct Reqwest(reqwest::Client);

impl Reqwest {
    /// A client with this limit for connecting.
    ///
    /// # Errors
    /// Where the client cannot be made, such as for want of certificates.
    pub fn new(connect_timeout: Option<Duration>) -> Result<Self, TransportError> {
        let mut builder =
            reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).referer(false);
        if let Some(limit) = connect_timeout {
            builder = builder.connect_timeout(limit);
        }
        builder.build().map(Reqwest).map_err(fault)
    }
}

impl From<reqwest::Client> for Reqwest {
    /// Takes a client as it is. Its redirect policy should be `none`: the runtime follows redirects itself, within
    /// the origin only.
    fn from(client: reqwest::Client) -> Self {
        Reqwest(client)
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'_, Exchange> {
        Box::pin(async move {
            if tokio::runtime::Handle::try_current().is_err() {
                let why = "the default transport needs a tokio runtime; outside of one, use `wait()`";
                return Err(TransportError::request(why));
            }
            let request = reqwest::Request::try_from(request.map(outgoing)).map_err(fault)?;
            let answer = self.0.execute(request).await.map_err(fault)?;
            let answer = http::Response::<reqwest::Body>::from(answer);
            Ok(answer.map(|body| Body::stream(None, Box::pin(Frames(body)))))
        })
    }
}

fn outgoing(body: Body) -> reqwest::Body {
    match body.as_bytes() {
        Some(bytes) => reqwest::Body::from(bytes.clone()),
        None => reqwest::Body::wrap(body.into_pieces()),
    }
}

fn fault(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_connect() {
        TransportError::connect(error)
    } else if error.is_timeout() {
        TransportError::timeout(error)
    } else if error.is_builder() {
        TransportError::request(error)
    } else {
        TransportError::broken(error)
    }
}
