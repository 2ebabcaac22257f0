//! Media types of bodies (OpenAPI 4.8.14), and headers (4.8.21).
//!
//! In: `content` and `headers` of anything that has them. Out: [`MediaType`]s and [`Header`]s.

use indexmap::IndexMap;
use openapiv3::{Content, Encoding, Example, ParameterSchemaOrContent, QueryStyle, ReferenceOr};
use serde_json::Value as Json;

use super::findings::Finding;
use super::intersection::Conjunct;
use super::lowering::Lowering;
use super::sequence::is_sequence;
use crate::api::{
    ComponentKind, Docs, Header, ListKeys, MediaFamily, MediaType, Note, PartEncoding, Root, Step, Style,
    TypeKey,
};
use crate::diagnostic::Code;
use crate::document::SubSchema;
use crate::resolve::Resolved;

impl<'d> Lowering<'d, '_> {
    /// The media types of one body; `key` is what the inline type of the first JSON one is called, or of the first one.
    pub(super) fn content(
        &mut self,
        content: &'d Content,
        key: &TypeKey,
        notes: &mut Vec<Note>,
    ) -> Vec<MediaType> {
        let plain = content.keys().position(|name| MediaFamily::is_json(name)).unwrap_or(0);
        let mut list: Vec<MediaType> = Vec::with_capacity(content.len());
        for (index, (written, media)) in content.iter().enumerate() {
            let name = name(written);
            if list.iter().any(|known| known.name == name) {
                continue;
            }
            if !name.contains('/') {
                let message = format!("`{written}` is no media type; it is sent as it is written");
                let finding = Finding::new(Code::ODD_MEDIA_TYPE, self.node_of(&media.extensions), message);
                self.findings.note(notes, finding);
            }
            let key = if index == plain { key.clone() } else { key.below(Step::MediaType(name.clone())) };
            list.push(self.media_type(media, name, &key, notes));
        }
        list
    }

    fn media_type(
        &mut self,
        media: &'d openapiv3::MediaType,
        name: String,
        key: &TypeKey,
        notes: &mut Vec<Note>,
    ) -> MediaType {
        let resolved = self.resolved;
        let of_xml = media.schema.as_ref().filter(|_| MediaFamily::of(&name) == Some(MediaFamily::Xml));
        let xml = of_xml.and_then(|schema| {
            let conjunct = Conjunct::new(resolved.schema_at(schema), key.clone());
            self.annotations(&[conjunct]).xml
        });
        let (item, event) = self.items(media, &name, key, notes);
        let parts = self.placed_parts(media, &name, notes);
        // The whole of a sequence is nothing but its items.
        let whole = media.schema.as_ref().filter(|_| item.is_none() || !is_sequence(&name));
        let ty = whole.map(|schema| self.use_of(resolved.schema_at(schema), key.clone()));
        let encoding = media.encoding.iter().map(|(part, encoding)| self.encoding(part, encoding, key));
        MediaType {
            name,
            ty,
            xml,
            item,
            event,
            parts,
            encoding: encoding.collect(),
            examples: examples(resolved, media.example.as_ref(), &media.examples),
        }
    }

    fn encoding(&mut self, property: &str, encoding: &'d Encoding, key: &TypeKey) -> PartEncoding {
        PartEncoding {
            property: property.to_owned(),
            content_type: encoding.content_type.clone(),
            style: encoding.style.as_ref().map(query_style),
            explode: self.resolved.document.extra(&encoding.extensions).and_then(|extra| extra.explode),
            allow_reserved: encoding.allow_reserved,
            list_keys: ListKeys::default(),
            hints: super::hints::of(&encoding.extensions),
            headers: self.headers(&encoding.headers, &key.property(property)),
        }
    }

    /// The schema of a parameter or header, whichever way it is given.
    pub(super) fn schema_of(&self, format: &ParameterSchemaOrContent) -> Option<&'d SubSchema> {
        let place = match format {
            ParameterSchemaOrContent::Schema(schema) => schema,
            ParameterSchemaOrContent::Content(content) => content.values().next()?.schema.as_ref()?,
        };
        Some(self.resolved.schema_at(place))
    }

    /// The headers of a response or part; `Content-Type` is told by the media type.
    pub(super) fn headers(
        &mut self,
        headers: &'d IndexMap<String, ReferenceOr<openapiv3::Header>>,
        key: &TypeKey,
    ) -> Vec<Header> {
        let mut list = Vec::with_capacity(headers.len());
        for (name, entry) in headers {
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let Some((component, header)) = self.resolved.header(entry) else { continue };
            let key = match component {
                Some(component) => TypeKey::new(Root::Component(ComponentKind::Header, component.to_owned())),
                None => key.below(Step::Header(name.clone())),
            };
            list.push(self.header(name, header, &key));
        }
        list
    }

    fn header(&mut self, name: &str, header: &'d openapiv3::Header, key: &TypeKey) -> Header {
        let schema = self.schema_of(&header.format);
        let annotations =
            schema.map(|schema| self.annotations(&[Conjunct::new(schema, key.clone())])).unwrap_or_default();
        let ty = match schema {
            Some(schema) => self.use_of(schema, key.clone()),
            None => self.anything(key.clone()),
        };
        let mut examples = examples(self.resolved, header.example.as_ref(), &header.examples);
        if examples.is_empty() {
            examples = annotations.docs.examples;
        }
        let content_type = match &header.format {
            ParameterSchemaOrContent::Content(content) => {
                content.keys().next().map(|written| self::name(written))
            }
            ParameterSchemaOrContent::Schema(_) => None,
        };
        Header {
            name: name.to_owned(),
            required: header.required,
            docs: Docs {
                summary: None,
                description: super::words::text(header.description.as_deref())
                    .or(annotations.docs.description),
                deprecated: header.deprecated.unwrap_or(false),
                examples,
            },
            ty,
            explode: self
                .resolved
                .document
                .extra(&header.extensions)
                .and_then(|extra| extra.explode)
                .unwrap_or(false),
            content_type,
        }
    }
}

/// The styles of queries.
pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

/// A media type as the IR has it: its type and subtype in lower case, its parameters as they are.
pub(super) fn name(written: &str) -> String {
    match written.trim().split_once(';') {
        Some((essence, parameters)) => {
            format!("{}; {}", essence.trim_end().to_ascii_lowercase(), parameters.trim())
        }
        None => written.trim().to_ascii_lowercase(),
    }
}

/// The values of `example` and `examples`.
pub(super) fn examples(
    resolved: &Resolved,
    one: Option<&Json>,
    several: &IndexMap<String, ReferenceOr<Example>>,
) -> Vec<Json> {
    let several = several.values().filter_map(|example| resolved.example(example)?.1.value.as_ref());
    one.into_iter().chain(several).cloned().collect()
}
