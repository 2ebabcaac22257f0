//! `format: decimal`: numbers whose digits all count, such as money. They stay text; arithmetic is the user's choice.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::super::json::{compare_numbers, hash_number, FromJson, Kind, ReadError, Reader, ToJson, Writer};
use super::ParseError;

/// A decimal number of any size and precision, kept as it is written.
///
/// Servers send decimals as JSON numbers or as strings; what was read as one is written as the same. Numbers made
/// from text or integers are written as strings unless [`Decimal::into_number`] says otherwise.
/// Equality, order and hash are those of the values: 1.10 equals 1.1.
#[derive(Clone)]
pub struct Decimal {
    text: Box<str>,
    bare: bool,
}

impl Decimal {
    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same number, written as a JSON number.
    #[must_use]
    pub fn into_number(mut self) -> Self {
        self.bare = true;
        self
    }

    /// The same number, written as a JSON string.
    #[must_use]
    pub fn into_string(mut self) -> Self {
        self.bare = false;
        self
    }

    /// The nearest `f64`, an infinity beyond its range.
    pub fn to_f64(&self) -> f64 {
        self.text.parse().unwrap_or(f64::NAN)
    }
}

impl FromStr for Decimal {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let mut reader = Reader::new(text);
        match reader.number() {
            Ok(number) if number.len() == text.len() => Ok(Self { text: text.into(), bare: false }),
            _ => Err(ParseError::new("a decimal number")),
        }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self { text: value.to_string().into(), bare: false }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_numbers(&self.text, &other.text)
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_number(&self.text, state);
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl FromJson for Decimal {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        if r.kind() == Kind::String {
            return super::text::parsed(r, "a decimal number", |text| text.trim().parse().ok());
        }
        r.number().map(|text| Self { text: text.into(), bare: true })
    }
}

impl ToJson for Decimal {
    fn write(&self, w: &mut Writer) {
        if self.bare {
            w.digits(&self.text);
        } else {
            w.text(&self.text);
        }
    }
}
