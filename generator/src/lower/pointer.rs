//! Places in bodies, as hints of several tools spell them.
//!
//! ```text
//! /data/items                  a JSON Pointer (RFC 6901)
//! $response.body#/data/items   a runtime expression (OpenAPI 4.8.20.4)
//! $response.data.items         Fern
//! $.data.items, $.items[-1].id JSONPath
//! data.items                   names
//! ```
//!
//! In: such a text. Out: a pointer, and whether it is into the last item of a list.

use crate::source::pointer;

/// A place in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    /// At this pointer.
    At(String),
    /// In the last item of the list at the first pointer, at the second one.
    InLast(String, String),
}

/// Reads a place in an answer's body; `None` for text that is none.
pub(super) fn spot(text: &str) -> Option<Spot> {
    let text = text.trim();
    if let Some(pointer) = text.strip_prefix("$response.body") {
        return match pointer.strip_prefix('#') {
            Some(pointer) => Some(Spot::At(checked(pointer)?)),
            None => dotted(pointer),
        };
    }
    match text.strip_prefix("$response").or_else(|| text.strip_prefix('$')) {
        Some(path) => dotted(path),
        None if text.is_empty() || text.starts_with('/') => Some(Spot::At(checked(text)?)),
        None => dotted(&format!(".{text}")),
    }
}

/// Reads a place in an answer's body that is no place in a last item.
pub(super) fn plain(text: &str) -> Option<String> {
    match spot(text)? {
        Spot::At(pointer) => Some(pointer),
        Spot::InLast(..) => None,
    }
}

/// A JSON Pointer as it is.
pub(super) fn checked(text: &str) -> Option<String> {
    (text.is_empty() || text.starts_with('/')).then(|| text.to_owned())
}

/// `.a.b`, `.a[0].b`, `['a']`, and `.a[-1].b` or `.a[(@.length-1)].b` for a last item.
fn dotted(path: &str) -> Option<Spot> {
    let (mut list, mut pointer) = (None, String::new());
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (name, tail) = after.split_at(end);
            push(&mut pointer, name)?;
            rest = tail;
        } else {
            let (inside, tail) = rest.strip_prefix('[')?.split_once(']')?;
            rest = tail;
            match inside.trim() {
                "-1" | "-1:" | "(@.length-1)" if list.is_none() => {
                    list = Some(std::mem::take(&mut pointer));
                }
                "-1" | "-1:" | "(@.length-1)" | "*" => return None,
                inside => push(&mut pointer, inside.trim_matches(['\'', '"']))?,
            }
        }
    }
    Some(match list {
        Some(list) => Spot::InLast(list, pointer),
        None => Spot::At(pointer),
    })
}

fn push(pointer: &mut String, name: &str) -> Option<()> {
    if name.is_empty() {
        return None;
    }
    pointer::push(pointer, name);
    Some(())
}

#[cfg(test)]
mod tests;
