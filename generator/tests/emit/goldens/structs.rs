// ---- lib.rs
//! The module ``.

pub mod support;

pub mod models;

// ---- models.rs
//! The module `models`.

use std::collections::BTreeMap;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::models;

use crate::support::codec::{
    Base64, Date, Decimal, FromJson, OrNull, Patch, RawJson, ReadError, Reader, Secret,
    Timestamp, ToJson, Uuid, Writer,
};

/// The object Open.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Open {
    pub r: u8,
    pub r_: Option<f64>,
    pub w: Patch<BTreeMap<String, Decimal>>,
    pub raw: Option<RawJson>,
    /// Other members.
    pub extra: BTreeMap<String, RawJson>,
}

impl Open {
    /// A `Open` with what has to be set.
    pub fn new(r: u8, raw: Option<RawJson>) -> Self {
        Self {
            r,
            r_: None,
            w: Patch::Absent,
            raw,
            extra: BTreeMap::new(),
        }
    }
    /// Sets [`r_`](Self::r_).
    pub fn with_r_(mut self, r_: f64) -> Self {
        self.r_ = Some(r_);
        self
    }
    /// Sets [`w`](Self::w).
    pub fn with_w(mut self, w: impl Into<Patch<BTreeMap<String, Decimal>>>) -> Self {
        self.w = w.into();
        self
    }
}

impl FromJson for Open {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut r__: Option<u8> = None;
        let mut r_: Option<f64> = None;
        let mut w: Patch<BTreeMap<String, Decimal>> = Patch::Absent;
        let mut raw: Option<Option<RawJson>> = None;
        let mut extra: BTreeMap<String, RawJson> = BTreeMap::new();
        r.object_with(
            "Open",
            &["r", "r_", "w", "raw"],
            &mut [&mut r__, &mut r_, &mut w, &mut raw],
            &mut extra,
        )?;
        Ok(Self {
            r: r.need(r__, "r")?,
            r_,
            w,
            raw: r.need(raw, "raw")?,
            extra,
        })
    }
}

