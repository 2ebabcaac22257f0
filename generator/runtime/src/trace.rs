//! Spans, with OpenTelemetry's HTTP names, where the feature `tracing` is on. Never a query, a header or a body.

use super::op::OpInfo;
use super::transport::BoxFuture;

/// Runs a call in a span of its own.
#[cfg(feature = "tracing")]
pub(crate) fn call<T: 'static>(info: &'static OpInfo, work: BoxFuture<'static, T>) -> BoxFuture<'static, T> {
    use tracing::Instrument;
    let span = tracing::info_span!(
        "http.call",
        otel.name = info.label(),
        http.request.method = info.method,
        url.template = info.path,
        error.r#type = tracing::field::Empty,
    );
    Box::pin(work.instrument(span))
}

/// Runs a call.
#[cfg(not(feature = "tracing"))]
pub(crate) fn call<T>(_: &'static OpInfo, work: BoxFuture<'static, T>) -> BoxFuture<'static, T> {
    work
}

/// Runs one attempt of a call in a span of its own. `nth` counts from 0.
#[cfg(feature = "tracing")]
pub(crate) fn attempt<'a, T>(info: &'static OpInfo, nth: u32, work: BoxFuture<'a, T>) -> BoxFuture<'a, T>
where
    T: 'a,
{
    use tracing::Instrument;
    let span = tracing::debug_span!(
        "http.attempt",
        http.request.method = info.method,
        url.template = info.path,
        http.request.resend_count = nth,
        http.response.status_code = tracing::field::Empty,
        error.r#type = tracing::field::Empty,
    );
    Box::pin(work.instrument(span))
}

/// Runs one attempt of a call.
#[cfg(not(feature = "tracing"))]
pub(crate) fn attempt<'a, T>(_: &'static OpInfo, _: u32, work: BoxFuture<'a, T>) -> BoxFuture<'a, T> {
    work
}

/// Notes the status in the span at hand.
#[cfg(feature = "tracing")]
pub(crate) fn status(status: http::StatusCode) {
    tracing::Span::current().record("http.response.status_code", status.as_u16());
}

/// Notes nothing.
#[cfg(not(feature = "tracing"))]
pub(crate) fn status(_: http::StatusCode) {}

/// Notes a failure in the span at hand.
#[cfg(feature = "tracing")]
pub(crate) fn failed(kind: super::error::ErrorKind) {
    tracing::Span::current().record("error.type", tracing::field::debug(kind));
}

/// Notes nothing.
#[cfg(not(feature = "tracing"))]
pub(crate) fn failed(_: super::error::ErrorKind) {}
