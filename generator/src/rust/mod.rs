//! Every Rust decision: names, modules, features, boxing, constructors, docs, method shapes. An
//! [`Api`](crate::api::Api) becomes a [`Crate`], in which nothing is left to decide.

mod body;
mod builder_argument;
mod cases;
mod client;
mod conformance;
mod conversions;
mod cut;
mod docs;
mod errors;
mod example;
mod example_body;
mod expr;
mod families;
mod follow;
mod guide;
mod hashable;
mod headers;
mod ident;
mod item;
mod layout;
mod linked;
mod lints;
mod lock;
mod markdown;
mod merge_patch;
mod method;
mod models;
mod naming;
mod naming_choice;
mod nested;
mod operation_docs;
mod operations;
mod options;
mod ordered;
mod origins;
mod output;
mod ownership;
mod passed;
mod plan;
mod reach;
mod request_response;
mod sample;
mod schemas;
mod scope;
mod servers;
mod sharing;
mod ty;
mod webhooks;
mod words;
mod xml;

pub use builder_argument::{BuilderArgument, BuilderEntry};
pub use cases::{Case, CaseBody, CaseParameter, CaseValue};
pub use cut::cut;
pub use ident::Ident;
pub use item::*;
pub use lints::Lint;
pub use lock::{Lock, NameKind};
pub use naming::{FoundPattern, IdPattern};
pub use naming_choice::Naming;
pub use options::CrateOptions;
pub use plan::plan;
pub use ty::of_scalar;

#[cfg(test)]
mod tests;
