//! What is compared: two documents, each with the crate made from it.

use crate::api::Api;
use crate::rust::Crate;
use crate::source::Sources;

/// One of the two documents.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What it means.
    pub api: &'a Api,
    /// The crate that was planned from it.
    pub krate: Option<&'a Crate>,
    /// Where it was written.
    pub sources: Option<&'a Sources>,
    /// The folder that names of its files are relative to, as the user wrote it; with the revision in front of it for a
    /// document from git.
    pub folder: &'a str,
}
