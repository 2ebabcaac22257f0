//! The content of a request or an answer: bytes in memory, a file, a stream, or several of them one after another.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::transport::{BoxStream, TransportError};

/// The content of a request or an answer. Clones share it; a stream can be read by one of them only.
#[derive(Clone)]
pub struct Body(Content);

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    #[cfg(feature = "tokio")]
    File(Arc<std::path::Path>),
    Stream(Option<u64>, Arc<Mutex<Option<Pieces>>>),
    Chain(Arc<[Body]>),
}

type Pieces = BoxStream<Result<Bytes, TransportError>>;

impl Body {
    /// No content.
    pub fn empty() -> Self {
        Body(Content::Bytes(Bytes::new()))
    }

    /// Held bytes.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Body(Content::Bytes(bytes.into()))
    }

    /// A file, opened when it is sent, each time.
    #[cfg(feature = "tokio")]
    pub fn file(path: impl AsRef<std::path::Path>) -> Self {
        Body(Content::File(Arc::from(path.as_ref())))
    }

    /// A stream of pieces, with its length in bytes if that is known. It cannot be sent again, so a call with it is
    /// never retried once it was sent.
    pub fn stream(len: Option<u64>, pieces: BoxStream<Result<Bytes, TransportError>>) -> Self {
        Body(Content::Stream(len, Arc::new(Mutex::new(Some(pieces)))))
    }

    /// Bodies one after another.
    pub(crate) fn chain(parts: Vec<Body>) -> Self {
        Body(Content::Chain(Arc::from(parts)))
    }

    /// The held bytes; `None` for a file or a stream.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The length in bytes, if it is known.
    pub fn len(&self) -> Option<u64> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes.len() as u64),
            #[cfg(feature = "tokio")]
            Content::File(path) => std::fs::metadata(path).ok().map(|facts| facts.len()),
            Content::Stream(len, _) => *len,
            Content::Chain(parts) => parts.iter().map(Body::len).sum(),
        }
    }

    /// Whether it is known to have no content.
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Whether it can be sent more than once.
    pub fn is_replayable(&self) -> bool {
        match &self.0 {
            Content::Stream(..) => false,
            Content::Chain(parts) => parts.iter().all(Body::is_replayable),
            _ => true,
        }
    }

    /// The pieces of the content.
    pub fn into_pieces(self) -> BodyPieces {
        BodyPieces { left: self.len(), waiting: VecDeque::from([self]), current: None }
    }
}

impl Default for Body {
    fn default() -> Self {
        Body::empty()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Body::bytes(bytes)
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Body::bytes(bytes)
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Body::bytes(text)
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Body::bytes(text)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.0 {
            Content::Bytes(_) => "bytes",
            #[cfg(feature = "tokio")]
            Content::File(_) => "file",
            Content::Stream(..) => "stream",
            Content::Chain(_) => "parts",
        };
        match self.len() {
            Some(len) => write!(f, "Body({len} bytes, {kind})"),
            None => write!(f, "Body({kind})"),
        }
    }
}

/// The pieces of a [`Body`], in order; also an `http_body::Body` for transports that want one.
pub struct BodyPieces {
    left: Option<u64>,
    waiting: VecDeque<Body>,
    current: Option<Mutex<Pieces>>,
}

impl BodyPieces {
    /// The next piece of what is at hand; what holds no stream is handed out at once.
    fn advance(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            if let Some(current) = &mut self.current {
                let pieces = current.get_mut().unwrap_or_else(PoisonError::into_inner);
                match pieces.as_mut().poll_next(cx) {
                    Poll::Ready(None) => self.current = None,
                    other => return other,
                }
            }
            let Some(next) = self.waiting.pop_front() else { return Poll::Ready(None) };
            match next.0 {
                Content::Bytes(bytes) if bytes.is_empty() => {}
                Content::Bytes(bytes) => return Poll::Ready(Some(Ok(bytes))),
                #[cfg(feature = "tokio")]
                Content::File(path) => self.current = Some(Mutex::new(super::file::read(path))),
                Content::Stream(_, held) => {
                    match held.lock().unwrap_or_else(PoisonError::into_inner).take() {
                        Some(pieces) => self.current = Some(Mutex::new(pieces)),
                        None => {
                            return Poll::Ready(Some(Err(TransportError::request(
                                "the stream was already read",
                            ))))
                        }
                    }
                }
                Content::Chain(parts) => {
                    for part in parts.iter().rev() {
                        self.waiting.push_front(part.clone());
                    }
                }
            }
        }
    }
}

impl Stream for BodyPieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let piece = this.advance(cx);
        if let (Poll::Ready(Some(Ok(bytes))), Some(left)) = (&piece, &mut this.left) {
            *left = left.saturating_sub(bytes.len() as u64);
        }
        piece
    }
}

impl fmt::Debug for BodyPieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BodyPieces").field("left", &self.left).finish_non_exhaustive()
    }
}

#[cfg(any(feature = "reqwest", feature = "tower"))]
impl http_body::Body for BodyPieces {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, TransportError>>> {
        self.poll_next(cx).map_ok(http_body::Frame::data)
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.left.map_or_else(http_body::SizeHint::default, http_body::SizeHint::with_exact)
    }
}

/// The pieces of someone else's body.
#[cfg(any(feature = "reqwest", feature = "tower"))]
pub(crate) struct Frames<B>(pub(crate) B);

#[cfg(any(feature = "reqwest", feature = "tower"))]
impl<B> Stream for Frames<B>
where
    B: http_body::Body<Data = Bytes> + Unpin,
    B::Error: Into<super::transport::Cause>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            return match Pin::new(&mut self.0).poll_frame(cx) {
                Poll::Pending => Poll::Pending,
                Poll::Ready(None) => Poll::Ready(None),
                Poll::Ready(Some(Err(cause))) => Poll::Ready(Some(Err(TransportError::broken(cause)))),
                Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                    Ok(bytes) => Poll::Ready(Some(Ok(bytes))),
                    Err(_trailers) => continue,
                },
            };
        }
    }
}
