//! Why a text could not be read: where (JSON Pointer, byte offset), what was expected, what was found.
//! Built on the failing path only, from the inside out: each level that unwinds adds its own step.
//! It never quotes strings at large: a member that holds a secret must not end up in a log.

use std::borrow::Cow;
use std::fmt;

use super::super::shown;

/// A JSON text that is malformed, or does not fit the type it was read into.
///
/// Displayed as `/functions/0/namespace: expected string, found null (byte 412)`.
#[derive(Clone, PartialEq)]
pub struct ReadError(Box<Fault>);

#[derive(Clone, PartialEq)]
struct Fault {
    /// Innermost step first.
    path: Vec<Step>,
    offset: usize,
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
    type_name: &'static str,
    syntax: bool,
    /// The value is of another kind than the type's.
    kind: bool,
    branches: Vec<ReadError>,
}

#[derive(Clone, PartialEq)]
enum Step {
    Member(Box<str>),
    Item(usize),
}

impl ReadError {
    /// A value at byte `offset` that is not what the type asks for.
    #[cold]
    pub fn new(
        offset: usize,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self(Box::new(Fault {
            path: Vec::new(),
            offset,
            expected: expected.into(),
            found: found.into(),
            type_name: "",
            syntax: false,
            kind: false,
            branches: Vec::new(),
        }))
    }

    /// The JSON Pointer (RFC 6901) of the value at fault; empty for the whole text.
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in self.0.path.iter().rev() {
            pointer.push('/');
            match step {
                Step::Member(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
                Step::Item(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }

    /// How many bytes of the text come before the fault.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// What would have fitted.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }

    /// What was there instead.
    pub fn found(&self) -> &str {
        &self.0.found
    }

    /// The innermost named type that was being read; empty where none was.
    pub fn type_name(&self) -> &'static str {
        self.0.type_name
    }

    /// Whether the text is no JSON at all, as opposed to JSON of another shape.
    pub fn is_syntax(&self) -> bool {
        self.0.syntax
    }

    /// One error for each alternative, where a union had several and none fitted.
    /// Their pointers start at the union's own value.
    pub fn branches(&self) -> &[ReadError] {
        &self.0.branches
    }

    pub(super) fn syntax(mut self) -> Self {
        self.0.syntax = true;
        self
    }

    pub(super) fn of_kind(mut self) -> Self {
        self.0.kind = true;
        self
    }

    /// The value went to no member of its own, so another type may well know better.
    pub(super) fn of_no_member(mut self) -> Self {
        self.0.kind = false;
        self
    }

    /// The member of the object at hand whose value is of another kind, or has such a value in it.
    pub(super) fn unfit_member(&self) -> Option<&str> {
        match self.0.path.last() {
            Some(Step::Member(name)) if self.0.kind => Some(name),
            _ => None,
        }
    }

    pub(super) fn with_branches(mut self, branches: Vec<ReadError>) -> Self {
        self.0.branches = branches;
        self
    }

    /// The same error without the errors of its alternatives, which would double with every nested union.
    pub(super) fn without_branches(mut self) -> Self {
        self.0.branches = Vec::new();
        self
    }

    #[cold]
    pub(super) fn in_member(mut self, name: &str) -> Self {
        self.0.path.push(Step::Member(name.into()));
        self
    }

    #[cold]
    pub(super) fn in_item(mut self, index: usize) -> Self {
        self.0.path.push(Step::Item(index));
        self
    }

    #[cold]
    pub(super) fn in_type(mut self, name: &'static str) -> Self {
        if self.0.type_name.is_empty() {
            self.0.type_name = name;
        }
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = self.pointer();
        let place = if pointer.is_empty() { "(root)" } else { &pointer };
        let Fault { expected, found, offset, branches, .. } = &*self.0;
        let (place, found) = (shown::line(place, 300), shown::line(found, 300));
        write!(f, "{place}: expected {expected}, found {found} (byte {offset})")?;
        for (index, branch) in branches.iter().enumerate() {
            write!(f, "{} {}", if index == 0 { "; tried" } else { " |" }, branch)?;
        }
        Ok(())
    }
}

impl fmt::Debug for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReadError({self})")
    }
}

impl std::error::Error for ReadError {}
