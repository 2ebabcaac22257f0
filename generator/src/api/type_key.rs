//! Stable keys of types: what a type is called in the document, not where it happens to lie in memory.
//!
//! A key is a path: what it begins with, and steps. Its text is what locks and reports have; nobody reads it back.

mod step;

#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

pub use step::{ComponentKind, Joined, Root, Step};

use super::OperationKey;

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
#[derive(Clone)]
pub struct TypeKey(Arc<Place>);

/// Where a type is written, and the text of its key.
struct Place {
    at: At,
    text: Box<str>,
}

enum At {
    Root(Root),
    Below(TypeKey, Step),
}

impl TypeKey {
    /// The key of what a path begins with.
    pub fn new(root: Root) -> Self {
        let text = root.to_string().into();
        Self(Arc::new(Place { at: At::Root(root), text }))
    }

    /// The key of a component that is a schema.
    pub fn schema(name: &str) -> Self {
        Self::new(Root::Component(ComponentKind::Schema, name.to_owned()))
    }

    /// The key of what lies one step below.
    #[must_use]
    pub fn below(&self, step: Step) -> Self {
        let text = format!("{}{step}", self.as_str()).into();
        Self(Arc::new(Place { at: At::Below(self.clone(), step), text }))
    }

    /// The key of a property.
    #[must_use]
    pub fn property(&self, name: &str) -> Self {
        self.below(Step::Property(name.to_owned()))
    }

    /// The key of the values of a map that are under a pattern.
    #[must_use]
    pub fn pattern(&self, pattern: &str) -> Self {
        self.below(Step::Pattern(pattern.to_owned()))
    }

    /// Its text, as locks and reports have it.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// What the path begins with.
    pub fn root(&self) -> &Root {
        match &self.0.at {
            At::Root(root) => root,
            At::Below(above, _) => above.root(),
        }
    }

    /// The key that this one is a step below, and the step.
    pub fn split(&self) -> Option<(&Self, &Step)> {
        match &self.0.at {
            At::Root(_) => None,
            At::Below(above, step) => Some((above, step)),
        }
    }

    /// The key, and those that it lies below, the nearest first.
    pub fn and_above(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |key| key.split().map(|(above, _)| above))
    }

    /// The steps that lead to it from the root.
    pub fn steps(&self) -> Vec<&Step> {
        let mut steps: Vec<&Step> = self.and_above().filter_map(|key| Some(key.split()?.1)).collect();
        steps.reverse();
        steps
    }

    /// The key of the type that this is the request variant of; itself where it is none.
    pub fn without_direction(&self) -> &Self {
        match self.split() {
            Some((above, Step::Request)) => above,
            _ => self,
        }
    }

    /// Whether it is the key of something inside of the operation of this method and path.
    pub fn is_of(&self, method: &str, path: &str) -> bool {
        let of = |operation: &OperationKey| operation.method == method && operation.path == path;
        self.split().is_some() && matches!(self.root(), Root::Operation(operation) if of(operation))
    }
}

impl fmt::Display for TypeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for TypeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

// No two types have keys of the same text, see `Step::Again`; so the text is all there is to compare.
impl PartialEq for TypeKey {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for TypeKey {}

impl PartialOrd for TypeKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TypeKey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for TypeKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}
