//! The bytes of an answer as they arrive, each piece within the idle limit; collecting and saving them.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::super::asked::Asked;
use super::super::body::{Body, BodyPieces};
use super::super::error::Error;
use super::super::sleep::Sleep;
use super::super::transport::{BoxFuture, BoxStream, TransportError};

type Piece = Result<Bytes, TransportError>;

/// Pieces with a limit for the time between two of them, and one for all.
pub(crate) struct Paced {
    pieces: BodyPieces,
    idle: Option<(Arc<dyn Sleep>, Duration)>,
    timer: Option<BoxFuture<'static, ()>>,
    end: Option<BoxFuture<'static, ()>>,
}

impl Paced {
    pub(crate) fn new(pieces: BodyPieces, idle: Option<(Arc<dyn Sleep>, Duration)>) -> Self {
        Paced { pieces, idle, timer: None, end: None }
    }

    /// No piece comes after this timer.
    pub(crate) fn until(mut self, end: Option<BoxFuture<'static, ()>>) -> Self {
        self.end = end;
        self
    }
}

impl Stream for Paced {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Piece>> {
        let this = &mut *self;
        if this.end.as_mut().is_some_and(|end| end.as_mut().poll(cx).is_ready()) {
            // A timer is not polled again once it is done.
            this.end = None;
            this.pieces = Body::empty().into_pieces();
            return Poll::Ready(Some(Err(TransportError::timeout("the deadline has passed"))));
        }
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

/// Collects pieces. What came is there whatever ends the collecting, its being dropped included.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    /// The first piece, which is all there is of most bodies.
    first: Bytes,
    all: Vec<u8>,
}

/// How collecting ended.
pub(crate) enum Collected {
    /// Nothing is left.
    Whole,
    /// There is more than may be held. As much as may be was kept.
    TooLarge,
    /// No more comes.
    Broken(TransportError),
}

impl Collector {
    /// Takes pieces until there are no more, or `most` bytes are held.
    pub(crate) async fn fill(&mut self, mut pieces: BoxStream<Piece>, most: usize) -> Collected {
        while let Some(piece) = poll_fn(|cx| pieces.as_mut().poll_next(cx)).await {
            let mut piece = match piece {
                Ok(piece) => piece,
                Err(error) => return Collected::Broken(error),
            };
            let room = most.saturating_sub(self.len());
            let over = piece.len() > room;
            piece.truncate(room);
            if self.first.is_empty() && self.all.is_empty() {
                self.first = piece;
            } else {
                if self.all.is_empty() {
                    self.all.extend_from_slice(&self.first);
                    self.first = Bytes::new();
                }
                self.all.extend_from_slice(&piece);
            }
            if over {
                return Collected::TooLarge;
            }
        }
        Collected::Whole
    }

    fn len(&self) -> usize {
        self.first.len() + self.all.len()
    }

    /// What came.
    pub(crate) fn take(self) -> Bytes {
        if self.all.is_empty() {
            self.first
        } else {
            Bytes::from(self.all)
        }
    }
}

/// The bytes of an answer as they arrive; a stream of `Result<Bytes, Error>`.
pub struct ByteStream {
    asked: Asked,
    len: Option<u64>,
    pieces: BoxStream<Piece>,
}

impl ByteStream {
    pub(crate) fn new(asked: &Asked, len: Option<u64>, pieces: BoxStream<Piece>) -> Self {
        ByteStream { asked: asked.clone(), len, pieces }
    }

    fn broken(asked: &Asked, error: TransportError) -> Error {
        Error::transport(asked.label(), error).asking(asked)
    }

    /// The length that the server announced, in bytes.
    pub fn content_length(&self) -> Option<u64> {
        self.len
    }

    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All of it, however much it is.
    ///
    /// # Errors
    /// The connection broke, nothing came within the idle limit, or the deadline passed.
    pub async fn collect(self) -> Result<Bytes, Error> {
        let mut all = Collector::default();
        match all.fill(self.pieces, usize::MAX).await {
            Collected::Broken(error) => Err(ByteStream::broken(&self.asked, error)),
            Collected::Whole | Collected::TooLarge => Ok(all.take()),
        }
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
        let operation = self.asked.label();
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
        let this = &mut *self;
        this.pieces.as_mut().poll_next(cx).map_err(|error| ByteStream::broken(&this.asked, error))
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").field("content_length", &self.len).finish_non_exhaustive()
    }
}
