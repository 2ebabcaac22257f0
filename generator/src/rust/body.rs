//! Request bodies: in which media types they can be sent, as what, and whether they are arguments or methods on the call.
//!
//! Each media type that says something of its own has a function, or a setter where the body may be left out; so it is
//! chosen by what is called, never by text.

use super::models::{Models, parts};
use super::output::{LeftOut, family_of, is_binary};
use super::scope::Scope;
use super::ty::Types;
use super::{BodyArg, BodyKind, Docs, FormEncoding, Ident, Lock, Method, RuntimeType, Ty, docs};
use crate::api::{self, Body, MediaFamily, MediaType, Operation, PartEncoding, Shape, TypeUse};

/// What is said of a body of which the document says nothing.
pub(super) const WORDS: &str = "The request body.";

/// Names that stand beside an operation's function, and that nothing else there may have.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Functions.
    pub(super) functions: Scope,
    /// Types.
    pub(super) types: Scope,
}

/// What a function takes as the request body, or setters where it may be left out.
pub(super) struct Bodies<'a> {
    pub(super) models: &'a Models<'a>,
    pub(super) operation: &'a Operation,
    /// The operation's function and marker.
    pub(super) names: (&'a Ident, &'a Ident),
}

impl Bodies<'_> {
    /// All of them, the preferred one first; `args` and `setters` are the names that are taken on either side.
    pub(super) fn plan(
        &self,
        (args, setters): (&mut Scope, &mut Scope),
        beside: &mut Beside,
        new: &mut Lock,
        left_out: &mut Vec<LeftOut>,
    ) -> Vec<BodyArg> {
        let types = &self.models.types;
        let Some(body) = &self.operation.body else { return Vec::new() };
        let kept = distinct(types, body);
        let needed = kept.first().is_some_and(|first| is_needed(types, self.operation, body, first));
        let argument = needed.then(|| args.claim(["body", "request_body", "payload"].map(Ident::snake)));
        let mut list: Vec<BodyArg> = Vec::with_capacity(kept.len());
        for media in kept {
            let kind = self.kind(media, beside, new, left_out);
            let word = if list.is_empty() { String::new() } else { format!(" as {}", word(media, &kind)) };
            let docs = match (&body.description, list.is_empty()) {
                (description, true) => self.words(description.as_deref(), media),
                (_, false) => self.other(media, needed),
            };
            let (name, function) = match &argument {
                Some(name) if list.is_empty() => (name.clone(), None),
                Some(name) => {
                    let wanted = Ident::snake(&format!("{}{word}", self.names.0.bare()));
                    (name.clone(), Some(beside.functions.claim([wanted])))
                }
                None => {
                    let first = list.first().map_or("request body", |first: &BodyArg| first.name.bare());
                    (setters.claim([Ident::snake(&format!("{first}{word}"))]), None)
                }
            };
            let media_type =
                if media.name.contains('*') { fallback_media(&kind) } else { media.name.clone() };
            let encoding = media.encoding.iter().map(encoding).collect();
            list.push(BodyArg { name, function, kind, media_type, encoding, optional: !needed, docs });
        }
        list
    }

    fn kind(
        &self,
        media: &MediaType,
        beside: &mut Beside,
        new: &mut Lock,
        left_out: &mut Vec<LeftOut>,
    ) -> BodyKind {
        let types = &self.models.types;
        let ty =
            || media.ty.as_ref().map_or(Ty::Runtime(RuntimeType::RawJson), |used| types.open_named(used));
        match family_of(types, media) {
            MediaFamily::Json if media.ty.as_ref().is_some_and(|used| is_binary(types, used)) => {
                BodyKind::Bytes
            }
            MediaFamily::Json => BodyKind::Json(ty()),
            MediaFamily::Form => BodyKind::Form(ty()),
            MediaFamily::Multipart => match parts(types.api, media) {
                Some(object) => {
                    let name = beside.types.claim([Ident::camel(&format!("{} form", self.names.1.bare()))]);
                    left_out.extend(self.unstyled(media));
                    BodyKind::Parts(Box::new(self.models.form(name, object, &media.encoding, new)))
                }
                None => {
                    let message = "the parts of the multipart body are put together by hand, not by type";
                    left_out.push(LeftOut::new(message, media.ty.is_some() || media.item.is_some()));
                    BodyKind::Multipart
                }
            },
            MediaFamily::Text | MediaFamily::Lines | MediaFamily::Events => BodyKind::Text,
            MediaFamily::Xml => match types.xml.root(media) {
                Some(root) => {
                    left_out.extend(unnamed(media));
                    BodyKind::Xml(ty(), root.clone())
                }
                None => BodyKind::Text,
            },
            MediaFamily::Binary => BodyKind::Bytes,
        }
    }

    /// What is said of the body, and of its values where their type has no page of its own.
    fn words(&self, description: Option<&str>, media: &MediaType) -> Docs {
        let said = api::Docs { description: description.map(str::to_owned), ..api::Docs::default() };
        let types = &self.models.types;
        let docs = media.ty.as_ref().map(|used| docs::of_use(types.api, "body", &said, used, None));
        let docs = docs.filter(|docs| !docs.lines.is_empty());
        docs.unwrap_or_else(|| description.map_or_else(|| docs::line(WORDS), docs::text))
    }

    /// Since 3.1 parts may have styles, which 3.0 has ignored.
    fn unstyled(&self, media: &MediaType) -> Option<LeftOut> {
        let styled = |part: &&PartEncoding| part.style.is_some() || part.explode.is_some();
        let part = media.encoding.iter().find(styled).filter(|_| self.models.api.info.parts_have_styles)?;
        Some(LeftOut::new(format!("the style of the part `{}` is not applied", part.property), true))
    }

    /// The docs of a function or setter that sends another media type than the first one.
    fn other(&self, media: &MediaType, needed: bool) -> Docs {
        let function = self.names.0.bare();
        if needed {
            docs::line(&format!(
                "As [`{function}`](Self::{function}), with a body of {}.",
                docs::name(&media.name)
            ))
        } else {
            docs::line(&format!("The request body as {}.", docs::name(&media.name)))
        }
    }
}

