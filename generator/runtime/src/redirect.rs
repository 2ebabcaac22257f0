//! Whether a redirect is followed (RFC 9110, 15.4): for GET and HEAD, and where `origin` lets it lead. A body never travels.

use http::header::{HeaderMap, LOCATION};
use http::{Method, StatusCode};

use super::origin::{Origin, Origins};
use super::url::resolve;

/// What to do with an answer.
pub(crate) enum Verdict {
    /// It is no redirect.
    Keep,
    /// Send the request to this URL of this origin.
    Follow(String, Origin),
    /// It is one that is not followed, and why.
    Refuse(String),
}

/// Judges the answer to a request for `url` at the origin `here`.
pub(crate) fn judge(
    method: &Method,
    (url, here): (&str, &Origin),
    (status, headers): (StatusCode, &HeaderMap),
    origins: &Origins,
) -> Verdict {
    if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Verdict::Keep;
    }
    let Some(location) = headers.get(LOCATION) else { return Verdict::Keep };
    let target = std::str::from_utf8(location.as_bytes()).ok().and_then(|location| resolve(url, location));
    let Some(target) = target else {
        return Verdict::Refuse("the redirect is not followed: it leads to no URL".to_owned());
    };
    match origins.follow(here, &target) {
        Err(why) => Verdict::Refuse(format!("the redirect is not followed: {why}")),
        Ok(_) if *method != Method::GET && *method != Method::HEAD => {
            Verdict::Refuse(format!("redirects of {method} are not followed"))
        }
        Ok(there) => Verdict::Follow(target, there),
    }
}