impl ToJson for Open {
    fn write(&self, w: &mut Writer) {
        w.object_with(
            &[
                ("r", &self.r),
                ("r_", &self.r_),
                ("w", &self.w),
                ("raw", &OrNull(&self.raw)),
            ],
            &self.extra,
        );
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Open {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Open {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The object Pair.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Pair {
    pub first: Uuid,
    pub second: Option<Date>,
    /// Further items.
    pub rest: Vec<bool>,
}

impl Pair {
    /// A `Pair` with what has to be set.
    pub fn new(first: Uuid) -> Self {
        Self {
            first,
            second: None,
            rest: Vec::new(),
        }
    }
    /// Sets [`second`](Self::second).
    pub fn with_second(mut self, second: Date) -> Self {
        self.second = Some(second);
        self
    }
}

impl FromJson for Pair {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut first: Option<Uuid> = None;
        let mut second: Option<Date> = None;
        let mut rest: Vec<bool> = Vec::new();
        r.tuple("Pair", &mut [&mut first, &mut second], Some(&mut rest))?;
        Ok(Self {
            first: r.need(first, "0")?,
            second,
            rest,
        })
    }
}

impl ToJson for Pair {
    fn write(&self, w: &mut Writer) {
        let items: [&dyn ToJson; 2] = [&self.first, &self.second];
        w.list(
            &mut items
                .into_iter()
                .chain(self.rest.iter().map(|item| item as &dyn ToJson))
                .take_while(|item| !item.is_absent()),
        );
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Pair {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Pair {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The object Couple.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Couple {
    pub first: bool,
    pub second: Option<()>,
}

impl Couple {
    /// A `Couple` with what has to be set.
    pub fn new(first: bool, second: Option<()>) -> Self {
        Self { first, second }
    }
}

impl FromJson for Couple {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut first: Option<bool> = None;
        let mut second: Option<Option<()>> = None;
        r.tuple("Couple", &mut [&mut first, &mut second], None)?;
        Ok(Self {
            first: r.need(first, "0")?,
            second: r.need(second, "1")?,
        })
    }
}

impl ToJson for Couple {
    fn write(&self, w: &mut Writer) {
        w.array(&[&self.first, &OrNull(&self.second)]);
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Couple {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Couple {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The object Tree.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Tree {
    pub left: Option<Box<Tree>>,
    pub right: Patch<Box<Tree>>,
    pub leaves: Vec<Tree>,
}

impl Tree {
    /// A `Tree` with what has to be set.
    pub fn new(leaves: Vec<Tree>) -> Self {
        Self {
            left: None,
            right: Patch::Absent,
            leaves,
        }
    }
    /// Sets [`left`](Self::left).
    pub fn with_left(mut self, left: Tree) -> Self {
        self.left = Some(Box::new(left));
        self
    }
    /// Sets [`right`](Self::right).
    pub fn with_right(mut self, right: impl Into<Patch<Box<Tree>>>) -> Self {
        self.right = right.into();
        self
    }
}

impl FromJson for Tree {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut left: Option<Box<Tree>> = None;
        let mut right: Patch<Box<Tree>> = Patch::Absent;
        let mut leaves: Option<Vec<Tree>> = None;
        r.object(
            "Tree",
            &["left", "right", "leaves"],
            &mut [&mut left, &mut right, &mut leaves],
        )?;
        Ok(Self {
            left,
            right,
            leaves: r.need(leaves, "leaves")?,
        })
    }
}

impl ToJson for Tree {
    fn write(&self, w: &mut Writer) {
        w.object(
            &[("left", &self.left), ("right", &self.right), ("leaves", &self.leaves)],
        );
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Tree {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Tree {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The object Nothing.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Nothing {}

impl Nothing {
    /// A `Nothing` with nothing set.
    pub fn new() -> Self {
        Self::default()
    }
}

impl FromJson for Nothing {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.object("Nothing", &[], &mut [])?;
        Ok(Self {})
    }
}

impl ToJson for Nothing {
    fn write(&self, w: &mut Writer) {
        w.object(&[]);
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Nothing {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for Nothing {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The object OneWay.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OneWay {
    pub id: Option<i64>,
    pub password: Option<Secret>,
    pub kind: models::OnlyKind,
    pub version: Option<String>,
}

impl OneWay {
    /// A `OneWay` with what has to be set.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self {
            id: None,
            password: None,
            kind: models::OnlyKind::Only,
            version: Some("2".into()),
        }
    }
    /// Sets [`id`](Self::id).
    pub fn with_id(mut self, id: i64) -> Self {
        self.id = Some(id);
        self
    }
    /// Sets [`password`](Self::password).
    pub fn with_password(mut self, password: impl Into<Secret>) -> Self {
        self.password = Some(password.into());
        self
    }
}

impl FromJson for OneWay {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut id: Option<i64> = None;
        let mut kind: Option<models::OnlyKind> = None;
        let mut version: Option<String> = None;
        r.object(
            "OneWay",
            &["id", "kind", "version"],
            &mut [&mut id, &mut kind, &mut version],
        )?;
        Ok(Self {
            id,
            password: None,
            kind: r.need(kind, "kind")?,
            version,
        })
    }
}

impl ToJson for OneWay {
    fn write(&self, w: &mut Writer) {
        w.object(
            &[
                ("password", &self.password),
                ("kind", &self.kind),
                ("version", &self.version),
            ],
        );
    }
}

#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for OneWay {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[cfg(feature = "serde")]
impl ::serde::Serialize for OneWay {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The object Kinds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(clippy::type_complexity)]
pub struct Kinds {
    pub timestamp: Timestamp,
    pub date: Date,
    pub uuid: Uuid,
    pub base64: Base64,
    pub secret: Secret,
    pub decimal: Decimal,
    pub ipaddr: IpAddr,
    pub ipv4addr: Ipv4Addr,
    pub ipv6addr: Ipv6Addr,
    pub deep: Vec<
        Option<
            Vec<
                Option<
                    Vec<
                        Option<
                            Vec<
                                Option<
                                    Vec<Option<Vec<Option<Vec<Option<Vec<Option<bool>>>>>>>>,
                                >,
                            >,
                        >,
                    >,
                >,
            >,
        >,
    >,
}

#[allow(clippy::type_complexity)]
impl Kinds {
    /// A `Kinds` with what has to be set.
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        timestamp: Timestamp,
        date: Date,
        uuid: Uuid,
        base64: Base64,
        secret: impl Into<Secret>,
        decimal: Decimal,
        ipaddr: IpAddr,
        ipv4addr: Ipv4Addr,
        ipv6addr: Ipv6Addr,
        deep: Vec<
            Option<
                Vec<
                    Option<
                        Vec<
                            Option<
                                Vec<
                                    Option<
                                        Vec<Option<Vec<Option<Vec<Option<Vec<Option<bool>>>>>>>>,
                                    >,
                                >,
                            >,
                        >,
                    >,
                >,
            >,
        >,
    ) -> Self {
        Self {
            timestamp,
            date,
            uuid,
            base64,
            secret: secret.into(),
            decimal,
            ipaddr,
            ipv4addr,
            ipv6addr,
            deep,
        }
    }
}

#[allow(clippy::type_complexity)]
impl FromJson for Kinds {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut timestamp: Option<Timestamp> = None;
        let mut date: Option<Date> = None;
        let mut uuid: Option<Uuid> = None;
        let mut base64: Option<Base64> = None;
        let mut secret: Option<Secret> = None;
        let mut decimal: Option<Decimal> = None;
        let mut ipaddr: Option<IpAddr> = None;
        let mut ipv4addr: Option<Ipv4Addr> = None;
        let mut ipv6addr: Option<Ipv6Addr> = None;
        let mut deep: Option<
            Vec<
                Option<
                    Vec<
                        Option<
                            Vec<
                                Option<
                                    Vec<
                                        Option<
                                            Vec<Option<Vec<Option<Vec<Option<Vec<Option<bool>>>>>>>>,
                                        >,
                                    >,
                                >,
                            >,
                        >,
                    >,
                >,
            >,
        > = None;
        r.object(
            "Kinds",
            &[
                "timestamp",
                "date",
                "uuid",
                "base64",
                "secret",
                "decimal",
                "ipaddr",
                "ipv4addr",
                "ipv6addr",
                "deep",
            ],
            &mut [
                &mut timestamp,
                &mut date,
                &mut uuid,
                &mut base64,
                &mut secret,
                &mut decimal,
                &mut ipaddr,
                &mut ipv4addr,
                &mut ipv6addr,
                &mut deep,
            ],
        )?;
        Ok(Self {
            timestamp: r.need(timestamp, "timestamp")?,
            date: r.need(date, "date")?,
            uuid: r.need(uuid, "uuid")?,
            base64: r.need(base64, "base64")?,
            secret: r.need(secret, "secret")?,
            decimal: r.need(decimal, "decimal")?,
            ipaddr: r.need(ipaddr, "ipaddr")?,
            ipv4addr: r.need(ipv4addr, "ipv4addr")?,
            ipv6addr: r.need(ipv6addr, "ipv6addr")?,
            deep: r.need(deep, "deep")?,
        })
    }
}

#[allow(clippy::type_complexity)]
impl ToJson for Kinds {
    fn write(&self, w: &mut Writer) {
        w.object(
            &[
                ("timestamp", &self.timestamp),
                ("date", &self.date),
                ("uuid", &self.uuid),
                ("base64", &self.base64),
                ("secret", &self.secret),
                ("decimal", &self.decimal),
                ("ipaddr", &self.ipaddr),
                ("ipv4addr", &self.ipv4addr),
                ("ipv6addr", &self.ipv6addr),
                ("deep", &self.deep),
            ],
        );
    }
}

#[allow(clippy::type_complexity)]
#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Kinds {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[allow(clippy::type_complexity)]
#[cfg(feature = "serde")]
impl ::serde::Serialize for Kinds {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

/// The object Old.
#[deprecated(note = "use something newer")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Old {
    #[deprecated]
    pub gone: Option<String>,
    pub choice: models::OldChoice,
}

#[allow(deprecated)]
impl Old {
    /// A `Old` with what has to be set.
    pub fn new(choice: models::OldChoice) -> Self {
        Self { gone: None, choice }
    }
    /// Sets [`gone`](Self::gone).
    #[deprecated]
    pub fn with_gone(mut self, gone: impl Into<String>) -> Self {
        self.gone = Some(gone.into());
        self
    }
}

#[allow(deprecated)]
impl FromJson for Old {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut gone: Option<String> = None;
        let mut choice: Option<models::OldChoice> = None;
        r.object("Old", &["gone", "choice"], &mut [&mut gone, &mut choice])?;
        Ok(Self {
            gone,
            choice: r.need(choice, "choice")?,
        })
    }
}

#[allow(deprecated)]
impl ToJson for Old {
    fn write(&self, w: &mut Writer) {
        w.object(&[("gone", &self.gone), ("choice", &self.choice)]);
    }
}

#[allow(deprecated)]
#[cfg(feature = "serde")]
impl<'de> ::serde::Deserialize<'de> for Old {
    fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        crate::support::codec::bridge::deserialize(from)
    }
}

#[allow(deprecated)]
#[cfg(feature = "serde")]
impl ::serde::Serialize for Old {
    fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        crate::support::codec::bridge::serialize(self, to)
    }
}

