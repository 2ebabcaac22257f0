//! Absolute URLs as text: what the origin is, and how a reference is resolved (RFC 3986, 5.2; RFC 6454, 4).
//! Decides nothing about credentials; it only says which URLs are of one origin.

use http::Uri;

use super::param::encode::{escaped, Escape};

/// The absolute URL of an API, without a slash at its end.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Base(String);

impl Base {
    /// Checks a URL that a user or a document gave.
    ///
    /// # Errors
    /// The reason why no API can be there.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let refused = |why: &str| Err(format!("the base URL `{}` {why}", shown(text)));
        if text.contains('{') {
            return refused("has variables without a value; choose the server, or give a base URL");
        }
        let Ok(uri) = text.parse::<Uri>() else { return refused("is no URL") };
        if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().unwrap_or_default().is_empty() {
            return refused("does not begin with http:// or https:// and a host");
        }
        if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            return refused("has a user in it; give credentials to the builder instead");
        }
        if text.contains(['?', '#']) {
            return refused("has a query or a fragment");
        }
        Ok(Base(text.trim_end_matches('/').to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The URL of a path that begins with a slash.
    pub(crate) fn join(&self, path: &str) -> String {
        let slash = if path.starts_with('/') || path.is_empty() { "" } else { "/" };
        format!("{}{slash}{path}", self.0)
    }
}

/// A URL without what may be a password in it.
fn shown(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((_, rest)) => format!("...@{rest}"),
        None => text.to_owned(),
    }
}

/// Whether both URLs have the same scheme, host and port.
pub(crate) fn same_origin(one: &str, other: &str) -> bool {
    match (origin(one), origin(other)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

fn origin(url: &str) -> Option<(String, String, u16)> {
    let uri = url.parse::<Uri>().ok()?;
    let scheme = uri.scheme_str()?.to_ascii_lowercase();
    let port = uri.port_u16().unwrap_or(if scheme == "https" { 443 } else { 80 });
    Some((scheme, uri.host()?.to_ascii_lowercase(), port))
}

/// The URL that a reference means where it was found at `base`. What no URL can hold is escaped.
pub(crate) fn resolve(base: &str, reference: &str) -> Option<String> {
    resolved(base, reference).map(|url| escaped(&url, Escape::Literal))
}

fn resolved(base: &str, reference: &str) -> Option<String> {
    let reference = reference.split('#').next().unwrap_or_default().trim();
    let base = base.split('#').next()?;
    let scheme_end = base.find("://")?;
    let path_start = base[scheme_end + 3..].find(['/', '?']).map_or(base.len(), |at| at + scheme_end + 3);
    let (root, target) = base.split_at(path_start);
    let (path, _) = target.split_once('?').unwrap_or((target, ""));
    if has_scheme(reference) {
        return Some(reference.to_owned());
    }
    if reference.starts_with("//") {
        return Some(format!("{}:{reference}", &base[..scheme_end]));
    }
    if reference.is_empty() {
        return Some(base.to_owned());
    }
    if reference.starts_with('?') {
        return Some(format!("{root}{path}{reference}"));
    }
    let (to, query) = match reference.find('?') {
        Some(at) => reference.split_at(at),
        None => (reference, ""),
    };
    let merged = if to.starts_with('/') {
        to.to_owned()
    } else {
        format!("{}/{to}", path.rsplit_once('/').map_or("", |(folder, _)| folder))
    };
    Some(format!("{root}{}{query}", without_dots(&merged)))
}

/// RFC 3986, 3.1.
fn has_scheme(reference: &str) -> bool {
    let Some((scheme, _)) = reference.split_once(':') else { return false };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// RFC 3986, 5.2.4.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        match part {
            "." | ".." => {
                if part == ".." {
                    kept.pop();
                }
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(part),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests;
