//! Where a list stands, and the call of its next page.

use std::collections::hash_map::DefaultHasher;
use std::collections::BTreeSet;
use std::hash::Hasher;

use http::HeaderMap;

use super::super::answer::Answer;
use super::super::codec::{self, RawJson};
use super::super::error::Error;
use super::super::pending::Pending;
use super::super::send::{start, Mode};
use super::super::transport::BoxFuture;
use super::info::{Paging, Step};
use super::link;

/// Where a list stands.
pub(super) struct Source {
    pub(super) paging: &'static Paging,
    /// The call of the next page.
    call: Option<Pending>,
    pub(super) under_way: Option<BoxFuture<'static, Result<Answer, Error>>>,
    /// Items so far, with those that the caller skipped.
    count: u64,
    page: u64,
    /// The number of items of the first page.
    size: Option<u64>,
    /// The pages that came.
    turned: usize,
    /// Hashes of the cursors and URLs that were there before.
    seen: BTreeSet<u64>,
    /// The hash of the page before, where it had objects for items.
    before: Option<u64>,
    /// Why there is no way to the next page.
    failure: Option<Error>,
}

impl Source {
    pub(super) fn new(call: Pending, paging: &'static Paging) -> Self {
        let given = |param: &str| call.query_value(param).and_then(|value| value.parse().ok());
        let (count, page) = match paging.step {
            Step::Offset(param) => (given(param).unwrap_or(0), 0),
            Step::Page(param, first) => (0, given(param).unwrap_or(first)),
            _ => (0, 0),
        };
        Source {
            paging,
            call: Some(call),
            under_way: None,
            count,
            page,
            size: None,
            turned: 0,
            seen: BTreeSet::new(),
            before: None,
            failure: None,
        }
    }

    /// Begins to get the next page.
    pub(super) fn work(&mut self) -> Option<BoxFuture<'static, Result<Answer, Error>>> {
        if let Some(error) = self.failure.take() {
            return Some(Box::pin(std::future::ready(Err(error))));
        }
        let call = self.call.as_mut()?;
        if let Err(error) = call.begin() {
            self.call = None;
            return Some(Box::pin(std::future::ready(Err(error))));
        }
        Some(start(call.clone(), Mode::Whole))
    }

    /// A page did not come. It is asked for again, unless the time for the list is over.
    pub(super) fn failed(&mut self) {
        self.call = self.call.take().filter(|call| call.left().is_none_or(|left| !left.is_zero()));
    }

    /// Turns to the page behind this one.
    pub(super) fn turn(&mut self, body: &[u8], headers: &HeaderMap) {
        let text = std::str::from_utf8(body).unwrap_or_default();
        let page = RawJson::from_text(text).unwrap_or_else(|_| RawJson::null());
        let Some(call) = self.call.take() else { return };
        self.turned += 1;
        let (label, most) = (call.info.label(), call.limits().pages);
        match self.next(call, &page, headers) {
            Ok(Some(_)) if self.turned >= most => {
                let reason = format!("the list has more than {most} pages; `Limits::pages` allows more");
                self.failure = Some(Error::limit(label, None, reason));
            }
            Ok(next) => self.call = next,
            Err(error) => self.failure = Some(error),
        }
    }

    fn next(
        &mut self,
        mut call: Pending,
        page: &RawJson,
        headers: &HeaderMap,
    ) -> Result<Option<Pending>, Error> {
        let (items, last) = page.items(self.paging.items).unwrap_or_default();
        if known(page, self.paging.more) == Some("false") {
            return Ok(None);
        }
        if let Step::Offset(param) | Step::Page(param, _) = self.paging.step {
            let Some(value) = self.counted(items, page) else { return Ok(None) };
            // Equal pages of plain values may be what the list has; equal objects are the same ones again.
            let here = last.filter(|last| last.starts_with('{')).map(|_| hash(page.as_str()));
            if here.is_some() && std::mem::replace(&mut self.before, here) == here {
                return Err(repeats(&call, &format!("the page behind `{param}` is the one before it")));
            }
            call.set_query(param, value);
            return Ok(Some(call));
        }
        let value = self.pointed(last, page, headers).filter(|value| !value.is_empty() && value != "false");
        let Some(value) = value else { return Ok(None) };
        let mark = hash(&value);
        let same = self.before.replace(mark) == Some(mark);
        if !self.seen.insert(mark) {
            // An empty page that names itself is how some servers say that there is no more.
            if same && items == 0 {
                return Ok(None);
            }
            return Err(repeats(&call, "a page names one for the next that was there before"));
        }
        match self.paging.step {
            Step::Cursor(param, _) | Step::CursorField(param, _) | Step::LastItem(param, _) => {
                call.set_query(param, value);
            }
            _ => follow(&mut call, &value)?,
        }
        Ok(Some(call))
    }

    /// The cursor, or the URL, that a page has for the next one.
    fn pointed(&self, last: Option<&str>, page: &RawJson, headers: &HeaderMap) -> Option<String> {
        match self.paging.step {
            Step::Cursor(_, pointer) | Step::NextUrl(pointer) => page.spot(pointer).map(plain),
            Step::LastItem(_, "") => last.map(plain),
            Step::LastItem(_, pointer) => RawJson::from_text(last?).ok()?.spot(pointer).map(plain),
            Step::CursorField(_, field) => Some(headers.get(field)?.to_str().ok()?.to_owned()),
            Step::Link => link::next(headers),
            Step::Offset(_) | Step::Page(..) => None,
        }
    }

    /// The next offset or page number.
    fn counted(&mut self, items: u64, page: &RawJson) -> Option<String> {
        let number = |pointer| known(page, pointer).and_then(|value| plain(value).parse::<u64>().ok());
        self.count = self.count.saturating_add(items);
        let size = *self.size.get_or_insert(items);
        let total = number(self.paging.total);
        let all = total.is_some_and(|total| self.count >= total);
        let short = total.is_none() && items < size;
        if items == 0 || all || short || number(self.paging.pages).is_some_and(|pages| self.page >= pages) {
            return None;
        }
        self.page = self.page.saturating_add(1);
        let next = if matches!(self.paging.step, Step::Offset(_)) { self.count } else { self.page };
        Some(next.to_string())
    }
}

/// The JSON of what a pointer that may not be given points to.
fn known<'p>(page: &'p RawJson, pointer: &str) -> Option<&'p str> {
    page.spot(Some(pointer).filter(|pointer| !pointer.is_empty())?)
}

/// A JSON value as text: a string's content, nothing for null, else the JSON.
fn plain(json: &str) -> String {
    match json {
        "null" => String::new(),
        _ => codec::from_str::<String>(json).unwrap_or_else(|_| json.to_owned()),
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

fn repeats(call: &Pending, how: &str) -> Error {
    Error::limit(call.info.label(), None, format!("the list goes round in circles: {how}"))
}

/// Goes to the URL that a page names.
fn follow(call: &mut Pending, reference: &str) -> Result<(), Error> {
    let url = call.named(reference).map_err(|why| {
        Error::build(call.info.label(), format!("the next page's URL is not followed: {why}"))
    })?;
    call.retarget(url);
    Ok(())
}
