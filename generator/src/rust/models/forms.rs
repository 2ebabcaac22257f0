//! Multipart bodies as structs whose members are the parts (OpenAPI 4.8.14.4). What is binary, or has header
//! fields of its own, is a `Part`, which brings file name, media type and any content with it.

use super::Models;
use crate::api::{
    Api, MediaType, Object, PartEncoding, Property, Scalar, Shape, StringFormat, TypeId, TypeUse,
};
use crate::rust::naming::{Members, Wire};
use crate::rust::{Field, FieldKind, Form, Ident, Lock, NameKind, PartKind, RuntimeType, Struct, Ty, docs};

/// The object whose members are the parts of a body of this media type.
pub(in crate::rust) fn parts<'a>(api: &'a Api, media: &MediaType) -> Option<(TypeId, &'a Object)> {
    let is_form = media.name.starts_with("multipart/form-data");
    let target = api.behind(media.ty.as_ref().filter(|_| is_form)?).ty;
    match &api.ty(target).shape {
        Shape::Object(object) if !object.properties.is_empty() => Some((target, object)),
        _ => None,
    }
}

/// The properties that are sent.
pub(in crate::rust) fn sent<'a>(api: &Api, object: &'a Object) -> Vec<&'a Property> {
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
        (id, object): (TypeId, &Object),
        encoding: &[PartEncoding],
        new: &mut Lock,
    ) -> Form {
        let properties = sent(self.api, object);
        let wires: Vec<Wire<'_>> = properties.iter().map(|property| Wire::Name(&property.name)).collect();
        let hinted: Vec<Option<String>> = properties
            .iter()
            .map(|p| p.hints.get("name").and_then(|name| name.as_str()).map(str::to_owned))
            .collect();
        let members = Members {
            kind: NameKind::Member,
            owner: self.api.ty(id).key.as_str(),
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
        let constructor = Some(self.constructor(&properties, &fields, object.either.as_ref(), false));
        let shape = Struct {
            docs: docs::line("The parts of the request body."),
            name,
            fields,
            extra: None,
            direction: crate::api::Direction { request: true, response: false },
            constructor,
            fixture: None,
            hashable: false,
            tuple: false,
            conversions: Vec::new(),
        };
        Form { shape, parts }
    }

    fn part_field(&self, property: &Property, name: Ident, part: &PartKind) -> Field {
        let ty = match part {
            PartKind::Content { several: true, .. } => Ty::Vec(Box::new(Ty::Runtime(RuntimeType::Part))),
            PartKind::Content { .. } => Ty::Runtime(RuntimeType::Part),
            PartKind::Value | PartKind::Document(_) => self.types.of(property.ty.ty),
        };
        let alias = (property.name != name.bare()).then(|| property.name.clone());
        Field {
            kind: if property.required { FieldKind::Required } else { FieldKind::Optional },
            ty,
            wire: property.name.clone(),
            docs: docs::of_property(self.api, property, alias),
            name,
            read: true,
            written: true,
            converts: self.converts(&property.ty),
            lenient: false,
        }
    }

    /// How a member becomes a part, or several.
    fn part(&self, used: &TypeUse, encoding: Option<&PartEncoding>) -> PartKind {
        let target = self.api.behind(used).ty;
        let (several, item) = match &self.api.ty(target).shape {
            Shape::Array(array) => (true, self.api.behind(&array.items).ty),
            _ => (false, target),
        };
        let media = encoding.and_then(|encoding| encoding.content_type.clone());
        let has_headers = encoding.is_some_and(|encoding| !encoding.headers.is_empty());
        let is_content = match &self.api.ty(item).shape {
            Shape::Scalar(scalar) => *scalar == Scalar::String(Some(StringFormat::Binary)),
            Shape::Any => media.as_deref().is_none_or(|media| !is_text(media)),
            _ => false,
        };
        match media {
            media if is_content || has_headers => {
                PartKind::Content { several, media: media.filter(|media| is_single(media)) }
            }
            Some(media) if is_single(&media) => PartKind::Document(media),
            _ => PartKind::Value,
        }
    }
}

/// JSON or text: what a value can be written as.
fn is_text(media: &str) -> bool {
    media.contains("json") || media.starts_with("text/")
}

/// One media type: neither a list of them nor a range.
fn is_single(media: &str) -> bool {
    !media.contains([',', '*'])
}
