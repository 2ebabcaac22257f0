//! Which structs and unions can be compared exactly and hashed: those without a float anywhere in them.

use std::collections::{HashMap, HashSet};

use super::{Ident, Item, Ty, Variant};

/// Marks them. What holds a type that cannot is told by that type, so that each is looked at once.
pub(super) fn mark<'i>(items: impl Iterator<Item = &'i mut Item>) {
    let mut items: Vec<&mut Item> = items.collect();
    let mut holders: HashMap<Ident, Vec<Ident>> = HashMap::new();
    let mut without: HashSet<Ident> = HashSet::new();
    let mut pending = Vec::new();
    for item in &items {
        let Some(name) = name(item) else { continue };
        for ty in held(item) {
            match innermost(ty) {
                Ty::Model(inner) => holders.entry(inner.clone()).or_default().push(name.clone()),
                Ty::Number(number) if number.is_float() => pending.push(name.clone()),
                _ => {}
            }
        }
    }
    while let Some(name) = pending.pop() {
        if without.insert(name.clone()) {
            pending.extend(holders.get(&name).into_iter().flatten().cloned());
        }
    }
    for item in &mut items {
        match item {
            Item::Struct(it) => it.hashable = !without.contains(&it.name),
            Item::Union(it) => it.hashable = !without.contains(&it.name),
            _ => {}
        }
    }
}

fn name(item: &Item) -> Option<&Ident> {
    match item {
        Item::Struct(it) => Some(&it.name),
        Item::Union(it) => Some(&it.name),
        Item::Alias(it) => Some(&it.name),
        _ => None,
    }
}

/// The types that an item is made of.
fn held(item: &Item) -> Vec<&Ty> {
    match item {
        Item::Struct(it) => {
            it.fields.iter().map(|field| &field.ty).chain(it.extra.iter().map(|extra| &extra.ty)).collect()
        }
        Item::Union(it) => it.variants.iter().filter_map(Variant::ty).collect(),
        Item::Alias(it) => vec![&it.ty],
        _ => Vec::new(),
    }
}

/// What lists, maps and their like hold in the end.
fn innermost(mut ty: &Ty) -> &Ty {
    while let Ty::Vec(inner) | Ty::Map(inner) | Ty::Option(inner) | Ty::Nullish(inner) | Ty::Boxed(inner) = ty
    {
        ty = inner;
    }
    ty
}
