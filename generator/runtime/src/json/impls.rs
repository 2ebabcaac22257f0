//! Reading and writing of the standard library's types.

use std::collections::BTreeMap;
use std::mem::size_of;

use super::error::ReadError;
use super::number::write_float;
use super::reader::Reader;
use super::writer::Writer;
use super::{FromJson, ToJson};

macro_rules! integers {
    ($($int:ident $name:literal),*) => { $(
        impl FromJson for $int {
            fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
                Ok(r.integer($name, $int::MIN as i128, $int::MAX as i128)? as $int)
            }
        }

        impl ToJson for $int {
            fn write(&self, w: &mut Writer) {
                w.display(self);
            }
        }
    )* };
}

integers!(
    i8 "an 8-bit integer", i16 "a 16-bit integer", i32 "a 32-bit integer", i64 "integer",
    i128 "a 128-bit integer", u8 "an unsigned 8-bit integer", u16 "an unsigned 16-bit integer",
    u32 "an unsigned 32-bit integer", u64 "an unsigned integer"
);

impl FromJson for u128 {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.unsigned("an unsigned 128-bit integer")
    }
}

impl ToJson for u128 {
    fn write(&self, w: &mut Writer) {
        w.display(self);
    }
}

impl FromJson for f64 {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.float()
    }
}

impl ToJson for f64 {
    fn write(&self, w: &mut Writer) {
        w.float(*self);
    }
}

impl FromJson for f32 {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let text = r.number()?;
        match text.parse::<f32>() {
            Ok(value) if value.is_finite() => Ok(value),
            _ => {
                let start = r.offset() - text.len();
                Err(ReadError::new(start, "a number in the range of f32", "a number out of range"))
            }
        }
    }
}

/// Written with the digits that an `f32` has: 0.1, not 0.10000000149011612.
impl ToJson for f32 {
    fn write(&self, w: &mut Writer) {
        write_float(w.out(), (*self).into(), self, self);
    }
}

impl FromJson for bool {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.bool()
    }
}

impl ToJson for bool {
    fn write(&self, w: &mut Writer) {
        w.bool(*self);
    }
}

impl FromJson for String {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.text().map(Into::into)
    }
}

impl FromJson for Box<str> {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.text().map(Into::into)
    }
}

impl ToJson for str {
    fn write(&self, w: &mut Writer) {
        w.text(self);
    }
}

impl ToJson for String {
    fn write(&self, w: &mut Writer) {
        w.text(self);
    }
}

/// The value `null`.
impl FromJson for () {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        if r.null()? {
            return Ok(());
        }
        Err(r.mismatch("null"))
    }

    fn from_null() -> Option<Self> {
        Some(())
    }
}

impl ToJson for () {
    fn write(&self, w: &mut Writer) {
        w.null();
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        if r.null()? {
            return Ok(None);
        }
        T::read(r).map(Some)
    }

    fn from_null() -> Option<Self> {
        Some(None)
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, w: &mut Writer) {
        match self {
            Some(value) => value.write(w),
            None => w.null(),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        r.hold(size_of::<T>())?;
        T::read(r).map(Box::new)
    }

    fn from_null() -> Option<Self> {
        T::from_null().map(Box::new)
    }
}

impl<T: ToJson + ?Sized> ToJson for Box<T> {
    fn write(&self, w: &mut Writer) {
        (**self).write(w);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn write(&self, w: &mut Writer) {
        (**self).write(w);
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

/// Lists and maps made of what builders are given.
pub enum Collect {}

impl Collect {
    /// A list of whatever becomes its items.
    pub fn list<T, U: Into<T>>(items: impl IntoIterator<Item = U>) -> Vec<T> {
        items.into_iter().map(Into::into).collect()
    }

    /// A map of whatever becomes its names and values. Of two with one name the later one counts.
    pub fn map<T, N: Into<String>, U: Into<T>>(
        members: impl IntoIterator<Item = (N, U)>,
    ) -> BTreeMap<String, T> {
        members.into_iter().map(|(name, value)| (name.into(), value.into())).collect()
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut items = Self::new();
        r.array(&mut items)?;
        Ok(items)
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, w: &mut Writer) {
        self.as_slice().write(w);
    }
}

impl<T: ToJson> ToJson for [T] {
    fn write(&self, w: &mut Writer) {
        w.list(&mut self.iter().map(|item| item as &dyn ToJson));
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError> {
        let mut members = Self::new();
        r.map(&mut members)?;
        Ok(members)
    }
}

impl<T: ToJson> ToJson for BTreeMap<String, T> {
    fn write(&self, w: &mut Writer) {
        w.object_with(&[], self);
    }
}
