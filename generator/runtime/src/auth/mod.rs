//! Credentials: what the caller gave, which of them an operation asks for, and how they are written into a
//! request. Where a request goes is decided in `origin`.

mod grant;
mod oauth;

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use http::header::{HeaderMap, HeaderName, HeaderValue, AUTHORIZATION};

use super::api::{ApiInfo, Scheme, SchemeKind};
use super::codec::Secret;
use super::op::{OpInfo, Requirement};
use super::param::cookie;
use super::param::encode::{escaped, Escape};
use super::param::query::pair;
use super::transport::{BoxFuture, Cause, MaybeSendSync};

pub(crate) use self::grant::Grant;
pub use self::oauth::ClientCredentials;

/// What the caller gives for a security scheme. Debug output shows the kind alone: some APIs take a key as the user.
#[derive(Clone)]
#[non_exhaustive]
pub enum Credential {
    /// A key or a token.
    Secret(Secret),
    /// User and password (RFC 7617).
    Basic {
        /// The user.
        user: String,
        /// The password.
        password: Secret,
    },
    /// Tokens that change.
    Token(Arc<dyn TokenSource>),
    /// OAuth2's client credentials grant (RFC 6749, 4.4).
    ClientCredentials(ClientCredentials),
}

impl Credential {
    /// User and password.
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Credential::Basic { user: user.into(), password: password.into() }
    }

    /// Tokens that change.
    pub fn token(source: impl TokenSource) -> Self {
        Credential::Token(Arc::new(source))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Credential::Secret(_) => "Secret([redacted])",
            Credential::Basic { .. } => "Basic([redacted])",
            Credential::Token(_) => "Token([redacted])",
            Credential::ClientCredentials(_) => "ClientCredentials([redacted])",
        })
    }
}

impl From<Secret> for Credential {
    fn from(secret: Secret) -> Self {
        Credential::Secret(secret)
    }
}

impl From<&str> for Credential {
    fn from(secret: &str) -> Self {
        Credential::Secret(secret.into())
    }
}

impl From<String> for Credential {
    fn from(secret: String) -> Self {
        Credential::Secret(secret.into())
    }
}

impl From<Arc<dyn TokenSource>> for Credential {
    fn from(source: Arc<dyn TokenSource>) -> Self {
        Credential::Token(source)
    }
}

impl From<ClientCredentials> for Credential {
    fn from(client: ClientCredentials) -> Self {
        Credential::ClientCredentials(client)
    }
}

/// Where tokens come from that do not last.
pub trait TokenSource: MaybeSendSync + 'static {
    /// The token to send now. It is asked for before every attempt, so a source keeps the one it has.
    fn token(&self) -> BoxFuture<'_, Result<Secret, Cause>>;

    /// The server answered this token with 401. True if another one may be had: the request is then sent once more.
    fn refused(&self, token: &Secret) -> bool {
        let _ = token;
        false
    }
}

impl fmt::Debug for dyn TokenSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSource")
    }
}

/// A credential of a client, with the scheme it is for.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) scheme: &'static Scheme,
    pub(crate) credential: Credential,
}

/// The credentials of a request: those of the first alternative that can be met. An alternative with credentials goes
/// before one that a certificate alone meets, and that before an anonymous one. `sent` says whether the caller wrote
/// this field into the request already.
///
/// # Errors
/// The names of what is missing.
pub(crate) fn choose<'c>(
    held: &'c [Held],
    alternatives: &[&[Requirement]],
    schemes: &'static [Scheme],
    sent: &dyn Fn(&Scheme) -> bool,
) -> Result<Vec<&'c Held>, String> {
    if alternatives.is_empty() {
        return Ok(Vec::new());
    }
    let mut fallback = None;
    for requirements in alternatives {
        let Some(found) = meet(held, requirements, schemes, sent) else { continue };
        if !found.is_empty() {
            return Ok(found);
        }
        fallback = Some(found);
    }
    fallback.ok_or_else(|| missing(alternatives))
}

fn meet<'c>(
    held: &'c [Held],
    requirements: &[Requirement],
    schemes: &'static [Scheme],
    sent: &dyn Fn(&Scheme) -> bool,
) -> Option<Vec<&'c Held>> {
    let mut found = Vec::new();
    for requirement in requirements {
        let scheme = schemes.iter().find(|scheme| scheme.name == requirement.scheme)?;
        let elsewhere = scheme.kind == SchemeKind::MutualTls || sent(scheme);
        match held.iter().find(|held| held.scheme.name == requirement.scheme) {
            Some(held) => found.push(held),
            None if elsewhere => {}
            None => return None,
        }
    }
    Some(found)
}

fn missing(alternatives: &[&[Requirement]]) -> String {
    let names = |all: &&[Requirement]| all.iter().map(|one| one.scheme).collect::<Vec<_>>().join(" and ");
    let names = alternatives.iter().map(names).collect::<Vec<_>>().join(", or ");
    format!("no credential is configured for {names}")
}

