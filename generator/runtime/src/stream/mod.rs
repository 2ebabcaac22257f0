//! Answers that are read as they arrive: bytes, server-sent events, lines of JSON.

mod bytes;
mod items;
mod lines;
mod sse;

pub use self::bytes::ByteStream;
pub(crate) use self::bytes::{Collected, Collector, Paced};
pub use self::items::{EventStream, ItemStream, LineStream};
pub(crate) use self::items::{Reopen, Reopened, Splitter};
pub use self::sse::Event;
pub(crate) use self::sse::Parser;
