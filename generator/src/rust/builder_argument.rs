//! How the builders of a struct take the value of a field: what `new` and the `with_` methods have as argument.

use super::item::{Field, FieldKind, Ty};

/// How a builder takes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuilderArgument<'t> {
    /// As it is.
    Plain(&'t Ty),
    /// Without the box that the field keeps it in; the type is the one inside.
    Unboxed(&'t Ty),
    /// Anything that converts into it, such as `&str` for a `String`.
    Into(&'t Ty),
    /// Anything that converts into a `Nullish` of it: a value, null or nothing.
    IntoNullish(&'t Ty),
    /// Anything that converts into an `Option` of it: a value or `None`.
    IntoOption(&'t Ty),
    /// Whatever has such items.
    List(BuilderEntry<'t>),
    /// Whatever has names with such values.
    Map(BuilderEntry<'t>),
}

/// How an item of a list, or a value of a map, is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuilderEntry<'t> {
    /// Its type.
    pub ty: &'t Ty,
    /// As anything that converts into it.
    pub into: bool,
}

impl<'t> BuilderArgument<'t> {
    /// How a function that makes a value takes a field: one that need not be there by itself has to be there here.
    pub fn by_maker(field: &'t Field) -> Self {
        match field.kind {
            FieldKind::Optional | FieldKind::OptionalLenient | FieldKind::Nullish => Self::by_setter(field),
            _ => Self::by_new(field),
        }
    }

    /// How `new` takes a field.
    pub fn by_new(field: &'t Field) -> Self {
        match field.kind {
            FieldKind::Required | FieldKind::RequiredOrEmpty => Self::value(field),
            FieldKind::Nullish => Self::IntoNullish(&field.ty),
            FieldKind::RequiredNullable | FieldKind::Optional | FieldKind::OptionalLenient => {
                Self::IntoOption(&field.ty)
            }
        }
    }

    /// How a `with_` method takes a field.
    pub fn by_setter(field: &'t Field) -> Self {
        match field.kind {
            FieldKind::Nullish => Self::IntoNullish(&field.ty),
            _ => Self::value(field),
        }
    }

    /// How a value is taken that has to be there.
    fn value(field: &'t Field) -> Self {
        match &field.ty {
            Ty::Boxed(inner) => Self::Unboxed(inner),
            Ty::Vec(item) => Self::List(BuilderEntry { ty: item, into: converts(item, field) }),
            Ty::Map(value) => Self::Map(BuilderEntry { ty: value, into: converts(value, field) }),
            ty if converts(ty, field) => Self::Into(ty),
            ty => Self::Plain(ty),
        }
    }
}

/// Whether there is something besides itself that a type is made of.
fn converts(ty: &Ty, field: &Field) -> bool {
    match ty {
        Ty::String => true,
        Ty::Runtime(runtime) => runtime.is_by_into(),
        Ty::Model(_) => field.converts,
        _ => false,
    }
}