/// The scopes that an operation asks for, alternative by alternative; `None` where it names none.
pub(crate) fn scopes(info: &OpInfo) -> Option<String> {
    let of_scheme = |need: &Requirement| {
        (!need.scopes.is_empty()).then(|| format!("`{}` of `{}`", need.scopes.join(" "), need.scheme))
    };
    let of_set = |all: &&[Requirement]| {
        let words: Vec<_> = all.iter().filter_map(of_scheme).collect();
        (!words.is_empty()).then(|| words.join(" and "))
    };
    let all: Vec<_> = info.security.iter().filter_map(of_set).collect();
    (!all.is_empty()).then(|| format!("the operation asks for the scopes {}", all.join(", or ")))
}

/// What a caller without credentials can do: the builder's methods, the environment variables, or to go without.
pub(crate) fn help(api: &ApiInfo, alternatives: &[&[Requirement]]) -> String {
    let known = |need: &Requirement| api.scheme(need.scheme).filter(|scheme| !scheme.setter.is_empty());
    let ways = |one: fn(&str, &Scheme) -> String| {
        let words = |all: &&[Requirement]| {
            let schemes = all.iter().map(known).collect::<Option<Vec<_>>>()?;
            let words: Vec<_> = schemes.into_iter().map(|scheme| one(api.env, scheme)).collect();
            (!words.is_empty()).then(|| words.join(" and "))
        };
        let mut ways: Vec<_> = alternatives.iter().filter_map(words).collect();
        ways.dedup();
        ways.join(", or ")
    };
    let methods = ways(|_, scheme| format!("`.{}(..)`", scheme.setter));
    if methods.is_empty() {
        return "call `.anonymous()` on the builder to send it without one".to_owned();
    }
    let variables = ways(|prefix, scheme| match scheme.kind {
        SchemeKind::Basic => {
            format!("`{prefix}_{name}_USER` and `{prefix}_{name}_PASSWORD`", name = scheme.variable())
        }
        _ => format!("`{prefix}_{}`", scheme.variable()),
    });
    format!(
        "call {methods} on the builder, or set {variables} for `Client::from_env()`, or call `.anonymous()` to send it without one"
    )
}

/// A request's fields that credentials are written to.
pub(crate) struct Target<'r> {
    pub(crate) headers: &'r mut HeaderMap,
    /// The query, without its question mark.
    pub(crate) query: &'r mut Option<String>,
}

/// The credential's secret, without asking a source.
pub(crate) fn fixed(held: &Held) -> Option<Secret> {
    match &held.credential {
        Credential::Secret(secret) => Some(secret.clone()),
        Credential::Basic { user, password } => {
            let pair = format!("{user}:{}", password.expose());
            Some(Secret::new(base64::engine::general_purpose::STANDARD.encode(pair)))
        }
        Credential::Token(_) | Credential::ClientCredentials(_) => None,
    }
}

/// Writes a secret into a request, where and how its scheme says.
///
/// # Errors
/// An empty secret, and one with characters that a header field cannot hold.
pub(crate) fn write(held: &Held, secret: &Secret, target: &mut Target<'_>) -> Result<(), String> {
    let scheme = held.scheme;
    if secret.expose().trim().is_empty() {
        return Err(format!("the credential for {} is empty", scheme.name));
    }
    let text = scheme.write(secret.expose());
    match scheme.kind {
        SchemeKind::Query => {
            let pair = pair(scheme.place, &escaped(&text, Escape::All));
            let name = pair.split('=').next();
            let query = target.query.get_or_insert_with(String::new);
            if query.split('&').any(|other| other.split('=').next() == name) {
                return Ok(());
            }
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str(&pair);
            Ok(())
        }
        SchemeKind::Cookie => {
            cookie::add_missing(target.headers, &pair(scheme.place, &escaped(&text, Escape::All)))
        }
        SchemeKind::MutualTls => Ok(()),
        SchemeKind::Header | SchemeKind::Basic | SchemeKind::OAuth2 => {
            let name = field(scheme).ok_or_else(|| format!("`{}` is no header field", scheme.place))?;
            if target.headers.contains_key(&name) {
                return Ok(());
            }
            put(target.headers, name, scheme, &text)
        }
    }
}

/// The header field that a scheme writes, if it writes one.
pub(crate) fn field(scheme: &Scheme) -> Option<HeaderName> {
    match scheme.kind {
        SchemeKind::Header => HeaderName::from_bytes(scheme.place.as_bytes()).ok(),
        SchemeKind::Basic | SchemeKind::OAuth2 => Some(AUTHORIZATION),
        _ => None,
    }
}

fn put(headers: &mut HeaderMap, name: HeaderName, scheme: &Scheme, text: &str) -> Result<(), String> {
    let Ok(mut value) = HeaderValue::from_str(text) else {
        return Err(format!(
            "the credential for {} has characters that no header field can hold",
            scheme.name
        ));
    };
    value.set_sensitive(true);
    headers.insert(name, value);
    Ok(())
}
