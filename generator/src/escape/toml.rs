//! TOML 1.0: strings, keys and comments.

use super::chars::one_line;

/// A basic string. What is odd is left out, which leaves two characters to escape.
pub fn string(text: &str) -> String {
    format!("\"{}\"", one_line(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// A key, quoted where it is no bare one.
pub fn key(name: &str) -> String {
    let bare = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if bare && !name.is_empty() { name.to_owned() } else { string(name) }
}

/// A list of strings.
pub fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", texts.map(string).collect::<Vec<_>>().join(", "))
}

/// A line of comment, with its line break; nothing at all where there is no text.
pub fn comment(text: &str) -> String {
    let text = one_line(text);
    if text.is_empty() { text } else { format!("# {text}\n") }
}
