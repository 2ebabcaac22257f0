//! JSON values as the text that parameters and messages are made of.

use std::borrow::Cow;

use super::super::codec::{self, Reader, Tree};

/// The value of a JSON text; `None` where the text is no JSON.
pub(crate) fn tree(json: &str) -> Option<Tree<'_>> {
    let mut reader = Reader::new(json);
    let tree = reader.tree().ok()?;
    reader.end().ok().map(|()| tree)
}

/// The member of an object, the last one of that name.
pub(crate) fn member<'t, 'j>(tree: &'t Tree<'j>, name: &str) -> Option<&'t Tree<'j>> {
    match tree {
        Tree::Object(members) => members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value),
        _ => None,
    }
}

/// A value as text: a string's content, a number as written, nothing for null, JSON for lists and objects.
pub(crate) fn text<'t>(tree: &'t Tree<'_>) -> Cow<'t, str> {
    match tree {
        Tree::Null => Cow::Borrowed(""),
        Tree::Bool(true) => Cow::Borrowed("true"),
        Tree::Bool(false) => Cow::Borrowed("false"),
        Tree::Number(digits) => Cow::Borrowed(digits),
        Tree::Text(text) => Cow::Borrowed(text),
        Tree::Array(_) | Tree::Object(_) => Cow::Owned(json(tree)),
    }
}

/// A value as JSON.
pub(crate) fn json(tree: &Tree<'_>) -> String {
    match tree {
        Tree::Null => "null".to_owned(),
        Tree::Text(text) => codec::to_string(&text.as_ref()),
        Tree::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        Tree::Object(members) => {
            let pair = |(name, value): &(Cow<'_, str>, Tree<'_>)| {
                format!("{}:{}", codec::to_string(&name.as_ref()), json(value))
            };
            format!("{{{}}}", members.iter().map(pair).collect::<Vec<_>>().join(","))
        }
        scalar => text(scalar).into_owned(),
    }
}
