//! A decoded answer together with its status and header fields.

use std::fmt;
use std::marker::PhantomData;
use std::sync::PoisonError;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::answer::{Answer, Misfits};
use super::asked::Asked;
use super::codec::{self, FromJson, Misfit};
use super::content;
use super::error::Error;
use super::field::FieldForm;
use super::head::Head;
use super::operation::Operation;
use super::untyped::Untyped;

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
    misfits: Vec<Misfit>,
    asked: Asked,
    operation: PhantomData<fn() -> O>,
}

impl<T, O> Response<T, O> {
    /// An answer with its body decoded.
    pub(crate) fn of(answer: Answer, decode: impl FnOnce(Answer) -> Result<T, Error>) -> Result<Self, Error> {
        let (head, attempts) = (answer.head().clone(), answer.attempts());
        let kept = Misfits::default();
        let body = decode(answer.keeping(&kept))?;
        let misfits = std::mem::take(&mut *kept.lock().unwrap_or_else(PoisonError::into_inner));
        Ok(Response::new(body, head, attempts, misfits))
    }

    fn new(body: T, head: Head, attempts: u32, misfits: Vec<Misfit>) -> Self {
        let Head { status, headers, asked } = head;
        Response { body, status, headers, attempts, misfits, asked, operation: PhantomData }
    }

    fn head(&self) -> Head {
        Head { status: self.status, headers: self.headers.clone(), asked: self.asked.clone() }
    }

    /// What the body has that is not what the document says, and was read all the same: members that the document does not
    /// have, values that it does not list, and what [`Builder::lenient`](super::Builder::lenient) takes. At most 1,000 are told.
    pub fn misfits(&self) -> &[Misfit] {
        &self.misfits
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
        Error::decode(O::INFO.label(), self.head(), Bytes::new(), reason).after(self.attempts)
    }
}

impl<O> Response<Bytes, O> {
    /// The body as a JSON value, whatever the document says of it.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where it is none, or does not fit.
    pub fn json<T: FromJson>(&self) -> Result<T, Error> {
        read(self.head(), &self.body)
    }

    /// The value at a JSON Pointer (RFC 6901) into the body, if there is one of this type.
    pub fn at<T: FromJson>(&self, pointer: &str) -> Option<T> {
        content::at(&self.body, pointer)
    }
}

impl<O> Response<String, O> {
    /// The text as a JSON value, where a server answers JSON instead of the text that the document has.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where it is none, or does not fit.
    pub fn json<T: FromJson>(&self) -> Result<T, Error> {
        read(self.head(), self.body.as_bytes())
    }

    /// The value at a JSON Pointer (RFC 6901) into the text, if there is one of this type.
    pub fn at<T: FromJson>(&self, pointer: &str) -> Option<T> {
        content::at(self.body.as_bytes(), pointer)
    }
}

fn read<T: FromJson>(head: Head, body: &[u8]) -> Result<T, Error> {
    let lenient = head.asked.lenient();
    codec::from_slice_knowing(body, lenient).map_err(|why| {
        let reason = format!("the body does not fit at {why}");
        Error::decode(head.asked.label(), head, Bytes::copy_from_slice(body), reason).caused_by(why)
    })
}

impl<T: Clone, O> Clone for Response<T, O> {
    fn clone(&self) -> Self {
        Response::new(self.body.clone(), self.head(), self.attempts, self.misfits.clone())
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
