//! What a call gives: one type where the successes agree, `Option` where some have no body, an enum where they differ.

use std::collections::HashSet;

use super::scope::Scope;
use super::ty::{Types, of_scalar};
use super::{
    Bodies, Decode, Ident, Items, OtherAnswer, Output, RuntimeType, StatusVariant, Streaming, Ty, docs,
    media_words,
};
use crate::api::{
    EventItem, MediaFamily, MediaType, Operation, Origin, Response, Scalar, Shape, StatusRange, StringFormat,
    TypeUse, covers, is_range,
};
use crate::diagnostic::Code;

/// The output of an operation, and the media types that it asks for.
#[derive(Debug)]
pub(super) struct Success {
    pub(super) output: Output,
    pub(super) streaming: Streaming,
    pub(super) accept: Accept,
}

/// The media types that a call asks for.
#[derive(Debug, Default)]
pub(super) struct Accept {
    /// Those of successes that are read as the call reads them.
    pub(super) successes: Vec<String>,
    /// Those that errors alone have.
    errors: Vec<String>,
}

impl Accept {
    /// The value of the `Accept` field: what a success has weighs more than what errors alone have.
    pub(super) fn field(&self) -> String {
        let weight = if self.successes.is_empty() { "" } else { ";q=0.5" };
        let errors = self.errors.iter().map(|name| format!("{name}{weight}"));
        self.successes.iter().cloned().chain(errors).collect::<Vec<_>>().join(", ")
    }
}

/// Something that an operation says and that its function does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// What, and what to do about it.
    pub(super) message: String,
    /// It cannot be had by type at all.
    pub(super) degrades: bool,
    /// It is told as a diagnostic at this place as well.
    pub(super) finding: Option<(&'static Code, Origin)>,
}

impl LeftOut {
    pub(super) fn new(message: impl Into<String>, degrades: bool) -> Self {
        Self { message: message.into(), degrades, finding: None }
    }

    /// Tells it as a diagnostic as well.
    pub(super) fn told(self, code: &'static Code, origin: Origin) -> Self {
        Self { finding: Some((code, origin)), ..self }
    }
}

/// The text of any media type, read as the answer's own says.
fn is_open_text(types: &Types<'_>, media: &MediaType) -> bool {
    MediaFamily::of(&media.name).is_none() && media.ty.as_ref().is_some_and(|used| is_text(types, used))
}

/// A value that JSON writes in quotes.
fn is_text(types: &Types<'_>, used: &TypeUse) -> bool {
    match &types.api.ty(types.api.behind(used).ty).shape {
        Shape::Scalar(Scalar::String(format)) => *format != Some(StringFormat::Binary),
        Shape::Enumeration(list) => list.values.iter().all(|value| value.value.is_string()),
        _ => false,
    }
}

/// The document does not say what it is.
fn is_open(types: &Types<'_>, media: &MediaType) -> bool {
    let is_any = |used: &TypeUse| matches!(types.api.ty(types.api.behind(used).ty).shape, Shape::Any);
    media.ty.as_ref().is_none_or(is_any)
}

/// The family in which a body is really read or written: a range whose schema is binary is no JSON, and a vendor's media
/// type without a suffix is JSON where its schema describes an object or a list.
pub(super) fn family_of(types: &Types<'_>, media: &MediaType) -> MediaFamily {
    let range = media.name.contains('*') || media.name.is_empty();
    let binary = media.ty.as_ref().is_none_or(|used| is_binary(types, used));
    let structured = media.ty.as_ref().is_some_and(|used| is_structured(types, used));
    match MediaFamily::of(&media.name) {
        None if let Some(said) = content_type(types, media) => said,
        None | Some(MediaFamily::Json) if range && binary => MediaFamily::Binary,
        None if is_open_text(types, media) => MediaFamily::Text,
        None => MediaFamily::Json,
        Some(MediaFamily::Binary) if structured && is_plain_vendor(&media.name) => MediaFamily::Json,
        Some(family) => family,
    }
}

/// The family that `contentMediaType` of the schema names, where the media type itself may be any.
fn content_type(types: &Types<'_>, media: &MediaType) -> Option<MediaFamily> {
    content_media_type(types, media.ty.as_ref()?)
        .map(|said| MediaFamily::of(said).unwrap_or(MediaFamily::Binary))
}

