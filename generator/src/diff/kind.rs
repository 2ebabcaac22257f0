//! The form of the catalogue of changes: what `clientwright explain KIND` prints, and what each kind does to the wire.
//!
//! The rows stand in `kinds/`, one file for each part of a document. Knows no document.

use super::verdict::Wire;

/// One kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// Its stable name; never reused, never reworded.
    pub id: &'static str,
    /// What it does to the wire where the changed place travels from client to server, or to a call as a whole.
    pub request: Wire,
    /// What it does to the wire where the changed place travels from server to client.
    pub response: Wire,
    /// The kind that undoes it.
    pub mirror: Mirror,
    /// The kind in one line.
    pub title: &'static str,
    /// Why it matters and what to do.
    pub help: &'static str,
    /// A document before and after, in a line or two.
    pub example: &'static str,
}

/// The kind that a change has when it is made the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mirror {
    /// The kind of this id.
    Kind(&'static str),
    /// The same kind.
    Itself,
    /// There is none, for this reason.
    Alone(&'static str),
}

/// Every kind, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Kind> {
    super::kinds::TABLES.iter().flat_map(|table| table.iter().copied())
}

/// Looks a kind up by its id, in any case.
pub fn find(id: &str) -> Option<&'static Kind> {
    all().find(|kind| kind.id.eq_ignore_ascii_case(id))
}

/// Rows of the catalogue: a constant for each, and the table of them.
macro_rules! kinds {
    ($($name:ident = $id:literal, $request:ident, $response:ident, $mirror:expr, $title:literal, $help:literal,
       $example:literal;)*) => {
        $(#[doc = $title] pub(in crate::diff) const $name: &Kind = &Kind {
            id: $id,
            request: Wire::$request,
            response: Wire::$response,
            mirror: $mirror,
            title: $title,
            help: $help,
            example: $example,
        };)*
        /// The kinds of this file, in order.
        pub(in crate::diff) const TABLE: &[&Kind] = &[$($name),*];
    };
}

pub(in crate::diff) use kinds;
