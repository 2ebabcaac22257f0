//! The scenarios that are known not to pass, and why: a file of the repository, held against every run.

use std::io::{self, Error};

/// The file.
const FILE: &str = include_str!("exceptions.txt");

/// Why a scenario does not pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// No OpenAPI document can say what it is about.
    Inexpressible,
    /// The generator or the runtime does not do it.
    Missing,
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exception {
    /// The scenario, or what the names of several begin with and a `*`.
    pub(super) name: String,
    /// Why.
    pub(super) kind: Kind,
    /// The same in words.
    pub(super) reason: String,
}

impl Exception {
    /// Whether it is about this scenario.
    pub(super) fn covers(&self, scenario: &str) -> bool {
        match self.name.strip_suffix('*') {
            Some(beginning) => scenario.starts_with(beginning),
            None => scenario == self.name,
        }
    }
}

/// All of them.
pub(super) fn all() -> io::Result<Vec<Exception>> {
    parse(FILE)
}

fn parse(text: &str) -> io::Result<Vec<Exception>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| exception(line).ok_or_else(|| Error::other(format!("exceptions.txt: {line}")))).collect()
}

/// `inexpressible NAME: REASON`
fn exception(line: &str) -> Option<Exception> {
    let (head, reason) = line.split_once(": ")?;
    let (kind, name) = head.split_once(' ')?;
    let kind = match kind {
        "inexpressible" => Kind::Inexpressible,
        "missing" => Kind::Missing,
        _ => return None,
    };
    Some(Exception { name: name.trim().to_owned(), kind, reason: reason.trim().to_owned() })
}

#[test]
fn the_file_is_read() {
    assert!(all().is_ok());
    let one = parse("# why\n\nmissing Type_*: it is not done\n").unwrap_or_default();
    assert!(one[0].covers("Type_Array") && !one[0].covers("Typo") && one[0].kind == Kind::Missing);
    assert!(parse("perhaps Type: x").is_err() && parse("missing Type").is_err());
}
