//! The one table of keywords: what an object of OpenAPI may have, of what shape, since which version, and what becomes
//! of it.
//!
//! In: nothing, these are facts. Out: rows, which bundling, sanitising, rewriting and the support matrix are all driven
//! by. A new keyword starts here.

mod bound;
mod combine;
mod kind;
mod matrix;
mod objects;
mod row;
mod schema;
mod swagger;
mod types;
mod uses;

use std::collections::HashMap;
use std::sync::LazyLock;

pub use bound::{Bound, Constraints, Limit, Measure, Rule};
pub use combine::Combine;
pub use kind::{ALL_KINDS, Kind};
pub use matrix::{Column, support_matrix};
pub use row::{Check, Family, Row, Shape, Since, Treatment};
pub use types::{SimpleType, Types};
pub use uses::uses;

impl Kind {
    /// The rows of an object, in the order of the specification.
    pub fn rows(self) -> &'static [Row] {
        match self {
            Self::Schema => schema::SCHEMA,
            Self::Discriminator => schema::DISCRIMINATOR,
            Self::Xml => schema::XML,
            _ => objects::rows(self).or_else(|| swagger::rows(self)).unwrap_or_default(),
        }
    }

    /// The row of a keyword.
    pub fn row(self, keyword: &str) -> Option<&'static Row> {
        static TABLE: LazyLock<HashMap<Kind, HashMap<&'static str, &'static Row>>> = LazyLock::new(|| {
            let by_name = |kind: &Kind| kind.rows().iter().map(|row| (row.keyword, row)).collect();
            ALL_KINDS.iter().map(|kind| (*kind, by_name(kind))).collect()
        });
        TABLE.get(&self)?.get(keyword).copied()
    }

    /// The shape that members without a row have, in objects whose keys are free: paths, statuses, expressions, schemes.
    pub fn free_members(self) -> Option<Shape> {
        match self {
            Self::Paths | Self::Callback => Some(Shape::One(Self::PathItem)),
            Self::Paths2 => Some(Shape::One(Self::PathItem2)),
            Self::Responses => Some(Shape::One(Self::Response)),
            Self::Responses2 => Some(Shape::One(Self::Response2)),
            Self::Requirement => Some(Shape::Texts),
            _ => None,
        }
    }

    /// Whether a member of that name is a vendor extension; requirements have none, there it is the name of a scheme.
    pub fn has_extension(self, keyword: &str) -> bool {
        keyword.starts_with("x-") && self != Self::Requirement
    }

    /// The shape of a member of this kind of object, where it is known.
    pub fn shape(self, keyword: &str) -> Option<Shape> {
        match self.row(keyword) {
            Some(row) => Some(row.shape),
            None if self.has_extension(keyword) => None,
            None => self.free_members(),
        }
    }
}
