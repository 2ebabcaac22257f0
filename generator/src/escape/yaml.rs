//! YAML 1.2: scalars and comments.

use super::chars::{is_plain, one_line, replaced};

/// A scalar in quotes: single ones, or double ones with escapes where it has characters that cannot be shown.
pub fn string(text: &str) -> String {
    if is_plain(text) && !text.contains('\t') {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t");
    let shown = |c, _| Some(format!("\\U{:08X}", u32::from(c)));
    format!("\"{}\"", replaced(&text, shown))
}

/// Text behind a `#`.
pub fn comment(text: &str) -> String {
    one_line(text)
}

/// Whether a character ends a line for the parser: YAML 1.1 knows more of them than 1.2 does.
pub fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
