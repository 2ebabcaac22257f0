//! What the builder was given, checked: origins, and credentials against their schemes.

use std::sync::Arc;

use super::super::api::{ApiInfo, Scheme, SchemeKind};
use super::super::auth::{ClientCredentials, Credential, Grant, Held};
use super::super::origin::{Origin, Origins};
use super::super::shown;
use super::super::url::{resolve, Base};

/// An origin alone, as `Builder::trust_origin` takes it.
pub(super) fn trusted(text: &str) -> Result<Origin, String> {
    let refused = |why: &str| format!("`trust_origin` was given `{}`, which {why}", shown::url(text));
    let origin = Origin::of(text).map_err(refused)?;
    let path = text.split_once("://").and_then(|(_, rest)| rest.split_once(['/', '?', '#']));
    match path {
        Some((_, more)) if !more.is_empty() || !text.ends_with('/') => {
            Err(refused("has more than scheme, host and port"))
        }
        _ => Ok(origin),
    }
}

/// Checks a credential against its scheme; a client credentials grant becomes a token source.
pub(super) fn hold(
    api: &'static ApiInfo,
    (name, credential): (&str, Credential),
    (base, origins): (&Base, &Origins),
    grant: &dyn Fn(ClientCredentials, String) -> Grant,
) -> Result<Held, String> {
    let Some(scheme) = api.scheme(name) else {
        return Err(format!("the document has no security scheme `{name}`"));
    };
    let Credential::ClientCredentials(client) = credential else { return Ok(Held { scheme, credential }) };
    let url = token_url(scheme, client.endpoint(), base, origins)?;
    Ok(Held { scheme, credential: Credential::Token(Arc::new(grant(client, url))) })
}

/// Where the tokens of a scheme are fetched: at the caller's URL, or at the document's where the client's secret may go there.
fn token_url(scheme: &Scheme, given: Option<&str>, base: &Base, origins: &Origins) -> Result<String, String> {
    let declared = if scheme.kind == SchemeKind::OAuth2 { scheme.place } else { "" };
    let name = scheme.name;
    let url = match resolve(&base.join("/"), given.unwrap_or(declared)) {
        Some(absolute) if !given.unwrap_or(declared).is_empty() => absolute,
        _ => {
            return Err(format!("the scheme `{name}` has no token URL: give `ClientCredentials::token_url`"))
        }
    };
    match given {
        Some(given) => {
            Origin::of(&url).map_err(|why| format!("the token URL `{}` {why}", shown::url(given)))?;
        }
        None => origins.token_url(name, &url)?,
    }
    Ok(url)
}
