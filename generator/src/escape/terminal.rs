//! Terminals: nothing that moves the cursor, changes colours, rings, or makes text look other than it is.

use std::borrow::Cow;

use super::chars::{notation, replaced};

/// Text for a part of a line: everything odd is spelled out, line breaks and tabs too.
pub fn line(text: &str) -> Cow<'_, str> {
    match replaced(text, |c, _| Some(notation(c))) {
        Cow::Borrowed(text) if !text.contains('\t') => Cow::Borrowed(text),
        text => Cow::Owned(text.replace('\t', "\\t")),
    }
}

/// Text that is several lines; only line feeds end one.
pub fn lines(text: &str) -> Cow<'_, str> {
    replaced(text, |c, _| (c != '\n').then(|| notation(c)))
}
