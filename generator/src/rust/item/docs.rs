//! Documentation of generated items.

/// Documentation of an item, ready to print: lines of Markdown without the comment marks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Docs {
    /// The lines.
    pub lines: Vec<String>,
    /// `#[doc(alias = "...")]`: the wire name, where it differs from the Rust name.
    pub alias: Option<String>,
    /// `#[deprecated]`, with its note.
    pub deprecated: Option<String>,
}
