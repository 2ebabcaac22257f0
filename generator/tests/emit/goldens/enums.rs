// ---- lib.rs
//! The module ``.

pub mod support;

pub mod models;

// ---- models.rs
//! The module `models`.

use std::fmt;

use crate::support::codec::{FromJson, RawJson, ReadError, Reader, ToJson, Writer};

/// Values of OldChoice.
#[deprecated]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum OldChoice {
    #[deprecated(note = "gone")]
    A,
    B,
    /// A value that the document does not name.
    Unknown(Box<str>),
}

#[allow(deprecated)]
impl OldChoice {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::Unknown(value) => value,
        }
    }
}

#[allow(deprecated)]
impl From<&str> for OldChoice {
    fn from(value: &str) -> Self {
        match value {
            "a" => Self::A,
            "b" => Self::B,
            other => Self::Unknown(other.into()),
        }
    }
}

#[allow(deprecated)]
impl fmt::Display for OldChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[allow(deprecated)]
impl FromJson for OldChoice {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let value = Self::from(&*r.text()?);
        if let Self::Unknown(_) = value {
            r.unknown();
        }
        Ok(value)
    }
}

#[allow(deprecated)]
impl ToJson for OldChoice {
    fn write(&self, w: &mut Writer) {
        w.text(self.as_str());
    }
}

#[allow(deprecated)]
#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for OldChoice {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[allow(deprecated)]
#[cfg(feature = "serde")]
impl ::serde::Serialize for OldChoice {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Values of OnlyKind.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum OnlyKind {
    Only,
}

impl OnlyKind {
    /// The value on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Only => "only",
        }
    }
}

impl fmt::Display for OnlyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromJson for OnlyKind {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let at = r.offset();
        match &*r.text()? {
            "only" => Ok(Self::Only),
            _ => Err(ReadError::new(at, "\"only\"", "another value")),
        }
    }
}

impl ToJson for OnlyKind {
    fn write(&self, w: &mut Writer) {
        w.text(self.as_str());
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for OnlyKind {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for OnlyKind {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Values of Odd.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Odd {
    Quote,
    Bidi,
    Empty,
    Nul,
    /// A value that the document does not name.
    Unknown(Box<str>),
}

impl Odd {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Quote => "\"",
            Self::Bidi => "\u{202e}",
            Self::Empty => "",
            Self::Nul => "\0",
            Self::Unknown(value) => value,
        }
    }
}

impl From<&str> for Odd {
    fn from(value: &str) -> Self {
        match value {
            "\"" => Self::Quote,
            "\u{202e}" => Self::Bidi,
            "" => Self::Empty,
            "\0" => Self::Nul,
            other => Self::Unknown(other.into()),
        }
    }
}

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromJson for Odd {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let value = Self::from(&*r.text()?);
        if let Self::Unknown(_) = value {
            r.unknown();
        }
        Ok(value)
    }
}

impl ToJson for Odd {
    fn write(&self, w: &mut Writer) {
        w.text(self.as_str());
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Odd {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Odd {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Values of Level.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Level {
    One,
    Lowest,
    /// A value that the document does not name.
    Other(i64),
}

impl Level {
    /// The value on the wire.
    pub fn as_i64(&self) -> i64 {
        match self {
            Self::One => 1,
            Self::Lowest => -9223372036854775808,
            Self::Other(value) => *value,
        }
    }
}

impl From<i64> for Level {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::One,
            -9223372036854775808 => Self::Lowest,
            other => Self::Other(other),
        }
    }
}

impl FromJson for Level {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let value = Self::from(i64::read(r)?);
        if let Self::Other(_) = value {
            r.unknown();
        }
        Ok(value)
    }
}

impl ToJson for Level {
    fn write(&self, w: &mut Writer) {
        w.integer(self.as_i64().into());
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Level {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Level {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Values of ClosedLevel.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ClosedLevel {
    One,
    Lowest,
}

impl ClosedLevel {
    /// The value on the wire.
    pub fn as_i64(&self) -> i64 {
        match self {
            Self::One => 1,
            Self::Lowest => -9223372036854775808,
        }
    }
}

impl FromJson for ClosedLevel {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let at = r.offset();
        match i64::read(r)? {
            1 => Ok(Self::One),
            -9223372036854775808 => Ok(Self::Lowest),
            _ => Err(ReadError::new(at, "1 or -9223372036854775808", "another value")),
        }
    }
}

impl ToJson for ClosedLevel {
    fn write(&self, w: &mut Writer) {
        w.integer(self.as_i64().into());
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for ClosedLevel {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for ClosedLevel {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Values of Mixed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Mixed {
    Half,
    Yes,
    Word,
    /// A value that the document does not name.
    Unknown(RawJson),
}

impl Mixed {
    /// The value on the wire, as JSON text.
    pub fn as_json(&self) -> &str {
        match self {
            Self::Half => "0.5",
            Self::Yes => "true",
            Self::Word => "\"w\"",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

impl From<RawJson> for Mixed {
    fn from(value: RawJson) -> Self {
        for known in [Self::Half, Self::Yes, Self::Word] {
            if RawJson::from_text(known.as_json()).is_ok_and(|text| text == value) {
                return known;
            }
        }
        Self::Unknown(value)
    }
}

impl FromJson for Mixed {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let value = Self::from(RawJson::read(r)?);
        if let Self::Unknown(_) = value {
            r.unknown();
        }
        Ok(value)
    }
}

impl ToJson for Mixed {
    fn write(&self, w: &mut Writer) {
        w.raw(&RawJson::from_text(self.as_json()).unwrap_or_default());
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Mixed {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Mixed {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Values of ClosedMixed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ClosedMixed {
    Half,
    Yes,
    Word,
}

impl ClosedMixed {
    /// The value on the wire, as JSON text.
    pub fn as_json(&self) -> &str {
        match self {
            Self::Half => "0.5",
            Self::Yes => "true",
            Self::Word => "\"w\"",
        }
    }
}

impl FromJson for ClosedMixed {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let at = r.offset();
        let value = RawJson::read(r)?;
        for known in [Self::Half, Self::Yes, Self::Word] {
            if RawJson::from_text(known.as_json()).is_ok_and(|text| text == value) {
                return Ok(known);
            }
        }
        Err(ReadError::new(at, "0.5 or true or \"w\"", "another value"))
    }
}

impl ToJson for ClosedMixed {
    fn write(&self, w: &mut Writer) {
        w.raw(&RawJson::from_text(self.as_json()).unwrap_or_default());
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for ClosedMixed {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for ClosedMixed {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Values of WriteOnly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum WriteOnly {
    A,
    /// A value that the document does not name.
    Unknown(Box<str>),
}

impl WriteOnly {
    /// The value on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::A => "a",
            Self::Unknown(value) => value,
        }
    }
}

impl From<&str> for WriteOnly {
    fn from(value: &str) -> Self {
        match value {
            "a" => Self::A,
            other => Self::Unknown(other.into()),
        }
    }
}

impl fmt::Display for WriteOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ToJson for WriteOnly {
    fn write(&self, w: &mut Writer) {
        w.text(self.as_str());
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for WriteOnly {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Values of ReadOnly.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ReadOnly {
    A,
}

impl ReadOnly {
    /// The value on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::A => "a",
        }
    }
}

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromJson for ReadOnly {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let at = r.offset();
        match &*r.text()? {
            "a" => Ok(Self::A),
            _ => Err(ReadError::new(at, "\"a\"", "another value")),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for ReadOnly {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

