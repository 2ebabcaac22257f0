//! `From` the response variant of a type for its request variant, where nothing is lost by it. A variant with a
//! required member that responses never have gets none, nor does what holds such a variant.

use std::collections::BTreeMap;

use super::{Carry, Conversion, Field, FieldKind, Ident, Item, Struct, Ty};

/// Gives the request variants their conversions; `pairs` are the names of response and request variants.
pub(super) fn add<'i>(items: impl Iterator<Item = &'i mut Item>, pairs: &[(Ident, Ident)]) {
    let mut structs: BTreeMap<Ident, &mut Struct> = BTreeMap::new();
    for item in items {
        if let Item::Struct(it) = item {
            structs.insert(it.name.clone(), it);
        }
    }
    let both = |(read, write): &&(Ident, Ident)| structs.contains_key(read) && structs.contains_key(write);
    let mut convertible: Vec<&(Ident, Ident)> = pairs.iter().filter(both).collect();
    loop {
        let before = convertible.len();
        let known = convertible.clone();
        convertible.retain(|(read, write)| conversion(structs[read], structs[write], &known).is_some());
        if convertible.len() == before {
            break;
        }
    }
    for (read, write) in &convertible {
        let made = conversion(structs[read], structs[write], &convertible);
        if let (Some(made), Some(write)) = (made, structs.get_mut(write)) {
            write.conversion = Some(made);
        }
    }
}

/// The conversion, where every member has a source and variants below can be converted as well.
fn conversion(read: &Struct, write: &Struct, known: &[&(Ident, Ident)]) -> Option<Conversion> {
    if read.tuple || write.tuple || read.extra.is_some() != write.extra.is_some() {
        return None;
    }
    let source = |field: &Field| match read.fields.iter().find(|known| known.wire == field.wire) {
        Some(from) => Some(Some((from.name.clone(), carry(&held(from), &held(field), known)?))),
        None if is_required(field) => None,
        None => Some(None),
    };
    let fields = write.fields.iter().map(source).collect::<Option<Vec<_>>>()?;
    let extra = match (&read.extra, &write.extra) {
        (Some(from), Some(to)) => Some((from.name.clone(), carry(&from.ty, &to.ty, known)?)),
        _ => None,
    };
    let extra = extra.map(|(name, carry)| match carry {
        Carry::Move => (name, Carry::Move),
        carry => (name, Carry::Map(Box::new(carry))),
    });
    Some(Conversion { from: read.name.clone(), fields, extra })
}

fn is_required(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Required | FieldKind::RequiredOrEmpty | FieldKind::RequiredNullable)
}

/// The type of a field with what its kind adds.
fn held(field: &Field) -> Ty {
    let ty = Box::new(field.ty.clone());
    match field.kind {
        FieldKind::Required | FieldKind::RequiredOrEmpty => *ty,
        FieldKind::RequiredNullable | FieldKind::Optional | FieldKind::OptionalLenient => Ty::Option(ty),
        FieldKind::Patch => Ty::Patch(ty),
    }
}

/// How a value of one type becomes one of the other.
fn carry(read: &Ty, write: &Ty, known: &[&(Ident, Ident)]) -> Option<Carry> {
    if read == write {
        return Some(Carry::Move);
    }
    let inner = |read, write| carry(read, write, known).map(Box::new);
    match (read, write) {
        (Ty::Model(read), Ty::Model(write)) => {
            known.iter().any(|(from, to)| from == read && to == write).then_some(Carry::Into)
        }
        (Ty::Boxed(read), Ty::Boxed(write)) => Some(Carry::Boxed(inner(read, write)?)),
        (Ty::Option(read), Ty::Option(write)) | (Ty::Patch(read), Ty::Patch(write)) => {
            Some(Carry::Each(inner(read, write)?))
        }
        (Ty::Vec(read), Ty::Vec(write)) => Some(Carry::List(inner(read, write)?)),
        (Ty::Map(read), Ty::Map(write)) => Some(Carry::Map(inner(read, write)?)),
        _ => None,
    }
}
