//! The files beside the definitions of a module's types.

/// What such a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelPart {
    /// How the types are read, written, shown and converted.
    Codec,
    /// What `serde` needs of them.
    Serde,
    /// What they lack to travel both ways.
    BothWays,
    /// How tests make them.
    Fixtures,
    /// What `validate()` needs of them.
    Validate,
}

impl ModelPart {
    /// All of them, in the order of their declarations.
    pub const ALL: [Self; 5] = [Self::Codec, Self::Serde, Self::BothWays, Self::Fixtures, Self::Validate];

    /// The name of the module, inside that of the types.
    pub fn name(self) -> &'static str {
        match self {
            Self::Codec => "codec",
            Self::Serde => "serde",
            Self::BothWays => "both_ways",
            Self::Fixtures => "fixtures",
            Self::Validate => "validate",
        }
    }
}
