//! How the builders of a struct take the value of a field: what `new` and the `with_` methods have as argument.

use super::item::{FieldKind, Ty};

/// How a builder takes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuilderArgument<'t> {
    /// As it is.
    Plain(&'t Ty),
    /// Without the box that the field keeps it in; the type is the one inside.
    Unboxed(&'t Ty),
    /// Anything that converts into it, such as `&str` for a `String`.
    Into(&'t Ty),
    /// Anything that converts into a `Patch` of it: a value, null or nothing.
    IntoPatch(&'t Ty),
    /// An `Option` of it.
    Optional(&'t Ty),
}

impl<'t> BuilderArgument<'t> {
    /// How `new` takes a field.
    pub fn by_new(ty: &'t Ty, kind: FieldKind) -> Self {
        match kind {
            FieldKind::Required | FieldKind::RequiredOrEmpty => Self::value(ty),
            FieldKind::Patch => Self::IntoPatch(ty),
            FieldKind::RequiredNullable | FieldKind::Optional | FieldKind::OptionalLenient => {
                Self::Optional(ty)
            }
        }
    }

    /// How a `with_` method takes a field.
    pub fn by_setter(ty: &'t Ty, kind: FieldKind) -> Self {
        match kind {
            FieldKind::Patch => Self::IntoPatch(ty),
            _ => Self::value(ty),
        }
    }

    /// How a value is taken that has to be there.
    pub fn value(ty: &'t Ty) -> Self {
        match ty {
            Ty::String => Self::Into(ty),
            Ty::Runtime(runtime) if runtime.is_by_into() => Self::Into(ty),
            Ty::Boxed(inner) => Self::Unboxed(inner),
            _ => Self::Plain(ty),
        }
    }
}
