//! Calls that belong together: the pages of one list, and work that goes on after an answer.

use super::{Location, OperationKey, TypeUse};

/// How a list comes page by page. Pointers are JSON Pointers (RFC 6901) into the body of a page; an empty one is the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paging {
    /// How the next page is asked for.
    pub step: PageStep,
    /// Where a page has its items.
    pub items: String,
    /// The type of an item; `None` where the document allows anything.
    pub item: Option<TypeUse>,
    /// Where a page has the number of all items.
    pub total: Option<String>,
    /// Where a page has the number of pages.
    pub pages: Option<String>,
    /// Where a page says whether there are more.
    pub more: Option<String>,
}

/// What goes from page to page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stepped {
    /// A parameter of the query.
    Query(String),
    /// A member of the JSON body, by its JSON Pointer.
    Body(String),
}

/// How the next page is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageStep {
    /// By what skips the items that were listed.
    Offset(Stepped),
    /// By the page's number; and the number of the first one.
    Page(Stepped, u64),
    /// By the value at a pointer.
    Cursor(Stepped, String),
    /// By the value of a header of the page.
    CursorHeader(Stepped, String),
    /// By the value at a pointer into the page's last item.
    LastItem(Stepped, String),
    /// A page has the URL of the next one at a pointer.
    NextUrl(String),
    /// A page has the URL of the next one in its `Link` header (RFC 8288).
    Link,
    /// Another operation gives the next page: by the value at a pointer, and by what the first call was given.
    NextCall(String, Followed),
}

impl PageStep {
    /// What goes from page to page; nothing where a page names the next one.
    pub fn stepped(&self) -> Option<&Stepped> {
        match self {
            Self::Offset(stepped)
            | Self::Page(stepped, _)
            | Self::Cursor(stepped, _)
            | Self::CursorHeader(stepped, _)
            | Self::LastItem(stepped, _) => Some(stepped),
            Self::NextUrl(_) | Self::Link | Self::NextCall(..) => None,
        }
    }
}

/// Work on the server that an answer only begins. Pointers are as in [`Paging`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// How it is watched.
    pub watch: Watch,
    /// Where the watched answer has the state.
    pub state: String,
    /// States in which the work is done.
    pub done: Vec<String>,
    /// States in which it failed.
    pub failed: Vec<String>,
    /// Where a failed task says why.
    pub error: Option<String>,
    /// The operation that gives the result; the watched answer where there is none.
    pub result: Option<Followed>,
    /// An answer without the header by which the work is watched says that it is done already.
    pub at_once: bool,
}

impl Task {
    /// Where the state is, unless somebody says otherwise.
    pub const STATE: &str = "/status";
}

/// How work is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Watch {
    /// By calling an operation.
    Operation(Followed),
    /// At the URL that a header of the first answer has.
    Header(String),
}

/// An operation that is called because of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The operation.
    pub operation: OperationKey,
    /// What its required parameters are given, by name and location.
    pub arguments: Vec<(String, Location, Argument)>,
}

/// Where an argument comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A parameter of the first call.
    Parameter(String, Location),
    /// A place in the body that the first call sent.
    Body(String),
    /// A place in the first answer.
    Answer(String),
    /// The items of a list in the first answer, one after another: several tasks.
    Each(String),
    /// A place in the task when it is done.
    Task(String),
}
