//! What the table of keywords says of one of them.

use super::bound::Bound;
use super::combine::Combine;
use super::kind::Kind;
use super::types::Types;

/// One keyword of one kind of object.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The keyword.
    pub keyword: &'static str,
    /// The shape of its value.
    pub shape: Shape,
    /// The versions that have it.
    pub since: Since,
    /// What becomes of it.
    pub treatment: Treatment,
    /// The types of values that a keyword of schemas says something about.
    pub types: Types,
    /// What two of it come to where two schemas hold at once.
    pub combine: Combine,
    /// What it is to checks of values.
    pub check: Check,
    /// It has an effect beside a `$ref` before 3.1 as well, where the specification ignores it: it only describes.
    pub beside_reference: bool,
}

/// The shape of a keyword's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Any value at all.
    Any,
    /// Text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A number that counts something: no fraction, not negative.
    Count,
    /// A number, or the boolean of older drafts (`exclusiveMinimum`).
    Exclusive,
    /// A list of texts.
    Texts,
    /// Names and texts.
    TextMap,
    /// A list of any values.
    Values,
    /// Names and any values.
    ValueMap,
    /// Names and lists of texts.
    TextsMap,
    /// A text, or a list of texts (`type`).
    TypeNames,
    /// An object.
    One(Kind),
    /// A list of objects.
    List(Kind),
    /// Names and objects.
    Map(Kind),
    /// A schema or a list of schemas (`items` before 2020-12).
    Items,
}

impl Shape {
    /// Whether schemas are in it.
    pub fn has_schemas(self) -> bool {
        matches!(
            self,
            Self::Items | Self::One(Kind::Schema) | Self::List(Kind::Schema) | Self::Map(Kind::Schema)
        )
    }
}

/// Which versions of OpenAPI have a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since(u8);

impl Since {
    pub(super) const V2: Self = Self(0b0001);
    pub(super) const V30: Self = Self(0b0010);
    pub(super) const V3: Self = Self(0b1110);
    pub(super) const V31: Self = Self(0b1100);
    pub(super) const V32: Self = Self(0b1000);
    pub(super) const ALL: Self = Self(0b1111);

    /// Whether the version of that number (2, 30, 31, 32) has it.
    pub fn has(self, family: Family) -> bool {
        self.0 & family.bit() != 0
    }
}

/// The generations of OpenAPI that differ in what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// 2.0, "Swagger".
    V2,
    /// 3.0.x
    V30,
    /// 3.1.x
    V31,
    /// 3.2.x
    V32,
}

impl Family {
    /// All of them, oldest first.
    pub const ALL: [Self; 4] = [Self::V2, Self::V30, Self::V31, Self::V32];

    fn bit(self) -> u8 {
        1 << self as u8
    }

    /// `2.0`, `3.0`, `3.1`, `3.2`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V2 => "2.0",
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V32 => "3.2",
        }
    }
}

/// What becomes of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// The model of its object has it: `openapiv3`'s, or for schemas our own.
    Typed,
    /// It is said in other words of that model.
    Rewritten,
    /// `openapiv3` has no field for it; it is in the `Extra` of its object and reaches the client.
    Carried,
    /// It is read and understood, but what it says is not enforced; lowering reports it.
    Reported,
    /// A client has no use for it.
    Ignored,
}

/// What a keyword is to checks of values (`validate()`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// It refuses no value.
    Nothing,
    /// It is checked as it stands; schemas in it are translated.
    Kept,
    /// It has a translation of its own into JSON Schema 2020-12.
    Translated,
}

pub(super) const fn row(keyword: &'static str, shape: Shape, since: Since, treatment: Treatment) -> Row {
    Row {
        keyword,
        shape,
        since,
        treatment,
        types: Types::ALL,
        combine: Combine::Own,
        check: Check::Nothing,
        beside_reference: false,
    }
}

/// The row of a bound that is checked as it stands.
pub(super) const fn bound(bound: Bound, shape: Shape) -> Row {
    row(bound.keyword(), shape, Since::ALL, Treatment::Typed)
        .about(bound.types())
        .combined(bound.combine())
        .checked(Check::Kept)
}

impl Row {
    pub(super) const fn beside_reference(self) -> Self {
        Self { beside_reference: true, ..self }
    }

    pub(super) const fn about(self, types: Types) -> Self {
        Self { types, ..self }
    }

    pub(super) const fn combined(self, combine: Combine) -> Self {
        Self { combine, ..self }
    }

    pub(super) const fn checked(self, check: Check) -> Self {
        Self { check, ..self }
    }
}
