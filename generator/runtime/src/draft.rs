//! A request but for its credentials: what a call and its client make of one attempt, and where it goes.

use http::header::{HeaderMap, HeaderValue, CONTENT_LENGTH};
use http::Method;

use super::auth::{self, Held, Target};
use super::body::Body;
use super::codec::Secret;
use super::op::OpInfo;
use super::origin::{Origin, Origins, Site};

/// A request but for its credentials.
pub(crate) struct Draft {
    pub(crate) method: Method,
    /// Without the query.
    pub(crate) url: String,
    /// Without its question mark. One with nothing in it is not the same as none (RFC 3986, 6.2.3).
    pub(crate) query: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    /// The origin of the URL.
    pub(crate) origin: Origin,
    /// Whose place that is.
    pub(crate) site: Site,
}

impl Draft {
    pub(crate) fn is_replayable(&self) -> bool {
        self.body.is_replayable()
    }

    /// Where the request goes, without what is secret in the query: references of an answer are relative to it.
    pub(crate) fn target(&self) -> String {
        with_query(&self.url, self.query.as_deref())
    }

    /// Goes to this URL of that origin, which has its query.
    pub(crate) fn retarget(&mut self, url: &str, origin: Origin, origins: &Origins) {
        let (url, query) = split_query(url);
        (self.url, self.query) = (url.to_owned(), query.map(str::to_owned));
        self.site = origins.site(&origin, self.site);
        self.origin = origin;
    }

    /// The request, with these secrets in it.
    ///
    /// # Errors
    /// A secret that cannot be written, and a URL that is none.
    pub(crate) fn request(
        &self,
        info: &'static OpInfo,
        secrets: &[(&Held, Secret)],
    ) -> Result<http::Request<Body>, String> {
        let mut headers = self.headers.clone();
        let mut query = self.query.clone();
        let mut target = Target { headers: &mut headers, query: &mut query };
        for (held, secret) in secrets {
            auth::write(held, secret, &mut target)?;
        }
        let url = with_query(&self.url, query.as_deref());
        if Origin::of(&url).as_ref() != Ok(&self.origin) {
            return Err(format!("the request's URL is not one of {}", self.origin));
        }
        let has_content = matches!(self.method, Method::POST | Method::PUT | Method::PATCH);
        if has_content && self.body.as_bytes().is_some_and(|bytes| bytes.is_empty()) {
            // RFC 9110, 8.6: said even where it is nothing; some servers answer 411 otherwise.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let mut request = http::Request::new(self.body.clone());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = url.parse().map_err(|why| format!("the request's URL is refused: {why}"))?;
        *request.headers_mut() = headers;
        request.extensions_mut().insert(info);
        Ok(request)
    }
}

/// A URL without its query, and the query.
pub(crate) fn split_query(url: &str) -> (&str, Option<&str>) {
    url.split_once('?').map_or((url, None), |(url, query)| (url, Some(query)))
}

fn with_query(url: &str, query: Option<&str>) -> String {
    match query {
        Some(query) => format!("{url}?{query}"),
        None => url.to_owned(),
    }
}
