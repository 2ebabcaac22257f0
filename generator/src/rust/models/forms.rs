//! Multipart bodies as structs whose members are the parts (OpenAPI 4.8.14.4). What is binary, or has header
//! fields of its own, is a `Part`, which brings file name, media type and any content with it.

use super::Models;
use crate::api::{
    Additional, Api, MediaFamily, MediaType, Object, Origin, PartEncoding, Property, Scalar, Shape,
    StringFormat, TypeId, TypeUse, essence, is_range,
};
use crate::diagnostic::Code;
use crate::rust::naming::{Members, Wire};
use crate::rust::output::{LeftOut, content_media_type};
use crate::rust::{
    ExtraField, Field, FieldKind, Form, Ident, Lock, NameKind, PartKind, RuntimeType, Struct, Ty, docs,
};

/// What the parts of a multipart body are by type.
pub(in crate::rust) struct Parts<'a> {
    /// The type of the body.
    pub(in crate::rust) id: TypeId,
    /// The parts with names of their own.
    pub(in crate::rust) properties: Vec<&'a Property>,
    /// Parts of other names.
    pub(in crate::rust) others: Option<Others<'a>>,
}

/// What parts may be that the document does not list.
pub(in crate::rust) enum Others<'a> {
    /// Anything.
    Any,
    /// Values of this type.
    Typed(&'a TypeUse),
}

/// The parts of a body of this media type, where its schema is an object or a map.
pub(in crate::rust) fn parts<'a>(api: &'a Api, media: &MediaType) -> Option<Parts<'a>> {
    let is_multipart = MediaFamily::of(&media.name) == Some(MediaFamily::Multipart);
    let id = api.behind(media.ty.as_ref().filter(|_| is_multipart && media.item.is_none())?).ty;
    match &api.ty(id).shape {
        Shape::Object(object) => {
            let others = match &object.additional {
                Additional::Typed(values) => Some(Others::Typed(values)),
                Additional::Any => Some(Others::Any),
                Additional::Unsaid | Additional::Closed => None,
            };
            let properties = sent(api, object);
            let says_something = !properties.is_empty() || matches!(others, Some(Others::Typed(_)));
            says_something.then_some(Parts { id, properties, others })
        }
        Shape::Map(map) => {
            Some(Parts { id, properties: Vec::new(), others: Some(Others::Typed(&map.values)) })
        }
        _ => None,
    }
}

/// The properties that are sent.
fn sent<'a>(api: &Api, object: &'a Object) -> Vec<&'a Property> {
    let is_sent = |property: &&Property| {
        (!property.read_only || property.write_only) && !matches!(api.ty(property.ty.ty).shape, Shape::Never)
    };
    object.properties.iter().filter(is_sent).collect()
}