/// `contentMediaType` of a schema.
pub(super) fn content_media_type<'a>(types: &Types<'a>, used: &TypeUse) -> Option<&'a str> {
    let checks = &types.api.ty(types.api.behind(used).ty).checks;
    checks.iter().find(|check| check.keyword == "contentMediaType")?.value.as_str()
}

/// A vendor's media type that says nothing of its form: it has no suffix, and no word for a form of bytes.
fn is_plain_vendor(name: &str) -> bool {
    const FORMS: [&str; 9] =
        ["proto", "msgpack", "cbor", "avro", "thrift", "zip", "excel", "officedocument", "parquet"];
    name.starts_with("application/vnd.")
        && !name.contains('+')
        && !FORMS.iter().any(|form| name.contains(form))
}

pub(super) fn is_structured(types: &Types<'_>, used: &TypeUse) -> bool {
    let shape = &types.api.ty(types.api.behind(used).ty).shape;
    matches!(shape, Shape::Object(_) | Shape::Map(_) | Shape::Array(_) | Shape::Tuple(_) | Shape::Union(_))
}

pub(super) fn is_binary(types: &Types<'_>, used: &TypeUse) -> bool {
    matches!(
        &types.api.ty(types.api.behind(used).ty).shape,
        Shape::Scalar(Scalar::String(Some(StringFormat::Binary)))
    )
}

/// Decides the output of an operation.
pub(super) fn success(types: &Types<'_>, operation: &Operation, marker: &Ident) -> Success {
    let responses = operation.successes();
    let decoded: Vec<(StatusRange, Decode)> =
        responses.iter().map(|response| (response.status, read(types, operation, response))).collect();
    let accept = accept(types, operation);
    Success { streaming: streaming(&decoded), output: combine(decoded, marker), accept }
}

fn streaming(decoded: &[(StatusRange, Decode)]) -> Streaming {
    let is_stream = |decode: &Decode| matches!(decode, Decode::Items(..));
    let bodies = || decoded.iter().map(|(_, decode)| decode).filter(|decode| **decode != Decode::Nothing);
    match (bodies().any(is_stream), bodies().all(is_stream)) {
        (false, _) => Streaming::Never,
        (true, true) => Streaming::Always,
        (true, false) => Streaming::ByMedia,
    }
}

/// The media types that a call asks for: those of successes that are read as the one that was chosen, then those of errors.
fn accept(types: &Types<'_>, operation: &Operation) -> Accept {
    let good = operation.successes();
    let chosen = good.iter().flat_map(|response| {
        let chosen = decode(types, response);
        response.content.iter().filter(move |media| of_media(types, media) == chosen)
    });
    let is_good = |response: &&Response| good.iter().any(|known| std::ptr::eq(*known, *response));
    let bad = operation.responses.iter().filter(|response| !is_good(response)).flat_map(|r| &r.content);
    let (mut accept, mut known) = (Accept::default(), HashSet::new());
    for media in chosen.filter(|media| !media.name.is_empty() && known.insert(media.name.as_str())) {
        accept.successes.push(media.name.clone());
    }
    let ranges: Vec<&String> = accept.successes.iter().filter(|name| is_range(name)).collect();
    let is_asked = |name: &str| ranges.iter().any(|range| covers(range, name));
    let errors = bad.map(|media| media.name.as_str()).filter(|name| !name.is_empty() && !is_asked(name));
    accept.errors = errors.filter(|name| known.insert(name)).map(str::to_owned).collect();
    accept
}

