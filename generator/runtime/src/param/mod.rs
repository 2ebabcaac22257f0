//! Parameters on the wire: OpenAPI's style table over RFC 6570, and `content`. The JSON text of a value becomes
//! text for the path, pairs of the query, a header field's value, or cookies.

pub(crate) mod cookie;
pub(crate) mod encode;
pub(crate) mod path;
pub(crate) mod query;
pub(crate) mod tree;

use std::borrow::Cow;

use self::encode::{escape_into, Escape};
use self::tree::{text, tree};
use super::codec::Tree;

/// Items or members, one after another: `a,b` or `R,100,G,200`; exploded members are `R=100,G=200`.
pub(crate) fn joined(value: &Tree<'_>, explode: bool, separator: &str, escape: Escape) -> String {
    let mut out = String::new();
    match value {
        Tree::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                separate(&mut out, at, separator);
                escape_into(&mut out, &text(item), escape);
            }
        }
        Tree::Object(members) => {
            for (at, (name, value)) in members.iter().enumerate() {
                separate(&mut out, at, separator);
                escape_into(&mut out, name, escape);
                out.push_str(if explode { "=" } else { separator });
                escape_into(&mut out, &text(value), escape);
            }
        }
        scalar => escape_into(&mut out, &text(scalar), escape),
    }
    out
}

fn separate(out: &mut String, at: usize, separator: &str) {
    if at > 0 {
        out.push_str(separator);
    }
}

/// RFC 6570, 2.3: null and an empty list or map are undefined. Members that are null are left out.
pub(crate) fn defined(json: &str) -> Option<Tree<'_>> {
    match tree(json)? {
        Tree::Null => None,
        Tree::Array(items) if items.is_empty() => None,
        Tree::Object(mut members) => {
            members.retain(|(_, value)| !matches!(value, Tree::Null));
            (!members.is_empty()).then_some(Tree::Object(members))
        }
        tree => Some(tree),
    }
}

/// A value with `content`: the document as text. A JSON string stands for itself in other media types.
pub(crate) fn document<'a>(json: &'a str, media: &str) -> Cow<'a, str> {
    match tree(json) {
        Some(tree) if !media.contains("json") => Cow::Owned(text(&tree).into_owned()),
        _ => Cow::Borrowed(json),
    }
}

/// The value of a header field: style `simple`, nothing escaped.
pub(crate) fn header(json: &str, explode: bool, content: &str) -> Option<String> {
    if content.is_empty() {
        defined(json).map(|tree| joined(&tree, explode, ",", Escape::Nothing))
    } else {
        Some(document(json, content).into_owned())
    }
}
