//! The catalogue of changes, by the part of a document that they are about.

pub(in crate::diff) mod api;
pub(in crate::diff) mod bounds;
pub(in crate::diff) mod lifecycle;
pub(in crate::diff) mod object;
pub(in crate::diff) mod operation;
pub(in crate::diff) mod payload;
pub(in crate::diff) mod schema;
pub(in crate::diff) mod security;

use super::kind::Kind;

/// The tables, in the order of the catalogue.
pub(super) const TABLES: &[&[&Kind]] = &[
    operation::TABLE,
    payload::TABLE,
    schema::TABLE,
    object::TABLE,
    bounds::TABLE,
    security::TABLE,
    lifecycle::TABLE,
    api::TABLE,
];
