//! Stable keys: what a thing is called in the document, not where it happens to lie in memory.

use std::fmt;

use serde::Serialize;

use crate::source::NodeId;

/// Index into [`Api::types`](super::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TypeId(pub u32);

/// The stable key of a type.
///
/// A component has its own name (`Pet`); an inline schema has the path that leads to it from the nearest component or
/// operation: `Pet.owner` for a property, `Pet.tags[]` for items, `Pet.meta{}` for map values, `Pet|1` for the second
/// branch of a union, `Pet&0` for the first member of an `allOf`, `Pet#2` for a tuple's third place, `get /pets ?sort`,
/// `get /pets 200`, `get /pets body` below an operation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TypeKey(pub String);

impl fmt::Display for TypeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The stable key of an operation: method and path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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
