//! Rust: text inside of comments. Everything else is a token.

use std::borrow::Cow;

use super::Oddity;
use super::chars::replaced;

/// Text for the rest of a line comment or doc comment: nothing in it ends the line, and there is nothing that rustc refuses
/// (`text_direction_codepoint_in_comment`, bare carriage returns) or clippy (tabs).
pub fn comment(text: &str) -> Cow<'_, str> {
    let shown = |_, odd| Some(if odd == Oddity::Break { " " } else { "" }.to_owned());
    match replaced(text, shown) {
        Cow::Borrowed(text) if !text.contains('\t') => Cow::Borrowed(text.trim_end()),
        text => Cow::Owned(text.replace('\t', "    ").trim_end().to_owned()),
    }
}
