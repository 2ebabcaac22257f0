//! How pages follow one another, as constants that generated code states.

use super::super::op::OpInfo;

/// How pages follow one another. Pointers are JSON Pointers (RFC 6901) into the page's body.
#[derive(Debug)]
pub struct Paging {
    pub(super) step: Step,
    pub(super) items: &'static str,
    pub(super) total: &'static str,
    pub(super) pages: &'static str,
    pub(super) more: &'static str,
    pub(super) in_body: bool,
}

#[derive(Debug)]
pub(super) enum Step {
    Offset(&'static str),
    Page(&'static str, u64),
    Cursor(&'static str, &'static str),
    CursorField(&'static str, &'static str),
    LastItem(&'static str, &'static str),
    NextUrl(&'static str),
    Link,
    /// Where a page says what comes next, the operation that gives it, the place of its parameter that takes that, and places of its
    /// other parameters with those of the first operation's that they take their values from.
    NextCall(&'static str, &'static OpInfo, usize, &'static [(usize, usize)]),
}

impl Paging {
    const fn new(step: Step) -> Self {
        Paging { step, items: "", total: "", pages: "", more: "", in_body: false }
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

    /// Another operation gives the pages behind the first one: its parameter at the place `link` takes the value that a page has at
    /// `pointer`, and others what the first call was given, by their places.
    pub const fn next_call(
        pointer: &'static str,
        operation: &'static OpInfo,
        link: usize,
        same: &'static [(usize, usize)],
    ) -> Self {
        Paging::new(Step::NextCall(pointer, operation, link, same))
    }

    /// What steps from page to page is a member of the request's JSON body, by its JSON Pointer, rather than a query parameter.
    pub const fn in_body(mut self) -> Self {
        self.in_body = true;
        self
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

    /// The places beside the items that a page is known by.
    pub(super) fn landmarks(&self) -> [&'static str; 4] {
        let next = match self.step {
            Step::Cursor(_, pointer) | Step::NextUrl(pointer) | Step::NextCall(pointer, ..) => pointer,
            _ => "",
        };
        [self.total, self.pages, self.more, next]
    }
}
