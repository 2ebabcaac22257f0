//! Items of the generated crate that changed.

use serde::Serialize;

use crate::diff::verdict::Source;

/// An item of the crate that came, went or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemChange {
    /// Its path in the crate: `models::Pet::name`.
    pub path: String,
    /// What happened to it.
    pub change: ItemAction,
    /// What that does to code.
    pub effect: Source,
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
}

/// What happened to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ItemAction {
    /// It is gone.
    Removed,
    /// It is another one.
    Altered,
    /// It is new.
    Added,
}
