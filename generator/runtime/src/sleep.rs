//! Timers and the race between a timer and other work. The only place that knows whether tokio is there.

use std::future::{poll_fn, Future};
use std::pin::Pin;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
use std::sync::OnceLock;
use std::task::Poll;
use std::time::Duration;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
use std::time::Instant;

use super::transport::{BoxFuture, MaybeSendSync};

/// A source of timers: without one there are neither timeouts nor pauses before another attempt.
pub trait Sleep: MaybeSendSync + 'static {
    /// Completes after this time.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// Whether timers work where this is called. They are not asked for where it is false.
    fn is_ready(&self) -> bool {
        true
    }

    /// The time since a moment that stays the same, for deadlines and the ends of tokens; `None` where there is no
    /// clock, as by default on `wasm32-unknown-unknown`.
    fn now(&self) -> Option<Duration> {
        since_start()
    }
}

/// The time since the first question for it.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) fn since_start() -> Option<Duration> {
    static START: OnceLock<Instant> = OnceLock::new();
    Some(START.get_or_init(Instant::now).elapsed())
}

/// There is no clock: asking the standard library for the time panics.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) fn since_start() -> Option<Duration> {
    None
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

    /// Each runtime can tell a time of its own, as those of tests do: ahead of the process, or behind it where it stands
    /// still. So the start is one by the process's clock, and lies a day back.
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    fn now(&self) -> Option<Duration> {
        static START: OnceLock<Instant> = OnceLock::new();
        const DAY: Duration = Duration::from_secs(24 * 60 * 60);
        let (start, now) = (*START.get_or_init(Instant::now), tokio::time::Instant::now().into_std());
        let behind = start.saturating_duration_since(now);
        Some((DAY + now.saturating_duration_since(start)).saturating_sub(behind))
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
