//! Cookies (RFC 6265, 4.2): the pairs of a parameter, and how those of several sources become one field.

use http::header::{HeaderMap, HeaderValue, COOKIE};

use super::super::codec::Tree;
use super::super::op::{Param, Style};
use super::defined;
use super::query::{self, Pairs};
use super::tree::text;

/// Adds the pairs of a parameter.
///
/// # Errors
/// Style `cookie` escapes nothing (OpenAPI 3.2), so what no cookie holds is refused.
pub(crate) fn expand(pairs: &mut Pairs, param: &Param, json: &str) -> Result<(), String> {
    if param.style == Style::Cookie && param.content.is_empty() {
        let fits = is_token(param.name) && defined(json).is_none_or(|tree| fits(&tree));
        if !fits {
            return Err(format!(
                "the cookie `{}` has characters that no cookie can hold, and its style escapes none",
                param.name
            ));
        }
    }
    query::expand(pairs, param, json);
    Ok(())
}

fn fits(tree: &Tree<'_>) -> bool {
    match tree {
        Tree::Array(items) => items.iter().all(|item| is_value(&text(item))),
        Tree::Object(members) => members.iter().all(|(name, value)| is_token(name) && is_value(&text(value))),
        scalar => is_value(&text(scalar)),
    }
}

/// RFC 6265, 4.1.1: visible ASCII but for quotes, commas, semicolons and backslashes.
fn is_value(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte))
}

/// RFC 9110, 5.6.2.
fn is_token(text: &str) -> bool {
    let is_mark = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || is_mark(byte))
}

/// Adds pairs to the Cookie field. They replace those of the same name that are there, and nothing else.
///
/// # Errors
/// Pairs that no field can hold.
pub(crate) fn add(headers: &mut HeaderMap, pairs: &str) -> Result<(), String> {
    let there = headers.get(COOKIE).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let all = merged(there.as_deref().unwrap_or_default(), pairs);
    let Ok(mut value) = HeaderValue::from_bytes(all.as_bytes()) else {
        return Err("the value of the header field `cookie` cannot be sent".to_owned());
    };
    value.set_sensitive(true);
    headers.insert(COOKIE, value);
    Ok(())
}

/// Adds a pair unless there is one of its name.
///
/// # Errors
/// As [`add`].
pub(crate) fn add_missing(headers: &mut HeaderMap, pair: &str) -> Result<(), String> {
    let there = headers.get(COOKIE).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let there = there.unwrap_or_default();
    if there.split(';').any(|other| name(other) == name(pair)) {
        return Ok(());
    }
    add(headers, pair)
}

fn merged(there: &str, more: &str) -> String {
    let replaced = |pair: &str| more.split(';').any(|other| name(other) == name(pair));
    let kept = there.split(';').map(str::trim).filter(|pair| !pair.is_empty() && !replaced(pair));
    let mut all: Vec<&str> = kept.collect();
    all.push(more);
    all.join("; ")
}

fn name(pair: &str) -> &str {
    pair.split('=').next().unwrap_or_default().trim()
}
