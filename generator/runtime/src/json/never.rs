//! What a schema has that allows nothing (`false`, `not: {}`).

use super::error::ReadError;
use super::reader::Reader;
use super::writer::Writer;
use super::{FromJson, ToJson};

/// A type without values: reading one is always an error, and nobody can make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Never {}

impl FromJson for Never {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        Err(r.mismatch("nothing: the document allows no value here"))
    }
}

impl ToJson for Never {
    fn write(&self, _: &mut Writer) {
        match *self {}
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Never {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        match *self {}
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Never {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        super::bridge::deserialize(d)
    }
}
