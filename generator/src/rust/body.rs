//! Request bodies: in which media types they can be sent, as what, and whether they are arguments or methods on the call.
//!
//! Each media type that says something of its own has a function, or a setter where the body may be left out; so it is
//! chosen by what is called, never by text.

use std::collections::HashMap;

use super::models::{Models, parts};
use super::output::{LeftOut, content_media_type, family_of, is_binary};
use super::scope::Scope;
use super::ty::{Types, of_scalar};
use super::{
    BodyArg, BodyKind, Docs, FormEncoding, Framing, Ident, Lock, Method, RuntimeType, Ty, Writing, docs,
    media_words,
};
use crate::api::{
    self, Api, Body, ListKeys, MediaFamily, MediaType, Operation, PartEncoding, Scalar, Shape, StringFormat,
    TypeUse, covers, is_range,
};

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
        let needed = kept.first().is_some_and(|first| is_needed(types, self.operation, body, first.media));
        let argument = needed.then(|| args.claim(["body", "request_body", "payload"].map(Ident::snake)));
        let said = [Ident::snake("media type"), Ident::snake("body media type")];
        let said = if needed { args.claim(said) } else { Ident::snake("media type") };
        let mut list: Vec<BodyArg> = Vec::with_capacity(kept.len());
        for Kept { media, also } in kept {
            let kind = self.kind(media, beside, new, left_out);
            let (usual, sent) = usual_media(&kind);
            let said_by_schema = media.ty.as_ref().and_then(|used| content_media_type(types, used));
            let sent = said_by_schema.filter(|said| !is_range(said)).unwrap_or(sent);
            let word = media_words::of_body(&media.name, usual);
            let word = if list.is_empty() { String::new() } else { format!(" as {word}") };
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
            // The caller says the media type: there is no usual one for the bytes or the text of a range, nor where the usual one
            // is not in it.
            let is_range = is_range(&media.name);
            let is_known = covers(&media.name, sent) && (said_by_schema == Some(sent) || !kind.is_plain());
            let open = is_range && !is_known;
            let media_type = if is_range && !open { sent.to_owned() } else { media.name.clone() };
            let encoding = media.encoding.iter().map(encoding).collect();
            let (open, optional) = (open.then(|| said.clone()), !needed);
            list.push(BodyArg { name, function, kind, media_type, open, also, encoding, optional, docs });
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
            MediaFamily::Json => BodyKind::json(ty()),
            MediaFamily::Form => BodyKind::Typed(ty(), Writing::Form),
            MediaFamily::Multipart => self.multipart(media, beside, new, left_out),
            MediaFamily::Text => self.text(media),
            MediaFamily::Lines if let Some(item) = &media.item => {
                let separated = api::essence(&media.name).ends_with("json-seq");
                let framing = if separated { Framing::Separated } else { Framing::Lines };
                BodyKind::Typed(Ty::Vec(Box::new(types.used(item))), Writing::Sequence(framing))
            }
            MediaFamily::Events => {
                let message = "the events of the body are sent as text; their schema is not rendered";
                left_out.extend(media.item.is_some().then(|| LeftOut::new(message, true)));
                BodyKind::Text
            }
            MediaFamily::Lines => BodyKind::Text,
            MediaFamily::Xml => match types.xml.root(media) {
                Some(root) => {
                    left_out.extend(unnamed(media));
                    BodyKind::Typed(ty(), Writing::Xml(root.clone()))
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

    /// A multipart body: a struct of its parts, a value whose members or items they are, or what the caller puts together.
    fn multipart(
        &self,
        media: &MediaType,
        beside: &mut Beside,
        new: &mut Lock,
        left_out: &mut Vec<LeftOut>,
    ) -> BodyKind {
        let types = &self.models.types;
        let origin = self.operation.body.as_ref().map(|body| body.origin).unwrap_or_default();
        left_out.extend(self.unstyled(media));
        if let Some(body) = parts(types.api, media) {
            let name = beside.types.claim([Ident::camel(&format!("{} form", self.names.1.bare()))]);
            left_out.extend(self.models.parts_left_out(&body, media, origin));
            return BodyKind::Parts(Box::new(self.models.form(name, &body, &media.encoding, new)));
        }
        if let Some(used) = media.ty.as_ref().filter(|used| media.item.is_none() && is_value(types.api, used))
        {
            return BodyKind::Typed(types.open_named(used), Writing::Members);
        }
        let message = "the parts of the multipart body are put together by hand, not by type";
        let is_open = media
            .ty
            .as_ref()
            .is_none_or(|used| matches!(types.api.ty(types.api.behind(used).ty).shape, Shape::Any));
        left_out.push(LeftOut::new(message, !is_open || media.item.is_some()));
        BodyKind::Multipart
    }

    /// A body of text: a scalar that is not text itself has its type.
    fn text(&self, media: &MediaType) -> BodyKind {
        let types = &self.models.types;
        let Some(used) = &media.ty else { return BodyKind::Text };
        let open = MediaFamily::of(&media.name).is_none();
        match &types.api.ty(types.api.behind(used).ty).shape {
            Shape::Scalar(Scalar::String(Some(StringFormat::Binary))) => BodyKind::Text,
            Shape::Scalar(Scalar::String(Some(StringFormat::Byte))) if open => BodyKind::Bytes,
            Shape::Scalar(scalar) if of_scalar(*scalar) == Ty::String => BodyKind::Text,
            Shape::Scalar(_) | Shape::Enumeration(_) => {
                BodyKind::Typed(types.open_named(used), Writing::Scalar)
            }
            _ => BodyKind::Text,
        }
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
    let mut rows = Vec::new();
    for body in &method.bodies {
        let (media, (marker, name)) =
            (docs::name(&body.media_type), (method.marker.bare(), body.name.bare()));
        match &body.function {
            Some(function) => rows.push(format!("- [`{function}`](Self::{function}): {media}")),
            None if body.optional => rows.push(format!("- [`.{name}(..)`](op::{marker}::{name}): {media}")),
            None => {}
        }
        if !body.also.is_empty() {
            let also: Vec<String> = body.also.iter().map(|name| docs::name(name)).collect();
            rows.push(format!("- The same body as {}: `.header(\"content-type\", ..)`", also.join(", ")));
        }
    }
    rows
}

/// A media type with a function of its own.
struct Kept<'a> {
    media: &'a MediaType,
    /// Others that the same body may have.
    also: Vec<String>,
}

/// The media types that say something of their own, the preferred one first, ranges last: plain JSON has several names, and a
/// range of media types adds nothing to JSON of the same schema.
fn distinct<'a>(types: &Types<'_>, body: &'a Body) -> Vec<Kept<'a>> {
    let mut sorted: Vec<(MediaFamily, &MediaType)> =
        body.content.iter().map(|media| (family_of(types, media), media)).collect();
    sorted.sort_by_key(|(family, media)| (*family, is_range(&media.name)));
    let mut kept: Vec<Kept<'_>> = Vec::new();
    let (mut by_name, mut by_form) = (HashMap::new(), HashMap::new());
    for (family, media) in sorted {
        let is_text = matches!(family, MediaFamily::Text | MediaFamily::Binary);
        let form = if is_text { String::new() } else { form(types, media) };
        let name = (family, form.clone(), essence(media), api::parameters(&media.name).collect::<Vec<_>>());
        let in_range = by_form.get(&(family, form.clone())).filter(|_| is_range(&media.name) && !is_text);
        match by_name.get(&name).or(in_range).copied() {
            Some(known) => {
                let known: &mut Kept<'_> = &mut kept[known];
                known.also.push(media.name.clone());
            }
            None => {
                by_name.insert(name, kept.len());
                by_form.entry((family, form)).or_insert(kept.len());
                kept.push(Kept { media, also: Vec::new() });
            }
        }
    }
    kept
}

/// What a body is, but for the name of its media type.
fn form(types: &Types<'_>, media: &MediaType) -> String {
    let ty = |used: &TypeUse| format!("{} {}", types.open_named(used), used.nullable);
    let ty = media.ty.as_ref().map(ty).unwrap_or_default();
    if media.encoding.is_empty() { ty } else { format!("{ty} {:?}", media.encoding) }
}

fn essence(media: &MediaType) -> &str {
    match api::essence(&media.name) {
        "text/json" => "application/json",
        "text/xml" => "application/xml",
        other => other,
    }
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

/// Whether the members or items of a value are parts: nothing in them is bytes, which only a part of the caller's own can be.
fn is_value(api: &Api, used: &TypeUse) -> bool {
    let is_written = |used: &TypeUse| {
        let shape = &api.ty(api.behind(used).ty).shape;
        let item = match shape {
            Shape::Array(array) => &api.ty(api.behind(&array.items).ty).shape,
            shape => shape,
        };
        !matches!(item, Shape::Any | Shape::Scalar(Scalar::String(Some(StringFormat::Binary))))
    };
    let has_written_members = |used: &TypeUse| match &api.ty(api.behind(used).ty).shape {
        Shape::Object(object) => object.properties.iter().all(|property| is_written(&property.ty)),
        Shape::Map(map) => is_written(&map.values),
        _ => false,
    };
    match &api.ty(api.behind(used).ty).shape {
        Shape::Union(union) => union.branches.iter().all(|branch| has_written_members(&branch.ty)),
        Shape::Array(array) => is_written(&array.items),
        _ => false,
    }
}

fn encoding(part: &PartEncoding) -> FormEncoding {
    FormEncoding {
        wire: part.property.clone(),
        style: part.style,
        explode: part.explode,
        reserved: part.allow_reserved,
        list_keys: Some(part.list_keys).filter(|keys| *keys != ListKeys::default()),
        content: part.content_type.clone(),
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

/// What a kind of body is called in names, and its media type where the document names a range only.
fn usual_media(kind: &BodyKind) -> (&'static str, &'static str) {
    match kind {
        BodyKind::Typed(_, Writing::Json) => ("json", "application/json"),
        BodyKind::Typed(_, Writing::Xml(_)) => ("xml", "application/xml"),
        BodyKind::Typed(_, Writing::Form) => ("form", "application/x-www-form-urlencoded"),
        BodyKind::Typed(_, Writing::Members) | BodyKind::Parts(_) | BodyKind::Multipart => {
            ("multipart", "multipart/form-data")
        }
        BodyKind::Typed(_, Writing::Sequence(_)) => ("items", "application/jsonl"),
        BodyKind::Typed(_, Writing::Scalar) | BodyKind::Text => ("text", "text/plain"),
        BodyKind::Bytes => ("bytes", "application/octet-stream"),
    }
}
