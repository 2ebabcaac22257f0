//! Scalars as they are written: a number is a value, and `1.10` is a text as well where text was meant.

use super::Value;

/// The scalar that a value is written as: at `at` stands the value itself, or the key of a member with that value. `None` where that
/// cannot be told, as with what is quoted, and with aliases.
pub(super) fn spelling<'t>(text: &'t str, at: usize, key: Option<&str>, value: &Value) -> Option<&'t str> {
    let start = match key {
        Some(key) => after_key(text, at, key)?,
        None => at,
    };
    let rest = text.get(skip(text, start)..)?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(rest.len());
    let token = rest.get(..end)?;
    is_it(token, value).then_some(token)
}

/// The byte behind the key and its colon.
fn after_key(text: &str, at: usize, key: &str) -> Option<usize> {
    let rest = text.get(at..)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    // A quoted key may have escapes: the first quote that a colon follows ends it.
    let behind = match quote {
        Some(quote) => {
            let is_end = |(at, _): &(usize, &str)| {
                rest.get(at + 1..).is_some_and(|rest| rest.trim_start().starts_with(':'))
            };
            rest.match_indices(quote).skip(1).find(is_end)?.0 + 1
        }
        None => rest.starts_with(key).then_some(key.len())?,
    };
    let colon = rest.get(behind..)?.find(|c: char| !matches!(c, ' ' | '\t' | '\n' | '\r'))? + behind;
    rest.get(colon..)?.starts_with(':').then_some(at + colon + 1)
}

/// The byte behind white space, comments, tags and anchors.
fn skip(text: &str, mut at: usize) -> usize {
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let step = match rest.chars().next() {
            Some(c) if c.is_whitespace() => c.len_utf8(),
            Some('#') => rest.find('\n').unwrap_or(rest.len()),
            Some('!' | '&') => rest.find(char::is_whitespace).unwrap_or(rest.len()),
            _ => return at,
        };
        at += step;
    }
}

/// Whether a token is another spelling of a value.
fn is_it(token: &str, value: &Value) -> bool {
    let read: Option<serde_json::Value> = serde_yaml::from_str(token).ok();
    match value {
        Value::Bool(truth) => read == Some((*truth).into()),
        Value::Number(number) => {
            let same = |read: serde_json::Value| read.is_number() && read.as_f64() == Some(number.as_f64());
            read.is_some_and(same) || token.parse::<f64>().is_ok_and(|read| read == number.as_f64())
        }
        _ => false,
    }
}
