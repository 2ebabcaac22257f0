//! Where families go: by their words, and no other moves for a newcomer.

use std::collections::BTreeMap;

use super::*;
use crate::rust::{Alias, Docs, Ident, Item, Ty};

/// A type of so many lines, in the family of a component.
fn item(family: &str, name: &str, lines: usize) -> HomedItem {
    let docs = Docs { lines: vec![String::new(); lines.saturating_sub(2)], ..Docs::default() };
    let alias = Alias { name: Ident::camel(name), docs, ty: Ty::Bool };
    HomedItem { home: Home::Shared, family: family.to_owned(), item: Item::Alias(alias) }
}

fn component(name: &str, lines: usize) -> HomedItem {
    item(name, name, lines)
}

/// The file of each type; the home's own is empty.
fn placed(types: Vec<HomedItem>) -> BTreeMap<String, String> {
    let names: Vec<String> =
        types.iter().map(|each| each.item.model().unwrap().0.bare().to_owned()).collect();
    names.into_iter().zip(places(&types)).collect()
}

fn of(placed: &BTreeMap<String, String>, name: &str) -> String {
    placed[name].clone()
}

#[test]
fn what_fits_one_file_is_one() {
    let all = placed(vec![component("Image", 700), component("Instance", 700)]);
    assert!(all.values().all(String::is_empty), "{all:?}");
    assert!(placed(Vec::new()).is_empty());
}

#[test]
fn families_leave_by_their_words_and_short_ones_stay() {
    let all = placed(vec![
        component("CreateImage", 400),
        component("ImageList", 400),
        component("Instance", 700),
        component("InstanceInterface", 700),
        component("ListInstanceInterfaces", 500),
        component("Tag", 50),
        component("List", 20),
    ]);
    assert_eq!((of(&all, "CreateImage"), of(&all, "ImageList")), ("image".into(), "image".into()));
    assert_eq!(of(&all, "Instance"), "instance");
    assert_eq!(of(&all, "InstanceInterface"), "instance_interface");
    assert_eq!(of(&all, "ListInstanceInterfaces"), "instance_interface");
    assert_eq!((of(&all, "Tag"), of(&all, "List")), (String::new(), String::new()));
}

#[test]
fn a_component_and_what_is_inside_it_stay_together_while_they_can() {
    let family = |lines| {
        vec![
            component("Order", lines),
            item("Order", "OrderLine", lines),
            item("Order", "Currency", lines),
            component("OrderReport", 900),
            component("Zone", 900),
        ]
    };
    let all = placed(family(300));
    let together: Vec<String> = ["Order", "OrderLine", "Currency"].map(|name| of(&all, name)).into();
    assert_eq!(together, ["order", "order", "order"]);
    assert_eq!(of(&all, "OrderReport"), "order_report");
    let all = placed(family(1000));
    assert_eq!(of(&all, "OrderLine"), "order_line");
    assert_eq!(of(&all, "Currency"), "order_currency");
    assert_eq!(of(&all, "OrderReport"), "order_report");
}

#[test]
fn a_type_longer_than_a_file_has_one() {
    let all = placed(vec![component("Huge", 9000), component("Small", 10), component("Small", 10)]);
    assert_eq!((of(&all, "Huge"), of(&all, "Small")), ("huge".into(), String::new()));
}

/// A newcomer moves types of the file that becomes too long, and no other.
#[test]
fn a_newcomer_moves_those_of_its_own_file_at_most() {
    let document = |more: Vec<HomedItem>| {
        let mut all: Vec<HomedItem> = Vec::new();
        for thing in ["Image", "Instance", "Network", "Volume"] {
            for part in ["", "Address", "Policy"] {
                all.push(component(&format!("{thing}{part}"), 450));
            }
        }
        all.extend(more);
        placed(all)
    };
    let before = document(Vec::new());
    for (newcomer, may_move) in [("Aardvark", ""), ("ImagePolicyRule", "image"), ("Zebra", "")] {
        let mut after = document(vec![component(newcomer, 460)]);
        after.remove(newcomer);
        let moved = before.iter().filter(|(name, place)| after[*name] != **place);
        let moved: Vec<_> = moved.filter(|(_, place)| *place != may_move || may_move.is_empty()).collect();
        assert!(moved.is_empty(), "{newcomer}: {moved:?}");
    }
}

#[test]
fn the_order_of_the_document_does_not_matter() {
    let all = || {
        let names = ["Image", "ImageTag", "Instance", "InstanceTag", "Tag", "Zone"];
        names.map(|name| component(name, 500)).into_iter().collect::<Vec<_>>()
    };
    let mut turned = all();
    turned.reverse();
    assert_eq!(placed(all()), placed(turned));
}

#[test]
fn short_families_of_their_own_words_share_files() {
    let all = placed((0..5000).map(|number| component(&format!("T{number}"), 20)).collect());
    let mut lines = BTreeMap::<&str, usize>::new();
    all.values().for_each(|place| *lines.entry(place).or_default() += 20);
    assert!(lines.values().all(|lines| *lines <= LINES), "{lines:?}");
    assert!(lines.len() <= 500, "5,000 families in {} files", lines.len());
    let (near, far) = (of(&all, "T1234"), of(&all, "T4321"));
    assert!(near.starts_with("t12") && far.starts_with("t43"), "{near} {far}");
}
