//! What the error of a status is called.

use crate::api::StatusRange;
use crate::rust::Ident;

/// The name of the variant for a status or range (RFC 9110, section 15).
pub(super) fn variant_name(status: StatusRange) -> Ident {
    Ident::camel(&match status {
        StatusRange::Exact(code) => reason(code).map_or_else(|| format!("status {code}"), str::to_owned),
        StatusRange::Class(4) => "client error".to_owned(),
        StatusRange::Class(5) => "server error".to_owned(),
        StatusRange::Class(class) => format!("status {class}xx"),
        StatusRange::Default => "other".to_owned(),
    })
}

fn reason(code: u16) -> Option<&'static str> {
    Some(match code {
        304 => "not modified",
        400 => "bad request",
        401 => "unauthorized",
        402 => "payment required",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        406 => "not acceptable",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        411 => "length required",
        412 => "precondition failed",
        413 => "content too large",
        414 => "uri too long",
        415 => "unsupported media type",
        416 => "range not satisfiable",
        417 => "expectation failed",
        421 => "misdirected request",
        422 => "unprocessable content",
        423 => "locked",
        424 => "failed dependency",
        425 => "too early",
        426 => "upgrade required",
        428 => "precondition required",
        429 => "too many requests",
        431 => "request header fields too large",
        451 => "unavailable for legal reasons",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        507 => "insufficient storage",
        _ => return None,
    })
}
