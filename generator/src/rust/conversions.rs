//! `From` what holds all that a struct needs: the response variant of a type for its request variant, and an inline type
//! that is a component with more for that component. A struct with a required member that the other never has gets none,
//! nor does what holds such a struct.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Carry, Conversion, Field, FieldKind, Ident, Item, Struct, Ty};

/// The names of the source, such as the response variant of a type, and of what is made of it, such as the request variant.
type Pair = (Ident, Ident);

/// Whether the one can be made of the other, as far as is known.
type IsKnown<'k> = &'k mut dyn FnMut(&Ident, &Ident) -> bool;

/// Gives the structs their conversions.
pub(super) fn add<'i>(items: impl Iterator<Item = &'i mut Item>, pairs: &[Pair]) {
    let mut structs: BTreeMap<Ident, &mut Struct> = BTreeMap::new();
    for item in items {
        if let Item::Struct(it) = item {
            structs.insert(it.name.clone(), it);
        }
    }
    let both = |(read, write): &&Pair| structs.contains_key(read) && structs.contains_key(write);
    let pairs: Vec<&Pair> = pairs.iter().filter(both).collect();
    let convertible = convertible(&structs, &pairs);
    for (read, write) in pairs {
        let is_known = &mut |read: &Ident, write: &Ident| convertible.contains(&(read, write));
        let known = is_known(read, write);
        let made = known.then(|| conversion(structs[read], structs[write], is_known)).flatten();
        if let (Some(made), Some(write)) = (made, structs.get_mut(write)) {
            write.conversions.push(made);
        }
    }
}

/// The pairs that can be converted: each by itself, and so can all that they hold. One that cannot is told to those that hold it.
fn convertible<'p>(
    structs: &BTreeMap<Ident, &mut Struct>,
    pairs: &[&'p Pair],
) -> HashSet<(&'p Ident, &'p Ident)> {
    let numbers: HashMap<(&Ident, &Ident), usize> =
        pairs.iter().zip(0..).map(|((read, write), number)| ((read, write), number)).collect();
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); pairs.len()];
    let mut pending = Vec::new();
    for (number, (read, write)) in pairs.iter().enumerate() {
        let is_known = &mut |read: &Ident, write: &Ident| {
            let held = numbers.get(&(read, write));
            held.into_iter().for_each(|held| holders[*held].push(number));
            held.is_some()
        };
        if conversion(structs[read], structs[write], is_known).is_none() {
            pending.push(number);
        }
    }
    let mut is_lost = vec![false; pairs.len()];
    while let Some(number) = pending.pop() {
        if !std::mem::replace(&mut is_lost[number], true) {
            pending.extend(&holders[number]);
        }
    }
    pairs.iter().zip(is_lost).filter(|(_, lost)| !lost).map(|((read, write), _)| (read, write)).collect()
}

/// The conversion, where every member has a source and variants below can be converted as well.
fn conversion(read: &Struct, write: &Struct, is_known: IsKnown<'_>) -> Option<Conversion> {
    // Where the source keeps nothing that it does not know, there is nothing to take along.
    if read.tuple || write.tuple || (read.extra.is_some() && write.extra.is_none()) {
        return None;
    }
    let sources: HashMap<&str, &Field> =
        read.fields.iter().rev().map(|field| (field.wire.as_str(), field)).collect();
    let source = |field: &Field| match sources.get(field.wire.as_str()) {
        Some(from) => Some(Some((from.name.clone(), carry(&held(from), &held(field), is_known)?))),
        None if is_required(field) => None,
        None => Some(None),
    };
    let fields = write.fields.iter().map(source).collect::<Option<Vec<_>>>()?;
    let extra = match (&read.extra, &write.extra) {
        (Some(from), Some(to)) => Some((from.name.clone(), carry(&from.ty, &to.ty, is_known)?)),
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
        FieldKind::Nullish => Ty::Nullish(ty),
    }
}

/// How a value of one type becomes one of the other.
fn carry(read: &Ty, write: &Ty, is_known: IsKnown<'_>) -> Option<Carry> {
    if read == write {
        return Some(Carry::Move);
    }
    let mut inner = |read, write| carry(read, write, is_known).map(Box::new);
    match (read, write) {
        (Ty::Model(read), Ty::Model(write)) => is_known(read, write).then_some(Carry::Into),
        (Ty::Boxed(read), Ty::Boxed(write)) => Some(Carry::Boxed(inner(read, write)?)),
        (Ty::Option(read), Ty::Option(write)) | (Ty::Nullish(read), Ty::Nullish(write)) => {
            Some(Carry::Each(inner(read, write)?))
        }
        (Ty::Vec(read), Ty::Vec(write)) => Some(Carry::List(inner(read, write)?)),
        (Ty::Map(read), Ty::Map(write)) => Some(Carry::Map(inner(read, write)?)),
        _ => None,
    }
}
