//! Path templates (OpenAPI 4.8.8.2), and what documents write into them beside names.
//!
//! In: a key of `paths`, or the URL of a server. Out: its parts, and what is odd about it.
//!
//! | in braces | is |
//! |---|---|
//! | `name` | a value of one segment |
//! | `name=shelves/*`, `name=**` (Google), `name+`, `*name`, `name*`, `name:path`, `name:.*` (frameworks) | a value that may have slashes |
//! | `+name` (RFC 6570) | the same, with reserved characters as they are |
//! | `name:[0-9]+`, `name=*`, `.name`, `;name`, `/name`, `name?` | as `name` |
//! | `?a,b`, `&a` (RFC 6570) | parameters of the query |

use crate::api::{PathPart, PathTemplate};

/// A key of `paths`, taken apart.
pub(super) struct Parsed {
    /// The path.
    pub(super) path: Vec<Piece>,
    /// The pairs of the query that it has.
    pub(super) query: Vec<Vec<Piece>>,
    /// `#` and what follows, which no request carries.
    pub(super) fragment: Option<String>,
    /// A brace has no partner, or nothing in it: it is text.
    pub(super) is_malformed: bool,
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    Text(String),
    Variable(Variable),
    /// Names of parameters of the query.
    Query(Vec<String>),
}

/// What stands between braces.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Variable {
    /// As it is written.
    pub(super) written: String,
    /// Without operators and patterns.
    pub(super) name: String,
    /// The value may have slashes.
    pub(super) segments: bool,
    /// Reserved characters are sent as they are.
    pub(super) reserved: bool,
}

/// Takes a key of `paths` apart.
pub(super) fn parse(path: &str) -> Parsed {
    let (sent, fragment) = match outside(path, '#') {
        Some(at) => (&path[..at], Some(path[at..].to_owned())),
        None => (path, None),
    };
    let (path, query) = match outside(sent, '?') {
        Some(at) => (&sent[..at], Some(&sent[at + 1..])),
        None => (sent, None),
    };
    let mut is_malformed = false;
    let path = pieces(path, &mut is_malformed);
    let pairs = query.into_iter().flat_map(|query| query.split('&')).filter(|pair| !pair.is_empty());
    let query = pairs.map(|pair| pieces(pair, &mut is_malformed)).collect();
    Parsed { path, query, fragment, is_malformed }
}

/// What is no path, as text.
pub(super) fn text(written: &str) -> Parsed {
    let path = vec![Piece::Text(written.to_owned())];
    Parsed { path, query: Vec::new(), fragment: None, is_malformed: false }
}

/// The URL of a server: text and names.
pub(super) fn template(url: &str) -> PathTemplate {
    let mut parts = Vec::new();
    for piece in pieces(url, &mut false) {
        match piece {
            Piece::Text(text) => parts.push(PathPart::Text(text)),
            Piece::Variable(variable) => parts.push(PathPart::Parameter(variable.written)),
            Piece::Query(names) => parts.push(PathPart::Text(format!("{{?{}}}", names.join(",")))),
        }
    }
    PathTemplate(parts)
}

/// Where a sign stands that is not between braces.
fn outside(text: &str, sign: char) -> Option<usize> {
    let mut depth = 0usize;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (c == sign && depth == 0).then_some(at)
    })
}

fn pieces(text: &str, is_malformed: &mut bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((text, after)) = rest.split_once('{') {
        match after.split_once('}') {
            Some((inner, tail)) if !inner.is_empty() && !inner.contains('{') => {
                push_text(&mut pieces, text);
                pieces.push(expression(inner));
                rest = tail;
            }
            _ => {
                *is_malformed = true;
                push_text(&mut pieces, text);
                push_text(&mut pieces, "{");
                rest = after;
            }
        }
    }
    *is_malformed |= rest.contains('}');
    push_text(&mut pieces, rest);
    pieces
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

/// What stands between two braces.
fn expression(inner: &str) -> Piece {
    let trimmed = inner.trim();
    if let Some(names) = trimmed.strip_prefix(['?', '&']) {
        let names = names.split(',').map(|name| name.trim().trim_end_matches('*').to_owned());
        return Piece::Query(names.filter(|name| !name.is_empty()).collect());
    }
    let (reserved, rest) = match trimmed.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, trimmed),
    };
    let (mut segments, mut name) = (reserved || rest.starts_with('*'), rest);
    if let Some((own, pattern)) = name.split_once('=') {
        (name, segments) = (own, segments || pattern.contains('/') || pattern.contains("**"));
    } else if let Some((own, pattern)) = name.split_once(':') {
        (name, segments) = (own, segments || matches!(pattern, "path" | ".*" | ".+"));
    }
    segments |= name.ends_with(['*', '+']);
    let bare = name.trim_matches(|c| matches!(c, '+' | '.' | ';' | '/' | '*' | '?' | ' '));
    let name = if bare.is_empty() { trimmed } else { bare };
    Piece::Variable(Variable { written: inner.to_owned(), name: name.to_owned(), segments, reserved })
}

#[cfg(test)]
mod tests;
