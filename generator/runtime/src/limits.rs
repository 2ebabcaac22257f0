//! What a client takes from a server at most: bytes, pages, redirects, pauses.

use std::time::Duration;

/// What a client takes from a server at most. A server that goes beyond one of them gets no further: the call ends
/// with [`ErrorKind::Limit`](super::ErrorKind::Limit), and the error names the limit.
///
/// They are given to [`Builder::limits`](super::Builder::limits) for all calls, or to
/// [`Call::limits`](super::Call::limits) for one. Bytes are counted as they are held, so after unpacking.
///
/// Streams ([`Call::stream`](super::Call::stream)) have no limit: whoever reads them decides about each piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    pub(crate) body: usize,
    pub(crate) error_body: usize,
    pub(crate) token: usize,
    pub(crate) item: usize,
    pub(crate) pages: usize,
    pub(crate) redirects: usize,
    pub(crate) shortest_pause: Duration,
    pub(crate) longest_pause: Duration,
}

impl Limits {
    /// The bytes of an answer's body that is not streamed; 64 MiB by default.
    pub fn body(mut self, bytes: usize) -> Self {
        self.body = bytes;
        self
    }

    /// The bytes that are kept of the body of an answer that is no success; 1 MiB by default. What is behind them is
    /// not read, and [`Error::is_cut`](super::Error::is_cut) says so.
    pub fn error_body(mut self, bytes: usize) -> Self {
        self.error_body = bytes;
        self
    }

    /// The bytes of a token endpoint's answer; 1 MiB by default. For the builder only.
    pub fn token(mut self, bytes: usize) -> Self {
        self.token = bytes;
        self
    }

    /// The bytes of one item of a stream, that is a server-sent event or a line; 8 MiB by default.
    pub fn item(mut self, bytes: usize) -> Self {
        self.item = bytes;
        self
    }

    /// The pages of one list; 10,000 by default.
    pub fn pages(mut self, pages: usize) -> Self {
        self.pages = pages;
        self
    }

    /// The redirects of one attempt; 10 by default.
    pub fn redirects(mut self, redirects: usize) -> Self {
        self.redirects = redirects;
        self
    }

    /// The shortest pause that a server can ask for, by `Retry-After` or an event's `retry`; 0.1 s by default.
    pub fn shortest_pause(mut self, pause: Duration) -> Self {
        self.shortest_pause = pause;
        self
    }

    /// The longest pause that a server can ask for; 60 s by default. A call whose `Retry-After` is longer is not
    /// repeated; a task or a stream is asked for again after this pause.
    pub fn longest_pause(mut self, pause: Duration) -> Self {
        self.longest_pause = pause;
        self
    }

    /// The pause between the shortest and the longest one that is nearest to what the server asks for.
    pub(crate) fn pause(&self, asked: Duration) -> Duration {
        asked.max(self.shortest_pause).min(self.longest_pause)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            body: 64 << 20,
            error_body: 1 << 20,
            token: 1 << 20,
            item: 8 << 20,
            pages: 10_000,
            redirects: 10,
            shortest_pause: Duration::from_millis(100),
            longest_pause: Duration::from_secs(60),
        }
    }
}

/// What an error says of a body or an item that is too large: `what` it is, and the limit's name.
pub(crate) fn too_large(what: &str, most: usize, name: &str) -> String {
    let size = match most {
        _ if most > 0 && most.trailing_zeros() >= 20 => format!("{} MiB", most >> 20),
        _ if most > 0 && most.trailing_zeros() >= 10 => format!("{} KiB", most >> 10),
        _ => format!("{most} bytes"),
    };
    format!("{what} is larger than {size}; `Limits::{name}` allows more")
}
