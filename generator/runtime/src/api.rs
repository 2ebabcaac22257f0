//! What the document says about the API as a whole: title, version, security schemes. Constants that generated code
//! states; nothing here sends or knows an operation.

use super::codec::Lenient;
use super::op::Requirement;
use super::server::ServerInfo;

/// The facts of an API (OpenAPI Info, Server and Security Scheme Objects).
#[derive(Debug)]
pub struct ApiInfo {
    pub(crate) title: &'static str,
    pub(crate) version: &'static str,
    pub(crate) servers: &'static [ServerInfo],
    pub(crate) schemes: &'static [Scheme],
    pub(crate) security: &'static [&'static [Requirement]],
    pub(crate) env: &'static str,
    pub(crate) user_agent: &'static str,
    pub(crate) lenient: Lenient,
}

impl ApiInfo {
    /// An API without servers and schemes.
    pub const fn new(title: &'static str, version: &'static str) -> Self {
        ApiInfo {
            title,
            version,
            servers: &[],
            schemes: &[],
            security: &[],
            env: "",
            user_agent: "",
            lenient: Lenient::strict(),
        }
    }

    /// The servers of the document; the first one is the default.
    pub const fn servers(mut self, servers: &'static [ServerInfo]) -> Self {
        self.servers = servers;
        self
    }

    /// The security schemes that operations refer to by name.
    pub const fn schemes(mut self, schemes: &'static [Scheme]) -> Self {
        self.schemes = schemes;
        self
    }

    /// The document's own security requirements, for requests that belong to no operation.
    pub const fn security(mut self, alternatives: &'static [&'static [Requirement]]) -> Self {
        self.security = alternatives;
        self
    }

    /// The prefix of the environment variables that [`Builder::from_env`](super::Builder::from_env) reads.
    pub const fn env(mut self, prefix: &'static str) -> Self {
        self.env = prefix;
        self
    }

    /// The `User-Agent` field of every request, such as `gcore-cloud/1.2.0`.
    pub const fn user_agent(mut self, agent: &'static str) -> Self {
        self.user_agent = agent;
        self
    }

    /// Answers of all operations are read leniently (`x-clientwright-lenient`), unless the caller chooses otherwise.
    pub const fn lenient(mut self) -> Self {
        self.lenient = Lenient::all();
        self
    }

    /// The document's title.
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// The document's version.
    pub fn version(&self) -> &'static str {
        self.version
    }

    pub(crate) fn scheme(&self, name: &str) -> Option<&'static Scheme> {
        self.schemes.iter().find(|scheme| scheme.name == name)
    }
}

/// A security scheme (OpenAPI Security Scheme Object).
#[derive(Debug)]
pub struct Scheme {
    pub(crate) name: &'static str,
    pub(crate) kind: SchemeKind,
    /// The header field, query parameter or cookie; the token URL of OAuth2.
    pub(crate) place: &'static str,
    /// How the secret is written: `{}` stands for it.
    pub(crate) format: &'static str,
    /// The builder's method that takes its credential; empty where there is none.
    pub(crate) setter: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum SchemeKind {
    Header,
    Query,
    Cookie,
    Basic,
    OAuth2,
    MutualTls,
}

impl Scheme {
    const fn new(name: &'static str, kind: SchemeKind, place: &'static str, format: &'static str) -> Self {
        Scheme { name, kind, place, format, setter: "" }
    }

    /// A key in a header field.
    pub const fn api_key_header(name: &'static str, field: &'static str) -> Self {
        Scheme::new(name, SchemeKind::Header, field, "{}")
    }

    /// A key in a query parameter.
    pub const fn api_key_query(name: &'static str, parameter: &'static str) -> Self {
        Scheme::new(name, SchemeKind::Query, parameter, "{}")
    }

    /// A key in a cookie.
    pub const fn api_key_cookie(name: &'static str, cookie: &'static str) -> Self {
        Scheme::new(name, SchemeKind::Cookie, cookie, "{}")
    }

    /// A bearer token (RFC 6750).
    pub const fn bearer(name: &'static str) -> Self {
        Scheme::new(name, SchemeKind::Header, "authorization", "Bearer {}")
    }

    /// User and password (RFC 7617).
    pub const fn basic(name: &'static str) -> Self {
        Scheme::new(name, SchemeKind::Basic, "authorization", "Basic {}")
    }

    /// Any other scheme of the Authorization field; the caller gives what follows its name. `format`: `Digest {}`.
    pub const fn http(name: &'static str, format: &'static str) -> Self {
        Scheme::new(name, SchemeKind::Header, "authorization", format)
    }

    /// OAuth2 (RFC 6749); `token_url` is empty where the document has no flow with one.
    pub const fn oauth2(name: &'static str, token_url: &'static str) -> Self {
        Scheme::new(name, SchemeKind::OAuth2, token_url, "Bearer {}")
    }

    /// OpenID Connect: the caller gives the token.
    pub const fn open_id(name: &'static str) -> Self {
        Scheme::new(name, SchemeKind::Header, "authorization", "Bearer {}")
    }

    /// A client certificate, which the transport presents.
    pub const fn mutual_tls(name: &'static str) -> Self {
        Scheme::new(name, SchemeKind::MutualTls, "", "{}")
    }

    /// How the secret is written, `{}` standing for it: `apikey {}`. A caller who already wrote the prefix is not
    /// given a second one.
    pub const fn format(mut self, format: &'static str) -> Self {
        self.format = format;
        self
    }

    /// The builder's method that takes its credential, for errors that say what to call.
    pub const fn setter(mut self, method: &'static str) -> Self {
        self.setter = method;
        self
    }

    /// What its environment variables begin with, behind the API's prefix: `my-key` is `MY_KEY`.
    pub(crate) fn variable(&self) -> String {
        let upper = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
        self.name.chars().map(upper).collect()
    }

    /// The scheme's name in the document.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The secret as it is sent, with the format's prefix exactly once.
    pub(crate) fn write(&self, secret: &str) -> String {
        let (prefix, suffix) = self.format.split_once("{}").unwrap_or((self.format, ""));
        let given = secret.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        if given {
            secret.to_owned()
        } else {
            format!("{prefix}{secret}{suffix}")
        }
    }
}
