//! Conditions on values that no type can say.

use serde_json::Value as Json;

use super::Origin;

/// A keyword that no type can say, with what it says: `dependentRequired`, `if`, `not` ..., or a keyword that the type
/// beside it leaves without effect.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The keyword.
    pub keyword: String,
    /// What it says, with members sorted and without words and places, so that what means the same is equal.
    pub value: Json,
    /// It can refuse a value; a keyword for another type cannot.
    pub effective: bool,
    /// Where it was written.
    pub origin: Origin,
}
