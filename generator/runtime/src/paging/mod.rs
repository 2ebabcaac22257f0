//! Lists that come page by page: how the next page is asked for, told by constants, and the items of all pages as one
//! stream. Works on the JSON of a page, so it is compiled once; a type brings only the function that decodes a page.

mod info;
mod link;
mod position;
mod source;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::answer::Answer;
use super::codec::FromJson;
use super::error::Error;
use super::operation::Operation;
use super::pending::Pending;
use source::Source;

pub use self::info::Paging;

/// An operation that lists page by page. The types of such operations have both methods of their own.
pub trait Paged: Operation {
    /// What is listed.
    type Item: FromJson + 'static;
    /// How the next page is asked for.
    const PAGING: &'static Paging;

    /// The answer with its page as JSON, which it is unless the document says otherwise.
    ///
    /// # Errors
    /// [`ErrorKind::Decode`](super::ErrorKind::Decode) where it is none of what the document says.
    #[doc(hidden)]
    fn json(answer: Answer) -> Result<Answer, Error> {
        Ok(answer)
    }

    /// The items of all pages.
    fn items(self) -> Paginator<Self::Item> {
        let decode = |answer: Answer, paging: &Paging| answer.list_at(paging.items, &paging.landmarks());
        Paginator::new(*self.into_prepared().0, (Self::PAGING, Self::json), false, decode)
    }

    /// The pages, one after another.
    fn pages(self) -> Paginator<Self::Output> {
        Paginator::new(*self.into_prepared().0, (Self::PAGING, Self::json), true, |answer, _| {
            Self::decode(answer).map(|page| vec![page])
        })
    }
}

/// Items, or pages, as they are asked for; a stream of `Result<T, Error>`. After an error, the page that failed is
/// asked for once more.
///
/// With offsets and page numbers, the list ends with an empty page, a page that is shorter than the first one, or as
/// the page says; with cursors and URLs, where there is no next one, or an empty page names itself.
///
/// A list of more pages than [`Limits::pages`](super::Limits::pages), and one whose pages repeat themselves, end with
/// an error of the kind [`ErrorKind::Limit`](super::ErrorKind::Limit), behind the items that came. So do lists that are
/// not at their end when [`Call::deadline`](super::Call::deadline) has passed, with [`ErrorKind::Timeout`](super::ErrorKind::Timeout).
pub struct Paginator<T> {
    source: Source,
    /// Makes JSON of an answer.
    json: InJson,
    decode: fn(Answer, &'static Paging) -> Result<Vec<T>, Error>,
    page: std::vec::IntoIter<T>,
    /// How many items the page had.
    length: usize,
    /// Items of the next page that came before the list was resumed.
    skip: u64,
    /// It gives pages.
    whole: bool,
}

/// Makes JSON of an answer.
type InJson = fn(Answer) -> Result<Answer, Error>;

impl<T> Paginator<T> {
    fn new(
        call: Pending,
        (paging, json): (&'static Paging, InJson),
        whole: bool,
        decode: fn(Answer, &'static Paging) -> Result<Vec<T>, Error>,
    ) -> Self {
        Paginator {
            source: Source::new(call, paging),
            json,
            decode,
            page: Vec::new().into_iter(),
            length: 0,
            skip: 0,
            whole,
        }
    }

    /// The next one; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All of them, at most those of [`Limits::pages`](super::Limits::pages) pages.
    ///
    /// # Errors
    /// The first one.
    pub async fn all(mut self) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    /// The next one, blocking the thread; `None` at the end.
    #[cfg(feature = "blocking")]
    pub fn wait_next(&mut self) -> Option<Result<T, Error>> {
        loop {
            if let Some(item) = self.page.next() {
                return Some(Ok(item));
            }
            let work = self.source.work()?;
            let answer = super::blocking::wait(work);
            if let Err(error) = self.take(answer) {
                return Some(Err(error));
            }
        }
    }

    fn take(&mut self, answer: Result<Answer, Error>) -> Result<(), Error> {
        let answer = answer.inspect_err(|_| self.source.failed())?;
        let answer = (self.json)(answer)?;
        let (body, headers) = (answer.held()?, answer.headers().clone());
        let page = (self.decode)(answer, self.source.paging)?;
        (self.length, self.page) = (page.len(), page.into_iter());
        for _ in 0..std::mem::take(&mut self.skip).min(self.length as u64) {
            self.page.next();
        }
        self.source.turn(&body, &headers);
        Ok(())
    }

    /// A text that the list goes on from behind what came so far, in this process or another one; `None` at the end. It has what
    /// asks for the next page: an offset, a cursor, a URL that the server named. So it is worth as much care as these, and it knows
    /// no credentials and none of the call's arguments.
    pub fn continuation(&self) -> Option<String> {
        let left = self.page.len();
        self.source.place((left > 0).then(|| (self.length - left) as u64))
    }

    /// Goes on from what [`Paginator::continuation`] gave, for a call with the same arguments; to be called before anything is
    /// asked for.
    ///
    /// # Errors
    /// [`ErrorKind::Build`](super::ErrorKind::Build) for a text that no list of this operation gave, and for the URL of a page that
    /// leads to an origin where the call may not go.
    pub fn resume(mut self, continuation: &str) -> Result<Self, Error> {
        let skip = self.source.resume(continuation)?;
        self.skip = if self.whole { 0 } else { skip };
        Ok(self)
    }
}

// Items are moved out of their buffer, never pinned.
impl<T> Unpin for Paginator<T> {}

impl<T> Stream for Paginator<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let mut work = match self.source.under_way.take() {
                Some(work) => work,
                None => match self.source.work() {
                    Some(work) => work,
                    None => return Poll::Ready(None),
                },
            };
            let Poll::Ready(answer) = work.as_mut().poll(cx) else {
                self.source.under_way = Some(work);
                return Poll::Pending;
            };
            if let Err(error) = self.take(answer) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

impl<T> fmt::Debug for Paginator<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Paginator").field("paging", self.source.paging).finish_non_exhaustive()
    }
}