impl Models<'_> {
    /// The struct for the parts of a body.
    pub(in crate::rust) fn form(
        &self,
        name: Ident,
        body: &Parts<'_>,
        encoding: &[PartEncoding],
        new: &mut Lock,
    ) -> Form {
        let properties = &body.properties;
        let wires: Vec<Wire<'_>> = properties.iter().map(|property| Wire::Name(&property.name)).collect();
        let hinted: Vec<Option<String>> = properties
            .iter()
            .map(|p| p.hints.get("name").and_then(|name| name.as_str()).map(str::to_owned))
            .collect();
        let members = Members {
            kind: NameKind::Member,
            owner: self.api.ty(body.id).key.as_str(),
            reserved: &[],
            spelling: self.spelling,
        };
        let names = members.name(&wires, &hinted, self.old, new);
        let mut parts = Vec::new();
        let mut fields = Vec::new();
        for (property, name) in properties.iter().zip(names) {
            let encoding = encoding.iter().find(|encoding| encoding.property == property.name);
            let part = self.part(&property.ty, encoding);
            fields.push(self.part_field(property, name, &part));
            parts.push(part);
        }
        let either = match &self.api.ty(body.id).shape {
            Shape::Object(object) => object.either.as_ref(),
            _ => None,
        };
        let constructor = Some(self.constructor(properties, &fields, either, false));
        let shape = Struct {
            docs: docs::line("The parts of the request body."),
            name,
            fields,
            extra: body.others.as_ref().map(|others| self.others(others)),
            direction: crate::api::Direction { request: true, response: false },
            constructor,
            fixture: None,
            hashable: false,
            tuple: false,
            conversions: Vec::new(),
        };
        Form { shape, parts }
    }

    /// The field for parts of other names.
    fn others(&self, others: &Others<'_>) -> ExtraField {
        let ty = match others {
            Others::Any => Ty::Runtime(RuntimeType::RawJson),
            Others::Typed(values) => match self.part(values, None) {
                PartKind::Content { several, .. } => content_ty(several),
                _ => self.types.used(values),
            },
        };
        let docs = docs::line("The parts of other names.");
        ExtraField { name: Ident::snake("extra"), ty, documented: true, docs }
    }

    fn part_field(&self, property: &Property, name: Ident, part: &PartKind) -> Field {
        let ty = match part {
            PartKind::Content { several, .. } => content_ty(*several),
            PartKind::Value | PartKind::Document(_) | PartKind::Text(_) => self.types.of(property.ty.ty),
        };
        let alias = (property.name != name.bare()).then(|| property.name.clone());
        let mut docs = docs::of_property(self.api, property, alias);
        if let PartKind::Content { media: Some(media), .. } = part
            && media.contains(',')
        {
            let words = format!(
                "Its media type is one of {}: `Part::content_type` says which one.",
                docs::name(media)
            );
            docs::push_paragraph(&mut docs.lines, words);
        }
        Field {
            kind: if property.required { FieldKind::Required } else { FieldKind::Optional },
            ty,
            wire: property.name.clone(),
            docs,
            name,
            read: true,
            written: true,
            converts: self.converts(&property.ty),
            lenient: false,
        }
    }

    /// How a member becomes a part, or several. The encoding says its media type, else the schema does.
    fn part(&self, used: &TypeUse, encoding: Option<&PartEncoding>) -> PartKind {
        let target = self.api.behind(used);
        let (several, item) = match &self.api.ty(target.ty).shape {
            Shape::Array(array) => (true, self.api.behind(&array.items)),
            _ => (false, target),
        };
        let by_encoding = encoding.and_then(|encoding| encoding.content_type.clone());
        let by_schema = content_media_type(&self.types, &item).map(str::to_owned);
        let has_headers = encoding.is_some_and(|encoding| !encoding.headers.is_empty());
        let shape = &self.api.ty(item.ty).shape;
        let is_content = match shape {
            Shape::Scalar(Scalar::String(Some(StringFormat::Binary))) => true,
            // Bytes that are said to be no text are not written down as text.
            Shape::Scalar(Scalar::String(None)) => by_schema.as_deref().is_some_and(is_bytes),
            Shape::Any => by_encoding.as_deref().or(by_schema.as_deref()).is_none_or(|media| !is_text(media)),
            _ => false,
        };
        let is_string = matches!(shape, Shape::Scalar(Scalar::String(_)));
        match (by_encoding, by_schema) {
            (encoding, schema) if is_content || has_headers => {
                PartKind::Content { several, media: encoding.or(schema) }
            }
            (Some(media), _) => written_as(&media).map_or(PartKind::Value, PartKind::Document),
            // The text is the document.
            (None, Some(media)) if is_string && !is_range(&media) => PartKind::Text(media),
            (None, _) => PartKind::Value,
        }
    }

    /// What of the parts of a body is left to the caller, or taken by convention.
    pub(in crate::rust) fn parts_left_out(
        &self,
        body: &Parts<'_>,
        media: &MediaType,
        origin: Origin,
    ) -> Vec<LeftOut> {
        let mut all = Vec::new();
        let mut tell = |message: String, degrades: bool| {
            all.push(LeftOut::new(message, degrades).told(Code::PART_ENCODING, origin));
        };
        if !media.name.starts_with("multipart/form-data") && !is_range(&media.name) {
            let name = essence(&media.name);
            tell(
                format!(
                    "`{name}` has no names for parts; each has that of its property in `Content-Disposition: form-data`"
                ),
                false,
            );
        }
        for encoding in &media.encoding {
            let part = docs::name(&encoding.property);
            let Some(property) = body.properties.iter().find(|known| known.name == encoding.property) else {
                if body.others.is_none() {
                    tell(format!("`encoding` has {part}, and no property has that name"), false);
                }
                continue;
            };
            let plain = PartEncoding { headers: Vec::new(), ..encoding.clone() };
            let kind = self.part(&property.ty, Some(&plain));
            if !encoding.headers.is_empty() && !matches!(kind, PartKind::Content { .. }) {
                tell(
                    format!(
                        "the part {part} has header fields of its own: it is a `Part` that is put together by hand"
                    ),
                    true,
                );
            }
            if let (Some(list), PartKind::Document(sent)) = (&encoding.content_type, &kind)
                && list.contains(',')
            {
                tell(format!("the part {part} may have several media types; it is sent as `{sent}`"), false);
            }
        }
        all
    }
}

/// A part that the caller makes, or a list of them.
fn content_ty(several: bool) -> Ty {
    let part = Ty::Runtime(RuntimeType::Part);
    if several { Ty::Vec(Box::new(part)) } else { part }
}

/// JSON or text: what a value can be written as.
fn is_text(media: &str) -> bool {
    media.contains("json") || media.starts_with("text/")
}

/// Bytes that no text can hold.
fn is_bytes(media: &str) -> bool {
    MediaFamily::of(media).is_none_or(|family| family == MediaFamily::Binary)
}

/// The media type of a list in which a value is written: JSON, else the first one that is no range.
fn written_as(list: &str) -> Option<String> {
    let all = || list.split(',').map(str::trim).filter(|media| !media.is_empty() && !is_range(media));
    all().find(|media| MediaFamily::is_json(media)).or_else(|| all().next()).map(str::to_owned)
}
