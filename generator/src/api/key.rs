//! Ids and keys of what the IR is made of, and where it was written.

use std::fmt;

use crate::source::NodeId;

/// Index into [`Api::types`](super::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// The stable key of an operation: method and path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationKey {
    /// Method, lower case.
    pub method: String,
    /// Path template as written; for a webhook its name.
    pub path: String,
}

impl fmt::Display for OperationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Where something was written. All origins are equal: moving a thing in a file does not change what it means.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin(pub Option<NodeId>);

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}

impl From<NodeId> for Origin {
    fn from(node: NodeId) -> Self {
        Self(Some(node))
    }
}
