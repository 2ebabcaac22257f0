//! One view of a type for everything that means the same on the wire.
//!
//! A map is an object without properties, `additionalProperties: true` is the same as none, an alias is its target.

use crate::api::{
    Additional, Api, Array, Enumeration, JsonKind, Property, Scalar, Shape, Tuple, TypeDef, TypeId, TypeUse,
    Union,
};

/// What a type allows.
#[derive(Debug, Clone, Copy)]
pub(super) enum View<'a> {
    /// Anything.
    Any,
    /// Nothing.
    Never,
    /// Only null.
    Null,
    /// A boolean, number or text.
    Scalar(&'a Scalar),
    /// Listed values.
    Enumeration(&'a Enumeration),
    /// An object.
    Object(ObjectView<'a>),
    /// A list of one type.
    Array(&'a Array),
    /// A list with a type for each place.
    Tuple(&'a Tuple),
    /// One of several types.
    Union(&'a Union),
}

/// An object or a map.
#[derive(Debug, Clone, Copy)]
pub(super) struct ObjectView<'a> {
    /// Its known members.
    pub properties: &'a [Property],
    /// Its other members.
    pub rest: Rest<'a>,
    /// Members whose names fit a pattern.
    pub patterns: &'a [(String, TypeUse)],
}

/// Members that are not listed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rest<'a> {
    /// Allowed, of any type.
    Any,
    /// Refused.
    Closed,
    /// Allowed, of this type.
    Typed(&'a TypeUse),
}

impl<'a> View<'a> {
    /// The view of a type that is no alias.
    pub(super) fn of(api: &'a Api, id: TypeId) -> Self {
        match &api.ty(id).shape {
            // An alias of itself allows any value.
            Shape::Any | Shape::Alias(_) => Self::Any,
            Shape::Never => Self::Never,
            Shape::Null => Self::Null,
            Shape::Scalar(scalar) => Self::Scalar(scalar),
            Shape::Enumeration(list) => Self::Enumeration(list),
            Shape::Object(object) => Self::Object(ObjectView {
                properties: &object.properties,
                rest: match &object.additional {
                    Additional::Unsaid | Additional::Any => Rest::Any,
                    Additional::Closed => Rest::Closed,
                    Additional::Typed(values) => rest(api, values),
                },
                patterns: &object.patterns,
            }),
            Shape::Map(map) => {
                Self::Object(ObjectView { properties: &[], rest: rest(api, &map.values), patterns: &[] })
            }
            Shape::Array(array) => Self::Array(array),
            Shape::Tuple(tuple) => Self::Tuple(tuple),
            Shape::Union(union) => Self::Union(union),
        }
    }

    /// The kind of JSON values it has, where that is one.
    pub(super) fn kind(self) -> Option<JsonKind> {
        match self {
            Self::Any | Self::Never | Self::Union(_) => None,
            Self::Null => Some(JsonKind::Null),
            Self::Scalar(scalar) => Some(kind_of(scalar)),
            Self::Enumeration(list) => list.base,
            Self::Object(_) => Some(JsonKind::Object),
            Self::Array(_) | Self::Tuple(_) => Some(JsonKind::Array),
        }
    }

    /// The type in a word or two, for messages and ids.
    pub(super) fn word(self) -> String {
        match self {
            Self::Any => "any value".to_owned(),
            Self::Never => "no value".to_owned(),
            Self::Enumeration(Enumeration { base: Some(base), .. }) => format!("{} enum", word(*base)),
            Self::Enumeration(_) => "enum".to_owned(),
            Self::Union(union) => format!("union of {}", union.branches.len()),
            Self::Tuple(_) => "list with typed places".to_owned(),
            other => other.kind().map_or("any value", word).to_owned(),
        }
    }
}

/// The kind of JSON values that a scalar has.
pub(super) fn kind_of(scalar: &Scalar) -> JsonKind {
    match scalar {
        Scalar::Boolean => JsonKind::Boolean,
        Scalar::Integer(_) => JsonKind::Integer,
        Scalar::Number(_) => JsonKind::Number,
        Scalar::String(_) => JsonKind::String,
    }
}

/// A kind as schemas spell it.
pub(super) fn word(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Boolean => "boolean",
        JsonKind::Integer => "integer",
        JsonKind::Number => "number",
        JsonKind::String => "string",
        JsonKind::Array => "array",
        JsonKind::Object => "object",
        JsonKind::Null => "null",
    }
}

/// The definition behind aliases.
pub(super) fn behind(api: &Api, id: TypeId) -> &TypeDef {
    api.ty(api.behind(&TypeUse { ty: id, nullable: false }).ty)
}

fn rest<'a>(api: &'a Api, values: &'a TypeUse) -> Rest<'a> {
    match behind(api, values.ty).shape {
        Shape::Any => Rest::Any,
        Shape::Never => Rest::Closed,
        _ => Rest::Typed(values),
    }
}
