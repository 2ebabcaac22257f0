//! Whether a redirect is followed (RFC 9110, 15.4): within the origin, for GET and HEAD. Credentials never leave it.

use http::header::{HeaderMap, LOCATION};
use http::{Method, StatusCode};

use super::url::{resolve, same_origin};

/// What to do with an answer.
pub(crate) enum Verdict {
    /// It is no redirect.
    Keep,
    /// Send the request to this URL.
    Follow(String),
    /// It is one that is not followed, and why.
    Refuse(String),
}

/// Judges the answer to a request for `url`.
pub(crate) fn judge(method: &Method, url: &str, status: StatusCode, headers: &HeaderMap) -> Verdict {
    if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Verdict::Keep;
    }
    let Some(location) = headers.get(LOCATION).and_then(|value| value.to_str().ok()) else {
        return Verdict::Keep;
    };
    let Some(target) = resolve(url, location) else { return Verdict::Keep };
    if !same_origin(url, &target) {
        let host = target.parse::<http::Uri>().ok().and_then(|uri| Some(uri.authority()?.host().to_owned()));
        let host = host.unwrap_or_else(|| "another origin".to_owned());
        return Verdict::Refuse(format!("the redirect to {host} is not followed: it leaves the origin"));
    }
    if *method != Method::GET && *method != Method::HEAD {
        return Verdict::Refuse(format!("redirects of {method} are not followed"));
    }
    Verdict::Follow(target)
}
