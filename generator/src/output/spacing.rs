//! Puts blank lines between items and between methods, in the one form that the formatter knows for a blank line:
//! an empty verbatim item.

use proc_macro2::TokenStream;
use syn::{ImplItem, Item, ItemMod, TraitItem};

/// Puts one blank line between items; none between neighbouring `use`s and between neighbouring
/// plain `mod x;`s.
pub(super) fn spread(items: Vec<Item>) -> Vec<Item> {
    let items = items.into_iter().map(inside).collect();
    between(items, items_apart, || Item::Verbatim(TokenStream::new()))
}

/// The same within an item that has members or items of its own.
fn inside(mut item: Item) -> Item {
    match &mut item {
        Item::Impl(block) => {
            let members = std::mem::take(&mut block.items);
            block.items = between(members, impl_members_apart, || ImplItem::Verbatim(TokenStream::new()));
        }
        Item::Trait(block) => {
            let members = std::mem::take(&mut block.items);
            block.items = between(members, trait_members_apart, || TraitItem::Verbatim(TokenStream::new()));
        }
        Item::Mod(module) => {
            if let Some((_, items)) = &mut module.content {
                *items = spread(std::mem::take(items));
            }
        }
        _ => {}
    }
    item
}

fn between<T>(members: Vec<T>, apart: fn(&T, &T) -> bool, blank: fn() -> T) -> Vec<T> {
    let mut out: Vec<T> = Vec::with_capacity(members.len() * 2);
    for member in members {
        if out.last().is_some_and(|last| apart(last, &member)) {
            out.push(blank());
        }
        out.push(member);
    }
    out
}

fn items_apart(above: &Item, below: &Item) -> bool {
    apart(place(above), place(below))
}

/// What decides about the line between an item and its neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// A `use`.
    Use,
    /// A plain `mod x;`.
    Mod,
    /// Anything else.
    Alone,
}

/// The place of an item.
pub(super) fn place(item: &Item) -> Position {
    match item {
        Item::Use(_) => Position::Use,
        Item::Mod(module) if !stands_alone(module) => Position::Mod,
        _ => Position::Alone,
    }
}

/// Whether a blank line goes between two items.
pub(super) fn apart(above: Position, below: Position) -> bool {
    above != below || above == Position::Alone
}

/// A module with items, or with so many attributes that they are a block of their own.
fn stands_alone(module: &ItemMod) -> bool {
    module.content.is_some() || module.attrs.len() > 1
}

/// Associated types and constants stay together; a function stands alone.
fn impl_members_apart(above: &ImplItem, below: &ImplItem) -> bool {
    matches!(above, ImplItem::Fn(_)) || matches!(below, ImplItem::Fn(_))
}

fn trait_members_apart(above: &TraitItem, below: &TraitItem) -> bool {
    matches!(above, TraitItem::Fn(_)) || matches!(below, TraitItem::Fn(_))
}
