//! Security schemes, the requirements that name them, and the credentials that a client is given.

use super::{Docs, Ident};

/// A scheme that an operation asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme's name.
    pub scheme: String,
    /// Scopes.
    pub scopes: Vec<String>,
}

/// A security scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// What it is.
    pub kind: RuntimeScheme,
    /// How a credential becomes the value sent.
    pub format: Option<String>,
    /// The builder's method that takes it; `None` where the transport has it.
    pub setter: Option<Ident>,
}

/// Kinds of security schemes, as the runtime knows them.
#[derive(Debug, Clone, PartialEq)]
pub enum RuntimeScheme {
    /// API key in the header of this name.
    ApiKeyHeader(String),
    /// API key in the query parameter of this name.
    ApiKeyQuery(String),
    /// API key in the cookie of this name.
    ApiKeyCookie(String),
    /// HTTP basic.
    Basic,
    /// HTTP bearer.
    Bearer,
    /// Another HTTP scheme.
    Http(String),
    /// OAuth 2.0, with its token URL where client credentials are among the flows.
    OAuth2(Option<String>),
    /// OpenID Connect, with its discovery URL.
    OpenId(String),
    /// Mutual TLS.
    MutualTls,
}

/// A builder method that takes a credential.
#[derive(Debug, Clone, PartialEq)]
pub struct Credential {
    /// The method.
    pub name: Ident,
    /// The scheme's name.
    pub scheme: String,
    /// What its environment variables begin with, prefix of the API included: `ACME_API_KEY`.
    pub variable: String,
    /// Its arguments' shape.
    pub kind: CredentialKind,
    /// Its docs.
    pub docs: Docs,
}

/// What a credential is given as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// One secret.
    Secret,
    /// User and password.
    UserPassword,
    /// A token, or a source of tokens.
    Token,
}
