//! Places in bodies, in every spelling.

use super::{Spot, plain, spot};

#[test]
fn every_spelling_of_a_place_is_read() {
    for text in
        ["/data/items", "$response.body#/data/items", "$response.data.items", "$.data.items", "data.items"]
    {
        assert_eq!(plain(text).as_deref(), Some("/data/items"), "{text}");
    }
    for text in ["", "$", "$response", "$response.body#"] {
        assert_eq!(plain(text).as_deref(), Some(""), "{text}");
    }
    assert_eq!(plain("$['a/b'][0].c~").as_deref(), Some("/a~1b/0/c~0"));
}

#[test]
fn last_items_are_told_apart() {
    let last = Some(Spot::InLast("/data".into(), "/id".into()));
    assert_eq!(spot("$.data[-1].id"), last);
    assert_eq!(spot("$.data[(@.length-1)].id"), last);
    assert_eq!(plain("$.data[-1].id"), None);
}

#[test]
fn what_is_no_place_is_refused() {
    for text in ["$.", "$response..a", "$.a[", "$.a[*].b", "$response.body#a", "$.a[-1][-1]"] {
        assert_eq!(spot(text), None, "{text}");
    }
}
