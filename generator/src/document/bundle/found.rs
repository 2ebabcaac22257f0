//! What stands below `$defs` and `definitions`.

/// The keywords of definitions.
pub(super) const KEYWORDS: [&str; 2] = ["$defs", "definitions"];

/// What was met below a keyword of definitions.
pub(super) enum Found {
    /// A definition of that name, and its dynamic anchor.
    Named(String, Option<String>),
    /// A value that holds no definitions, and what to say of it.
    Misshapen(String),
}
