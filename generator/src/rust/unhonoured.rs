//! What an operation's bodies and header fields say that calls do not have by type, and what is taken by convention where the document leaves it open.

use super::headers;
use super::output::{LeftOut, bodiless, family_of, is_structured};
use super::ty::Types;
use crate::api::{MediaFamily, MediaType, Operation, Origin, Scalar, Shape, essence, is_range};
use crate::diagnostic::Code;

/// All there is to say about the bodies and the header fields of an operation.
pub(super) fn of(types: &Types<'_>, operation: &Operation) -> Vec<LeftOut> {
    let mut all = bodiless(operation);
    all.extend(bodies(types, operation));
    all.extend(headers::left_out(types, operation));
    all
}

fn bodies(types: &Types<'_>, operation: &Operation) -> Vec<LeftOut> {
    let mut all = Vec::new();
    if let Some(body) = &operation.body {
        add(&mut all, types, &body.content, true, body.origin);
    }
    for response in &operation.responses {
        add(&mut all, types, &response.content, false, response.origin);
    }
    all
}

fn add(all: &mut Vec<LeftOut>, types: &Types<'_>, content: &[MediaType], sent: bool, origin: Origin) {
    for media in content {
        let untyped = untyped(types, media, sent).map(|what| {
            let message =
                format!("the schema of `{}` is not honoured: the body is given as {what}", media.name);
            LeftOut::new(message, !is_typed_elsewhere(types, content, media, sent))
                .told(Code::UNTYPED_MEDIA, origin)
        });
        let chosen = chosen(types, media, sent)
            .map(|words| LeftOut::new(words, false).told(Code::MEDIA_CONVENTION, origin));
        for left in untyped.into_iter().chain(chosen) {
            if !all.contains(&left) {
                all.push(left);
            }
        }
    }
}

/// As what a body is given whose schema has no type in this media type; `None` where it has one.
fn untyped(types: &Types<'_>, media: &MediaType, sent: bool) -> Option<&'static str> {
    let parts = media.parts.as_ref().filter(|parts| !parts.is_json && !sent);
    let used = media.ty.as_ref().or(media.item.as_ref().filter(|_| parts.is_some()))?;
    let shape = &types.api.ty(types.api.behind(used).ty).shape;
    let structured = is_structured(types, used);
    match family_of(types, media) {
        MediaFamily::Text => structured.then_some("text"),
        MediaFamily::Form => (structured && !sent).then_some("text"),
        MediaFamily::Multipart if parts.is_some() => structured.then_some("parts"),
        MediaFamily::Multipart => (structured && !sent).then_some("bytes"),
        MediaFamily::Binary => {
            let scalar = matches!(shape, Shape::Scalar(scalar) if !matches!(scalar, Scalar::String(_)));
            (structured || scalar || matches!(shape, Shape::Enumeration(_))).then_some("bytes")
        }
        MediaFamily::Json | MediaFamily::Events | MediaFamily::Lines | MediaFamily::Xml => None,
    }
}

/// Another media type of the same body has the same schema by type.
fn is_typed_elsewhere(types: &Types<'_>, content: &[MediaType], media: &MediaType, sent: bool) -> bool {
    content.iter().any(|other| {
        let has_type = untyped(types, other, sent).is_none() && family_of(types, other) != MediaFamily::Xml;
        other.name != media.name && other.ty == media.ty && has_type
    })
}

/// What is taken for the form of a body where its media type does not say it.
fn chosen(types: &Types<'_>, media: &MediaType, sent: bool) -> Option<String> {
    let used = media.ty.as_ref()?;
    let (name, json) = (&media.name, family_of(types, media) == MediaFamily::Json);
    if !json || !is_structured(types, used) {
        return None;
    }
    match MediaFamily::of(name) {
        None if sent && is_range(name) => Some(format!(
            "`{name}` leaves the media type of the body open; it is JSON, sent as `application/json` unless \
             `.header(\"content-type\", ..)` says another"
        )),
        Some(MediaFamily::Binary) => Some(format!(
            "`{}` does not say its form, and its schema is structured; it is taken for JSON",
            essence(name)
        )),
        _ => None,
    }
}
