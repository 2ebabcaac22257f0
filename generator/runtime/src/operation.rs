//! Operations as types: what a call gives, and the error bodies that the document knows.

use std::fmt;

use super::answer::Answer;
use super::error::{Error, ErrorKind};
use super::op::OpInfo;
use super::prepared::Prepared;

/// One operation of an API, as the type of its calls: a value is a call that was not made yet. Generated code declares these
/// types, with their optional parameters as methods; what all calls have is in [`Call`](super::Call).
pub trait Operation: Clone + fmt::Debug + 'static {
    /// What a successful answer is decoded into.
    type Output: 'static;
    /// The facts of the operation.
    const INFO: &'static OpInfo;
    /// Reads a successful answer.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where the body does not fit.
    fn decode(answer: Answer) -> Result<Self::Output, Error>;
    /// What the call sends.
    #[doc(hidden)]
    fn prepared(&mut self) -> &mut Prepared;
    /// What the call sends.
    #[doc(hidden)]
    fn into_prepared(self) -> Prepared;
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
