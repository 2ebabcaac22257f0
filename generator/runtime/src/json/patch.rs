//! The two ways in which a written member differs from a plain `Option`: null that must be said, and null that
//! may be told from absence (JSON Merge Patch, RFC 7396).

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

/// An optional member that may be null: leave it as it is, clear it, or set it.
///
/// `None` and [`Patch::Null`] are the same thing to `From<Option<T>>`; the default is [`Patch::Absent`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// Not sent: the server keeps what it has.
    #[default]
    Absent,
    /// Sent as `null`: the server clears the member.
    Null,
    /// Sent as this value.
    Value(T),
}

impl<T> Patch<T> {
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
    pub fn as_ref(&self) -> Patch<&T> {
        match self {
            Self::Value(value) => Patch::Value(value),
            Self::Null => Patch::Null,
            Self::Absent => Patch::Absent,
        }
    }

    /// Whether the member is left out.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is sent as `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The same state over the changed value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Value(value) => Patch::Value(change(value)),
            Self::Null => Patch::Null,
            Self::Absent => Patch::Absent,
        }
    }
}

impl From<&str> for Patch<String> {
    fn from(text: &str) -> Self {
        Patch::Value(text.to_owned())
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Patch<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T: FromJson> Slot for Patch<T> {
    fn fill(&mut self, r: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = if r.skip_null()? { Self::Null } else { Self::Value(T::read(r)?) };
        Ok(())
    }

    fn is_filled(&self) -> bool {
        !self.is_absent()
    }
}

impl<T: ToJson> ToJson for Patch<T> {
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
