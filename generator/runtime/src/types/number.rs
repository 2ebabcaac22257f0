//! `type: number` without a format: a number that keeps its value and its spelling.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::super::json::{
    compare_numbers, hash_number, to_string, FromJson, ReadError, Reader, ToJson, Writer,
};
use super::{Decimal, ParseError};

/// A JSON number of any size and precision (RFC 8259 section 6), written back as it was read.
///
/// Most are read with [`to_f64`](Self::to_f64) or [`to_i64`](Self::to_i64) and made `from` a Rust number; one that is only passed on
/// loses nothing, whatever an `f64` can hold: `9007199254740993`, `1e400`, `-0.0` and `2.0` stay what they are.
/// Equality, order and hash are those of the values: `2.0` equals `2`. `f64`'s infinities and NaN are no JSON; they are written as `null`.
#[derive(Clone)]
pub struct Number(Form);

/// What has no need of an allocation is kept without one.
#[derive(Clone)]
enum Form {
    Integer(i64),
    Float(f64),
    Text(Box<str>),
}

impl Number {
    /// The nearest `f64`, an infinity beyond its range.
    pub fn to_f64(&self) -> f64 {
        match &self.0 {
            Form::Integer(value) => *value as f64,
            Form::Float(value) => *value,
            Form::Text(text) => text.parse().unwrap_or(f64::NAN),
        }
    }

    /// The value as an `i64`, where it is one: `2`, `2.0` and `2e0` are.
    pub fn to_i64(&self) -> Option<i64> {
        match &self.0 {
            Form::Integer(value) => Some(*value),
            _ => super::super::json::from_str(&self.to_string()).ok(),
        }
    }

    /// The value as a `u64`, where it is one.
    pub fn to_u64(&self) -> Option<u64> {
        super::super::json::from_str(&self.to_string()).ok()
    }

    /// The number that JSON text is.
    fn of(text: &str) -> Self {
        if let Some(value) = text.parse().ok().filter(|_| text != "-0") {
            return Self(Form::Integer(value));
        }
        match text.parse::<f64>() {
            Ok(value) if to_string(&value) == text => Self(Form::Float(value)),
            _ => Self(Form::Text(text.into())),
        }
    }
}

impl FromStr for Number {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let mut reader = Reader::new(text);
        match reader.number() {
            Ok(number) if number.len() == text.len() => Ok(Self::of(number)),
            _ => Err(ParseError::new("a number")),
        }
    }
}

macro_rules! from {
    ($($ty:ident)*) => { $(
        impl From<$ty> for Number {
            fn from(value: $ty) -> Self {
                Self::of(&to_string(&value))
            }
        }
    )* };
}

from!(i8 i16 i32 u8 u16 u32 u64 i128 u128 f32);

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(Form::Integer(value))
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self(Form::Float(value))
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self::of(value.as_str())
    }
}

/// Written as a JSON number. What is no number in JSON is zero.
impl From<Number> for Decimal {
    fn from(value: Number) -> Self {
        value.to_string().parse().unwrap_or_else(|_| Self::from(0)).into_number()
    }
}

/// Zero.
impl Default for Number {
    fn default() -> Self {
        Self(Form::Integer(0))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Integer(left), Form::Integer(right)) => left.cmp(right),
            _ => compare_numbers(&self.to_string(), &other.to_string()),
        }
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_number(&self.to_string(), state);
    }
}

/// By the nearest `f64`.
impl PartialEq<f64> for Number {
    fn eq(&self, other: &f64) -> bool {
        self.to_f64() == *other
    }
}

impl PartialEq<i64> for Number {
    fn eq(&self, other: &i64) -> bool {
        self.to_i64() == Some(*other)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_string(self))
    }
}

/// As JSON has it.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&to_string(self))
    }
}

impl FromJson for Number {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.number().map(Self::of)
    }
}

impl ToJson for Number {
    fn write(&self, w: &mut Writer) {
        match &self.0 {
            Form::Integer(value) => value.write(w),
            Form::Float(value) => w.float(*value),
            Form::Text(text) => w.digits(text),
        }
    }
}
