//! Members whose value is built where it is set: `with_filter(Filter::new().with_state("on"))` reads as `set_filter(|it| it.with_state("on"))`,
//! without a name to import.

use std::collections::{BTreeMap, HashSet};

use super::scope::Scope;
use super::{Constructor, Ident, Item, Struct, Ty};

/// Gives setters that take a closure to the structs of `items`, and to others that are named by their constructors alone.
pub(super) fn add<'i>(items: impl Iterator<Item = &'i mut Item>) {
    let mut structs: Vec<&mut Struct> = Vec::new();
    let mut aliases: BTreeMap<Ident, Ty> = BTreeMap::new();
    for item in items {
        match item {
            Item::Struct(it) => structs.push(it),
            Item::Alias(it) => drop(aliases.insert(it.name.clone(), it.ty.clone())),
            _ => {}
        }
    }
    let from_nothing = |it: &&&mut Struct| it.constructor.as_ref().is_some_and(Constructor::has_default);
    let empty: HashSet<Ident> = structs.iter().filter(from_nothing).map(|it| it.name.clone()).collect();
    let is_empty = |ty: &Ty| match ty.unboxed() {
        Ty::Model(name) => {
            empty.contains(name) || matches!(aliases.get(name), Some(Ty::Model(name)) if empty.contains(name))
        }
        _ => false,
    };
    for it in structs {
        let Some(how) = &mut it.constructor else { continue };
        let mut scope = Scope::of(how.setters.iter().map(|(_, name)| name));
        let nested = how
            .setters
            .iter()
            .filter(|(index, _)| it.fields.get(*index).is_some_and(|field| is_empty(&field.ty)));
        let named = nested.map(|(index, _)| {
            (*index, scope.claim([Ident::snake(&format!("set {}", it.fields[*index].name.bare()))]))
        });
        how.nested = named.collect();
    }
}
