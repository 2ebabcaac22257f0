//! Whether and when a request is sent again: statuses, pauses and the budget. Pure decisions; nothing here waits.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use http::{HeaderMap, Method, StatusCode};

/// The longest pause that a server can ask for.
const LONGEST: Duration = Duration::from_secs(60);

/// How often a call is repeated, and how long it pauses before.
///
/// Repeated are connections that failed, connections that broke, time limits, and the statuses 408, 425, 429, 502,
/// 503, 504 (500 for GET and HEAD), if the request is idempotent (RFC 9110, 9.2.2), was never sent, or has an
/// `Idempotency-Key` field. A body that is a stream is never sent twice.
#[derive(Clone, Debug, PartialEq)]
pub struct Retry {
    pub(crate) times: u32,
    base: Duration,
    most: Duration,
}

impl Retry {
    /// At most this many repetitions after the first attempt.
    pub fn times(times: u32) -> Self {
        Retry { times, base: Duration::from_millis(500), most: Duration::from_secs(8) }
    }

    /// One attempt only.
    pub fn off() -> Self {
        Retry::times(0)
    }

    /// The bounds of the pauses: each is a random share of `base` times 2, 4, 8 ..., and at most `most`.
    pub fn pauses(mut self, base: Duration, most: Duration) -> Self {
        self.base = base;
        self.most = most;
        self
    }

    /// The pause before repetition `nth` (from 0), where the server asks for none: full jitter.
    pub(crate) fn pause(&self, nth: u32) -> Duration {
        let bound = self.base.saturating_mul(1u32 << nth.min(16)).min(self.most);
        bound.mul_f64(fastrand::f64())
    }
}

impl Default for Retry {
    /// Two repetitions, with pauses from 0.5 s to 8 s.
    fn default() -> Self {
        Retry::times(2)
    }
}

/// Whether the method may be repeated (RFC 9110, 9.2.2; QUERY is safe).
pub(crate) fn is_idempotent(method: &Method) -> bool {
    method.is_idempotent() || method.as_str() == "QUERY"
}

/// Whether an answer of this status says: later.
pub(crate) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 425 | 429 | 502 | 503 | 504)
}

/// Whether this answer is to be repeated, idempotence apart. `x-should-retry` has the last word.
pub(crate) fn wanted(status: StatusCode, headers: &HeaderMap, method: &Method) -> bool {
    match headers.get("x-should-retry").map(|value| value.as_bytes()) {
        Some(b"true") => true,
        Some(b"false") => false,
        _ => {
            let read = *method == Method::GET || *method == Method::HEAD;
            is_transient(status) || (read && status == StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

/// How long the server asks to wait: `retry-after-ms`, or `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    if let Some(millis) = text("retry-after-ms").and_then(|text| text.parse::<f64>().ok()) {
        return Duration::try_from_secs_f64(millis / 1000.0).ok();
    }
    let text = text("retry-after")?;
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}

/// The pause that the server asks for, at most a minute.
pub(crate) fn asked_pause(headers: &HeaderMap) -> Option<Duration> {
    retry_after(headers).map(|pause| pause.min(LONGEST))
}

/// A client's allowance for repetitions: 20 % of its calls, and ten in hand.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Budget {
    const FULL: u32 = 100;
    const CALL: u32 = 2;
    const REPETITION: u32 = 10;

    pub(crate) fn new() -> Self {
        Budget(AtomicU32::new(Self::FULL))
    }

    /// A call began.
    pub(crate) fn earn(&self) {
        let more = |left: u32| Some((left + Self::CALL).min(Self::FULL));
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }

    /// Takes one repetition out; false where none is left.
    pub(crate) fn spend(&self) -> bool {
        let less = |left: u32| left.checked_sub(Self::REPETITION);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }
}

#[cfg(test)]
mod tests;
