//! Everything that emitted types use to read and write themselves, under one roof.

#[cfg(feature = "serde")]
pub use super::json::bridge;
pub use super::json::{
    find_integer, find_json, find_text, from_slice, from_str, same_number, to_string, to_vec, to_whole,
    Branch, Collect, Extra, ExtraOut, FromJson, JsonObject, Kind, Lenient, Loose, Misfit, MisfitKind, Never,
    Nullish, OrNull, RawJson, ReadError, ReadOnly, Reader, Rest, Slot, ToJson, Tree, WriteOnly, Writer,
};
pub(crate) use super::json::{from_slice_knowing, located, read_into, Note};
pub use super::types::{Base64, Date, Decimal, Number, ParseError, Secret, Timestamp, Uuid};
