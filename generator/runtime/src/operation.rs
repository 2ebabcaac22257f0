//! Operations as types: what a call gives, and the error bodies that the document knows.

use super::answer::Answer;
use super::error::{Error, ErrorKind};
use super::op::{OpInfo, UNTYPED};

/// One operation of an API: a marker type that generated code declares, never constructed.
pub trait Operation: Send + Sync + 'static {
    /// What a successful answer is decoded into.
    type Output: 'static;
    /// The facts of the operation.
    const INFO: &'static OpInfo;
    /// Reads a successful answer.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where the body does not fit.
    fn decode(answer: Answer) -> Result<Self::Output, Error>;
}

/// A request that belongs to no operation; see [`Core::request`](super::Core::request).
#[derive(Debug)]
pub enum Untyped {}

impl Operation for Untyped {
    type Output = Answer;
    const INFO: &'static OpInfo = &UNTYPED;

    fn decode(answer: Answer) -> Result<Answer, Error> {
        Ok(answer)
    }
}

/// An operation whose error bodies are typed, by status.
pub trait Documented: Operation {
    /// The bodies that the document knows.
    type Errors: ErrorBodies;
}

/// Error bodies by status.
pub trait ErrorBodies: Sized {
    /// Reads the body that is documented for the error's status; `None` where there is none, or the body is another one.
    fn read(error: &Error) -> Option<Self>;
}

impl Error {
    /// The body that the document gives for this status of the operation. `None` where the error is of another operation,
    /// no body is documented for the status, or the body is another one.
    pub fn errors<O: Documented>(&self) -> Option<O::Errors> {
        if self.kind() == ErrorKind::Status && self.is_of(O::INFO) {
            O::Errors::read(self)
        } else {
            None
        }
    }
}
