//! The simple types of JSON Schema, and sets of them.

use serde::Serialize;

/// A simple type (JSON Schema validation 6.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SimpleType {
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
    /// `null`
    Null,
}

impl SimpleType {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Boolean, Self::Integer, Self::Number, Self::String, Self::Array, Self::Object, Self::Null];

    /// The name that `type` has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
            Self::Null => "null",
        }
    }

    /// The type of that name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ty| ty.name() == name)
    }
}

/// The types whose values a keyword constrains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
    pub(crate) const ALL: Self = Self(0b111_1111);
    pub(crate) const NUMBERS: Self = Self(1 << SimpleType::Integer as u8 | 1 << SimpleType::Number as u8);
    pub(crate) const STRING: Self = Self(1 << SimpleType::String as u8);
    pub(crate) const SCALARS: Self = Self(Self::NUMBERS.0 | Self::STRING.0);
    pub(crate) const ARRAY: Self = Self(1 << SimpleType::Array as u8);
    pub(crate) const OBJECT: Self = Self(1 << SimpleType::Object as u8);

    /// Whether a type is among them.
    pub fn has(self, ty: SimpleType) -> bool {
        self.0 & (1 << ty as u8) != 0
    }
}
