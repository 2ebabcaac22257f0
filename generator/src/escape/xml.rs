//! XML 1.0: `quick-junit` escapes what is markup; characters that XML does not have, and those that cannot be seen, are spelled
//! out here.

use super::chars::{notation, replaced};

/// Text for an element or an attribute.
pub fn text(text: &str) -> String {
    replaced(text, |c, _| (c != '\n').then(|| notation(c))).into_owned()
}

/// A comment, which stands for a document that could not be written.
pub fn comment(words: &str) -> String {
    format!("<!-- {} -->", text(words).replace("--", "- -").trim_end_matches('-'))
}
