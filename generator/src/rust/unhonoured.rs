//! What an operation's bodies and header fields say that calls do not have by type, and what is taken by convention where the
//! document leaves it open.

use std::collections::HashSet;

use super::headers;
use super::output::{LeftOut, bodiless, family_of, is_bodiless, is_structured};
use super::ty::Types;
use crate::api::{MediaFamily, MediaType, Operation, Origin, Scalar, Shape, TypeUse, essence, is_range};
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
        all.extend(of_content(types, &body.content, true, body.origin));
    }
    for response in operation.responses.iter().filter(|response| !is_bodiless(operation, response)) {
        all.extend(of_content(types, &response.content, false, response.origin));
    }
    let mut known = HashSet::new();
    all.retain(|left: &LeftOut| known.insert(left.message.clone()));
    all
}

fn of_content(types: &Types<'_>, content: &[MediaType], sent: bool, origin: Origin) -> Vec<LeftOut> {
    // The same schema in another media type has a type.
    let has_type = |media: &&MediaType| {
        untyped(types, media, sent).is_none() && family_of(types, media) != MediaFamily::Xml
    };
    let typed: HashSet<&TypeUse> =
        content.iter().filter(has_type).filter_map(|media| media.ty.as_ref()).collect();
    let left = content.iter().flat_map(|media| {
        let untyped = untyped(types, media, sent).map(|what| {
            let message =
                format!("the schema of `{}` is not honoured: the body is given as {what}", media.name);
            let elsewhere = media.ty.as_ref().is_some_and(|used| typed.contains(used));
            LeftOut::new(message, !elsewhere).told(Code::UNTYPED_MEDIA, origin)
        });
        let chosen = chosen(types, media, sent)
            .map(|words| LeftOut::new(words, false).told(Code::MEDIA_CONVENTION, origin));
        untyped.into_iter().chain(chosen)
    });
    left.collect()
}

/// As what a body is given whose schema has no type in this media type; `None` where it has one.
fn untyped(types: &Types<'_>, media: &MediaType, sent: bool) -> Option<&'static str> {
    let used = media.ty.as_ref()?;
    let shape = &types.api.ty(types.api.behind(used).ty).shape;
    let structured = is_structured(types, used);
    match family_of(types, media) {
        MediaFamily::Text => structured.then_some("text"),
        MediaFamily::Form => (structured && !sent).then_some("text"),
        MediaFamily::Multipart => (structured && !sent).then_some("bytes"),
        MediaFamily::Binary => {
            let scalar = matches!(shape, Shape::Scalar(scalar) if !matches!(scalar, Scalar::String(_)));
            (structured || scalar || matches!(shape, Shape::Enumeration(_))).then_some("bytes")
        }
        MediaFamily::Json | MediaFamily::Events | MediaFamily::Lines | MediaFamily::Xml => None,
    }
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
