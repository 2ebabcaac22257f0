//! Request bodies: which media type is sent, as what, and whether it is an argument or a method on the call.

use super::output::{Family, LeftOut, family_of, is_binary};
use super::scope::Scope;
use super::ty::Types;
use super::{BodyArg, BodyKind, FormEncoding, Ident, Ty, docs};
use crate::api::{Operation, PartEncoding, Shape, TypeUse};

/// What a function takes as the request body, or a setter where it may be left out.
pub(super) fn body(
    types: &Types<'_>,
    operation: &Operation,
    args: &mut Scope,
    setters: &mut Scope,
    left_out: &mut Vec<LeftOut>,
) -> Option<BodyArg> {
    let body = operation.body.as_ref()?;
    let media = body.content.iter().min_by_key(|media| family_of(types, media))?;
    let others: Vec<&str> =
        body.content.iter().map(|other| other.name.as_str()).filter(|name| *name != media.name).collect();
    if !others.is_empty() {
        left_out.push(LeftOut::new(
            format!(
                "the body is sent as `{}`; {} needs `.content_type(..).body(..)`",
                media.name,
                others.join(", ")
            ),
            true,
        ));
    }
    let ty = || media.ty.as_ref().map_or(Ty::Runtime("RawJson"), |used| types.open_named(used));
    let kind = match family_of(types, media) {
        Family::Json if media.ty.as_ref().is_some_and(|used| is_binary(types, used)) => BodyKind::Bytes,
        Family::Json => BodyKind::Json(ty()),
        Family::Form => BodyKind::Form(ty()),
        Family::Multipart => {
            left_out.push(LeftOut::new(
                "the parts of the multipart form are put together by hand, not by type",
                true,
            ));
            BodyKind::Multipart
        }
        Family::Text | Family::Lines | Family::Events => BodyKind::Text,
        Family::Xml => {
            left_out.push(LeftOut::new("the XML body is sent as text; its schema is not rendered", true));
            BodyKind::Text
        }
        Family::Binary => BodyKind::Bytes,
    };
    let needed = is_needed(types, operation, body.required, media.ty.as_ref());
    let scope = if needed { args } else { setters };
    let name = scope.claim(["body", "request_body", "payload"].map(Ident::snake));
    let docs = body.description.as_deref().map_or_else(|| docs::line("The request body."), docs::text);
    let media_type = if media.name.contains('*') { fallback_media(&kind) } else { media.name.clone() };
    let encoding = media.encoding.iter().map(encoding).collect();
    Some(BodyArg { name, kind, media_type, encoding, optional: !needed, docs })
}

/// A body is an argument where the document requires it, and where leaving it out would make no sense: `required` is false unless
/// said, and most authors never say it.
fn is_needed(types: &Types<'_>, operation: &Operation, required: bool, used: Option<&TypeUse>) -> bool {
    let writes = matches!(operation.key.method.as_str(), "post" | "put" | "patch");
    let needs_members = |used: &TypeUse| match &types.api.ty(types.api.behind(used).ty).shape {
        Shape::Object(object) => {
            object.properties.iter().any(|property| property.required && !property.read_only)
        }
        _ => false,
    };
    required || (writes && used.is_some_and(needs_members))
}

fn encoding(part: &PartEncoding) -> FormEncoding {
    FormEncoding {
        wire: part.property.clone(),
        style: part.style,
        explode: part.explode,
        reserved: part.allow_reserved,
        content: part.content_type.clone(),
    }
}

/// What is sent where the document names a range only.
fn fallback_media(kind: &BodyKind) -> String {
    match kind {
        BodyKind::Json(_) => "application/json",
        BodyKind::Form(_) => "application/x-www-form-urlencoded",
        BodyKind::Multipart => "multipart/form-data",
        BodyKind::Text => "text/plain",
        BodyKind::Bytes => "application/octet-stream",
    }
    .to_owned()
}
