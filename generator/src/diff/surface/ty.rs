//! Rust types as text, to show and to compare.

use crate::rust::{Arg, ArgKind, FieldKind, RuntimeType, Ty};

/// The type as it is owned.
pub(super) fn owned(ty: &Ty) -> String {
    ty.to_string()
}

/// The type of a field.
pub(super) fn field(ty: &Ty, kind: FieldKind) -> String {
    match kind {
        FieldKind::Required | FieldKind::RequiredOrEmpty => owned(ty),
        FieldKind::RequiredNullable | FieldKind::Optional | FieldKind::OptionalLenient => {
            format!("Option<{}>", owned(ty))
        }
        FieldKind::Patch => format!("Patch<{}>", owned(ty)),
    }
}

/// The type as `new` takes a field.
pub(super) fn taken(ty: &Ty, kind: FieldKind) -> String {
    match kind {
        FieldKind::Required | FieldKind::RequiredOrEmpty => given(ty),
        FieldKind::Patch => format!("impl Into<Patch<{}>>", owned(ty)),
        _ => format!("Option<{}>", owned(ty)),
    }
}

/// The type as a `with_` method takes a field.
pub(super) fn set(ty: &Ty, kind: FieldKind) -> String {
    match kind {
        FieldKind::Patch => format!("impl Into<Patch<{}>>", owned(ty)),
        _ => given(ty),
    }
}

/// The type as a builder takes it.
pub(super) fn given(ty: &Ty) -> String {
    match ty {
        Ty::String | Ty::Runtime(RuntimeType::Secret | RuntimeType::Part) => {
            format!("impl Into<{}>", owned(ty))
        }
        _ => owned(ty.unboxed()),
    }
}

/// The type of an argument of a function.
pub(super) fn argument(arg: &Arg) -> String {
    match (arg.kind, &arg.ty) {
        (ArgKind::Value, ty) => owned(ty),
        (ArgKind::Str, _) => "&str".to_owned(),
        (ArgKind::Slice | ArgKind::Ref, ty) => borrowed(ty),
    }
}

/// The type by reference.
pub(super) fn borrowed(ty: &Ty) -> String {
    match ty {
        Ty::String => "&str".to_owned(),
        Ty::Vec(inner) if **inner == Ty::String => "&[&str]".to_owned(),
        Ty::Vec(inner) => format!("&[{}]", owned(inner)),
        Ty::Boxed(inner) => borrowed(inner),
        _ => format!("&{}", owned(ty)),
    }
}
