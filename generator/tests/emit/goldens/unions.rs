// ---- lib.rs
//! The module ``.

pub mod support;

pub mod models;

// ---- models.rs
//! The module `models`.

use crate::models;

use crate::support::codec::{FromJson, Kind, RawJson, ReadError, Reader, ToJson, Writer};

/// The union Tagged.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum Tagged {
    Tree(Box<models::Tree>),
    Open(models::Open),
    /// A value of a kind that the document does not name.
    Unknown(RawJson),
}

impl From<models::Tree> for Tagged {
    fn from(value: models::Tree) -> Self {
        Self::Tree(Box::new(value))
    }
}

impl From<models::Open> for Tagged {
    fn from(value: models::Open) -> Self {
        Self::Open(value)
    }
}

impl FromJson for Tagged {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        match r.tag("kind")?.as_deref() {
            Some("tree") => FromJson::read(r).map(Self::Tree),
            Some("twig") => FromJson::read(r).map(Self::Tree),
            Some("open") => FromJson::read(r).map(Self::Open),
            _ => {
                r.unknown();
                RawJson::read(r).map(Self::Unknown)
            }
        }
    }
}

impl ToJson for Tagged {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Tree(value) => w.tagged("kind", "tree", value),
            Self::Open(value) => value.write(w),
            Self::Unknown(value) => w.raw(value),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Tagged {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Tagged {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The union ClosedTagged.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum ClosedTagged {
    Tree(Box<models::Tree>),
    Open(models::Open),
}

impl From<models::Tree> for ClosedTagged {
    fn from(value: models::Tree) -> Self {
        Self::Tree(Box::new(value))
    }
}

impl From<models::Open> for ClosedTagged {
    fn from(value: models::Open) -> Self {
        Self::Open(value)
    }
}

impl FromJson for ClosedTagged {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        match r.tag("kind")?.as_deref() {
            Some("tree") => FromJson::read(r).map(Self::Tree),
            Some("twig") => FromJson::read(r).map(Self::Tree),
            Some("open") => FromJson::read(r).map(Self::Open),
            _ => Err(r.mismatch("an object whose `kind` is `tree` or `twig` or `open`")),
        }
    }
}

impl ToJson for ClosedTagged {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Tree(value) => w.tagged("kind", "tree", value),
            Self::Open(value) => value.write(w),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for ClosedTagged {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for ClosedTagged {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The union Kinded.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Kinded {
    Text(String),
    Number(f64),
    List(Vec<String>),
}

impl From<String> for Kinded {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<f64> for Kinded {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<Vec<String>> for Kinded {
    fn from(value: Vec<String>) -> Self {
        Self::List(value)
    }
}

impl FromJson for Kinded {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        match r.kind() {
            Kind::String => FromJson::read(r).map(Self::Text),
            Kind::Integer | Kind::Number => FromJson::read(r).map(Self::Number),
            Kind::Array => FromJson::read(r).map(Self::List),
            _ => Err(r.mismatch("string or number or array")),
        }
    }
}

impl ToJson for Kinded {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Text(value) => value.write(w),
            Self::Number(value) => value.write(w),
            Self::List(value) => value.write(w),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Kinded {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Kinded {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The union Membered.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum Membered {
    Tree(Box<models::Tree>),
    Open(models::Open),
}

impl From<models::Tree> for Membered {
    fn from(value: models::Tree) -> Self {
        Self::Tree(Box::new(value))
    }
}

impl From<models::Open> for Membered {
    fn from(value: models::Open) -> Self {
        Self::Open(value)
    }
}

impl FromJson for Membered {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        if r.has("leaves") {
            return FromJson::read(r).map(Self::Tree);
        }
        FromJson::read(r).map(Self::Open)
    }
}

impl ToJson for Membered {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Tree(value) => value.write(w),
            Self::Open(value) => value.write(w),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Membered {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Membered {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The union StrictlyMembered.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum StrictlyMembered {
    Tree(Box<models::Tree>),
    Open(models::Open),
}

impl From<models::Tree> for StrictlyMembered {
    fn from(value: models::Tree) -> Self {
        Self::Tree(Box::new(value))
    }
}

impl From<models::Open> for StrictlyMembered {
    fn from(value: models::Open) -> Self {
        Self::Open(value)
    }
}

impl FromJson for StrictlyMembered {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        if r.has("leaves") {
            return FromJson::read(r).map(Self::Tree);
        }
        Err(r.mismatch("an object with `leaves`"))
    }
}

impl ToJson for StrictlyMembered {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Tree(value) => value.write(w),
            Self::Open(value) => value.write(w),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for StrictlyMembered {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for StrictlyMembered {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The union Fit.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum Fit {
    Tree(Box<models::Tree>),
    Open(models::Open),
}

impl From<models::Tree> for Fit {
    fn from(value: models::Tree) -> Self {
        Self::Tree(Box::new(value))
    }
}

impl From<models::Open> for Fit {
    fn from(value: models::Open) -> Self {
        Self::Open(value)
    }
}

impl FromJson for Fit {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.best_of(
            "Fit",
            &[
                |r| FromJson::read(r).map(Self::Tree),
                |r| FromJson::read(r).map(Self::Open),
            ],
        )
    }
}

impl ToJson for Fit {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Tree(value) => value.write(w),
            Self::Open(value) => value.write(w),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Fit {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Fit {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The union FitOrKeep.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum FitOrKeep {
    Tree(Box<models::Tree>),
    Open(models::Open),
    /// A value of a kind that the document does not name.
    Unknown(RawJson),
}

impl From<models::Tree> for FitOrKeep {
    fn from(value: models::Tree) -> Self {
        Self::Tree(Box::new(value))
    }
}

impl From<models::Open> for FitOrKeep {
    fn from(value: models::Open) -> Self {
        Self::Open(value)
    }
}

impl FromJson for FitOrKeep {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.best_of(
                "FitOrKeep",
                &[
                    |r| FromJson::read(r).map(Self::Tree),
                    |r| FromJson::read(r).map(Self::Open),
                ],
            )
            .or_else(|_| {
                r.unknown();
                RawJson::read(r).map(Self::Unknown)
            })
    }
}

impl ToJson for FitOrKeep {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Tree(value) => value.write(w),
            Self::Open(value) => value.write(w),
            Self::Unknown(value) => w.raw(value),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for FitOrKeep {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for FitOrKeep {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The union OfOld.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant)]
pub enum OfOld {
    Old(models::Old),
    Text(String),
}

impl From<models::Old> for OfOld {
    fn from(value: models::Old) -> Self {
        Self::Old(value)
    }
}

impl From<String> for OfOld {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl FromJson for OfOld {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.best_of(
            "OfOld",
            &[
                |r| FromJson::read(r).map(Self::Old),
                |r| FromJson::read(r).map(Self::Text),
            ],
        )
    }
}

impl ToJson for OfOld {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Old(value) => value.write(w),
            Self::Text(value) => value.write(w),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for OfOld {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for OfOld {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// Names.
pub type Names = Vec<String>;

