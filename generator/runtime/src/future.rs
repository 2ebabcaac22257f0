//! What a call becomes when it is made.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::answer::Answer;
use super::error::Error;
use super::transport::BoxFuture;

/// A call under way. Its result is decoded when the last byte is there.
#[must_use = "futures do nothing unless polled"]
pub struct CallFuture<T> {
    pub(crate) work: BoxFuture<'static, Result<Answer, Error>>,
    pub(crate) decode: fn(Answer) -> Result<T, Error>,
}

impl<T> CallFuture<T> {
    /// Makes the call and blocks the thread until it is done.
    ///
    /// # Errors
    /// As the call itself.
    #[cfg(feature = "blocking")]
    pub fn wait(self) -> Result<T, Error> {
        super::blocking::wait(self.work).and_then(self.decode)
    }
}

impl<T> Future for CallFuture<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let decode = self.decode;
        self.work.as_mut().poll(cx).map(|answer| answer.and_then(decode))
    }
}

impl<T> fmt::Debug for CallFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CallFuture")
    }
}
