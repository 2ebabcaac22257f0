//! How keywords combine.

/// What two values of a keyword come to where two schemas hold at once (`allOf`, JSON Schema core 10.2.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combine {
    /// It says something of the schema that it stands in and of no other.
    Own,
    /// Both hold, each for what it is about.
    Both,
    /// What both allow.
    Common,
    /// What either has.
    Union,
    /// True where one is.
    Either,
    /// The higher one.
    Highest,
    /// The lower one.
    Lowest,
    /// The later one; the schema's own before those of its `allOf`.
    Last,
}

impl Combine {
    /// The result in the words of the support matrix.
    pub fn words(self) -> &'static str {
        match self {
            Self::Own => "",
            Self::Both => "both hold",
            Self::Common => "what both allow",
            Self::Union => "what either has",
            Self::Either => "true where one is",
            Self::Highest => "the higher one",
            Self::Lowest => "the lower one",
            Self::Last => "the later one",
        }
    }
}
