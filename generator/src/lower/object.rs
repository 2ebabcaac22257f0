//! Objects: known members, or a map.
//!
//! In: a [`MergedSchema`] that is an object. Out: an [`Object`] or a [`Map`](crate::api::Map).
//!
//! | keywords | become |
//! |---|---|
//! | `properties` | an object |
//! | no `properties`, `additionalProperties` a schema | a map of it |
//! | no `properties`, `additionalProperties` true, `{}` or not said | a map of anything |
//! | no `properties`, `additionalProperties: false` | an object without members |
//! | one pattern in `patternProperties` and no other members, or a pattern that fits any name | a map of its schema |
//! | a name in `required` that is no property | a required property: of `additionalProperties`, else of anything |

use super::findings::Finding;
use super::intersection::{Conjunct, Intersection, composed};
use super::lowering::Lowering;
use super::merged::{MergedSchema, Rest};
use crate::api::{Additional, Docs, Hints, Map, Object, Origin, Property, Shape, Step, TypeKey, TypeUse};
use crate::diagnostic::Code;
use crate::document::{SubSchema, Xml};
use crate::source::NodeId;

impl<'d> Lowering<'d, '_> {
    /// The object or map that a record describes.
    pub(super) fn object(&mut self, merged: &mut MergedSchema<'d>, owner: &TypeKey) -> Shape {
        let is_open = merged.properties.is_empty() && merged.required.is_empty();
        if let Some(map) = is_open.then(|| self.map(merged, owner)).flatten() {
            return map;
        }
        let mut opened = if merged.is_event { self.open_data(merged, owner) } else { None };
        let mut properties: Vec<_> = std::mem::take(&mut merged.properties)
            .into_iter()
            .map(|(name, members)| match opened.take_if(|opened| opened.name == name) {
                Some(property) => property,
                None => self.property(name, members, merged.required.contains(name), owner),
            })
            .collect();
        if merged.is_event {
            self.add_fields(&mut properties, owner);
        }
        let additional = self.additional(&merged.rest, owner);
        self.add_undeclared(merged, &mut properties, &additional, owner);
        let patterns = std::mem::take(&mut merged.patterns)
            .into_iter()
            .map(|(pattern, members)| {
                let place = owner.pattern(pattern);
                (pattern.to_owned(), self.conjunction(members, place))
            })
            .collect();
        let either = self.either(merged, &mut properties, owner);
        Shape::Object(Object { properties, additional, patterns, either })
    }

    /// The type of values that fit all of `members`; `place` is its key where they come from different schemas.
    pub(super) fn conjunction(&mut self, members: Vec<Conjunct<'d>>, place: TypeKey) -> TypeUse {
        let intersection = Intersection::all(members);
        let key = intersection.key(|| place);
        self.type_use(intersection, key)
    }

    /// A map, where no member has a name.
    fn map(&mut self, merged: &MergedSchema<'d>, owner: &TypeKey) -> Option<Shape> {
        let place = owner.below(Step::Values);
        let (values, xml) = match (&merged.rest, merged.patterns.len()) {
            (rest, 1) => {
                let (pattern, members) = merged.patterns.first()?;
                if !matches!(rest, Rest::Closed) && !is_any_name(pattern) {
                    return None;
                }
                (self.conjunction(members.clone(), place), self.annotations(members).xml)
            }
            (Rest::Closed, _) => return None,
            (_, 1..) => return None,
            (Rest::Typed(members), 0) => {
                (self.conjunction(members.clone(), place), self.annotations(members).xml)
            }
            (Rest::Any | Rest::Unsaid, 0) => (self.anything(place), None),
        };
        Some(Shape::Map(Map { values, xml }))
    }

    fn additional(&mut self, rest: &Rest<'d>, owner: &TypeKey) -> Additional {
        match rest {
            Rest::Unsaid => Additional::Unsaid,
            Rest::Any => Additional::Any,
            Rest::Closed => Additional::Closed,
            Rest::Typed(members) => {
                Additional::Typed(self.conjunction(members.clone(), owner.below(Step::Values)))
            }
        }
    }

    fn property(
        &mut self,
        name: &str,
        members: Vec<Conjunct<'d>>,
        required: bool,
        owner: &TypeKey,
    ) -> Property {
        let annotations = self.annotations(&members);
        let ty = self.conjunction(members, owner.property(name));
        Property {
            name: name.to_owned(),
            ty,
            required,
            read_only: annotations.read_only,
            write_only: annotations.write_only,
            fixed: None,
            docs: annotations.docs,
            default: annotations.default,
            xml: annotations.xml,
            hints: annotations.hints,
            origin: Origin(annotations.node),
        }
    }

    /// What the schemas of a property say about the property rather than about its type.
    pub(super) fn annotations(&mut self, members: &[Conjunct<'d>]) -> Annotations {
        let mut annotations = Annotations::default();
        for member in members {
            self.annotate(member.schema, &mut annotations, true);
        }
        annotations
    }

    fn annotate(&mut self, schema: &'d SubSchema, annotations: &mut Annotations, inline: bool) {
        let (component, schema) = self.resolved.schema(schema);
        let inline = inline && component.is_none();
        annotations.read_only |= schema.read_only;
        annotations.write_only |= schema.write_only;
        if !inline {
            return;
        }
        for sub in composed(schema) {
            self.annotate(sub, annotations, inline);
        }
        let words = super::words::docs(schema);
        annotations.node = Some(schema.node);
        annotations.docs.description = words.description.or(annotations.docs.description.take());
        annotations.docs.deprecated |= words.deprecated;
        if !words.examples.is_empty() {
            annotations.docs.examples = words.examples;
        }
        annotations.default = schema.default.clone().or(annotations.default.take());
        super::xml::overrule(&mut annotations.xml, schema.xml.as_deref());
        annotations.hints.extend(super::hints::of_schema(schema));
    }

    /// Names that are required and that no property has.
    fn add_undeclared(
        &mut self,
        merged: &mut MergedSchema<'d>,
        properties: &mut Vec<Property>,
        additional: &Additional,
        owner: &TypeKey,
    ) {
        for name in std::mem::take(&mut merged.required) {
            if properties.iter().any(|property| property.name == name) {
                continue;
            }
            if let Additional::Typed(ty) = additional {
                let message = format!(
                    "`{name}` is required but not declared; it has the type of additional properties"
                );
                let finding = Finding::new(Code::UNDECLARED_REQUIRED, merged.node, message);
                self.findings.note(&mut merged.notes, finding);
                properties.push(undeclared(name, ty.clone(), merged.node));
            } else {
                properties.push(self.undeclared_member(merged, name, owner));
            }
        }
    }

    /// A member of which nothing is said but that it has to be there.
    pub(super) fn undeclared_member(
        &mut self,
        merged: &mut MergedSchema<'d>,
        name: &str,
        owner: &TypeKey,
    ) -> Property {
        let message = format!("`{name}` is required but not declared; it can be any value");
        let finding = Finding::new(Code::UNDECLARED_REQUIRED, merged.node, message);
        self.findings.note(&mut merged.notes, finding);
        let ty = self.anything(owner.property(name));
        undeclared(name, ty, merged.node)
    }
}

/// Whether a pattern fits every name.
fn is_any_name(pattern: &str) -> bool {
    let inner = pattern.trim_start_matches('^').trim_end_matches('$');
    let inner = inner.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(inner);
    ["", ".*", ".+", "[\\s\\S]*", "\\S+", "\\w+", "[a-zA-Z0-9]+"].contains(&inner)
}

/// What is said at the place where a type is used.
#[derive(Default)]
pub(super) struct Annotations {
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) docs: Docs,
    pub(super) default: Option<serde_json::Value>,
    pub(super) xml: Option<Box<Xml>>,
    pub(super) hints: Hints,
    pub(super) node: Option<NodeId>,
}

fn undeclared(name: &str, ty: TypeUse, node: Option<NodeId>) -> Property {
    Property {
        name: name.to_owned(),
        ty,
        required: true,
        read_only: false,
        write_only: false,
        fixed: None,
        docs: Docs::default(),
        default: None,
        xml: None,
        hints: Hints::default(),
        origin: Origin(node),
    }
}
