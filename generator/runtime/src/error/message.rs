//! Finds the server's own message in an error body of any shape: JSON members that servers use for messages, else
//! the beginning of a text. A body without one gives an empty text.

use super::super::codec::Tree;
use super::super::param::tree::{member, text, tree};
use super::super::shown;

/// Members that hold a message, the most telling first (RFC 9457 has `detail` and `title`, RFC 6749
/// `error_description`).
const MEMBERS: [&str; 12] = [
    "message",
    "Message",
    "detail",
    "error_description",
    "error_message",
    "errorMessage",
    "msg",
    "title",
    "error",
    "errors",
    "reason",
    "description",
];

/// Characters of a text body that are shown.
const SHOWN: usize = 200;

/// The message in a body.
pub(crate) fn find(body: &[u8], media: &str) -> String {
    if body.is_empty() {
        return String::new();
    }
    let lossy = String::from_utf8_lossy(body);
    let is_text = media.starts_with("text/") || media.contains("json");
    let Some(plain) = Some(&*lossy).filter(|lossy| is_text || !lossy.contains('\u{fffd}')) else {
        let media = if media.is_empty() { "of no known media type" } else { media };
        return format!("{} bytes, {media}", body.len());
    };
    let found = tree(plain).and_then(|tree| in_tree(&tree, 0));
    shown::line(found.as_deref().unwrap_or(plain), SHOWN)
}

fn in_tree(value: &Tree<'_>, depth: usize) -> Option<String> {
    match value {
        Tree::Text(_) | Tree::Number(_) => {
            Some(text(value).into_owned()).filter(|text| !text.trim().is_empty())
        }
        Tree::Array(items) if depth < 5 => {
            let found: Vec<String> =
                items.iter().take(3).filter_map(|item| in_tree(item, depth + 1)).collect();
            (!found.is_empty()).then(|| found.join("; "))
        }
        Tree::Object(_) if depth < 5 => {
            MEMBERS.iter().filter_map(|name| member(value, name)).find_map(|said| in_tree(said, depth + 1))
        }
        _ => None,
    }
}
