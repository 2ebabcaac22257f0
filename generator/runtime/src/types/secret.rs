//! `format: password`, `writeOnly` members and credentials: text that must not end up in logs.

use std::fmt;

use super::super::json::{FromJson, ReadError, Reader, ToJson, Writer};

/// A secret string. Debug output shows `[redacted]`, and there is no Display: [`Secret::expose`] is the only way out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Secret(Box<str>);

impl Secret {
    /// Keeps `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into().into_boxed_str())
    }

    /// The text itself, for the place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl FromJson for Secret {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.text().map(|text| Self(text.into()))
    }
}

impl ToJson for Secret {
    fn write(&self, w: &mut Writer) {
        w.text(&self.0);
    }
}
