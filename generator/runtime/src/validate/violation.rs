//! What a value does against its schema, and how that is told.

use std::fmt;

use super::super::shown;

/// One thing that a schema asks for and a value does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pointer: String,
    keyword: &'static str,
    expected: String,
}

impl Violation {
    pub(super) fn new(
        pointer: impl Into<String>,
        keyword: &'static str,
        expected: impl Into<String>,
    ) -> Self {
        Self { pointer: pointer.into(), keyword, expected: expected.into() }
    }

    /// The place of the value as a JSON Pointer (RFC 6901); empty for the value as a whole.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The keyword that asks for it, `maxLength`; `false` for a schema that nothing fits, `json` for text that is none.
    pub fn keyword(&self) -> &str {
        self.keyword
    }

    /// What was expected, `at most 5 characters`.
    pub fn expected(&self) -> &str {
        &self.expected
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.pointer.is_empty() { "(root)" } else { &self.pointer };
        let (place, expected) = (shown::line(place, 300), shown::line(&self.expected, 2000));
        write!(f, "{place}: expected {expected} ({})", self.keyword)
    }
}

/// Everything that a value does against its schema: never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(super) fn new(found: Vec<Violation>) -> Self {
        Self(found)
    }

    /// One by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            let gap = if index == 0 { "" } else { "; " };
            write!(f, "{gap}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
