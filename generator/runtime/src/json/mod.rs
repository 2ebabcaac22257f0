//! The JSON codec: types read themselves from a [`Reader`] and write themselves to a [`Writer`].
//! Errors have a JSON Pointer (RFC 6901) to the value that does not fit.
//!
//! The tokeniser is our own. The pull parser `jiter` 0.19 under the same slot tables was measured against it (one
//! core, 459 KB list of 1 000 objects, best of 100): reading takes 1.11 ms here and 1.32 ms there, skipping 0.40 ms
//! and 0.43 ms. `jiter` and the eleven packages it draws in cost 2.8 CPU-seconds of a cold `cargo check` and 3.6 of a
//! cold build, while this whole module costs 0.2; and look-ahead, spans and exact numbers would be ours all the same.
//! `cargo run --release --example decode_bench` compares with serde_json.

#[cfg(feature = "serde")]
pub mod bridge;
mod error;
mod free;
mod impls;
mod lenient;
mod listed;
mod located;
mod look;
mod misfit;
mod never;
mod nullish;
mod number;
mod object;
mod raw;
mod reader;
mod repair;
mod scan;
mod slot;
mod tree;
#[cfg(feature = "serde_json")]
mod value;
mod whole;
mod writer;

pub use self::error::ReadError;
pub use self::free::JsonObject;
pub use self::impls::Collect;
pub use self::lenient::Lenient;
pub use self::listed::{find_integer, find_json, find_text};
pub(crate) use self::located::located;
pub use self::look::{Branch, Kind};
pub(crate) use self::misfit::Note;
pub use self::misfit::{Misfit, MisfitKind};
pub use self::never::Never;
pub use self::nullish::{Nullish, OrNull, ReadOnly, WriteOnly};
pub use self::number::same_number;
pub(super) use self::number::{compare_numbers, hash_number};
pub use self::raw::RawJson;
pub use self::reader::Reader;
pub use self::repair::Loose;
pub use self::slot::{Extra, Rest, Slot};
pub use self::tree::Tree;
pub(crate) use self::whole::{from_slice_knowing, read_into};
pub use self::writer::{to_string, to_vec, to_whole, ExtraOut, ToJson, Writer};

/// A type that reads itself from JSON.
pub trait FromJson: Sized {
    /// Reads the value at hand, consuming it.
    ///
    /// # Errors
    /// Malformed text, or a value that does not fit the type.
    fn read(r: &mut Reader<'_>) -> Result<Self, ReadError>;

    /// What a null stands for; `None` where the type has no null, which leaves an optional member empty.
    fn from_null() -> Option<Self> {
        None
    }
}

/// Reads one value from bytes that hold nothing else.
///
/// # Errors
/// Bytes that are no UTF-8, malformed text, or a value that does not fit.
pub fn from_slice<T: FromJson>(bytes: &[u8]) -> Result<T, ReadError> {
    whole(Reader::from_slice(bytes)?)
}

/// Reads one value from text that holds nothing else.
///
/// # Errors
/// Malformed text, or a value that does not fit.
pub fn from_str<T: FromJson>(text: &str) -> Result<T, ReadError> {
    whole(Reader::new(text))
}

fn whole<T: FromJson>(mut r: Reader<'_>) -> Result<T, ReadError> {
    let value = T::read(&mut r)?;
    r.end()?;
    Ok(value)
}
