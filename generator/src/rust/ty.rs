//! From a use of a type to the Rust type that stands there.

use std::collections::HashMap;

use super::{Ident, Ty};
use crate::api::{Api, Scalar, Shape, TypeDef, TypeId, TypeUse};

/// Knows the Rust type of every schema.
#[derive(Debug, Clone, Copy)]
pub(super) struct Types<'a> {
    /// The IR.
    pub(super) api: &'a Api,
    /// Names of nominal types and component aliases.
    pub(super) names: &'a HashMap<TypeId, Ident>,
}

/// Whether a schema becomes an item of its own: a struct, an enum, or (components only) an alias.
pub(super) fn is_named(def: &TypeDef) -> bool {
    is_nominal(def) || def.component.is_some()
}

/// Whether a schema becomes a struct or an enum.
pub(super) fn is_nominal(def: &TypeDef) -> bool {
    matches!(def.shape, Shape::Object(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Tuple(_))
}

impl Types<'_> {
    /// The type at a use, `Option` where null is allowed.
    pub(super) fn used(&self, used: &TypeUse) -> Ty {
        let ty = self.of(used.ty);
        if used.nullable && !matches!(ty, Ty::Runtime("RawJson") | Ty::Unit) {
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
        match &self.api.ty(id).shape {
            Shape::Any => Ty::Runtime("RawJson"),
            Shape::Never => Ty::Runtime("Never"),
            Shape::Null => Ty::Unit,
            Shape::Scalar(scalar) => of_scalar(scalar),
            Shape::Array(array) => Ty::Vec(Box::new(self.used(&array.items))),
            Shape::Map(map) => Ty::Map(Box::new(self.used(&map.values))),
            Shape::Alias(target) => self.used(target),
            Shape::Object(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Tuple(_) => {
                self.names.get(&id).map_or(Ty::Runtime("RawJson"), |name| Ty::Model(name.clone()))
            }
        }
    }

    /// As [`used`](Self::used), with aliases of components opened as long as what they stand for is no item either.
    pub(super) fn open(&self, used: &TypeUse) -> Ty {
        let target = self.api.behind(used);
        let ty = self.structure(target.ty);
        if target.nullable && !matches!(ty, Ty::Runtime("RawJson") | Ty::Unit) {
            Ty::Option(Box::new(ty))
        } else {
            ty
        }
    }
}

/// The table of formats; the IR has normalised their spellings.
pub fn of_scalar(scalar: &Scalar) -> Ty {
    match scalar {
        Scalar::Boolean => Ty::Bool,
        Scalar::Integer(format) => Ty::Number(match format.as_deref() {
            Some("int8") => "i8",
            Some("int16") => "i16",
            Some("int32") => "i32",
            Some("uint8") => "u8",
            Some("uint16") => "u16",
            Some("uint32") => "u32",
            Some("uint64") => "u64",
            _ => "i64",
        }),
        Scalar::Number(Some(format)) if format == "decimal" => Ty::Runtime("Decimal"),
        Scalar::Number(_) => Ty::Number("f64"),
        Scalar::String(format) => match format.as_deref() {
            Some("date-time") => Ty::Runtime("Timestamp"),
            Some("date") => Ty::Runtime("Date"),
            Some("uuid") => Ty::Runtime("Uuid"),
            Some("ip") => Ty::Runtime("IpAddr"),
            Some("ipv4") => Ty::Runtime("Ipv4Addr"),
            Some("ipv6") => Ty::Runtime("Ipv6Addr"),
            Some("byte") => Ty::Runtime("Base64"),
            Some("password") => Ty::Runtime("Secret"),
            Some("decimal") => Ty::Runtime("Decimal"),
            _ => Ty::String,
        },
    }
}
