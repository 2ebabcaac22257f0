//! OAuth2's client credentials (RFC 6749, 4.4): what the caller gives, and the request for a token that it makes.

use std::fmt;

use base64::Engine as _;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};

use super::super::body::Body;
use super::super::codec::Secret;
use super::super::param::encode::{escaped, Escape};

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

    pub(super) fn request(&self, url: &str) -> Result<http::Request<Body>, http::Error> {
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
