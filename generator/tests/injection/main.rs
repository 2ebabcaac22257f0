//! Nothing that a document says leaves the place that it is put into: every string of `strings.rs` in every place of a
//! document that takes text (`places.rs`), and every file that comes of it read as its readers do (`outputs.rs`).

#![allow(clippy::unwrap_used)]

mod compile;
#[path = "../crates/mod.rs"]
mod crates;
mod every_place;
mod long_names;
mod made;
mod outputs;
mod places;
mod shape;
mod strings;
mod terminal;
