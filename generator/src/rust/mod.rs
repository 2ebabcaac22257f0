//! Every Rust decision: names, modules, features, boxing, constructors, docs, method shapes.
//!
//! In: an [`Api`](crate::api::Api). Out: a [`Crate`], data in which nothing is left to decide. Never knows OpenAPI or tokens.

mod body;
mod client;
mod conformance;
mod conversions;
mod cut;
mod docs;
mod errors;
mod example;
mod expr;
mod follow;
mod halves;
mod headers;
mod ident;
mod item;
mod layout;
mod lints;
mod lock;
mod markdown;
mod method;
mod models;
mod naming;
mod options;
mod origins;
mod output;
mod ownership;
mod plan;
mod reach;
mod sample;
mod schemas;
mod scope;
mod servers;
mod taken;
mod ty;
mod webhooks;
mod words;

pub use cut::cut;
pub use halves::whole;
pub use ident::Ident;
pub use item::*;
pub use lints::Lint;
pub use lock::{Kind, Lock};
pub use options::Options;
pub use plan::plan;
pub use taken::Taken;
pub use ty::of_scalar;

#[cfg(test)]
mod tests;
