//! From a use of a type to the Rust type that stands there.

use std::collections::HashMap;

use super::xml::XmlPlan;
use super::{Ident, NumberType, RuntimeType, Ty};
use crate::api::{Api, IntegerFormat, NumberFormat, Scalar, Shape, TypeDef, TypeId, TypeUse};

/// Knows the Rust type of every schema.
#[derive(Debug, Clone, Copy)]
pub(super) struct Types<'a> {
    /// The IR.
    pub(super) api: &'a Api,
    /// Names of nominal types and component aliases.
    pub(super) names: &'a HashMap<TypeId, Ident>,
    /// How bodies in XML are spelled.
    pub(super) xml: &'a XmlPlan,
}

/// Whether a schema becomes an item of its own: a struct, an enum, a newtype, or (components only) an alias.
pub(super) fn is_named(def: &TypeDef) -> bool {
    is_nominal(def) || def.component.is_some()
}

/// Whether a schema becomes a struct, an enum or a newtype.
pub(super) fn is_nominal(def: &TypeDef) -> bool {
    def.holds_itself
        || matches!(def.shape, Shape::Object(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Tuple(_))
}

impl Types<'_> {
    /// The type at a use, `Option` where null is allowed.
    pub(super) fn used(&self, used: &TypeUse) -> Ty {
        let ty = self.of(used.ty);
        if used.nullable && !matches!(ty, Ty::Runtime(RuntimeType::RawJson) | Ty::Unit) {
            Ty::Option(Box::new(ty))
        } else {
            ty
        }
    }

    /// The type of a schema by its name where it has one.
    pub(super) fn of(&self, id: TypeId) -> Ty {
        match self.names.get(&id) {
            Some(name) => Ty::Model(name.clone()),
            None => self.structure(id),
        }
    }

    /// What a schema is made of: for an alias's right side, and for arguments, where a plain type reads better.
    pub(super) fn structure(&self, id: TypeId) -> Ty {
        match self.api.ty(id).holds_itself {
            true => self.item(id),
            false => self.content(id),
        }
    }

    /// What a schema is made of, even where nobody but its own item may say so: it may hold itself.
    pub(super) fn content(&self, id: TypeId) -> Ty {
        match &self.api.ty(id).shape {
            Shape::Any => Ty::Runtime(RuntimeType::RawJson),
            Shape::Never => Ty::Runtime(RuntimeType::Never),
            Shape::Null => Ty::Unit,
            Shape::Scalar(scalar) => of_scalar(*scalar),
            Shape::Array(array) => Ty::Vec(Box::new(self.used(&array.items))),
            Shape::Map(map) => match self.used(&map.values) {
                Ty::Runtime(RuntimeType::RawJson) => Ty::Runtime(RuntimeType::JsonObject),
                values => Ty::Map(Box::new(values)),
            },
            // Null is told at the uses of an alias.
            Shape::Alias(target) => self.of(target.ty),
            Shape::Object(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Tuple(_) => self.item(id),
        }
    }

    fn item(&self, id: TypeId) -> Ty {
        self.names.get(&id).map_or(Ty::Runtime(RuntimeType::RawJson), |name| Ty::Model(name.clone()))
    }

    /// As [`used`](Self::used), with aliases of components opened as long as what they stand for is no item either.
    pub(super) fn open(&self, used: &TypeUse) -> Ty {
        let target = self.api.behind(used);
        let ty = self.structure(target.ty);
        if target.nullable && !matches!(ty, Ty::Runtime(RuntimeType::RawJson) | Ty::Unit) {
            Ty::Option(Box::new(ty))
        } else {
            ty
        }
    }
}

/// The Rust type of each format.
pub fn of_scalar(scalar: Scalar) -> Ty {
    match scalar {
        Scalar::Boolean => Ty::Bool,
        Scalar::Integer(format) => Ty::Number(match format {
            Some(IntegerFormat::Int8) => NumberType::I8,
            Some(IntegerFormat::Int16) => NumberType::I16,
            Some(IntegerFormat::Int32) => NumberType::I32,
            Some(IntegerFormat::Uint8) => NumberType::U8,
            Some(IntegerFormat::Uint16) => NumberType::U16,
            Some(IntegerFormat::Uint32) => NumberType::U32,
            Some(IntegerFormat::Uint64) => NumberType::U64,
            Some(IntegerFormat::Int64) | None => NumberType::I64,
        }),
        Scalar::Number(Some(NumberFormat::Decimal)) => Ty::Runtime(RuntimeType::Decimal),
        Scalar::Number(Some(NumberFormat::Float | NumberFormat::Double)) => Ty::Number(NumberType::F64),
        Scalar::Number(None) => Ty::Runtime(RuntimeType::Number),
        Scalar::String(format) => format.and_then(RuntimeType::of).map_or(Ty::String, Ty::Runtime),
    }
}
