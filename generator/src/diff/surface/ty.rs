//! Rust types as text, as a surface shows and compares them.

use crate::rust::{Arg, BuilderArgument, BuilderEntry, FieldKind, Passing, Ty};

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
        FieldKind::Nullish => format!("Nullish<{}>", owned(ty)),
    }
}

/// The type of an argument of a builder.
pub(super) fn taken(taken: BuilderArgument<'_>) -> String {
    match taken {
        BuilderArgument::Plain(ty) | BuilderArgument::Unboxed(ty) => owned(ty),
        BuilderArgument::Into(ty) => format!("impl Into<{}>", owned(ty)),
        BuilderArgument::IntoNullish(ty) => format!("impl Into<Nullish<{}>>", owned(ty)),
        BuilderArgument::IntoOption(ty) => format!("impl Into<Option<{}>>", owned(ty)),
        BuilderArgument::List(item) => format!("impl IntoIterator<Item = {}>", entry(&item)),
        BuilderArgument::Map(value) => {
            format!("impl IntoIterator<Item = (impl Into<String>, {})>", entry(&value))
        }
    }
}

fn entry(entry: &BuilderEntry<'_>) -> String {
    if entry.into { format!("impl Into<{}>", owned(entry.ty)) } else { owned(entry.ty) }
}

/// The type of an argument of a function.
pub(super) fn argument(arg: &Arg) -> String {
    match (arg.kind, &arg.ty) {
        (Passing::Value, ty) => owned(ty),
        (Passing::Into, ty) => format!("impl Into<{}>", owned(ty)),
        (Passing::Str, _) => "&str".to_owned(),
        (Passing::Slice | Passing::Ref, ty) => borrowed(ty),
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
