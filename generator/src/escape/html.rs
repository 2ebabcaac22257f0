//! HTML: `maud` escapes what is markup; what cannot be seen is shown here.

use super::chars::{notation, replaced};

/// A finished page with every character that cannot be seen spelled out: `\u{202e}`.
pub fn text(page: &str) -> String {
    replaced(page, |c, _| (c != '\n').then(|| notation(c))).into_owned()
}
