//! Which rows of the table a description uses.
//!
//! In: a description as it was read. Out: kinds and keywords. It looks at shapes only: references are not followed.

use std::collections::BTreeSet;

use super::super::walk::each_child;
use super::Kind;
use crate::source::Node;

/// Every keyword that has a row, with the kind of object that it stands in; `kind` is that of the root.
pub fn uses(tree: &Node, kind: Kind) -> BTreeSet<(Kind, &'static str)> {
    let mut found = BTreeSet::new();
    look(&mut tree.clone(), kind, &mut found);
    found
}

fn look(node: &mut Node, kind: Kind, found: &mut BTreeSet<(Kind, &'static str)>) {
    let names = node.as_map().into_iter().flat_map(|members| members.keys());
    found.extend(names.filter_map(|name| Some((kind, kind.row(name)?.keyword))));
    each_child(node, kind, &mut |kind, child| look(child, kind, found));
}
