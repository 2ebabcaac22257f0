//! Everything that emitted types use to read and write themselves, under one roof.

#[cfg(feature = "serde")]
pub use super::json::bridge;
pub use super::json::{
    from_slice, from_str, same_number, to_string, to_vec, Branch, Extra, ExtraOut, FromJson, Kind, Lenient,
    Loose, Misfit, MisfitKind, Never, OrNull, Patch, RawJson, ReadError, Reader, Rest, Slot, ToJson, Tree,
    Writer,
};
pub(crate) use super::json::{from_slice_knowing, located, read_into, Note};
pub use super::types::{Base64, Date, Decimal, NotDecimal, Secret, Timestamp, Uuid};
