//! Names: one table from keys to identifiers.
//!
//! A pure function of the API, its hints and `names.lock`: the same input gives the same names, and what the lock pins
//! stays. Names are given in a fixed order: tags, operations, components, inline types by their path; members are named
//! when their type is planned.

mod chosen;
mod ids;
mod members;
mod operations;
mod parameters;
mod path;
mod pattern;
mod shared;
mod spelling;
mod table;
mod tags;
mod technical;
mod types;
mod variants;
mod verbs;

pub use ids::FoundPattern;
pub use pattern::IdPattern;

pub(super) use chosen::home_tag;
pub(super) use members::{Members, Wire};
pub(super) use operations::key as operation_key;
pub(super) use parameters::name as name_parameters;
pub(super) use spelling::Spelling;
pub(super) use table::{Names, name};
pub(super) use tags::TagName;
pub(super) use variants::variants;
