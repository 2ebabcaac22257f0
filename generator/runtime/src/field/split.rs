//! Where the text of a header field is divided (RFC 9110, 5.6).

use std::borrow::Cow;

/// The pieces between separators that stand outside of quotes and of angle brackets, space around them left aside. Quotes or
/// brackets that nothing closes are text like any other.
pub(super) fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut pieces, mut start, mut at) = (Vec::new(), 0, 0);
    // Where one is not closed, none behind it is looked for: a field is walked over once.
    let (mut quotes, mut brackets) = (true, true);
    while let Some(c) = text[at..].chars().next() {
        if c == separator {
            pieces.push(text[start..at].trim());
            start = at + c.len_utf8();
        }
        at += match c {
            '"' if quotes => {
                let len = quoted_len(&text[at..]);
                quotes = len.is_some();
                len.unwrap_or(1)
            }
            '<' if brackets && text[start..at].trim().is_empty() => {
                let end = text[at..].find('>');
                brackets = end.is_some();
                end.map_or(1, |end| end + 1)
            }
            c => c.len_utf8(),
        };
    }
    pieces.push(text[start..].trim());
    pieces
}

/// The length of a quoted string (RFC 9110, 5.6.4) that text begins with.
fn quoted_len(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Names and values; a name alone has none.
pub(super) fn pairs(text: &str) -> Vec<(&str, Option<&str>)> {
    let items = split(text, ',').into_iter().filter(|item| !item.is_empty());
    let pair = |item: &'_ str| item.find('=').map(|at| (at, at + 1));
    items
        .map(|item| match pair(item) {
            Some((end, start)) => (item[..end].trim(), Some(item[start..].trim())),
            None => (item, None),
        })
        .collect()
}

/// The content of a quoted string; any other text as it is.
pub(super) fn unquoted(text: &str) -> Cow<'_, str> {
    if text.len() < 2 || !text.starts_with('"') || quoted_len(text) != Some(text.len()) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut escaped) = (String::with_capacity(text.len()), false);
    for c in text[1..text.len() - 1].chars() {
        match c {
            '\\' if !escaped => escaped = true,
            c => {
                escaped = false;
                out.push(c);
            }
        }
    }
    Cow::Owned(out)
}

/// Challenges: what begins with a parameter, `realm="x"`, belongs to the one before.
pub(super) fn challenges(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for item in split(text, ',').into_iter().filter(|item| !item.is_empty()) {
        let word = item.find(|c: char| c == '=' || c.is_ascii_whitespace());
        let is_parameter = word.is_some_and(|at| item[at..].trim_start().starts_with('='));
        match all.last_mut().filter(|_| is_parameter) {
            Some(last) => *last = format!("{last}, {item}"),
            None => all.push(item.to_owned()),
        }
    }
    all
}
