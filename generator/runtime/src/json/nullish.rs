//! Members that are not just there or not: null that must be said, null that is told from absence (JSON Merge Patch, RFC 7396), and
//! members that travel one way.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

use super::error::ReadError;
use super::reader::Reader;
use super::slot::Slot;
use super::writer::Writer;
use super::{FromJson, ToJson};

/// A required member that may be null: always written, `None` as `null`.
#[derive(Debug)]
pub struct OrNull<'a, T>(pub &'a Option<T>);

impl<T: ToJson> ToJson for OrNull<'_, T> {
    fn write(&self, w: &mut Writer) {
        self.0.write(w);
    }
}

/// A member that only answers have (`readOnly`): left out of requests, and written where a whole value is kept.
pub struct ReadOnly<'a>(pub &'a dyn ToJson);

impl ToJson for ReadOnly<'_> {
    fn write(&self, w: &mut Writer) {
        self.0.write(w);
    }

    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }

    fn is_read_only(&self) -> bool {
        true
    }
}

/// A member that only requests have (`writeOnly`): unknown in answers, and read where a whole value was kept.
pub struct WriteOnly<'a>(pub &'a mut dyn Slot);

impl Slot for WriteOnly<'_> {
    fn fill(&mut self, r: &mut Reader<'_>) -> Result<(), ReadError> {
        self.0.fill(r)
    }

    fn is_filled(&self) -> bool {
        self.0.is_filled()
    }

    fn is_write_only(&self) -> bool {
        true
    }
}

/// An optional member that may be null: it is absent, null, or a value. In a request these say: leave it as it is, clear it, set it.
///
/// Where the difference does not matter, [`value`](Self::value), [`as_deref`](Self::as_deref) and [`unwrap_or_default`](Self::unwrap_or_default)
/// read it as an `Option` is read. Setters take a value, `None` for null, or one of these. The default is [`Nullish::Absent`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Nullish<T> {
    /// Not there. In a request: the server keeps what it has.
    #[default]
    Absent,
    /// `null`. In a request: the server clears the member.
    Null,
    /// This value.
    Value(T),
}

impl<T> Nullish<T> {
    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// A reference to the value, if there is one.
    pub fn as_option(&self) -> Option<&T> {
        self.as_ref().value()
    }

    /// The same state over a reference.
    pub fn as_ref(&self) -> Nullish<&T> {
        match self {
            Self::Value(value) => Nullish::Value(value),
            Self::Null => Nullish::Null,
            Self::Absent => Nullish::Absent,
        }
    }

    /// The same state over a reference to change.
    pub fn as_mut(&mut self) -> Nullish<&mut T> {
        match self {
            Self::Value(value) => Nullish::Value(value),
            Self::Null => Nullish::Null,
            Self::Absent => Nullish::Absent,
        }
    }

    /// What the value leads to, if there is one: the `&str` of a `String`, the slice of a list.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.as_option().map(Deref::deref)
    }

    /// The same to change.
    pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>
    where
        T: DerefMut,
    {
        self.as_mut().value().map(DerefMut::deref_mut)
    }

    /// The value, or another one where there is none.
    pub fn unwrap_or(self, other: T) -> T {
        self.value().unwrap_or(other)
    }

    /// The value, or one that is made where there is none.
    pub fn unwrap_or_else(self, other: impl FnOnce() -> T) -> T {
        self.value().unwrap_or_else(other)
    }

    /// The value, or the type's default where there is none.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.value().unwrap_or_default()
    }

    /// Whether the member is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether there is a value.
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The same state over the changed value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Nullish<U> {
        match self {
            Self::Value(value) => Nullish::Value(change(value)),
            Self::Null => Nullish::Null,
            Self::Absent => Nullish::Absent,
        }
    }

    /// The state, leaving the member absent.
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    /// `None` for absent, `Some(None)` for null.
    pub fn into_nested(self) -> Option<Option<T>> {
        match self {
            Self::Value(value) => Some(Some(value)),
            Self::Null => Some(None),
            Self::Absent => None,
        }
    }

    /// Absent for `None`, null for `Some(None)`. There is no `From` for this: it would make `None` mean two things.
    pub fn from_nested(nested: Option<Option<T>>) -> Self {
        nested.map_or(Self::Absent, Self::from)
    }
}

impl<T> From<Nullish<T>> for Option<T> {
    fn from(nullish: Nullish<T>) -> Self {
        nullish.value()
    }
}

impl<T> From<Nullish<T>> for Option<Option<T>> {
    fn from(nullish: Nullish<T>) -> Self {
        nullish.into_nested()
    }
}

impl From<&str> for Nullish<String> {
    fn from(text: &str) -> Self {
        Nullish::Value(text.to_owned())
    }
}

impl<T, U: Into<T>, const N: usize> From<[U; N]> for Nullish<Vec<T>> {
    fn from(items: [U; N]) -> Self {
        Nullish::Value(items.into_iter().map(Into::into).collect())
    }
}

impl<T, K: Into<String>, U: Into<T>, const N: usize> From<[(K, U); N]> for Nullish<BTreeMap<String, T>> {
    fn from(members: [(K, U); N]) -> Self {
        Nullish::Value(members.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl<T> From<T> for Nullish<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is null.
impl<T> From<Option<T>> for Nullish<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T: FromJson> Slot for Nullish<T> {
    fn fill(&mut self, r: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = if r.skip_null()? { Self::Null } else { Self::Value(T::read(r)?) };
        Ok(())
    }

    fn is_filled(&self) -> bool {
        !self.is_absent()
    }
}

impl<T: ToJson> ToJson for Nullish<T> {
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Value(value) => value.write(w),
            Self::Absent | Self::Null => w.null(),
        }
    }

    fn is_absent(&self) -> bool {
        Self::is_absent(self)
    }
}
