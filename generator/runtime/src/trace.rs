//! Spans with OpenTelemetry's HTTP names, and an event for answers that do not fit, where the feature `tracing` is on. They have no query, no header field
//! and no body in them.

use super::answer::Answer;
use super::codec::Misfit;
#[cfg(feature = "tracing")]
use super::codec::MisfitKind;
use super::error::Error;
use super::op::OpInfo;
use super::origin::Origin;
use super::transport::BoxFuture;

/// The span of a call or of an attempt.
pub(crate) struct Span(#[cfg(feature = "tracing")] tracing::Span);

#[cfg(feature = "tracing")]
impl Span {
    /// A call, with all its attempts.
    pub(crate) fn call(info: &'static OpInfo) -> Self {
        Span(tracing::info_span!(
            "http.call",
            otel.name = info.label(),
            http.request.method = info.method,
            url.template = info.path,
            http.response.status_code = tracing::field::Empty,
            error.r#type = tracing::field::Empty,
        ))
    }

    /// One attempt at a server; `nth` counts from 0.
    pub(crate) fn attempt(info: &'static OpInfo, origin: &Origin, nth: u32) -> Self {
        Span(tracing::debug_span!(
            "http.attempt",
            http.request.method = info.method,
            url.template = info.path,
            server.address = origin.host(),
            server.port = origin.port(),
            http.request.resend_count = nth,
            http.response.status_code = tracing::field::Empty,
            error.r#type = tracing::field::Empty,
        ))
    }

    /// Does the work within the span.
    pub(crate) fn around<'w, T: 'w>(&self, work: BoxFuture<'w, T>) -> BoxFuture<'w, T> {
        Box::pin(tracing::Instrument::instrument(work, self.0.clone()))
    }

    /// Notes how it ended.
    pub(crate) fn end(&self, outcome: &Result<Answer, Error>) {
        let status = match outcome {
            Ok(answer) => Some(answer.status()),
            Err(error) => error.status(),
        };
        if let Some(status) = status {
            self.0.record("http.response.status_code", status.as_u16());
        }
        if let Err(error) = outcome {
            self.0.record("error.type", tracing::field::debug(error.kind()));
        }
    }
}

/// Whether anybody hears of what does not fit.
#[cfg(feature = "tracing")]
pub(crate) fn hears_misfits() -> bool {
    tracing::enabled!(tracing::Level::DEBUG) || tracing::enabled!(tracing::Level::WARN)
}

/// Tells what an answer had that does not fit: what the document does not know for those who look closely, what was lost or
/// read as something else as a warning.
#[cfg(feature = "tracing")]
pub(crate) fn misfits(operation: &'static str, found: &[Misfit]) {
    let Some(first) = found.first() else { return };
    let is_harmless =
        |misfit: &Misfit| matches!(misfit.kind(), MisfitKind::UnknownMember | MisfitKind::UnknownValue);
    let (count, first) = (found.len(), found.iter().find(|misfit| !is_harmless(misfit)).unwrap_or(first));
    if found.iter().all(is_harmless) {
        tracing::debug!(otel.name = operation, count, %first, "the answer has what the document does not");
    } else {
        tracing::warn!(otel.name = operation, count, %first, "the answer is not what the document says");
    }
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn hears_misfits() -> bool {
    false
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn misfits(_: &'static str, _: &[Misfit]) {}

#[cfg(not(feature = "tracing"))]
impl Span {
    pub(crate) fn call(_: &'static OpInfo) -> Self {
        Span()
    }

    pub(crate) fn attempt(_: &'static OpInfo, _: &Origin, _: u32) -> Self {
        Span()
    }

    pub(crate) fn around<'w, T: 'w>(&self, work: BoxFuture<'w, T>) -> BoxFuture<'w, T> {
        work
    }

    pub(crate) fn end(&self, _: &Result<Answer, Error>) {}
}
