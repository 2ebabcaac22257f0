//! Compares two versions of a document, on the wire and in the generated crates.
//!
//! The wire is compared between two [`Api`](crate::api::Api)s, Rust code between the two [`Crate`](crate::rust::Crate)s planned from
//! them; text is never compared. The result is a [`Report`] with one finding for each cause.
//!
//! What means the same is the same in the IR: `$ref` or inline, `allOf` of one, the spellings of null, parameters of a path or an
//! operation, versions of OpenAPI, the order of keys, one file or many. Two types are the same if no value tells them apart
//! (`equivalence`), whatever their names.

mod approvals;
mod attribute;
mod bounds;
mod calls;
mod cause;
mod compare;
mod comparison;
mod components;
mod document;
mod equivalence;
mod general;
mod identity;
mod input;
mod judge;
pub mod kind;
mod lifecycle;
mod matching;
mod media;
mod member;
mod operations;
mod pairs;
mod parameters;
mod payload;
mod policy;
mod promises;
mod rename;
pub mod render;
mod report;
mod schema;
mod security;
mod semver;
mod servers;
mod steps;
mod surface;
mod verdict;
mod verify;
mod view;

pub use approvals::Approvals;
pub use compare::compare;
pub use input::Document;
pub use policy::Policy;
pub use promises::Promises;
pub use report::{
    Approval, CompilerError, Cut, Finding, Heading, ItemAction, ItemChange, NotApplied, Reached, Report,
    Surprise, Unused, Verification,
};
pub use semver::raised;
pub use verdict::{Bump, FailOn, Severity, Side, Source, Wire};
