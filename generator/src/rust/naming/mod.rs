//! Names: one table from keys to identifiers.
//!
//! A pure function of the API, its hints and `names.lock`: the same input gives the same names, and what the lock pins
//! stays. Names are given in a fixed order: tags, operations, components, inline types by their path; members are named
//! when their type is planned.

mod chosen;
mod members;
mod operations;
mod path;
mod shared;
mod table;
mod tags;
mod types;

pub(super) use chosen::home_tag;
pub(super) use members::{Members, Wire};
pub(super) use table::{Names, name};
pub(super) use tags::TagName;
