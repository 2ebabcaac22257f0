//! Answers that a document gives as examples, for the conformance test: what the API may say, its client reads.

use serde_json::Value as Json;

use super::output::{family_of, is_chosen};
use super::sample::{Samples, plain_text};
use super::ty::Types;
use super::{DocumentedAnswer, Method};
use crate::api::{MediaFamily, MediaType, Operation, Response, StatusRange, TypeUse};

/// The longest example that the test has, in bytes.
const LONGEST: usize = 32 << 10;

/// The examples of an operation's answers, in the order of the document.
pub(super) fn answers(
    types: &Types<'_>,
    samples: &Samples<'_>,
    operation: &Operation,
    method: &Method,
) -> Vec<DocumentedAnswer> {
    let successes = operation.successes();
    let mut found = Vec::new();
    for response in &operation.responses {
        let is_success = successes.iter().any(|success| std::ptr::eq(*success, response));
        let Some(status) = status(response.status, is_success) else { continue };
        // The others are read by methods of their own, or not by type.
        for media in response.content.iter().filter(|media| is_chosen(types, operation, response, media)) {
            let errors = method.error_bodies.as_ref().filter(|bodies| {
                !is_success && bodies.item.variants.iter().any(|variant| variant.status == response.status)
            });
            for example in &media.examples {
                found.push(DocumentedAnswer {
                    status,
                    media_type: media.name.clone(),
                    body: body(types, samples, response, media, example),
                    errors: errors.map(|_| method.marker.clone()),
                });
            }
        }
    }
    found
}

/// A status that an answer may have; none of redirects, which a client follows.
fn status(range: StatusRange, is_success: bool) -> Option<u16> {
    let status = match range {
        StatusRange::Exact(status) => status,
        StatusRange::Class(class) => u16::from(class) * 100,
        StatusRange::Default if is_success => 200,
        StatusRange::Default => 500,
    };
    let expected = if is_success { 200..=299 } else { 400..=599 };
    expected.contains(&status).then_some(status)
}

/// An example as it is sent.
fn body(
    types: &Types<'_>,
    samples: &Samples<'_>,
    response: &Response,
    media: &MediaType,
    example: &Json,
) -> Result<String, String> {
    let what = || format!("the example of {} for `{}`", media.name, response.status);
    let fits = |used: &TypeUse| samples.fits(used, example);
    if !media.ty.as_ref().is_none_or(fits) {
        return Err(format!("{} does not fit its schema", what()));
    }
    let text = match family_of(types, media) {
        MediaFamily::Json => example.to_string(),
        MediaFamily::Text => plain_text(example.clone()),
        _ => return Err(format!("{} is not sent as written", what())),
    };
    match text.len() {
        ..=LONGEST => Ok(text),
        _ => Err(format!("{} has more than {LONGEST} bytes", what())),
    }
}
