//! Path templates (OpenAPI 4.8.8.2).
//!
//! In: a key of `paths`. Out: a [`PathTemplate`], and what is odd about it.

use crate::api::{PathPart, PathTemplate};

/// A path template in intersection, with what cannot be sent as it is written.
pub(super) struct Parsed {
    pub(super) template: PathTemplate,
    /// `#` and what follows, which no request carries.
    pub(super) fragment: Option<String>,
    /// There is a fixed query in it.
    pub(super) has_query: bool,
    /// A brace has no partner, or nothing in it: it is text.
    pub(super) is_malformed: bool,
}

/// Takes a path template apart.
pub(super) fn parse(path: &str) -> Parsed {
    let (sent, fragment) = match path.split_once('#') {
        Some((sent, fragment)) => (sent, Some(format!("#{fragment}"))),
        None => (path, None),
    };
    let mut intersection = Vec::new();
    let mut is_malformed = false;
    let mut rest = sent;
    while let Some((text, after)) = rest.split_once('{') {
        match after.split_once('}') {
            Some((name, tail)) if !name.is_empty() && !name.contains('{') => {
                push_text(&mut intersection, text);
                intersection.push(PathPart::Parameter(name.to_owned()));
                rest = tail;
            }
            _ => {
                is_malformed = true;
                push_text(&mut intersection, text);
                push_text(&mut intersection, "{");
                rest = after;
            }
        }
    }
    is_malformed |= rest.contains('}');
    push_text(&mut intersection, rest);
    Parsed { template: PathTemplate(intersection), fragment, has_query: sent.contains('?'), is_malformed }
}

fn push_text(intersection: &mut Vec<PathPart>, text: &str) {
    if text.is_empty() {
        return;
    }
    match intersection.last_mut() {
        Some(PathPart::Text(last)) => last.push_str(text),
        _ => intersection.push(PathPart::Text(text.to_owned())),
    }
}