/// Media types of successes that are read otherwise than the one that was chosen: a method of the call each.
pub(super) fn others(
    types: &Types<'_>,
    operation: &Operation,
    accept: &Accept,
    scope: &mut Scope,
) -> Vec<OtherAnswer> {
    let mut others: Vec<OtherAnswer> = Vec::new();
    let mut asked: HashSet<&str> = accept.successes.iter().map(String::as_str).collect();
    let good = operation.successes();
    let read = good.iter().filter(|response| !is_bodiless(operation, response));
    for media in read.flat_map(|response| &response.content) {
        if !media.name.contains('/') || !asked.insert(&media.name) {
            continue;
        }
        let words = media_words::of_answer(&media.name);
        let name = scope.claim(words.iter().map(|words| Ident::snake(&format!("as {words}"))));
        let docs = docs::line(&format!("The answer as {}.", docs::name(&media.name)));
        others.push(OtherAnswer {
            name,
            media_type: media.name.clone(),
            decode: of_media(types, media),
            docs,
        });
    }
    others
}

fn combine(decoded: Vec<(StatusRange, Decode)>, marker: &Ident) -> Output {
    let mut bodies: Vec<&Decode> = Vec::new();
    for (_, decode) in &decoded {
        if *decode != Decode::Nothing && !bodies.contains(&decode) {
            bodies.push(decode);
        }
    }
    let empty = decoded.iter().any(|(_, decode)| *decode == Decode::Nothing);
    match (bodies.as_slice(), empty) {
        ([], _) => Output::One(Decode::Nothing),
        ([one], false) => Output::One((*one).clone()),
        ([one], true) => Output::Maybe(once(one), with_body(&decoded)),
        _ => by_status(decoded, marker),
    }
}

/// A body that may be null is nothing where there may be none: one `Option` says both.
fn once(decode: &Decode) -> Decode {
    match decode {
        Decode::Json(Ty::Option(inner)) => Decode::Json((**inner).clone()),
        Decode::Scalar(Ty::Option(inner)) => Decode::Scalar((**inner).clone()),
        other => other.clone(),
    }
}

/// Which statuses come with a body: a class or the default has none only where single statuses have one.
fn with_body(decoded: &[(StatusRange, Decode)]) -> Bodies {
    let single = |empty: bool| {
        let of_kind = decoded.iter().filter(move |(_, decode)| (*decode == Decode::Nothing) == empty);
        of_kind.filter_map(|(status, _)| match status {
            StatusRange::Exact(code) => Some(*code),
            StatusRange::Class(_) | StatusRange::Default => None,
        })
    };
    let is_empty_range = |(status, decode): &(StatusRange, Decode)| {
        !matches!(status, StatusRange::Exact(_)) && *decode == Decode::Nothing
    };
    if decoded.iter().any(is_empty_range) {
        Bodies::Only(single(false).collect())
    } else {
        Bodies::AllBut(single(true).collect())
    }
}

fn by_status(decoded: Vec<(StatusRange, Decode)>, marker: &Ident) -> Output {
    let variant = |(status, decode)| {
        let name = match status {
            StatusRange::Exact(code) => {
                reason(code).map_or_else(|| Ident::camel(&format!("status {code}")), Ident::camel)
            }
            StatusRange::Class(_) => Ident::camel("other success"),
            StatusRange::Default => Ident::camel("other"),
        };
        StatusVariant { status, name, decode }
    };
    let variants: Vec<_> = decoded.into_iter().map(variant).collect();
    Output::ByStatus {
        name: Ident::camel(&format!("{} output", marker.bare())),
        docs: docs::line("What the server answers, by status."),
        fallback: fallback(&variants),
        variants,
    }
}

/// The variant for statuses that the document does not name: its default, else its class, else its first one.
fn fallback(variants: &[StatusVariant]) -> usize {
    let of = |wanted| variants.iter().position(|variant| variant.status == wanted);
    of(StatusRange::Default).or_else(|| of(StatusRange::Class(2))).unwrap_or_default()
}

/// The reason phrase of a success status (RFC 9110, section 15.3).
fn reason(code: u16) -> Option<&'static str> {
    Some(match code {
        200 => "ok",
        201 => "created",
        202 => "accepted",
        203 => "non authoritative",
        204 => "no content",
        205 => "reset content",
        206 => "partial content",
        207 => "multi status",
        _ => return None,
    })
}

/// How an answer is read: some have no body whatever the document says (RFC 9110, sections 9.3.2 and 6.4.1).
fn read(types: &Types<'_>, operation: &Operation, response: &Response) -> Decode {
    if is_bodiless(operation, response) { Decode::Nothing } else { decode(types, response) }
}

