//! Absolute URLs as text: the base of an API, how a reference is resolved (RFC 3986, 5.2), and which paths climb.
//! Decides nothing about credentials; what may go where is in `origin`.

use super::origin::Origin;
use super::param::encode::{escaped, Escape};
use super::shown;

/// The absolute URL of an API, without a slash at its end.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Base {
    text: String,
    origin: Origin,
}

impl Base {
    /// Checks a URL that a user or a document gave.
    ///
    /// # Errors
    /// The reason why no API can be there.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        Base::checked(text).map_err(|why| format!("the base URL `{}` {why}", shown::url(text)))
    }

    fn checked(text: &str) -> Result<Self, &'static str> {
        if text.contains('{') {
            return Err("has variables without a value; choose the server, or give a base URL");
        }
        let origin = Origin::of(text)?;
        if text.contains(['?', '#']) {
            return Err("has a query or a fragment");
        }
        if text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\') {
            return Err("has white space, control characters or a backslash");
        }
        if step(text).is_some() {
            return Err("has the steps `.` or `..` in its path");
        }
        Ok(Base { text: escaped(text.trim_end_matches('/'), Escape::Literal), origin })
    }

    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The URL of a path that begins with a slash.
    pub(crate) fn join(&self, path: &str) -> String {
        let slash = if path.starts_with('/') || path.is_empty() { "" } else { "/" };
        format!("{}{slash}{path}", self.text)
    }
}

/// The first segment of a path that is a step, `.` or `..`, to somebody on the way: URL parsers take escaped dots for dots, servers
/// take backslashes and escaped slashes for slashes, some of them unescape twice or drop what follows a semicolon.
pub(crate) fn step(path: &str) -> Option<&str> {
    let is_step = |part: &str| matches!(part.split(';').next(), Some("." | ".."));
    path.split('/').find(|segment| {
        if !segment.contains(['.', '%']) {
            return false;
        }
        let mut plain = (*segment).to_owned();
        for _ in 0..4 {
            if plain.split(['/', '\\']).any(is_step) {
                return true;
            }
            match unescaped(&plain) {
                Some(next) => plain = next,
                None => return false,
            }
        }
        false
    })
}

/// The text with its triplets unescaped; `None` where there are none.
fn unescaped(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let plain = percent_encoding::percent_decode_str(text).decode_utf8_lossy();
    (plain != text).then(|| plain.into_owned())
}

/// The URL that a reference means where it was found at `base`. What no URL can hold is escaped.
pub(crate) fn resolve(base: &str, reference: &str) -> Option<String> {
    resolved(base, reference).map(|url| escaped(&url, Escape::Literal))
}

fn resolved(base: &str, reference: &str) -> Option<String> {
    let reference = without_fragment(reference.trim_matches(|c: char| c.is_ascii_whitespace()));
    if has_scheme(reference) {
        return Some(undotted(reference));
    }
    let base = without_fragment(base);
    let (scheme, _) = base.split_once("://")?;
    if reference.starts_with("//") {
        return Some(undotted(&format!("{scheme}:{reference}")));
    }
    let (root, path, query) = parts(base)?;
    let (to, asked) = reference.split_at(reference.find('?').unwrap_or(reference.len()));
    Some(if to.is_empty() {
        let query = if asked.is_empty() { query } else { asked };
        format!("{root}{path}{query}")
    } else if to.starts_with('/') {
        format!("{root}{}{asked}", without_dots(to))
    } else {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{root}{}{asked}", without_dots(&format!("{folder}/{to}")))
    })
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}

/// Scheme and authority, the path, and the query with its question mark, which may be all of it (RFC 3986, 5.3).
fn parts(url: &str) -> Option<(&str, &str, &str)> {
    let host = url.find("://")? + 3;
    let path = url[host..].find(['/', '?']).map_or(url.len(), |at| at + host);
    let query = url[path..].find('?').map_or(url.len(), |at| at + path);
    Some((&url[..path], &url[path..query], &url[query..]))
}

/// An absolute URL, its path without dots.
fn undotted(url: &str) -> String {
    match parts(url) {
        Some((root, path, query)) if !path.is_empty() => format!("{root}{}{query}", without_dots(path)),
        _ => url.to_owned(),
    }
}

/// Whether an absolute URL has a path, be it a slash alone.
pub(crate) fn has_path(url: &str) -> bool {
    url.split_once("://").is_some_and(|(_, rest)| rest.contains('/'))
}

/// RFC 3986, 3.1.
pub(crate) fn has_scheme(reference: &str) -> bool {
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
        // `%2E` is a dot by another spelling (6.2.2.2).
        match &*part.replace("%2E", ".").replace("%2e", ".") {
            step @ ("." | "..") => {
                if step == ".." {
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
