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
use super::position::{Place, Position};

/// Where a list stands.
pub(super) struct Source {
    pub(super) paging: &'static Paging,
    /// The call of the next page.
    call: Option<Pending>,
    pub(super) under_way: Option<BoxFuture<'static, Result<Answer, Error>>>,
    operation: &'static str,
    /// The page that came last.
    here: Position,
    /// The page that `call` asks for; `None` at the end.
    next: Option<Position>,
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
        let given = |param: &str| {
            let value = if paging.in_body {
                call.body_value(param).map(|json| plain(&json))
            } else {
                call.query_value(param)
            };
            value.and_then(|value| value.parse().ok())
        };
        let (count, page) = match paging.step {
            Step::Offset(param) => (given(param).unwrap_or(0), 0),
            Step::Page(param, first) => (0, given(param).unwrap_or(first)),
            _ => (0, 0),
        };
        let first = Position { at: None, count, page, size: None };
        Source {
            paging,
            operation: call.info.id(),
            call: Some(call),
            under_way: None,
            here: first.clone(),
            next: Some(first),
            turned: 0,
            seen: BTreeSet::new(),
            before: None,
            failure: None,
        }
    }

    /// The place behind so many items of the page that came last, where items of it are left; else that of the next page.
    pub(super) fn place(&self, taken: Option<u64>) -> Option<String> {
        let (position, skip) = match taken {
            Some(taken) => (self.here.clone(), taken),
            None => (self.next.clone()?, 0),
        };
        Some(Place { list: self.operation.to_owned(), position, skip }.text())
    }

    /// Goes to a place that [`Source::place`] gave; the items of its page that came already.
    ///
    /// # Errors
    /// The reason why it is none of this list.
    pub(super) fn resume(&mut self, text: &str) -> Result<u64, Error> {
        let place = Place::of(text, self.operation);
        let place = place.map_err(|why| Error::build(self.operation, why))?;
        if let (Some(at), Some(call)) = (&place.position.at, &mut self.call) {
            go(call, self.paging, at.as_str())?;
            self.seen.insert(hash(at.as_str()));
        }
        self.next = Some(place.position);
        Ok(place.skip)
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
        let Some(mut call) = self.call.take() else { return };
        self.here = self.next.take().unwrap_or_default();
        self.turned += 1;
        let (label, most) = (call.info.label(), call.limits().pages);
        match self.next(&mut call, &page, headers) {
            Ok(None) => {}
            Ok(next) => {
                self.next = next;
                if self.turned >= most {
                    let reason = format!("the list has more than {most} pages; `Limits::pages` allows more");
                    self.failure = Some(Error::limit(label, None, reason));
                } else {
                    self.call = Some(call);
                }
            }
            Err(error) => self.failure = Some(error),
        }
    }

    /// Makes the call that of the next page, and says where that is.
    fn next(
        &mut self,
        call: &mut Pending,
        page: &RawJson,
        headers: &HeaderMap,
    ) -> Result<Option<Position>, Error> {
        let (items, last) = page.items(self.paging.items).unwrap_or_default();
        if known(page, self.paging.more) == Some("false") {
            return Ok(None);
        }
        if let Step::Offset(param) | Step::Page(param, _) = self.paging.step {
            let Some(next) = self.counted(items, page) else { return Ok(None) };
            // Equal pages of plain values may be what the list has; equal objects are the same ones again.
            let here = last.filter(|last| last.starts_with('{')).map(|_| hash(page.as_str()));
            if here.is_some() && std::mem::replace(&mut self.before, here) == here {
                return Err(repeats(call, &format!("the page behind `{param}` is the one before it")));
            }
            go(call, self.paging, next.at.as_ref().map_or("0", RawJson::as_str))?;
            return Ok(Some(next));
        }
        let json = self.pointed(last, page, headers);
        let ends = |json: &String| plain(json).is_empty() || json == "false" || json == "\"false\"";
        let Some(json) = json.filter(|json| !ends(json)) else { return Ok(None) };
        let mark = hash(&json);
        let same = self.before.replace(mark) == Some(mark);
        if !self.seen.insert(mark) {
            // An empty page that names itself is how some servers say that there is no more.
            if same && items == 0 {
                return Ok(None);
            }
            return Err(repeats(call, "a page names one for the next that was there before"));
        }
        go(call, self.paging, &json)?;
        Ok(Some(Position { at: RawJson::from_text(&json).ok(), ..Position::default() }))
    }

    /// The cursor, or the URL, that a page has for the next one, as JSON.
    fn pointed(&self, last: Option<&str>, page: &RawJson, headers: &HeaderMap) -> Option<String> {
        match self.paging.step {
            Step::Cursor(_, pointer) | Step::NextUrl(pointer) | Step::NextCall(pointer, ..) => {
                page.spot(pointer).map(str::to_owned)
            }
            Step::LastItem(_, "") => last.map(str::to_owned),
            Step::LastItem(_, pointer) => RawJson::from_text(last?).ok()?.spot(pointer).map(str::to_owned),
            Step::CursorField(_, field) => Some(codec::to_string(&headers.get(field)?.to_str().ok()?)),
            Step::Link => link::next(headers).map(|url| codec::to_string(&url)),
            Step::Offset(_) | Step::Page(..) => None,
        }
    }

    /// The next offset or page number.
    fn counted(&self, items: u64, page: &RawJson) -> Option<Position> {
        let number = |pointer| known(page, pointer).and_then(|value| plain(value).parse::<u64>().ok());
        let count = self.here.count.saturating_add(items);
        let size = self.here.size.unwrap_or(items);
        let total = number(self.paging.total);
        let all = total.is_some_and(|total| count >= total);
        let short = total.is_none() && items < size;
        let last = number(self.paging.pages).is_some_and(|pages| self.here.page >= pages);
        if items == 0 || all || short || last {
            return None;
        }
        let page = self.here.page.saturating_add(1);
        let at = if matches!(self.paging.step, Step::Offset(_)) { count } else { page };
        Some(Position { at: Some(RawJson::of(&at)), count, page, size: Some(size) })
    }
}

/// Makes the call that of the page that this JSON asks for.
fn go(call: &mut Pending, paging: &Paging, json: &str) -> Result<(), Error> {
    let label = call.info.label();
    match paging.step {
        Step::NextUrl(_) | Step::Link => {
            let url = call.named(&plain(json));
            let url = url
                .map_err(|why| Error::build(label, format!("the next page's URL is not followed: {why}")))?;
            call.retarget(url);
        }
        Step::NextCall(_, operation, link, same) => call
            .follow(operation, (link, json), same)
            .map_err(|why| Error::build(label, format!("the next page's URL is not followed: {why}")))?,
        Step::Offset(param)
        | Step::Page(param, _)
        | Step::Cursor(param, _)
        | Step::CursorField(param, _)
        | Step::LastItem(param, _)
            if paging.in_body =>
        {
            // A number that the caller wrote as text stays text.
            let is_text = call.body_value(param).is_some_and(|before| before.starts_with('"'));
            let quoted = if is_text && !json.starts_with('"') { Some(codec::to_string(&json)) } else { None };
            call.set_body(param, quoted.as_deref().unwrap_or(json))
                .map_err(|why| Error::build(label, why))?;
        }
        Step::Offset(param)
        | Step::Page(param, _)
        | Step::Cursor(param, _)
        | Step::CursorField(param, _)
        | Step::LastItem(param, _) => call.set_query(param, plain(json)),
    }
    Ok(())
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
