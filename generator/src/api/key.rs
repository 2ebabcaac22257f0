//! Stable keys: what a thing is called in the document, not where it happens to lie in memory.

use std::fmt;

use crate::source::NodeId;

/// Index into [`Api::types`](super::Api::types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// The stable key of a type.
///
/// A component has its own name (`Pet`); an inline schema has the path that leads to it from the nearest component or
/// operation, as it was written, whoever reaches it by another way:
///
/// | key | of |
/// |---|---|
/// | `Pet.owner` | a property |
/// | `Pet.tags[]` | the items of an array |
/// | `Pet.meta{}`, `Pet.meta{^x-}` | the values of a map, those under a pattern |
/// | `Pet#2` | a tuple's third place |
/// | `Pet\|1` | the second branch of a union |
/// | `Pet\|string`, `Pet\|values`, `Pet\|number` | several branches that are read as one |
/// | `Pet&self` | the parent's own object, where a reference to the parent means a union of its children |
/// | `get /pets ?sort`, `get /pets {id}`, `get /pets header X-Trace`, `get /pets cookie sid` | a parameter |
/// | `/pets {id}` | a parameter of the whole path |
/// | `get /pets body`, `get /pets 200`, `get /pets default` | a body: the first one that is JSON, or else the first |
/// | `get /pets 200 text/csv` | a body in another media type |
/// | `get /pets 200[]` | an item of a stream |
/// | `get /pets 200 header X-Rate` | a header |
/// | `post /pets callback event post {$request...} body` | anything below a callback |
/// | `webhook post newPet body` | anything below a webhook |
/// | `parameter Limit`, `request body Pet`, `response NotFound`, `header Link` | a component that is no schema |
///
/// Members of an `allOf` are merged, so they have no keys of their own: a property is called after the schema whose
/// `allOf` it stands in. Where two paths read alike, because names have dots in them, the later key ends in ` (2)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeKey(pub String);

impl fmt::Display for TypeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

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
