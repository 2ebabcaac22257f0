//! Requests that the API makes: webhooks and callbacks. What the caller's own server received becomes a value of
//! the document's type. Signatures are not checked here: that is between the caller and the API.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use percent_encoding::percent_decode_str;

use super::codec::{self, FromJson, Lenient};
use super::content;
use super::error::Error;
use super::field::FieldForm;

/// A request that was received: its body, and where they matter its header fields and its query.
///
/// All that is read from it reports [`ErrorKind::Decode`](super::ErrorKind::Decode) with the body kept. Debug output shows the body's length
/// alone: fields hold signatures, queries hold keys.
#[derive(Clone, Copy)]
pub struct Incoming<'r> {
    pub(crate) body: &'r [u8],
    pub(crate) headers: Option<&'r HeaderMap>,
    query: &'r str,
    lenient: Lenient,
}

impl fmt::Debug for Incoming<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

impl<'r> Incoming<'r> {
    /// A request with this body.
    pub fn new(body: &'r [u8]) -> Self {
        Incoming { body, headers: None, query: "", lenient: Lenient::strict() }
    }

    /// Its header fields.
    pub fn headers(mut self, headers: &'r HeaderMap) -> Self {
        self.headers = Some(headers);
        self
    }

    /// Its query, without the question mark.
    pub fn query(mut self, query: &'r str) -> Self {
        self.query = query;
        self
    }

    /// What is taken from an API that does not keep to its own document; nothing by default.
    pub fn lenient(mut self, lenient: impl Into<Lenient>) -> Self {
        self.lenient = lenient.into();
        self
    }

    /// The body as a JSON value.
    ///
    /// # Errors
    /// A body that is not one, or does not fit.
    pub fn json<T: FromJson>(&self) -> Result<T, Error> {
        self.value_of(self.body)
    }

    /// The JSON that stands for the body as a value.
    pub(crate) fn value_of<T: FromJson>(&self, json: &[u8]) -> Result<T, Error> {
        codec::from_slice_knowing(json, self.lenient)
            .map_err(|why| self.unfit(format!("the body does not fit at {why}")).caused_by(why))
    }

    /// The body as a scalar in a media type of text.
    ///
    /// # Errors
    /// A body that is not UTF-8, or does not fit.
    pub fn scalar<T: FromJson>(&self) -> Result<T, Error> {
        let (text, mut slot) = (self.text()?, None::<T>);
        content::scalar(&text, self.lenient, &mut slot)
            .map_err(|why| self.unfit(format!("the body does not fit at {why}")).caused_by(why))?;
        slot.ok_or_else(|| self.unfit("the body has no value".to_owned()))
    }

    /// The body as text.
    ///
    /// # Errors
    /// A body that is not UTF-8.
    pub fn text(&self) -> Result<String, Error> {
        let text = std::str::from_utf8(self.body);
        text.map(str::to_owned).map_err(|why| self.unfit(format!("the body is not UTF-8: {why}")))
    }

    /// The body's bytes.
    ///
    /// # Errors
    /// None; the signature is that of the other ways.
    pub fn bytes(&self) -> Result<Bytes, Error> {
        Ok(Bytes::copy_from_slice(self.body))
    }

    /// A header field.
    ///
    /// # Errors
    /// One that does not fit.
    pub fn header<T: FromJson>(&self, name: &str, form: FieldForm) -> Result<Option<T>, Error> {
        let text = self.headers.and_then(|headers| form.find(headers, name));
        self.value(text, name, form)
    }

    /// A header field that is always there.
    ///
    /// # Errors
    /// One that is missing or does not fit.
    pub fn needed_header<T: FromJson>(&self, name: &str, form: FieldForm) -> Result<T, Error> {
        self.header(name, form)?.ok_or_else(|| self.unfit(format!("`{name}` is missing in the header")))
    }

    /// A pair of the query.
    ///
    /// # Errors
    /// One that does not fit.
    pub fn pair<T: FromJson>(&self, name: &str, form: FieldForm) -> Result<Option<T>, Error> {
        let pairs = self.query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let mut values = pairs.filter(|(key, _)| decoded(key) == name).map(|(_, value)| decoded(value));
        let text = match form {
            FieldForm::Texts | FieldForm::Bares => {
                let all: Vec<String> = values.collect();
                (!all.is_empty()).then(|| all.join(","))
            }
            _ => values.next(),
        };
        self.value(text, name, form)
    }

    /// A pair of the query that is always there.
    ///
    /// # Errors
    /// One that is missing or does not fit.
    pub fn needed_pair<T: FromJson>(&self, name: &str, form: FieldForm) -> Result<T, Error> {
        self.pair(name, form)?.ok_or_else(|| self.unfit(format!("`{name}` is missing in the query")))
    }

    /// The document has no request of this name.
    ///
    /// # Errors
    /// Always.
    pub fn unknown<T>(&self, name: &str) -> Result<T, Error> {
        Err(self.unfit(format!("the document has no webhook or callback `{name}`")))
    }

    fn value<T: FromJson>(
        &self,
        text: Option<String>,
        name: &str,
        form: FieldForm,
    ) -> Result<Option<T>, Error> {
        let read = text.map(|text| form.read(&text)).transpose();
        read.map_err(|why| self.unfit(format!("`{name}` does not fit: {why}")).caused_by(why))
    }

    pub(crate) fn unfit(&self, reason: String) -> Error {
        Error::incoming(Bytes::copy_from_slice(self.body), reason)
    }
}

/// A name or value of the query, its escapes resolved.
fn decoded(text: &str) -> String {
    let spaced: Cow<'_, str> = if text.contains('+') { text.replace('+', " ").into() } else { text.into() };
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}
