//! A decoded answer together with its status and header fields.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::answer::Answer;
use super::codec::FromJson;
use super::error::Error;
use super::field::FieldForm;
use super::head::Head;
use super::operation::{Operation, Untyped};

/// What an answer to the operation `O` said, and how. The header fields that the document knows have methods of their own.
#[non_exhaustive]
pub struct Response<T, O = Untyped> {
    /// The decoded body.
    pub body: T,
    /// The status.
    pub status: StatusCode,
    /// The header fields.
    pub headers: HeaderMap,
    /// How often the request was sent.
    pub attempts: u32,
    operation: PhantomData<fn() -> O>,
}

impl<T, O> Response<T, O> {
    /// An answer with its body decoded.
    pub(crate) fn of(answer: Answer, decode: impl FnOnce(Answer) -> Result<T, Error>) -> Result<Self, Error> {
        let (head, attempts) = (answer.head().clone(), answer.attempts());
        Ok(Response::new(decode(answer)?, head, attempts))
    }

    fn new(body: T, head: Head, attempts: u32) -> Self {
        let Head { status, headers } = head;
        Response { body, status, headers, attempts, operation: PhantomData }
    }

    /// A header field's value as text, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl<T, O: Operation> Response<T, O> {
    /// A header field's value.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where it does not fit its type.
    pub fn field<V: FromJson>(&self, name: &str, form: FieldForm) -> Result<Option<V>, Error> {
        let Some(text) = form.find(&self.headers, name) else { return Ok(None) };
        let value = form.read(&text).map_err(|why| {
            self.unfit(format!("the header field `{name}` does not fit: {why}")).caused_by(why)
        });
        value.map(Some)
    }

    /// The value of a header field that is always there.
    ///
    /// # Errors
    /// As [`Response::field`]; also where it is missing.
    pub fn needed_field<V: FromJson>(&self, name: &str, form: FieldForm) -> Result<V, Error> {
        self.field(name, form)?.ok_or_else(|| self.unfit(format!("the header field `{name}` is missing")))
    }

    fn unfit(&self, reason: String) -> Error {
        let head = Head { status: self.status, headers: self.headers.clone() };
        Error::decode(O::INFO.label(), head, Bytes::new(), reason).after(self.attempts)
    }
}

impl<T: Clone, O> Clone for Response<T, O> {
    fn clone(&self) -> Self {
        let head = Head { status: self.status, headers: self.headers.clone() };
        Response::new(self.body.clone(), head, self.attempts)
    }
}

impl<T: fmt::Debug, O> fmt::Debug for Response<T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
