//! `format: decimal`: numbers whose digits all count, such as money. They stay text; arithmetic is the user's choice.

use std::fmt;
use std::str::FromStr;

use super::super::json::{same_number, FromJson, Kind, ReadError, Reader, ToJson, Writer};

/// A decimal number of any size and precision, kept as it is written.
///
/// Servers send decimals as JSON numbers or as strings; what was read as one is written as the same. Numbers made
/// from text or integers are written as strings unless [`Decimal::into_number`] says otherwise.
/// Equality is that of the values: 1.10 equals 1.1.
#[derive(Clone)]
pub struct Decimal {
    text: Box<str>,
    bare: bool,
}

/// Text that is no decimal number in JSON's grammar (RFC 8259 section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotDecimal;

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
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let mut reader = Reader::new(text);
        let number = reader.number().map_err(|_| NotDecimal)?;
        if number.len() < text.len() {
            return Err(NotDecimal);
        }
        Ok(Self { text: text.into(), bare: false })
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self { text: value.to_string().into(), bare: false }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        same_number(&self.text, &other.text)
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

impl fmt::Display for NotDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number")
    }
}

impl std::error::Error for NotDecimal {}

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
