//! Two versions of a document compared.
//!
//! In: two [`Api`]s, for the wire, and the two [`Crate`]s that were planned from them, for the Rust surface. Out: a
//! [`Report`]: one finding for each cause, with its verdicts, the operations that it reaches and the items that it
//! changes. Never sees `openapiv3`, and never compares text.
//!
//! What means the same is the same by construction, because the IR says it in one way: `$ref` or inline, `allOf` of one,
//! the spellings of null, parameters of a path or of an operation, versions of OpenAPI, the order of keys, one file or
//! many. Two types are the same where no value tells them apart (`equivalence`), whatever they are called.

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
mod input;
mod judge;
pub mod kind;
mod lifecycle;
mod loose;
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
    Approval, CompilerError, Finding, Heading, ItemAction, ItemChange, NotApplied, Reached, Report, Surprise,
    Unused, Verification,
};
pub use semver::raised;
pub use verdict::{Bump, FailOn, Severity, Side, Source, Wire};
