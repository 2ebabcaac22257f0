//! Timers and the race between a timer and other work. The only place that knows whether tokio is there.

use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use super::transport::{BoxFuture, MaybeSendSync};

/// A source of timers: without one there are neither timeouts nor pauses before another attempt.
pub trait Sleep: MaybeSendSync + 'static {
    /// Completes after this time.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// Whether timers work where this is called. They are not asked for where it is false.
    fn is_ready(&self) -> bool {
        true
    }
}

/// The timers of the tokio runtime at hand.
#[cfg(feature = "tokio")]
#[derive(Clone, Copy, Debug, Default)]
pub struct TokioSleep;

#[cfg(feature = "tokio")]
impl Sleep for TokioSleep {
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }

    fn is_ready(&self) -> bool {
        tokio::runtime::Handle::try_current().is_ok()
    }
}

/// The work's result, or `None` where the timer was first.
pub(crate) async fn race<T>(mut work: BoxFuture<'_, T>, timer: Option<BoxFuture<'static, ()>>) -> Option<T> {
    let Some(mut timer) = timer else { return Some(work.await) };
    poll_fn(|cx| {
        if let Poll::Ready(done) = Pin::new(&mut work).poll(cx) {
            return Poll::Ready(Some(done));
        }
        Pin::new(&mut timer).poll(cx).map(|()| None)
    })
    .await
}
