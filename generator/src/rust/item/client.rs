//! The client: facts about the API, servers, credentials, accessors.

use super::{Docs, Ident, Requirement};

/// The client of an API.
#[derive(Debug, Clone, PartialEq)]
pub struct ClientItem {
    /// `Client`
    pub name: Ident,
    /// Its docs.
    pub docs: Docs,
    /// Facts for the runtime.
    pub info: ApiInfo,
    /// Methods of the builder that take credentials.
    pub credentials: Vec<Credential>,
    /// Accessors of the tags: name of the method and of the module (which holds a handle of the type's name).
    pub accessors: Vec<Accessor>,
    /// Name of the type that has a constructor for each server; `None` where there is nothing to choose.
    pub server: Option<Ident>,
    /// The document names no server that calls could go to, so that the builder is given a base URL.
    pub needs_base: bool,
    /// What readers are told about origins beside that of the base URL, in Markdown; empty where there are none.
    pub origins: String,
}

/// `client.keys()`.
#[derive(Debug, Clone, PartialEq)]
pub struct Accessor {
    /// The method.
    pub name: Ident,
    /// The module of the tag.
    pub module: Ident,
    /// The handle's type in that module.
    pub handle: Ident,
    /// The feature that it needs.
    pub feature: Option<String>,
    /// Its docs.
    pub docs: Docs,
}

/// Facts about an API that the runtime needs.
#[derive(Debug, Clone, PartialEq)]
pub struct ApiInfo {
    /// `info.title`
    pub title: String,
    /// `info.version`
    pub version: String,
    /// Prefix of the environment variables, upper case.
    pub env: String,
    /// Servers of the document.
    pub servers: Vec<Server>,
    /// Security schemes.
    pub schemes: Vec<Scheme>,
    /// What requests that belong to no operation are sent with: alternatives of sets of requirements.
    pub security: Vec<Vec<Requirement>>,
}

/// A server.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// URL template.
    pub url: String,
    /// Name of the constructor on `Server` (`tenant(..)` where it has arguments, else `production()`).
    pub constructor: Ident,
    /// Variables in order: name on the wire, Rust name, default, allowed values.
    pub variables: Vec<ServerVariable>,
    /// Docs of the constructor.
    pub docs: Docs,
}

/// A variable of a server's URL.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerVariable {
    /// Its name in the template.
    pub wire: String,
    /// Its name in Rust.
    pub name: Ident,
    /// Its default; `None`: it has to be given.
    pub default: Option<String>,
    /// The values it may have, as an enum; `None`: any text.
    pub choice: Option<ServerChoice>,
    /// It is an argument of the constructor rather than a method of the server.
    pub is_argument: bool,
    /// Docs of the method.
    pub docs: Docs,
}

/// The values of a server's variable, as an enum. Variables of several servers with the same values share it.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerChoice {
    /// The enum.
    pub name: Ident,
    /// Its variants with their texts.
    pub values: Vec<(Ident, String)>,
}

/// A security scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// What it is.
    pub kind: SchemeKind,
    /// How a credential becomes the value sent.
    pub format: Option<String>,
}

/// Kinds of security schemes, as the runtime knows them.
#[derive(Debug, Clone, PartialEq)]
pub enum SchemeKind {
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