/// Whether HTTP has no body for an answer, whatever the document says.
pub(super) fn is_bodiless(operation: &Operation, response: &Response) -> bool {
    operation.key.method == "head" || matches!(response.status, StatusRange::Exact(204 | 205 | 304))
}

/// Whether an answer of this media type is read as the one that the call gives, whole and as JSON or text.
pub(super) fn is_chosen(
    types: &Types<'_>,
    operation: &Operation,
    response: &Response,
    media: &MediaType,
) -> bool {
    let whole = matches!(family_of(types, media), MediaFamily::Json | MediaFamily::Text);
    whole && !is_bodiless(operation, response) && of_media(types, media) == decode(types, response)
}

/// What is said of bodies that are documented where HTTP has none.
pub(super) fn bodiless(operation: &Operation) -> Vec<LeftOut> {
    let documented = operation.responses.iter().filter(|response| !response.content.is_empty());
    let bodiless = documented.filter(|response| is_bodiless(operation, response));
    let message = |response: &Response| match operation.key.method.as_str() {
        "head" => "an answer to HEAD has no body; the documented one says what GET would answer".to_owned(),
        _ => {
            format!("an answer with status {} has no body; the documented one is never sent", response.status)
        }
    };
    let mut messages: Vec<String> = bodiless.map(message).collect();
    messages.dedup();
    messages.into_iter().map(|message| LeftOut::new(message, false)).collect()
}

fn decode(types: &Types<'_>, response: &Response) -> Decode {
    let media = response.content.iter().min_by_key(|media| family_of(types, media));
    media.map_or(Decode::Nothing, |media| of_media(types, media))
}

/// How a body of this media type is read.
pub(super) fn of_media(types: &Types<'_>, media: &MediaType) -> Decode {
    let ty = || media.ty.as_ref().map_or(Ty::Runtime(RuntimeType::RawJson), |used| types.used(used));
    let item = || media.item.as_ref().map_or(Ty::Runtime(RuntimeType::RawJson), |used| types.used(used));
    match family_of(types, media) {
        MediaFamily::Json if media.ty.as_ref().is_some_and(|used| is_binary(types, used)) => Decode::Bytes,
        MediaFamily::Json if is_open(types, media) => Decode::Content,
        MediaFamily::Json => Decode::Json(ty()),
        MediaFamily::Text if let Some(value) = text_value(types, media) => value,
        MediaFamily::Events => match media.event.clone().unwrap_or(EventItem::Raw) {
            EventItem::Raw => Decode::Items(Items::Events(EventItem::Raw), Ty::Runtime(RuntimeType::Event)),
            event => Decode::Items(Items::Events(event), item()),
        },
        MediaFamily::Lines => Decode::Items(Items::Values, item()),
        MediaFamily::Multipart if let Some(parts) = &media.parts => {
            let ty = if parts.is_json { item() } else { Ty::Runtime(RuntimeType::AnswerPart) };
            Decode::Items(Items::Parts { json: parts.is_json }, ty)
        }
        MediaFamily::Xml => match types.xml.root(media) {
            Some(root) => Decode::Xml(ty(), root.clone()),
            None => Decode::Text,
        },
        MediaFamily::Text | MediaFamily::Form => Decode::Text,
        MediaFamily::Binary | MediaFamily::Multipart => Decode::Bytes,
    }
}

/// How a text is read that is the value of a scalar; `None` where it is text and no more.
fn text_value(types: &Types<'_>, media: &MediaType) -> Option<Decode> {
    let used = media.ty.as_ref()?;
    let open = MediaFamily::of(&media.name).is_none();
    match &types.api.ty(types.api.behind(used).ty).shape {
        Shape::Scalar(Scalar::String(Some(StringFormat::Binary))) => None,
        Shape::Scalar(Scalar::String(Some(StringFormat::Byte))) if open => Some(Decode::Octets),
        Shape::Scalar(scalar) if of_scalar(*scalar) == Ty::String => {
            open.then(|| Decode::Value(types.used(used)))
        }
        Shape::Scalar(_) | Shape::Enumeration(_) => Some(Decode::Scalar(types.used(used))),
        _ => None,
    }
}
