//! `deepObject` over lists and nesting, in queries and in form bodies.

use media::models::{Entry, EntryFilter, ExpandOrText, Item};
use media::support::mock::Replay;
use media::support::Call;

use crate::media::client;

/// Pairs without their escapes.
fn plain(pairs: &str) -> Vec<String> {
    pairs.split('&').map(|pair| pair.replace("%5B", "[").replace("%5D", "]")).collect()
}

fn query(call: &impl Call) -> Vec<String> {
    plain(call.request().unwrap().uri().query().unwrap_or_default())
}

fn body(call: &impl Call) -> Vec<String> {
    let body = call.request().unwrap().into_body();
    plain(std::str::from_utf8(body.as_bytes().unwrap()).unwrap())
}

fn filter() -> EntryFilter {
    EntryFilter::new().set_owner(|owner| owner.with_eq("a b").with_in([1, 2])).with_text("t")
}

fn items() -> [Item; 2] {
    [Item::new(5).with_tags(["x", "y"]), Item::new(7)]
}

#[test]
fn lists_and_objects_in_each_other_are_spelled_alike_in_queries_and_in_forms() {
    let client = client(&Replay::new());
    let spelled = [
        "filter[owner][eq]=a b", "filter[owner][in][]=1", "filter[owner][in][]=2", "filter[text]=t", "label[k&]=v]", "expand[]=a", "expand[]=b",
        "items[0][price]=5", "items[0][tags][]=x", "items[0][tags][]=y", "items[1][price]=7",
    ];
    let label = || [("k&".to_owned(), "v]".to_owned())].into();
    let call = client.entries().filter(&filter()).label(&label()).expand(&["a", "b"]).items_query(&items());
    let escaped = |space: &str| spelled.map(|pair| pair.replace("k&", "k%26").replace("v]", "v%5D").replace(' ', space));
    let unescaped = |pairs: Vec<String>| pairs.iter().map(|pair| pair.replace("=v]", "=v%5D")).collect::<Vec<_>>();
    assert_eq!(unescaped(query(&call)), escaped("%20"));
    let entry = Entry::new().with_filter(filter()).with_label(label()).with_expand(["a", "b"]).with_items(items());
    assert_eq!(unescaped(body(&client.add_entry(&entry))), escaped("+"));
}

#[test]
fn a_hint_spells_lists_otherwise() {
    let client = client(&Replay::new());
    let call = client.entries().indexed(&items()).bracketed(&items()).repeated(&items());
    assert_eq!(
        query(&call),
        [
            "indexed[0][price]=5", "indexed[0][tags][0]=x", "indexed[0][tags][1]=y", "indexed[1][price]=7",
            "bracketed[][price]=5", "bracketed[][tags][]=x", "bracketed[][tags][]=y", "bracketed[][price]=7",
            "repeated[price]=5", "repeated[tags]=x", "repeated[tags]=y", "repeated[price]=7",
        ]
    );
    let entry = Entry::new().with_indexed(["a", "b"]);
    assert_eq!(body(&client.add_entry(&entry)), ["indexed[0]=a", "indexed[1]=b"]);
}

#[test]
fn what_is_a_scalar_or_nothing_has_no_brackets() {
    let client = client(&Replay::new());
    assert_eq!(query(&client.entries().either(&ExpandOrText::from("a"))), ["either=a"]);
    assert_eq!(query(&client.entries().expand(&[]).filter(&EntryFilter::new())), [""]);
    let rows: [Vec<i64>; 3] = [vec![1, 2], vec![], vec![3]];
    assert_eq!(query(&client.entries().rows(&rows)), ["rows[0][]=1", "rows[0][]=2", "rows[2][]=3"]);
}
