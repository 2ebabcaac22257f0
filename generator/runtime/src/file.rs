//! Files as bodies and as targets of downloads. The only place that opens files.

use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use tokio::fs::File;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::transport::{BoxFuture, BoxStream, TransportError};

const PIECE: usize = 64 * 1024;

/// The file's content in pieces. It is opened by the first poll.
pub(crate) fn read(path: Arc<Path>) -> BoxStream<Result<Bytes, TransportError>> {
    Box::pin(Reading::Opening(Box::pin(File::open(path))))
}

enum Reading {
    Opening(BoxFuture<'static, io::Result<File>>),
    Open(File, Box<[u8]>),
    Done,
}

impl Reading {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<Bytes>> {
        loop {
            match self {
                Reading::Opening(opening) => match opening.as_mut().poll(cx) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(file) => *self = Reading::Open(file?, vec![0; PIECE].into_boxed_slice()),
                },
                Reading::Open(file, buffer) => {
                    let mut piece = ReadBuf::new(buffer);
                    return Pin::new(file)
                        .poll_read(cx, &mut piece)
                        .map_ok(|()| Bytes::copy_from_slice(piece.filled()));
                }
                Reading::Done => return Poll::Ready(Ok(Bytes::new())),
            }
        }
    }
}

impl Stream for Reading {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Ok(piece)) if piece.is_empty() => {
                *self = Reading::Done;
                Poll::Ready(None)
            }
            Poll::Ready(Ok(piece)) => Poll::Ready(Some(Ok(piece))),
            Poll::Ready(Err(error)) => {
                *self = Reading::Done;
                Poll::Ready(Some(Err(TransportError::request(error))))
            }
        }
    }
}

/// A file that is being written.
pub(crate) struct Target(File);

impl Target {
    /// Creates the file, or empties the one that is there.
    pub(crate) async fn create(path: &Path) -> io::Result<Self> {
        File::create(path).await.map(Target)
    }

    /// Writes the whole piece.
    pub(crate) async fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        let mut rest = piece;
        while !rest.is_empty() {
            let written = std::future::poll_fn(|cx| Pin::new(&mut self.0).poll_write(cx, rest)).await?;
            if written == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            rest = &rest[written..];
        }
        Ok(())
    }

    /// Writes what is left in buffers.
    pub(crate) async fn finish(&mut self) -> io::Result<()> {
        std::future::poll_fn(|cx| Pin::new(&mut self.0).poll_flush(cx)).await
    }
}