/// The rows about bodies in the docs of an operation's function.
pub(super) fn rows(method: &Method) -> Vec<String> {
    let rows = method.bodies.iter().filter_map(|body| match &body.function {
        Some(function) => {
            Some(format!("- [`{function}`](Self::{function}): {}", docs::name(&body.media_type)))
        }
        None => body.optional.then(|| {
            let (marker, name) = (method.marker.bare(), body.name.bare());
            format!("- [`.{name}(..)`](op::{marker}::{name}): {}", docs::name(&body.media_type))
        }),
    });
    rows.collect()
}

/// The media types that say something of their own, the preferred one first: plain JSON has several names, and a range of
/// media types adds nothing to what is in it.
fn distinct<'a>(types: &Types<'_>, body: &'a Body) -> Vec<&'a MediaType> {
    let mut sorted: Vec<&MediaType> = body.content.iter().collect();
    sorted.sort_by_key(|media| family_of(types, media));
    let mut kept: Vec<&MediaType> = Vec::new();
    for media in sorted {
        let family = family_of(types, media);
        let again = |known: &&MediaType| {
            let same_family = family_of(types, known) == family;
            same_family && (essence(known) == essence(media) || media.name.contains('*'))
        };
        if !kept.iter().any(again) {
            kept.push(media);
        }
    }
    kept
}

fn essence(media: &MediaType) -> &str {
    match api::essence(&media.name) {
        "text/json" => "application/json",
        "text/xml" => "application/xml",
        other => other,
    }
}

/// The element of a document has to have a name.
fn unnamed(media: &MediaType) -> Option<LeftOut> {
    let is_named = media.xml.as_ref().is_some_and(|xml| xml.name.is_some());
    let message = format!(
        "nothing names the element of the XML body, so it is `<{}>`: `xml.name` at its schema says another",
        super::xml::UNNAMED
    );
    (!is_named).then(|| LeftOut::new(message, true))
}

/// What a media type is called in the name of a function.
fn word(media: &MediaType, kind: &BodyKind) -> String {
    let essence = essence(media);
    let subtype = essence.split_once('/').map_or(essence, |(_, subtype)| subtype);
    let known = match essence {
        "application/x-www-form-urlencoded" => Some("form"),
        "multipart/form-data" => Some("multipart"),
        "application/octet-stream" => Some("bytes"),
        "text/plain" => Some("text"),
        _ if essence.contains('*') => match kind {
            BodyKind::Json(_) => Some("json"),
            BodyKind::Xml(..) => Some("xml"),
            BodyKind::Form(_) => Some("form"),
            BodyKind::Parts(_) | BodyKind::Multipart => Some("multipart"),
            BodyKind::Text => Some("text"),
            BodyKind::Bytes => Some("bytes"),
        },
        _ => None,
    };
    let plain = |subtype: &str| {
        let subtype = subtype.strip_prefix("x-").unwrap_or(subtype);
        subtype.strip_suffix("+json").unwrap_or(subtype).to_owned()
    };
    known.map_or_else(|| plain(subtype), str::to_owned)
}

/// A body is an argument where the document requires it, and where leaving it out would make no sense: `required` is false unless
/// said, and most authors never say it. What the document says holds.
fn is_needed(types: &Types<'_>, operation: &Operation, body: &Body, media: &MediaType) -> bool {
    let writes = matches!(operation.key.method.as_str(), "post" | "put" | "patch");
    let needs_members = |used: &TypeUse| match &types.api.ty(types.api.behind(used).ty).shape {
        Shape::Object(object) => {
            object.properties.iter().any(|property| property.required && !property.read_only)
        }
        _ => false,
    };
    body.required || (!body.optional && writes && media.ty.as_ref().is_some_and(needs_members))
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
        BodyKind::Xml(..) => "application/xml",
        BodyKind::Form(_) => "application/x-www-form-urlencoded",
        BodyKind::Parts(_) | BodyKind::Multipart => "multipart/form-data",
        BodyKind::Text => "text/plain",
        BodyKind::Bytes => "application/octet-stream",
    }
    .to_owned()
}
