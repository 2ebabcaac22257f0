//! Lists that come page by page: how the next page is asked for, told by constants, and the items of all pages as one
//! stream. Works on the JSON of a page, so it is compiled once; a type brings only the function that decodes a page.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use http::HeaderMap;

use super::answer::Answer;
use super::call::Call;
use super::codec::{FromJson, Tree};
use super::error::Error;
use super::op::Operation;
use super::param::tree::{at, text, tree};
use super::pending::Pending;
use super::send::{start, Mode};
use super::transport::BoxFuture;

/// An operation that lists page by page.
pub trait Paged: Operation {
    /// What is listed.
    type Item: FromJson + 'static;
    /// How the next page is asked for.
    const PAGING: &'static Paging;
}

/// How pages follow one another. Pointers are JSON Pointers (RFC 6901) into the page's body.
#[derive(Debug)]
pub struct Paging {
    step: Step,
    items: &'static str,
    total: &'static str,
    pages: &'static str,
    more: &'static str,
}

#[derive(Debug)]
enum Step {
    Offset(&'static str),
    Page(&'static str, u64),
    Cursor(&'static str, &'static str),
    CursorField(&'static str, &'static str),
    LastItem(&'static str, &'static str),
    NextUrl(&'static str),
    Link,
}

impl Paging {
    const fn new(step: Step) -> Self {
        Paging { step, items: "", total: "", pages: "", more: "" }
    }

    /// A query parameter skips the items that were listed.
    pub const fn offset(param: &'static str) -> Self {
        Paging::new(Step::Offset(param))
    }

    /// A query parameter is the page's number; `first` is that of the first page.
    pub const fn page(param: &'static str, first: u64) -> Self {
        Paging::new(Step::Page(param, first))
    }

    /// A query parameter takes the value that a page has at `pointer`.
    pub const fn cursor(param: &'static str, pointer: &'static str) -> Self {
        Paging::new(Step::Cursor(param, pointer))
    }

    /// A query parameter takes the value of a header field of the page.
    pub const fn cursor_field(param: &'static str, field: &'static str) -> Self {
        Paging::new(Step::CursorField(param, field))
    }

    /// A query parameter takes the value that the page's last item has at `pointer`.
    pub const fn last_item(param: &'static str, pointer: &'static str) -> Self {
        Paging::new(Step::LastItem(param, pointer))
    }

    /// A page has the next one's URL at `pointer`.
    pub const fn next_url(pointer: &'static str) -> Self {
        Paging::new(Step::NextUrl(pointer))
    }

    /// A page has the next one's URL in its `Link` field, with `rel="next"` (RFC 8288).
    pub const fn link() -> Self {
        Paging::new(Step::Link)
    }

    /// Where a page has its items; the body itself by default.
    pub const fn items(mut self, pointer: &'static str) -> Self {
        self.items = pointer;
        self
    }

    /// Where a page has the number of all items.
    pub const fn total(mut self, pointer: &'static str) -> Self {
        self.total = pointer;
        self
    }

    /// Where a page has the number of pages.
    pub const fn pages(mut self, pointer: &'static str) -> Self {
        self.pages = pointer;
        self
    }

    /// Where a page says whether there are more.
    pub const fn more(mut self, pointer: &'static str) -> Self {
        self.more = pointer;
        self
    }
}

impl<O: Paged> Call<O> {
    /// The items of all pages.
    pub fn items(self) -> Paginator<O::Item> {
        Paginator::new(self.into_pending(), O::PAGING, |answer, paging| answer.list_at(paging.items))
    }

    /// The pages, one after another.
    pub fn pages(self) -> Paginator<O::Output> {
        Paginator::new(self.into_pending(), O::PAGING, |answer, _| O::decode(answer).map(|page| vec![page]))
    }
}

/// Items, or pages, as they are asked for; a stream of `Result<T, Error>`. After an error, the page that failed is
/// asked for once more.
///
/// With offsets and page numbers, the list ends with an empty page, a page that is shorter than the first one, or as
/// the page says; with cursors and URLs, where there is no next one or one that was there before.
pub struct Paginator<T> {
    source: Source,
    decode: fn(Answer, &'static Paging) -> Result<Vec<T>, Error>,
    page: std::vec::IntoIter<T>,
}

impl<T> Paginator<T> {
    fn new(
        call: Pending,
        paging: &'static Paging,
        decode: fn(Answer, &'static Paging) -> Result<Vec<T>, Error>,
    ) -> Self {
        Paginator { source: Source::new(call, paging), decode, page: Vec::new().into_iter() }
    }

    /// The next one; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All of them.
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
        let answer = answer?;
        let (body, headers) = (answer.held()?, answer.headers().clone());
        self.page = (self.decode)(answer, self.source.paging)?.into_iter();
        self.source.turn(&body, &headers);
        Ok(())
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

struct Source {
    paging: &'static Paging,
    /// The call of the next page.
    call: Option<Pending>,
    under_way: Option<BoxFuture<'static, Result<Answer, Error>>>,
    /// Items so far, with those that the caller skipped.
    count: u64,
    page: u64,
    /// The number of items of the first page.
    size: Option<u64>,
    /// Cursors and URLs that were there before.
    seen: Vec<String>,
    /// Why there is no way to the next page.
    failure: Option<Error>,
}

impl Source {
    fn new(call: Pending, paging: &'static Paging) -> Self {
        let given = |param: &str| call.query_value(param).and_then(|value| value.parse().ok());
        let (count, page) = match paging.step {
            Step::Offset(param) => (given(param).unwrap_or(0), 0),
            Step::Page(param, first) => (0, given(param).unwrap_or(first)),
            _ => (0, 0),
        };
        let (call, under_way, size, seen, failure) = (Some(call), None, None, Vec::new(), None);
        Source { paging, call, under_way, count, page, size, seen, failure }
    }

    /// Begins to get the next page.
    fn work(&mut self) -> Option<BoxFuture<'static, Result<Answer, Error>>> {
        if let Some(error) = self.failure.take() {
            return Some(Box::pin(std::future::ready(Err(error))));
        }
        self.call.clone().map(|call| start(call, Mode::Whole))
    }

    /// Turns to the page behind this one.
    fn turn(&mut self, body: &[u8], headers: &HeaderMap) {
        let page = std::str::from_utf8(body).ok().and_then(tree).unwrap_or(Tree::Null);
        let Some(call) = self.call.take() else { return };
        match self.next(call, &page, headers) {
            Ok(next) => self.call = next,
            Err(error) => self.failure = Some(error),
        }
    }

    fn next(
        &mut self,
        mut call: Pending,
        page: &Tree<'_>,
        headers: &HeaderMap,
    ) -> Result<Option<Pending>, Error> {
        let items: &[Tree<'_>] = match at(page, self.paging.items) {
            Some(Tree::Array(items)) => items,
            _ => &[],
        };
        if matches!(at_known(page, self.paging.more), Some(Tree::Bool(false))) {
            return Ok(None);
        }
        if let Step::Offset(param) | Step::Page(param, _) = self.paging.step {
            let value = self.counted(items.len() as u64, page);
            return Ok(value.map(|value| {
                call.set_query(param, value);
                call
            }));
        }
        let value = self.pointed(items, page, headers).filter(|value| !value.is_empty() && value != "false");
        let Some(value) = value.filter(|value| !self.seen.contains(value)) else { return Ok(None) };
        self.seen.push(value.clone());
        match self.paging.step {
            Step::Cursor(param, _) | Step::CursorField(param, _) | Step::LastItem(param, _) => {
                call.set_query(param, value);
            }
            _ => follow(&mut call, &value)?,
        }
        Ok(Some(call))
    }

    /// The cursor, or the URL, that a page has for the next one.
    fn pointed(&self, items: &[Tree<'_>], page: &Tree<'_>, headers: &HeaderMap) -> Option<String> {
        let value = match self.paging.step {
            Step::Cursor(_, pointer) | Step::NextUrl(pointer) => at(page, pointer)?,
            Step::LastItem(_, pointer) => at(items.last()?, pointer)?,
            Step::CursorField(_, field) => return Some(headers.get(field)?.to_str().ok()?.to_owned()),
            Step::Link => return link_next(headers),
            Step::Offset(_) | Step::Page(..) => return None,
        };
        Some(text(value).into_owned())
    }

    /// The next offset or page number.
    fn counted(&mut self, items: u64, page: &Tree<'_>) -> Option<String> {
        let number = |pointer| at_known(page, pointer).and_then(|value| text(value).parse::<u64>().ok());
        self.count += items;
        let size = *self.size.get_or_insert(items);
        let total = number(self.paging.total);
        let all = total.is_some_and(|total| self.count >= total);
        let short = total.is_none() && items < size;
        if items == 0 || all || short || number(self.paging.pages).is_some_and(|pages| self.page >= pages) {
            return None;
        }
        self.page += 1;
        let next = if matches!(self.paging.step, Step::Offset(_)) { self.count } else { self.page };
        Some(next.to_string())
    }
}

/// What a pointer that may not be given points to.
fn at_known<'t, 'j>(page: &'t Tree<'j>, pointer: &str) -> Option<&'t Tree<'j>> {
    if pointer.is_empty() {
        return None;
    }
    at(page, pointer)
}

/// Goes to the URL that a page names.
fn follow(call: &mut Pending, reference: &str) -> Result<(), Error> {
    let url = call.named(reference).map_err(|why| {
        Error::build(call.info.label(), format!("the next page's URL is not followed: {why}"))
    })?;
    call.retarget(url);
    Ok(())
}

/// The target of the first link with `rel=next` (RFC 8288, 3).
fn link_next(headers: &HeaderMap) -> Option<String> {
    headers.get_all(http::header::LINK).iter().find_map(|value| {
        let links = String::from_utf8_lossy(value.as_bytes());
        let mut rest = &*links;
        while let Some((_, link)) = rest.split_once('<') {
            let (target, after) = link.split_once('>')?;
            let params = after.split('<').next().unwrap_or_default();
            if params.split([';', ',']).any(is_next) {
                return Some(target.to_owned());
            }
            rest = after;
        }
        None
    })
}

fn is_next(param: &str) -> bool {
    let Some((name, value)) = param.split_once('=') else { return false };
    let mut relations = value.trim().trim_matches('"').split_ascii_whitespace();
    name.trim().eq_ignore_ascii_case("rel") && relations.any(|relation| relation.eq_ignore_ascii_case("next"))
}
