//! Calls that an answer leads to: that of another operation, for the next page of a list, and a GET of another URL.

use http::header::HeaderName;

use super::super::body::Body;
use super::super::codec;
use super::super::error::Error;
use super::super::op::{OpInfo, Place};
use super::super::url::resolve;
use super::Pending;

impl Pending {
    /// Makes it the call of another operation, with the options, fields and the body of this one, and the arguments at the second
    /// places of `same`. Its parameter at the place `link` takes this JSON; where that is the whole path, it is the URL to go to.
    ///
    /// # Errors
    /// The reason why that URL is not to be followed.
    pub(crate) fn follow(
        &mut self,
        operation: &'static OpInfo,
        (link, json): (usize, &str),
        same: &[(usize, usize)],
    ) -> Result<(), String> {
        let is_whole = operation.params.get(link).is_some_and(|param| {
            let name = operation.path.trim_start_matches('/');
            param.place == Place::Path
                && name.strip_prefix('{').and_then(|name| name.strip_suffix('}')) == Some(param.name)
        });
        let text = codec::from_str::<String>(json).unwrap_or_else(|_| json.to_owned());
        let url = if is_whole { Some(self.named(&text)?) } else { None };
        if !std::ptr::eq(self.info, operation) {
            let mut values = vec![None; operation.params.len()];
            for (to, from) in same {
                if let (Some(value), Some(given)) = (values.get_mut(*to), self.values.get(*from)) {
                    value.clone_from(given);
                }
            }
            self.values = values;
            (self.info, self.method, self.path) = (operation, operation.method.into(), operation.path.into());
            self.target = None;
            if operation.sends.is_empty() {
                (self.body, self.media) = (Body::empty(), None);
            }
        }
        match url {
            Some(url) => {
                // The URL stands for all of the path, which has no value of its own.
                self.path = "/".into();
                self.retarget(url);
            }
            None => self.set(link, &text),
        }
        Ok(())
    }

    /// The URL that the server meant where it answered this call.
    ///
    /// # Errors
    /// The reason why it is not to be followed.
    pub(crate) fn named(&self, reference: &str) -> Result<String, String> {
        let here = self.drafted()?;
        let url = resolve(&here.target(), reference).ok_or("it is no URL")?;
        self.core.0.origins.follow(&here.origin, &url).map(|_| url)
    }

    /// A GET of another URL that the server named, with the credentials, fields and limits of this call. Fields that speak of
    /// this call's body, or that make it conditional, stay behind.
    pub(crate) fn elsewhere(&self, reference: &str) -> Result<Pending, Error> {
        let url = self.named(reference).map_err(|why| {
            Error::build(self.info.label(), format!("the URL of the task is not followed: {why}"))
        })?;
        let mut headers = self.headers.clone();
        for name in self.headers.keys().filter(|name| is_of_one_request(name)) {
            headers.remove(name);
        }
        let (target, body) = (Some(url), Body::empty());
        Ok(Pending { method: "GET".into(), target, body, media: None, headers, ..self.clone() })
    }
}

/// Whether a field speaks of the one request that has it: its body, conditions, repetition.
fn is_of_one_request(name: &HeaderName) -> bool {
    let name = name.as_str();
    let starts = ["content-", "if-"].iter().any(|start| name.starts_with(start));
    starts || matches!(name, "digest" | "expect" | "idempotency-key" | "prefer" | "range")
}
