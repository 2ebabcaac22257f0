//! Whether and when a request is sent again: statuses, pauses and the budget. Pure decisions; nothing here waits.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use http::{HeaderMap, Method, StatusCode};

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
    pub(crate) total: Duration,
}

impl Retry {
    /// At most this many repetitions after the first attempt.
    pub fn times(times: u32) -> Self {
        Retry {
            times,
            base: Duration::from_millis(500),
            most: Duration::from_secs(8),
            total: Duration::from_secs(5 * 60),
        }
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

    /// The time after which no repetition begins, counted from the first attempt; 5 minutes by default.
    pub fn total(mut self, limit: Duration) -> Self {
        self.total = limit;
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
/// A date that has passed asks for no pause; what is neither a number nor a date asks for nothing.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    if let Some(millis) = text("retry-after-ms").and_then(number) {
        return Some(seconds(millis / 1000.0));
    }
    let text = text("retry-after")?;
    if let Some(asked) = number(text) {
        return Some(seconds(asked));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let date = headers.get(http::header::DATE).and_then(|date| date.to_str().ok());
    let from = date.and_then(|date| httpdate::parse_http_date(date).ok()).or_else(today)?;
    Some(until.duration_since(from).unwrap_or_default())
}

/// A number without a sign and without an exponent.
fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|_| plain)
}

/// A time of so many seconds; the longest one there is where they are too many.
pub(crate) fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX)
}

/// The date, where the platform knows it.
fn today() -> Option<SystemTime> {
    (!cfg!(all(target_family = "wasm", target_os = "unknown"))).then(SystemTime::now)
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
