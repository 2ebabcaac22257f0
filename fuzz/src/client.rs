//! A client without a network: a transport that plays prepared answers, timers that do not wait.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::mock::Replay;
use clientwright_runtime::transport::{BoxFuture, TransportError};
use clientwright_runtime::{Api, ApiInfo, Body, Builder, Core, Scheme, ServerInfo, Sleep};

/// Where the API is.
pub const BASE: &str = "https://shop.test/v1";

/// The API that calls are made to.
#[derive(Debug)]
pub struct Shop;

/// Servers with a variable in each part of a URL.
pub static SERVERS: [ServerInfo; 3] = [
    ServerInfo::new("https://{part}.shop.test/v1").variables(&[("part", "main")]),
    ServerInfo::new("https://shop.test/{part}/v1").variables(&[("part", "main")]),
    ServerInfo::new("https://shop.test:{part}/v1").variables(&[("part", "443")]),
];

impl Api for Shop {
    const INFO: &'static ApiInfo = &ApiInfo::new("Shop", "1.0")
        .schemes(&[Scheme::bearer("Bearer"), Scheme::api_key_cookie("Cookie", "session")]);
    type Client = Core;
}

/// Timers that are over at once, and how long they were asked to take.
#[derive(Debug, Clone, Default)]
pub struct NoSleep(Arc<Mutex<Vec<Duration>>>);

impl NoSleep {
    /// How long each pause was asked to take.
    pub fn pauses(&self) -> Vec<Duration> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Sleep for NoSleep {
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(duration);
        Box::pin(std::future::ready(()))
    }
}

/// A builder whose requests are answered from a tape.
pub fn builder(replay: &Replay) -> Builder<Shop> {
    Builder::<Shop>::new().base_url(BASE).transport(replay.clone()).timeout(None).read_timeout(None)
}

/// A client whose requests are answered from a tape.
pub fn client(replay: &Replay) -> Core {
    builder(replay).build().expect("nothing is wrong with it")
}

/// A body that arrives in these pieces.
pub fn in_pieces(pieces: Vec<Bytes>) -> Body {
    Body::stream(None, Box::pin(Pieces(pieces.into_iter())))
}

/// The bytes, cut where the numbers say.
pub fn cut(bytes: &[u8], sizes: &[u8]) -> Vec<Bytes> {
    let mut pieces = Vec::new();
    let (mut rest, mut sizes) = (bytes, sizes.iter().cycle());
    while !rest.is_empty() {
        let size = sizes.next().map_or(rest.len(), |size| usize::from(*size % 16)).clamp(1, rest.len());
        let (piece, after) = rest.split_at(size);
        pieces.push(Bytes::copy_from_slice(piece));
        rest = after;
    }
    pieces
}

struct Pieces(std::vec::IntoIter<Bytes>);

impl futures_core::Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(Ok))
    }
}
