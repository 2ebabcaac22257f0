//! Why a stream has no item at its place.

use bytes::Bytes;

/// Why there is no item.
pub(crate) enum Fault {
    /// This is larger than it may be.
    TooLarge(&'static str),
    /// The item is not whole, for this reason; and what came of it.
    Cut(String, Bytes),
}
