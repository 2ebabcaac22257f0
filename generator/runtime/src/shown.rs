//! Texts of others as they are shown to people: one line without characters that steer a terminal or hide, URLs without what may
//! be a secret.

/// One line of at most so many characters. What steers a terminal, turns the direction of writing or cannot be seen is
/// written as `\u{1b}`.
pub(crate) fn line(text: &str, most: usize) -> String {
    let mut line = String::with_capacity(text.len().min(most) + 4);
    let mut left = most;
    for word in text.split_whitespace() {
        if left == 0 {
            line.push('…');
            return line;
        }
        if !line.is_empty() {
            line.push(' ');
            left -= 1;
        }
        for c in word.chars() {
            if left == 0 {
                line.push('…');
                return line;
            }
            left -= 1;
            if is_hidden(c) {
                line.extend(c.escape_unicode());
            } else {
                line.push(c);
            }
        }
    }
    line
}

/// Controls, and format characters: soft hyphens, directions, what has no width, tags.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{3164}' | '\u{feff}'
        )
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// A URL without user, password, query and fragment.
pub(crate) fn url(text: &str) -> String {
    // The part before the last `@` goes first: a password may hold any character.
    let (mark, rest) = match text.rsplit_once('@') {
        Some((_, rest)) => ("...@", rest),
        None => ("", text),
    };
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    line(&format!("{mark}{}", &rest[..end]), 200)
}

/// A message in which every URL has lost user, password, query and fragment.
pub(crate) fn message(text: &str, most: usize) -> String {
    if !text.contains("://") {
        return line(text, most);
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '`' | '\'' | '(' | ')');
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(is_end) {
        match word.split_once("://") {
            Some((scheme, rest)) => {
                let end = rest.find(is_end).unwrap_or(rest.len());
                out.push_str(&format!("{scheme}://{}{}", url(&rest[..end]), &rest[end..]));
            }
            None => out.push_str(word),
        }
    }
    line(&out, most)
}

#[cfg(test)]
mod tests;
