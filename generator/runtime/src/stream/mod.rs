//! Answers that are read as they arrive: bytes, server-sent events, lines of JSON.

mod bytes;
mod items;
mod lines;
mod sse;

pub use self::bytes::ByteStream;
pub(crate) use self::bytes::{Collected, Collector, Paced};
pub(crate) use self::items::{Decode as ItemDecode, Reopen, Reopened, Splitter};
pub use self::items::{EventStream, ItemStream, LineStream};
pub use self::sse::Event;
pub(crate) use self::sse::Parser;
