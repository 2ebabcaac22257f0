//! Workflow commands of GitHub Actions: `::error file=..,line=..::message`.

use super::chars::{notation, replaced};

/// The message of a command: what the runner would read as its syntax is escaped, line breaks are kept.
pub fn data(text: &str) -> String {
    let shown = replaced(text, |c, _| (!matches!(c, '\n' | '\r')).then(|| notation(c)));
    shown.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, where colons and commas are syntax too.
pub fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
