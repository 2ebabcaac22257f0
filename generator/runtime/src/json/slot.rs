//! Where a reader puts what it reads: one slot per documented member, a map or list for the rest.
//! These traits are what keeps the reader free of type parameters.

use std::collections::BTreeMap;
use std::mem::size_of;

use super::error::ReadError;
use super::reader::Reader;
use super::FromJson;

/// A place for one member's value.
pub trait Slot {
    /// Reads the value at hand into the slot, replacing what is there.
    ///
    /// # Errors
    /// The value does not fit.
    fn fill(&mut self, r: &mut Reader<'_>) -> Result<(), ReadError>;

    /// Whether a value has been put here.
    fn is_filled(&self) -> bool;

    /// Whether answers have no such member, see [`WriteOnly`](super::WriteOnly).
    fn is_write_only(&self) -> bool {
        false
    }
}

/// A null leaves the slot empty unless `T` has a null of its own.
impl<T: FromJson> Slot for Option<T> {
    #[inline]
    fn fill(&mut self, r: &mut Reader<'_>) -> Result<(), ReadError> {
        *self = if r.skip_null()? { T::from_null() } else { Some(T::read(r)?) };
        Ok(())
    }

    fn is_filled(&self) -> bool {
        self.is_some()
    }
}

/// A place for the members of an object that have no slot.
pub trait Extra {
    /// Reads the value at hand as the member `name`.
    ///
    /// # Errors
    /// The value does not fit.
    fn take(&mut self, name: &str, r: &mut Reader<'_>) -> Result<(), ReadError>;
}

impl<T: FromJson> Extra for BTreeMap<String, T> {
    fn take(&mut self, name: &str, r: &mut Reader<'_>) -> Result<(), ReadError> {
        r.hold(name.len() + size_of::<(String, T)>())?;
        self.insert(name.to_owned(), T::read(r)?);
        Ok(())
    }
}

/// A place for the items of an array that have no slot.
pub trait Rest {
    /// Reads the value at hand as the next item.
    ///
    /// # Errors
    /// The value does not fit.
    fn take(&mut self, r: &mut Reader<'_>) -> Result<(), ReadError>;
}

impl<T: FromJson> Rest for Vec<T> {
    #[inline]
    fn take(&mut self, r: &mut Reader<'_>) -> Result<(), ReadError> {
        r.hold(size_of::<T>())?;
        self.push(T::read(r)?);
        Ok(())
    }
}
