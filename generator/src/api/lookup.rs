//! Finds the type that a JSON Pointer (RFC 6901) leads to.

use super::{Additional, Api, Shape, TypeUse};
use crate::source::pointer::tokens;

/// What a type has at a pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A value of this type.
    Type(TypeUse),
    /// Something, or nothing: the document allows anything there.
    Anything,
    /// Nothing that the document knows.
    Nothing,
}

impl Api {
    /// What a value of this type has at `pointer`.
    pub fn at(&self, start: &TypeUse, pointer: &str) -> Found {
        let mut at = start.clone();
        for step in tokens(pointer) {
            match self.step(&at, &step) {
                Found::Type(next) => at = next,
                other => return other,
            }
        }
        Found::Type(self.behind(&at))
    }

    fn step(&self, from: &TypeUse, name: &str) -> Found {
        let numbered = name.bytes().all(|byte| byte.is_ascii_digit());
        match &self.ty(self.behind(from).ty).shape {
            Shape::Any => Found::Anything,
            Shape::Object(object) => match object.properties.iter().find(|property| property.name == name) {
                Some(property) => Found::Type(property.ty.clone()),
                None => match &object.additional {
                    Additional::Typed(values) => Found::Type(values.clone()),
                    Additional::Any => Found::Anything,
                    Additional::Unsaid if object.properties.is_empty() => Found::Anything,
                    Additional::Unsaid | Additional::Closed => Found::Nothing,
                },
            },
            Shape::Map(map) => Found::Type(map.values.clone()),
            Shape::Array(array) if numbered => Found::Type(array.items.clone()),
            Shape::Union(union) => {
                let mut found = union.branches.iter().map(|branch| self.step(&branch.ty, name));
                found.find(|found| *found != Found::Nothing).unwrap_or(Found::Nothing)
            }
            _ => Found::Nothing,
        }
    }
}
