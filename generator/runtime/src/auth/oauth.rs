//! OAuth2's client credentials grant (RFC 6749, 4.4): fetches a token, keeps it until shortly before it ends, and
//! fetches another. One fetch at a time, however many calls wait for it.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};

use super::super::body::Body;
use super::super::codec::{self, FromJson, ReadError, Reader, Secret};
use super::super::error::find_message;
use super::super::param::encode::{escaped, Escape};
use super::super::shown;
use super::super::stream::collect;
use super::super::transport::{BoxFuture, Cause, Transport};
use super::TokenSource;

/// How long before its end a token is no longer used.
const MARGIN: Duration = Duration::from_secs(30);

/// A client's id and secret, for tokens of its own.
#[derive(Clone)]
pub struct ClientCredentials {
    id: String,
    secret: Secret,
    scopes: Vec<String>,
    token_url: Option<String>,
    in_body: bool,
    extra: Vec<(String, String)>,
}

impl ClientCredentials {
    /// The id and the secret; the document says where tokens are had.
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        let (id, secret) = (id.into(), secret.into());
        ClientCredentials {
            id,
            secret,
            scopes: Vec::new(),
            token_url: None,
            in_body: false,
            extra: Vec::new(),
        }
    }

    /// Asks for this scope as well.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Another token endpoint than the document's, be it at the API's origin or elsewhere. Where the document's is not at the
    /// origin of the base URL, this or [`Builder::trust_origin`](super::super::Builder::trust_origin) has to name it.
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Sends id and secret in the body rather than by Basic authentication (RFC 6749, 2.3.1).
    pub fn in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// One more parameter of the token request, such as `audience`.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.extra.push((name.into(), value.into()));
        self
    }

    pub(crate) fn endpoint(&self) -> Option<&str> {
        self.token_url.as_deref()
    }

    fn form(&self) -> String {
        let mut form = String::from("grant_type=client_credentials");
        let mut add = |name: &str, value: &str| {
            form.push_str(&format!("&{}={}", escaped(name, Escape::Form), escaped(value, Escape::Form)));
        };
        if !self.scopes.is_empty() {
            add("scope", &self.scopes.join(" "));
        }
        if self.in_body {
            add("client_id", &self.id);
            add("client_secret", self.secret.expose());
        }
        for (name, value) in &self.extra {
            add(name, value);
        }
        form
    }

    fn basic(&self) -> String {
        let (id, secret) = (escaped(&self.id, Escape::Form), escaped(self.secret.expose(), Escape::Form));
        let pair = format!("{id}:{secret}");
        format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(pair))
    }

    fn request(&self, url: &str) -> Result<http::Request<Body>, http::Error> {
        let mut request = http::Request::post(url)
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if !self.in_body {
            let mut value = http::HeaderValue::try_from(self.basic())?;
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        request.body(Body::from(self.form()))
    }
}

impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("id", &self.id)
            .field("secret", &self.secret)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// A token source over a token endpoint.
pub(crate) struct Grant {
    client: ClientCredentials,
    url: String,
    transport: Arc<dyn Transport>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    token: Option<(Secret, Option<SystemTime>)>,
    fetching: bool,
    waiting: Vec<Waker>,
}

impl Grant {
    pub(crate) fn new(client: ClientCredentials, url: String, transport: Arc<dyn Transport>) -> Self {
        Grant { client, url, transport, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The token at hand, or the turn to fetch one.
    async fn token_or_turn(&self) -> Result<Secret, Turn<'_>> {
        poll_fn(|cx| {
            let mut state = self.state();
            if let Some((token, end)) = &state.token {
                if end.is_none_or(|end| SystemTime::now() < end) {
                    return Poll::Ready(Ok(token.clone()));
                }
            }
            if state.fetching {
                state.waiting.push(cx.waker().clone());
                return Poll::Pending;
            }
            state.fetching = true;
            Poll::Ready(Err(Turn(self)))
        })
        .await
    }

    async fn fetch(&self) -> Result<Issued, Cause> {
        let answer = self.transport.send(self.client.request(&self.url)?).await?;
        let (head, body) = answer.into_parts();
        let body: Bytes = collect(body.into_pieces()).await?;
        if !head.status.is_success() {
            return Err(format!("{}: {}", head.status, find_message(&body, "")).into());
        }
        let issued = codec::from_slice::<Issued>(&body)?;
        issued.check()?;
        Ok(issued)
    }
}

impl TokenSource for Grant {
    fn token(&self) -> BoxFuture<'_, Result<Secret, Cause>> {
        Box::pin(async move {
            let turn = match self.token_or_turn().await {
                Ok(token) => return Ok(token),
                Err(turn) => turn,
            };
            let issued = self
                .fetch()
                .await
                .map_err(|why| format!("no token from {}: {why}", shown::url(&self.url)))?;
            let lasts = issued.lasts.map(|lasts| lasts.saturating_sub(MARGIN).max(lasts / 2));
            let end = lasts.and_then(|lasts| SystemTime::now().checked_add(lasts));
            self.state().token = Some((issued.token.clone(), end));
            drop(turn);
            Ok(issued.token)
        })
    }

    fn refused(&self, token: &Secret) -> bool {
        let mut state = self.state();
        if state.token.as_ref().is_some_and(|(held, _)| held == token) {
            state.token = None;
        }
        true
    }
}

/// The turn to fetch; given back when dropped, also where the call is cancelled.
struct Turn<'g>(&'g Grant);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.fetching = false;
        for waker in state.waiting.drain(..) {
            waker.wake();
        }
    }
}

/// A token endpoint's answer (RFC 6749, 5.1).
struct Issued {
    token: Secret,
    /// `token_type`, which many servers leave out although the standard has it required.
    kind: Option<String>,
    lasts: Option<Duration>,
}

impl Issued {
    /// Whether the token can be sent as a bearer token (RFC 6750, 2.1).
    fn check(&self) -> Result<(), String> {
        let token = self.token.expose();
        if token.is_empty() {
            return Err("the token is empty".to_owned());
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("the token has characters that no bearer token has".to_owned());
        }
        match &self.kind {
            Some(kind) if !kind.eq_ignore_ascii_case("bearer") => Err(format!(
                "the token is of the type `{}`, and only bearer tokens can be sent",
                shown::line(kind, 60)
            )),
            _ => Ok(()),
        }
    }
}

impl FromJson for Issued {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut token: Option<Secret> = None;
        let mut kind: Option<String> = None;
        let mut seconds: Option<f64> = None;
        let names = ["access_token", "token_type", "expires_in"];
        r.object("token answer", &names, &mut [&mut token, &mut kind, &mut seconds])?;
        let lasts = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        Ok(Issued { token: r.need(token, "access_token")?, kind, lasts })
    }
}
