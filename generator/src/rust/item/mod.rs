//! The model of a generated crate: what stands in which file, with every decision taken.
//!
//! Emission turns it into tokens and the diff compares two of them. Nothing in it refers to the document except wire names.

mod body;
mod case;
mod client;
mod conformance;
mod docs;
mod expr;
mod field;
mod follow;
mod krate;
mod operation;
mod part;
mod runtime_type;
mod security;
mod server;
mod ty;
mod types;
mod webhook;
mod xml;

use super::{Ident, Lock};

pub use crate::api::SchemaPlace;
pub use body::*;
pub use case::*;
pub use client::*;
pub use conformance::*;
pub use docs::*;
pub use expr::*;
pub use field::*;
pub use follow::*;
pub use krate::*;
pub use operation::*;
pub use part::*;
pub use runtime_type::*;
pub use security::*;
pub use server::*;
pub use ty::*;
pub use types::*;
pub use webhook::*;
pub use xml::*;
