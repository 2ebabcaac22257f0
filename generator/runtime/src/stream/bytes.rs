//! The bytes of an answer as they arrive, each piece within the idle limit; collecting and saving them.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::super::body::BodyPieces;
use super::super::error::Error;
use super::super::sleep::Sleep;
use super::super::transport::{BoxFuture, BoxStream, TransportError};

type Piece = Result<Bytes, TransportError>;

/// Pieces with a limit for the time between two of them.
pub(crate) struct Paced {
    pieces: BodyPieces,
    idle: Option<(Arc<dyn Sleep>, Duration)>,
    timer: Option<BoxFuture<'static, ()>>,
}

impl Paced {
    pub(crate) fn new(pieces: BodyPieces, idle: Option<(Arc<dyn Sleep>, Duration)>) -> Self {
        Paced { pieces, idle, timer: None }
    }
}

impl Stream for Paced {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Piece>> {
        let this = &mut *self;
        if let Poll::Ready(piece) = Pin::new(&mut this.pieces).poll_next(cx) {
            this.timer = None;
            return Poll::Ready(piece);
        }
        let Some((sleep, limit)) = &this.idle else { return Poll::Pending };
        let timer = this.timer.get_or_insert_with(|| sleep.sleep(*limit));
        match timer.as_mut().poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => {
                let why = format!("nothing came for {limit:?}");
                this.timer = None;
                Poll::Ready(Some(Err(TransportError::timeout(why))))
            }
        }
    }
}

/// All pieces in one.
pub(crate) async fn collect(mut pieces: impl Stream<Item = Piece> + Unpin) -> Result<Bytes, TransportError> {
    let mut first = Bytes::new();
    let mut all = Vec::new();
    while let Some(piece) = poll_fn(|cx| Pin::new(&mut pieces).poll_next(cx)).await {
        let piece = piece?;
        if all.is_empty() && first.is_empty() {
            first = piece;
        } else {
            if all.is_empty() {
                all.extend_from_slice(&first);
            }
            all.extend_from_slice(&piece);
        }
    }
    Ok(if all.is_empty() { first } else { Bytes::from(all) })
}

/// The bytes of an answer as they arrive; a stream of `Result<Bytes, Error>`.
pub struct ByteStream {
    operation: &'static str,
    len: Option<u64>,
    pieces: BoxStream<Piece>,
}

impl ByteStream {
    pub(crate) fn new(operation: &'static str, len: Option<u64>, pieces: BoxStream<Piece>) -> Self {
        ByteStream { operation, len, pieces }
    }

    pub(crate) fn operation(&self) -> &'static str {
        self.operation
    }

    /// The length that the server announced, in bytes.
    pub fn content_length(&self) -> Option<u64> {
        self.len
    }

    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All of it.
    ///
    /// # Errors
    /// The connection broke, or nothing came within the idle limit.
    pub async fn collect(self) -> Result<Bytes, Error> {
        let operation = self.operation;
        collect(self.pieces).await.map_err(|error| Error::transport(operation, error))
    }

    /// Writes all of it to a file, which is created or emptied. Returns the number of bytes.
    ///
    /// # Errors
    /// As [`ByteStream::collect`]; [`ErrorKind::Build`](super::super::ErrorKind::Build) where the file cannot be written.
    #[cfg(feature = "tokio")]
    pub async fn save_to(mut self, path: impl AsRef<std::path::Path>) -> Result<u64, Error> {
        self.save(path.as_ref()).await
    }

    #[cfg(feature = "tokio")]
    async fn save(&mut self, path: &std::path::Path) -> Result<u64, Error> {
        let operation = self.operation;
        let unwritable =
            |why: std::io::Error| Error::build(operation, format!("cannot write {}: {why}", path.display()));
        let mut file = super::super::file::Target::create(path).await.map_err(unwritable)?;
        let mut written = 0;
        while let Some(piece) = self.next().await {
            let piece = piece?;
            file.write(&piece).await.map_err(unwritable)?;
            written += piece.len() as u64;
        }
        file.finish().await.map_err(unwritable)?;
        Ok(written)
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let operation = self.operation;
        self.pieces.as_mut().poll_next(cx).map_err(|error| Error::transport(operation, error))
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").field("content_length", &self.len).finish_non_exhaustive()
    }
}
