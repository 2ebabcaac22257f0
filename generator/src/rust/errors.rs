//! Documented error bodies: one enum for each set of statuses and bodies, shared by all operations that have the
//! same set. An enum is named after what it holds, so a new operation renames none.

use super::output::{family_of, of_media};
use super::reach::Home;
use super::scope::Scope;
use super::ty::Types;
use super::{Decode, ErrorEnum, Ident, StatusVariant, Ty, docs};
use crate::api::{Operation, StatusRange};

/// The sets that were met so far.
pub(super) struct ErrorEnums {
    scope: Scope,
    sets: Vec<(Home, ErrorEnum)>,
}

impl ErrorEnums {
    /// None yet; `names` are those of the types that stand beside the enums.
    pub(super) fn new<'a>(names: impl IntoIterator<Item = &'a Ident>) -> Self {
        Self { scope: Scope::of(names), sets: Vec::new() }
    }

    /// The enum for the errors of an operation; `None` where no body of one is documented.
    pub(super) fn of(
        &mut self,
        types: &Types<'_>,
        operation: &Operation,
        tag: Option<usize>,
    ) -> Option<Ident> {
        let variants = variants(types, operation);
        if variants.is_empty() {
            return None;
        }
        let home = tag.map_or(Home::Shared, Home::Tag);
        if let Some((known, set)) = self.sets.iter_mut().find(|(_, set)| set.variants == variants) {
            if *known != home {
                *known = Home::Shared;
            }
            return Some(set.name.clone());
        }
        let name = self.scope.claim(candidates(&variants));
        let docs = docs::line("What the server says of an error, by status.");
        self.sets.push((home, ErrorEnum { name: name.clone(), docs, variants }));
        Some(name)
    }

    /// All enums, in the order in which they were met.
    pub(super) fn into_enums(self) -> Vec<(Home, ErrorEnum)> {
        self.sets
    }
}

/// The bodies of an operation's errors. A status without a body has no variant, nor has one that is answered with a stream.
fn variants(types: &Types<'_>, operation: &Operation) -> Vec<StatusVariant> {
    let keeps_redirects = !operation.final_redirects().is_empty();
    let is_error = |status: StatusRange| !(status.is_success() || (keeps_redirects && status.is_redirect()));
    let mut variants: Vec<_> = operation
        .responses
        .iter()
        .filter(|response| is_error(response.status))
        .filter_map(|response| {
            let media = response.content.iter().min_by_key(|media| family_of(types, media))?;
            let decode = of_media(types, media);
            let whole = !matches!(decode, Decode::Nothing | Decode::Events(_) | Decode::Lines(_));
            let (status, name) = (response.status, variant_name(response.status));
            whole.then_some(StatusVariant { status, name, decode })
        })
        .collect();
    // Single statuses, classes, the default: as they are matched.
    variants.sort_by_key(|variant| variant.status);
    variants
}

/// The name of the variant for a status or range (RFC 9110, section 15).
fn variant_name(status: StatusRange) -> Ident {
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

/// `ApiErrors400_404` where all bodies are of one type, `Errors400_404` where they differ.
fn candidates(variants: &[StatusVariant]) -> Vec<Ident> {
    let mut statuses = String::new();
    for StatusVariant { status, .. } in variants {
        let part = match status {
            StatusRange::Default => "Default".to_owned(),
            StatusRange::Class(class) => format!("{class}xx"),
            StatusRange::Exact(status) => status.to_string(),
        };
        let digits = statuses.ends_with(|c: char| c.is_ascii_digit()) && *status != StatusRange::Default;
        statuses.push_str(if digits { "_" } else { "" });
        statuses.push_str(&part);
    }
    let mut bodies = variants.iter().map(|variant| &variant.decode);
    let first = bodies.next();
    let body = match first.filter(|first| bodies.all(|other| other == *first)) {
        Some(Decode::Json(Ty::Model(name))) => name.bare(),
        _ => "",
    };
    Ident::exact(&format!("{body}Errors{statuses}")).into_iter().collect()
}
