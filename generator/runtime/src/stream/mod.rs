//! Answers that are read as they arrive: bytes, server-sent events, lines of JSON, parts.

mod bytes;
mod fault;
mod items;
mod lines;
mod parts;
mod split;
mod sse;

pub use self::bytes::ByteStream;
pub(crate) use self::bytes::{Collected, Collector, Paced};
pub(crate) use self::items::{Decode as ItemDecode, Reopen, Reopened};
pub use self::items::{EventStream, ItemStream, LineStream};
pub use self::parts::AnswerPart;
pub(crate) use self::parts::Parts;
pub(crate) use self::split::{Raw, Splitter};
pub(crate) use self::sse::EventReading;
pub use self::sse::{Event, EventShape};
