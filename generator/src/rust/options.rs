//! What the user may decide about the Rust side.

use super::{Case, Ident, Naming};
use crate::limits::Limits;

/// CrateOptions of [`plan`](super::plan).
#[derive(Debug, Clone, PartialEq)]
pub struct CrateOptions {
    /// Name of the crate or module.
    pub name: Ident,
    /// Name of the package, where it is a crate of its own.
    pub package: String,
    /// Path of its root in the crate it lives in; empty for a crate of its own.
    pub root: Vec<Ident>,
    /// What the features of tags begin with: empty, or `gcore-cloud-` beside other APIs.
    pub feature_prefix: String,
    /// Only operations with one of these tags; empty: all.
    pub tags: Vec<String>,
    /// Only these operations, by `operationId` or `get /path`; empty: all.
    pub operations: Vec<String>,
    /// What of an `operationId` is the name of the function.
    pub naming: Naming,
    /// Calls for the conformance test are made up; a comparison has no use for them.
    pub conformance_calls: bool,
    /// Calls with values that are given.
    pub cases: Vec<Case>,
    /// How much of everything there may be.
    pub limits: Limits,
}

impl CrateOptions {
    /// Everything, as a crate of its own.
    pub fn new(name: &str) -> Self {
        Self {
            name: Ident::snake(name),
            package: name.to_owned(),
            root: Vec::new(),
            feature_prefix: String::new(),
            tags: Vec::new(),
            operations: Vec::new(),
            naming: Naming::Auto,
            conformance_calls: true,
            cases: Vec::new(),
            limits: Limits::default(),
        }
    }

    /// Everything, as a module of a crate with other APIs beside it.
    pub fn module(name: &str) -> Self {
        let name = Ident::snake(name);
        let feature_prefix = format!("{}-", name.bare().replace('_', "-"));
        Self { root: vec![name.clone()], name, feature_prefix, ..Self::new("") }
    }
}
