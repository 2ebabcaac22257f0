//! The scenarios that are known not to pass, and why: a file of the repository, held against every run.

use std::io::{self, Error};

use super::Version;

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

/// What a line begins with that holds for versions of OpenAPI without `itemSchema`.
const BEFORE_3_2: &str = "before 3.2 ";

/// All that hold for the documents of a version.
pub(super) fn all(version: Version) -> io::Result<Vec<Exception>> {
    parse(FILE, version)
}

fn parse(text: &str, version: Version) -> io::Result<Vec<Exception>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let lines = lines.filter_map(|line| match line.strip_prefix(BEFORE_3_2) {
        Some(line) => (version != Version::V3_2).then_some(line),
        None => Some(line),
    });
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
    assert!(all(Version::V3_2).is_ok());
    let one = parse("# why\n\nmissing Type_*: it is not done\n", Version::V3_0).unwrap_or_default();
    assert!(one[0].covers("Type_Array") && !one[0].covers("Typo") && one[0].kind == Kind::Missing);
    assert!(
        parse("perhaps Type: x", Version::V3_2).is_err() && parse("missing Type", Version::V3_2).is_err()
    );
    let count =
        |version| parse("before 3.2 missing Type: x", version).map(|all| all.len()).unwrap_or_default();
    assert_eq!((count(Version::V3_1), count(Version::V3_2)), (1, 0));
}
