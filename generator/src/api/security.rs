//! Security schemes and requirements (OpenAPI 4.8.27 to 4.8.30).

use super::{Hints, Origin};

/// A way to authenticate.
#[derive(Debug, Clone, PartialEq)]
pub struct SecurityScheme {
    /// The component name that requirements use.
    pub name: String,
    /// What it is.
    pub kind: SchemeKind,
    /// `description`, CommonMark.
    pub description: Option<String>,
    /// `bearerFormat`: what the token is, `JWT`.
    pub token: Option<String>,
    /// How a credential becomes the value sent, `apikey {}`, where it is not the credential itself.
    pub format: Option<String>,
    /// Hints for this scheme.
    pub hints: Hints,
    /// Where it was written.
    pub origin: Origin,
}

/// Kinds of security schemes.
#[derive(Debug, Clone, PartialEq)]
pub enum SchemeKind {
    /// `apiKey`: a value in a place.
    ApiKey {
        /// The name of the header, query parameter or cookie.
        name: String,
        /// Which of them.
        place: ApiKeyPlace,
    },
    /// `http`
    Http(HttpScheme),
    /// `oauth2`
    OAuth2(Box<OAuthFlows>),
    /// `openIdConnect`, with its discovery URL.
    OpenIdConnect(String),
    /// `mutualTLS`
    MutualTls,
}

/// Where an API key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiKeyPlace {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// HTTP authentication schemes (RFC 9110, section 11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HttpScheme {
    /// RFC 7617
    Basic,
    /// RFC 6750
    Bearer,
    /// Any other registered or private scheme: the credential follows its name.
    Other(String),
}

/// The flows of an OAuth 2.0 scheme (OpenAPI 4.8.28).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OAuthFlows {
    /// `authorizationCode`
    pub authorization_code: Option<OAuthFlow>,
    /// `clientCredentials`
    pub client_credentials: Option<OAuthFlow>,
    /// `implicit`
    pub implicit: Option<OAuthFlow>,
    /// `password`
    pub password: Option<OAuthFlow>,
    /// `deviceAuthorization` (3.2)
    pub device_authorization: Option<OAuthFlow>,
}

/// One flow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OAuthFlow {
    /// `authorizationUrl`; for devices `deviceAuthorizationUrl` (3.2).
    pub authorization_url: Option<String>,
    /// `tokenUrl`
    pub token_url: Option<String>,
    /// `refreshUrl`
    pub refresh_url: Option<String>,
    /// Scopes and what they are for.
    pub scopes: Vec<(String, String)>,
}

/// A scheme that an operation asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme's name.
    pub scheme: String,
    /// Scopes or roles.
    pub scopes: Vec<String>,
}
